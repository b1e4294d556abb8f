/**
 * Given and family names that are common in Britain and that the library's list does not have: it knows few from South
 * Asia, Africa, the Arab world, China, Wales and Ireland. Small letters. A name that is also a word stands in
 * names-that-are-words.ts instead.
 */
export const moreNames: ReadonlySet<string> = new Set(
  `
  aamir aarti abbas abdi abdikarim abdirahman abdulla abena abhinav abhishek abimbola abiola abiodun adaeze adaku
  adanna adebayo adebola adedayo adeel adeola aditi aditya adjoa adunni afia afsana afua agnieszka ahmadi aiko ailsa
  aiysha ajay ajit akash akhil akosua akua alemayehu alessia alfonzo aliyah aliyu alun amadi amaka aman amandeep
  amarachi ambreen ameena ameer amelie amena amirah amita amrit amrita ananya anastazja aneurin angharad anh anil
  anila anish anisha anjali anju ankit ankita ansah anthea antonina anu anuja anwen aoife aparna araba arash archana
  aref arfan arif arisha arooj arshad arti aruna arvind arwen asad asif asim asma asmaa aster athar atif atiya atul
  augustyn avtar ayaz ayman ayo ayodele ayomide azadeh azhar azra babajide babatunde balbir baljit balwinder
  bao baran barnaby basil beata behnaz berhane bethan bhavesh bhavna bich bijal bilqis bimpe bina binh bisi bismah
  blessed bola bolanle boglarka boleslaw bozena branwen brijesh bronislaw bukola bushra caoimhe cari carys catalin
  cath cathal catrin ceri cerys chandan chenai cheng chetan chiamaka chidi chidinma chidozie chiedza chika
  chimamanda chinedu chinonso chinwe chioma chipo chizoba chukwuemeka chukwudi ciprian clodagh colm conall conleth
  cormac cornel cosmin costel cristi cristian csaba czeslaw dafydd daljit damilola danuta daoud dariusz darragh dawid
  dawit deepa deepika demba desta desi dewi dhruv diep dieu dilip dilshad dinh dipak dipika divya dong dorin dorota
  dumisani duong dympna ebele ebony edyta efe efua efosa eilidh eimear eirian ekene elaf elham elnaz eluned emeka
  emyr enitan eniola enyonam erdem erhan ese esi esra eszter ewan ewelina fahad fahim faisal faiz faiza falak faraz
  fareeda farhan farhana fariha farouk farzad fatemah fatou fatuma femi feng fiifi fikret filiz finlay firoz florin
  folake folasade fouad fozia frantisek funke funmi funmilayo gaelle gagandeep ganesh gareth gavin gbenga geeta
  georgeta ghulam girma gita godwin goitom gopal gosia grainne grazyna gruffydd gulsen gulshan gurdeep gurpreet
  gurmeet gwenllian gwilym gyula hadiza hafsa haider hajra hakan haleema halima hamish hamza hannan haris harish
  harjit harpreet haroon harsha harshad hassana hemant hemlata heng hennah hien hina hiren hiroshi hitesh hoa hong
  hongyu huda huma humaira hung huong hywel iestyn ifan ifeanyi ifeoma ifrah ieuan ijeoma ikechukwu ikram ilham
  imani imran inderjit ines ionela iqbal iqra irfan irmina isha ishmael ismat istvan ivona iwan izabela jagdeep
  jagjit jahanara jahid jaroslava jarek jaspreet jasvinder jaswinder jatinder javed jaya jayesh jignesh jigna jiaying
  jing jitendra joanna jolanta joti jozsef jun jyoti kadir kaltrina kaltuma kamaljit kamini kamran karol karthik
  kashif kasia katalin katarzyna kaukab kavya kavita kehinde keerthi kelechi kemal kenji keziah khadeeja khalida
  khanh khanyi kholwa kirandeep kiran kirsty kishan kiyomi klaudia kofi kojo komal koray kourosh krishnan krzys
  kuldeep kulwinder kunle kwabena kwadwo kwaku kwame kwasi kyung lakshmi lamia lamin laszlo lateef layan lech leszek
  levente li-wei liadan liban ling linh litty llinos llewelyn llyr lorand lovepreet lubna lucyna ludmila luka lukasz
  madhu madhuri maeve mahmood mahnoor maimuna mairead mairi maisam majid makena malgorzata malek mallika mamta
  mandeep mandla manju manjit manjula manoj mansoor mared margaux mari mariatu mariusz marzena masud maheen mayank
  mbali medha meena meera meghna mehak mehboob mehmood mehran mehreen mehwish meirion meltem mercedes merve
  mesfin mihaela milan minh miroslav mirela mirza misbah mitali miteshi mohan mohsin monisha mostafa moustafa
  mubashir mudassar mukesh mukhtar mumtaz muna muneeb munir muriel musa mushtaq myfanwy nabeel nabila nadeem
  nadeen nadir naeem nafisa naga nagesh naheed nahid naila najib nakul naledi nam nandini naresh nargis
  nasim nasir nasreen nasrin naveed navid navdeep navjot nawal nayan nazia nazir nazneen neelam neelima neema neeraj
  neha nerys nesta ngoc ngozi nguyet nhung niall nicu nidhi nighat nikesh nilam nilufar nimisha nimra niraj niranjan
  nirmala nisreen nita nitin njideka nkechi nkem nkosi nneka nnamdi nobuhle nomsa nomvula noreena noura nuala nuria
  nusrat nuwan nyasha nzinga oana obi obinna odhran ofure oisin okechukwu oksana olamide olanrewaju olena oleh
  olgun oluchi olufemi olumide olusegun oluwadamilola oluwaseun omolara onur onyeka oonagh opeyemi oriol orla ornella
  osagie osaze osman ovidiu oyindamola ozlem pankaj parag paramjit parisa parminder parveen parvez parvin patryk
  pawel payal phuong piotrek pooja poonam prabhjot pradeep pragya pranav prashant pratik preethi preeti priti priya
  priyanka przemek przemyslaw punam purnima qadir qasim quang quynh rabia radek radha radhika radoslaw rafal rafiq
  raghav rahat raheel rahila raj raja rajan rajani rajeev rajesh rajinder rajiv rajni rajvir rakesh ramesh ramla
  ranjit rashida rashmi raveena ravi ravinder raz razia razvan rebin reena rehan rehana rekha renuka reshma reza
  rhian rhodri rhys rima rishi ritika ritu riyad riyadh rizwan rizwana rohit roisin roksana ros roshan
  roshni roxolana rozina rubina rukhsana rupa rupinder ruqayyah ruta rutendo ryszard saad saba sabah sabiha sabina
  sachin sadaf sadia saeeda safa safia sagal sagar sahra saima saira sajid sajida sakina salah saleem saleh sami
  samia samina sanam sandip sangeeta sanjana sanjeev saoirse sapna sarabjit saraswati sarita sarmad satinder satnam
  satpal savita sawsan seema segun selam selamawit selcuk semhar sergiu shabana shabnam shafiq shaheen shahida
  shahnaz shahzad shaista shakeel shakila shalini shamim shamima shamsa shanice shanthi shaquille shariq shashi
  shazia sheetal shefali sheikha shilpa shirin shiv shivani shobha shohreh shreya shu shukri shyam sian sibongile
  siddiqa sidra sikander silvana simran sina sinead sioned sipho siwan slavka smita sneha sohail solange sona sonal
  soraya sorcha sorin sroisin stanislawa sudha sufyan sughra suha suhail sukhdeep sukhjit sukhvinder sukhwinder
  sukumar suleiman suleman sultana suman sumaya sumera sundeep sunil suniti supriya surinder surjit sushila sushma
  swapna swati sylwia szilvia tabassum tadeusz tahir tahira taiwo tajinder talha tamanna tanvi tanveer tanzila tara
  tariq tariku tarun tasleem tasneem tatenda tawfiq tayyab tayyaba teagan tejal temitope temperance tendai teslim
  tewodros thabo thandi thandiwe thanh thao thapelo thi thieu thu thuy tigist tirath tobi toluwani tomos tope
  towela trang trung tsegaye tuan tudor tunde tuyet tymoteusz uchenna uday ugochi ujala uma umair umang umar ume
  umesh urmila urszula usha uzma uzoma vaibhav vaishali vandana vanda varsha vasile vasudha veena venkat vibha vidya
  vijay vikas vikram vimal vimala vinay vineet vinod vipul viraj virender vishal vishnu waheeda waheed wanjiru waqar
  waqas waseem wasim weronika wiktor wiktoria wojtek xiu xiulan xuan yahya yakubu yamina yared yasir yasmeen yetunde
  yewande yin ying ylli yogesh yohannes yonatan youcef yuk yuksel yun yunus yusra yusuf zafar zaheer zaid zaina
  zainabu zakariya zakia zara zareen zarina zawadi zbigniew zeeshan zehra zoltan zubair zubaida zulfiqar zuzana
  zuzanna zygmunt

  abara abdalla abdi abebe abiodun acheampong achebe addo adeleke adewale adeyemi adjei afolabi agboola agyeman
  ahmadzai akande akhter akinola alam alibhai amankwah amin amoah anand aneja annan ansari appiah arora asante asamoah
  asghar atkin awan awuah azam babu badu bahadur bajwa bains balogun banerjee bangura banerji bedi begum bello bhatia
  bhatti biswas boakye boateng bose bradshaw bui butt cham chaudhary chaudhari chauhan cheema chiu choudhary
  cockburn conteh dang dao darko das deng desai desouza dhaliwal dhillon dhanjal diallo diop dlamini dosanjh dowd
  duggal durrani edusei effiong egan ekwueme elahi eze ezeh fagbemi fakhoury farooq farooqi fashola fofanah gbadamosi
  ghosh gondal gough goswami gupta gurung habtemariam haddad hai hamdan haq harker hoque hosseini hossain
  houghton huq hussaini hutchinson ibekwe igwe ilyas imam iyer jadhav jain jalloh jamil javid jeyakumar joshi kabir
  kadiri kamara kang karimi kariuki kaushal kazmi keita kenyatta kermani khalil khanna khatun khawaja kiani kiplagat
  kipkemboi klimek kohli konate kowalska koroma kulkarni kwarteng lakhani lal leung lewandowska lewandowski llewellyn
  loh lowry luong lyons mac macdonald macdougall mackay mackenzie macleod madan magee maguire mahalingam mahamud
  mahajan mahmud malhotra mandal mansaray maguire marwaha mathur mazur mbeki mccann mccormack mcdonald
  mcdermott mcgrath mcguire mcintyre mckenna mckay mclaren mcleod mcmahon mcnamara mehta menon mensah miah mian mistry
  mohamud mokoena moyo mubarak mugisha mukherjee mulligan musoke mustafayev mutasa mwangi naidoo nair nandakumar
  narang naqvi naseer nasser ncube ndlovu ndiaye nepal ngo nguyen nkosi nkrumah noorzai nowakowska nwachukwu nwosu
  obeng obi ochieng oconnell odonnell odriscoll odwyer ofori ogbonna ogunleye ohara ojo okafor okeke okoli okonkwo
  okoro okoye okpara oladele olatunji olawale oleary oloughlin omalley onyango opoku osei osman otieno owusu oyelaran
  padmanabhan panchal pandey pandya parekh parikh parmar pathak pawlak pervaiz pham pillai prajapati qureshi quigley
  raghavan rahimi rahman rai raina rajput ramachandran ramsay rana randhawa rao rashidi rathore rauf raut rawat razzaq
  reddy rehman riaz sadiq saeedi sahota saini saleemi samuels sandhu sangha sarkar sarpong saxena sayed selvarajah
  sengupta sesay sethi shafi shah shaikh sharif sheikh shetty shrestha siddiqi siddiqui sidhu simmonds sivakumar
  solanki sow sowande srinivasan srivastava subramanian suleyman szczepanski szymanska tabassum tamang tandon tekle
  temiz tesfaye thakkar thakur thapa thiam tiwari toure tracz trivedi tshabalala turay uddin ullah usmani uwais vaidya
  varghese varma venkatesan verma virdi virk vo vyas waheedi walia waweru wisniewska wojciechowski wozniak yadav
  yeboah yohannes zafari zaman zaidi zelazny zhu zielinski zulu
  barker barrow beckett bentley blackburn blackwell booth bowden bradbury bramley briggs burgess burrows butcher
  byrd cartwright chadwick clegg clements coates connolly cosgrove croft crossley cullen dawson delaney devlin
  donnelly doolan duffy dyson eccles ellison emerton entwistle faulkner fenwick finch finnegan flanagan flynn
  fogarty fothergill gaskell gilchrist gallacher gorman greenwood haines hargreaves hartley haworth hewitt higgs
  hobbs hodgson holland hollis horton houlihan howarth hurst ingham iqbal irvine jarman jeffries jenkinson jessop
  kearney keane kavanagh kilbride lancaster langley leach leary ledbetter lomax lovell lovett maddox mallinson
  marsden massey mcbride mccabe mcconnell mcculloch mcdaid mcelroy mcgee mcginty mcgowan mcinerney mcmillan meredith
  metcalfe middleton milburn molloy moran morley moyes mulcahy mullen nash naylor newell nolan nuttall ogden oldroyd
  ormerod oakes osgood osullivan paterson peacock pemberton penhaligon pickering pilkington platt prendergast pritchard
  probert pugh quinlan radcliffe rafferty rees rhodes rigby riordan rowlands rutherford scully seddon shaughnessy
  shepherd sheridan sherwood siddall simcock simpson skinner slater sneddon stafford standish stott sumner sutcliffe
  swales sweeney tanner thackeray thornton thorpe tierney timms tonks townsend treharne trelawney tremayne trevithick
  tuffin turnbull tyrell underwood upton vaughan waddington wainwright wakefield walmsley warburton wardle waterhouse
  watkins whelan whitaker whitehead whitehouse whittaker widdowson wigglesworth wilcox wilkins willoughby winstanley
  woodhouse woolley worthington wragg yardley yeates gwyn gethin cadwallader bevan bowen parry pritchett prosser
  `
    .split(/\s+/)
    .filter(Boolean),
);
