const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Names that are also words, surnames that are also trades, colours or places. Alone and in small letters they are no name. */
export const namesThatAreWords = words(`
  abide ace adam-and-eve ah alba amber amor an ana ana angel any april arch aria art ash aspen aster august aurora
  autumn avon bach bailey baker banks barber barker bay bea beau beck bell bella ben berg berry bill billy-no-mates
  birch bird bishop black blaise blanche blaze blessed blessing bliss blossom blue bo bob bond boots bonnie bonny
  booth boss boy bram brand brandy breeze brent brian-damage bright brock brook brooks brown buck bud buddy buffer
  burns bush butcher butler buy cal cam carol carrie cash chan chance chandler chang char charge chari charity chase
  chastity cherish cherry chi chin chris-cross christian chuck cl clay clean clement clerk cliff close clover coates
  cody coke cole colt comfort constance cook coop cooper coral core cotton cox craft crane crisp croft cross cruz
  crystal curt cy dahlia daisy dale dan-air dane dash dawn day dean dear dee deep delight dell desire destiny dick
  diva divine dixie doe dolly dong don doll dong dove dot drake drew duke dusk dusty earl early earnest east easter
  ebony eden eli ella else ember emir em eng english ever eve fair faith fanny fay fern field fields finch finn fish
  fisher flora florence flo floor flower flowers ford forrest foster fox frank free freeman frost fuller gale gail
  gamble garden gardener gardner garnet gay gaze gene genesis gentle george-cross gift gil gill ginger glad glen glory
  golden good goode goodness goodwill grace grand grant graves gray great green grey grove guard guess guide gus guy
  hail hall han hank happiness happy hardy harm harmony harp hart hastings haven hawk hay haze hazel head heart heath
  heather heaven herb hero hill ho hoe hog hogan holiday holly honesty honey honor honour hood hope hopes horn house
  how hunt hunter ice ike imam in iris iron ivory ivy jack jade jam jan jas jasmine jasper jay jean jeans jenny jewel
  jimmy job jo jock john joy joyce-grove jubilee judge july june junior justice kale karma kay ken kent khaki kid kim
  kin kind king kip kirk kit kitty knight la lace lad lady lake lamb lance land lane lang lark lat laurel law lea leaf
  lee lea leigh leo leon-dron levy lexi li liberty light lila lilac lily lime ling link lion lo long lord lot lotus
  love lovelace lovely low luck lucky lu luna ly mace mack mad mae mai maize major malta man mane manger mann mar march
  mare marian marine mark marks marlin marsh marshal marshall mason masters mat mate matt max maxim may maya mays mead
  meadow mel melody mercy merit merry miles mill miller mills mina mine mini mint miracle miracles misty mo mona money
  monk moon moor moore moral moss mount my myrtle nan nana nat nate nell nice nick noble noel norm norman north nova
  oak oakley ocean olive ollie opal ora orchid orla-font otter owen-money pace packer page paige palm palmer pan pansy
  paris park parker parks parson pat patience patrol patsy paul-pry peace peach pearl peg penn penny pepper percy
  perry pet petal pete-sake petty phoenix pick pierce pike pine pip piper plum poe pole pond pool poole pop poppy
  porter potter power praise pray prayer precious price pride primrose prince princess prior promise prosper prosperity
  prudence queen queenie quest quinn-font rabbit rain raja ram ran randy raven ray reach read red reed reef reese regal
  reign remedy rene rest reward rex rice rich richer river rivers rob robin rock rocky rod roe roger roman romance rosa
  rosary rose rosemary rosie rosy rowan roy royal ruby rue rush russet rust rusty ruth rye sabbath sable sad saddler
  sage sailor saint sal sally salt salvador sam samara sandy sapphire say scarlet scarlett scot scott sea see sep
  serene serenity shade shah-mat shale shannon sharp shaw shay shea shell shepherd shy sid sienna silver sincere singer
  skip sky skye slade slater small smart smith sky sloan snow so sol solomon song sonny sow spark sparrow spear spencer
  spike spring star starling steel stella sterling stew stone storm story street strong stu sue sugar summer summers
  sun sunday sunny sunshine swan sweet swift sylvan tab tai tailor tang tanner tatum taylor-made teal ted temple
  temperance terry than thanh thankful thi thistle thorn thu tia tiger tiffany tile timber tobi tod todd toga tom ton
  tong toni tor tot tree trinity trip trish trot troy true truth tu tuck tucker tulip turner ty tuan tulip unity
  unique val vale valentine valour van vance vanity vera verity vern vi vic victor victory vine viola violet virgin
  virtue vo von wade walker wall wang ward warden warren wash water waters watt watts way wayne webb weaver week wee
  wei well wells west wheeler whisper white wild will willow wills win winner winter winters wise wish wolf wonder
  wong wood woods woody worth worthy wren wright wynn yang yen yi yin yong young yun yu zen zest zeal
  alexandria austin augusta barton bath beverley boston bradford bristol brittany burton caledonia cambridge carlisle
  carlton chad chelsea chester china clifton clinton colchester cyprus dallas dakota darlington derby devon diego
  dudley durham eden ely england florida france georgia germany gloucester grenada hamilton harlow harrow hastings
  holland houston india ireland israel jamaica jersey jordan kenya kingston lancaster lincoln london lourdes lydia
  manchester melbourne milton montana nevada newman newport norfolk northampton orlando oxford paris perth phoenix
  poland portugal preston putney richmond rochester rome salisbury santiago savannah scotland shelby sheffield
  somerset stafford sudan sutton sydney tunisia trent troy ukraine valencia vienna victoria virginia wakefield wales
  washington wellington westbrook winchester windsor wolverhampton worcester york yeovil
  begum-road bains chai dang das deng egg hale hai haq kang lal loh mac mint nam ngo pak rai rao raut sow temiz tran vo
  abbey ali-baba barrow beckett bentley booth briggs burgess burrows cairns clegg clements connell cullen dawson-road
  haines higgs horton hurst leach lovell lyons massey middleton nash oakes ogden peacock platt rhodes sheridan skinner
  stott timms townsend underwood upton vaughan whitehead whitehouse simpson jess sandbach temple-meads
  chloe-method luka-dose milan roma monica-scale ros mari cath bina ling obi esi ese efe ola nita raz shu sina huma
  amor desi rima aref isha ayo bao bola bisi jaya jun karol kavya komal lech ling madhu mehak muna musa naga
  nepal raj sami suman tara uma umar xiu ying zara
  sonia-line edel gala gena ine jes jen kari kera lacy lana lara lex lima lin lola lula melo mora mori mya niko
  noble paddy pal pali para peri pia pol pun rae ran rees rita-line ron roe rum ruse sera sika sri suzi tad tami tapa
  taha tate ted thad theo thy tori tui una uri ursa vida wan wes wilt wu xu yan zac
`);

/** Months and days: a name only where somebody of that name does something. */
export const namesThatAreDates = words('april august jan january june july may sunday easter autumn summer winter');
