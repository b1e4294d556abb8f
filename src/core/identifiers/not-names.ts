const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/**
 * Words that clinicians write with a capital and that name nobody: kin, titles, services, drugs by brand, illnesses,
 * faiths, peoples, tongues, the days, places nearby. Small letters; a possessive is looked up without its ending.
 */
export const notNames = words(`
  i im ive ill id a an the he she they we you it his her their my our your its this that these those there here who
  what when where why how which if so then but and or not no yes ok okay as at by for from in of on to with also still
  just only now today tonight tomorrow yesterday later since after before because while during once never always
  mum mums mummy mam mammy mom momma ma dad dads daddy da papa pa nan nana nanny nain taid gran granny grandma grandad
  grandpa grandfather grandmother auntie aunty aunt uncle sis bro bruv baby babe hun darling son daughter wife husband
  partner ex sibling stepdad stepmum stepson bibi bhabhi ammi abbu abba dadi dada nani didi bhai baba beti beta amma
  mr mrs ms miss mx dr doctor prof professor sir dame rev reverend father sister brother imam rabbi sheikh
  nurse midwife matron consultant registrar gp hv sw rn rmn cpn pc dc ds sgt inspector constable officer judge
  monday tuesday wednesday thursday friday saturday mon tue tues wed thur thurs fri sat
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sept sep oct nov dec
  christmas xmas eid ramadan ramadhan diwali hanukkah passover lent halloween bonfire boxing vaisakhi holi navratri
  christian christians christianity catholic catholics protestant anglican methodist baptist quaker pentecostal
  evangelical mormon jehovah jehovahs witness witnesses muslim muslims islam islamic sunni shia hindu hindus hinduism
  sikh sikhs sikhism jew jews jewish judaism buddhist buddhists buddhism rastafarian pagan humanist jain god allah
  jesus christ bible quran koran torah gurdwara mosque
  british english welsh scottish irish cornish european african asian american caribbean polish romanian bulgarian
  lithuanian latvian estonian ukrainian russian czech slovak hungarian albanian kosovan serbian croatian bosnian greek
  turkish turk kurdish kurd arab arabic syrian iraqi iranian persian farsi dari pashto afghan pakistani punjabi panjabi
  urdu hindi gujarati bengali bangladeshi sylheti tamil sinhala sinhalese lankan malayalam telugu marathi nepali
  nepalese indian chinese mandarin cantonese hakka vietnamese thai filipino tagalog filipina malay malaysian indonesian
  japanese korean somali ethiopian amharic oromo eritrean tigrinya tigrigna sudanese nigerian yoruba igbo hausa
  ghanaian twi akan kenyan swahili ugandan zimbabwean shona ndebele zulu xhosa zambian malawian congolese lingala
  gambian mandinka wolof senegalese moroccan algerian tunisian egyptian libyan portuguese brazilian spanish french
  italian german dutch flemish danish swedish norwegian finnish icelandic maltese cypriot jamaican trinidadian bajan
  roma romany romani gypsy traveller travellers bsl makaton deaf kosovar moldovan slovenian georgian armenian
  askwell teams nhs marac maracs dash idva isva mappa dapo dapn dvpn dvpo dvdr dhr fmu fgm hba fm cps police social services
  safeguarding respect galop samaritans nirvana refuge womens mens aid relate mankind mencap mind shout shelter
  childline nspcc barnardos barnardo crimestoppers victim support southall sisters rights national domestic abuse
  helpline line freephone phoneline law laws rule idas ida hestia
  hourglass surviving economic paladin trust savera forward chayn womankind nacoa alanon
  alcoholics anonymous turning point change grow live changing lives addaction wearewithyou citizens advice jobcentre
  cafcass camhs cmht crt crht iapt perinatal probation prison school nursery playgroup college university council
  housing children adult mash lado section order orders act court tribunal legal solicitor ambulance
  psychiatrist psychologist insurance marriage raccoon my consultant
  somerset avon norfolk dorset devon cornwall gloucestershire gloucester wiltshire bristol bath taunton yeovil
  bridgwater frome minehead glastonbury chard ilminster crewkerne wincanton burnham highbridge cheddar axbridge
  shepton mallet street langport somerton watchet wellington weston norwich thetford yarmouth lowestoft cromer
  musgrove southmead frenchay london england wales scotland ireland ulster britain uk europe africa asia india
  pakistan bangladesh poland romania turkey syria iraq iran afghanistan somalia eritrea ethiopia nigeria ghana kenya
  birmingham manchester liverpool leeds sheffield cardiff swansea newport plymouth exeter dover luton dublin
  facebook messenger whatsapp instagram snapchat tiktok twitter youtube google iphone ipad android samsung alexa siri
  ring find zoom skype onlyfans tinder uber tesco asda aldi lidl sainsburys morrisons waitrose boots amazon
  netflix playstation xbox fifa airtag airtags monzo barclays lloyds natwest halifax hsbc santander paypal bitcoin
  emis systmone accurx datix rio ardens nice bnf cks rcgp gmc nmc cqc icb gpwsi icd snomed dsm nok poa dnacpr
  down downs
  edinburgh young mental
  prozac zoloft lustral cipramil cipralex seroxat effexor valium xanax librium zopiclone ventolin salbutamol seretide
  fostair symbicort clenil nurofen calpol panadol anadin voltarol gaviscon rennie viagra cialis depo provera mirena
  kyleena nexplanon implanon microgynon cerazette cerelle rigevidon marvelon levonelle ellaone subutex espranor
  buvidal campral antabuse champix zyban ritalin concerta elvanse strattera methadone naloxone nyxoid prenoxad oramorph
  zomorph tramadol codeine morphine fentanyl pregabalin lyrica gabapentin neurontin epilim lamictal tegretol keppra
  depakote lithium priadel camcolit seroquel risperdal zyprexa abilify clozaril haldol depixol clopixol metformin
  insulin lantus novorapid ozempic wegovy mounjaro thyroxine statin aspirin warfarin apixaban heparin clexane eliquis
  xarelto ramipril amlodipine bisoprolol furosemide omeprazole lansoprazole paracetamol ibuprofen naproxen cocodamol
  amoxicillin flucloxacillin penicillin nitrofurantoin trimethoprim prednisolone hydrocortisone betnovate eumovate
  dermovate fucidin canesten folic iron vitamin thiamine pabrinex fortisip ensure cannabis cocaine ketamine heroin mdma
  spice vodka whisky rum gin lager cider guinness fosters strongbow buckfast prosecco
  type stage grade grades level ward room bay clinic surgery reception team crisis duty triage urgent care emergency
  department accident hub centre service project health visitor visitors visiting worker practitioner practice manager
  lead patient pt pts child client woman man gentleman girl boy carer neighbour landlord male female
  history presenting complaint examination assessment plan impression diagnosis allergies medication medications
  family past drug alcohol smoking smoker drinker risk risks safety review follow followed up next steps action
  actions bruise bruises bruising swelling laceration abrasion fracture tenderness injury injuries obs observations
  bp hr rr sats temp bm bmi ecg ct mri fbc lft lfts tft tfts crp wcc msu urine urinalysis bloods blood pressure
  pulse chest abdo neuro cardio resp gynae scan ultrasound smear coil pill contraception pregnant pregnancy
  gestation trimester lmp edd para gravida antenatal postnatal labour birth delivery caesarean breastfeeding
  phq gad audit cage moca mmse gcs news epds core hads asq ages stages red green book books redbook
  depression anxiety ptsd eupd bpd ocd adhd asd autism bipolar schizophrenia psychosis dementia delirium epilepsy
  asthma copd diabetes hypertension eczema psoriasis ibs ibd uti tia cva mi af hiv covid flu tb hep hepatitis chlamydia
  thrush gord migraine migraines fibromyalgia arthritis gout cancer anaemia endometriosis pcos menopause hrt
  states stated reports reported denies denied says said told discussed advised explained agreed declined
  refused consented consents referred attended seen spoke called rang phoned texted reviewed examined noted recorded
  documented disclosed alleges alleged feels felt appears appeared thinks thought wants wanted would could should
  might must shall can cannot will wont dont doesnt didnt isnt wasnt has have had is are was were be been being do
  does did declines informs informed mentions mentioned asked asks describes described
  hello hi dear thanks thank please sorry sent regards re nb ps eg ie etc via per approx
  amber yellow blue black white brown grey pink purple orange gold silver
  north south east west northern southern eastern western mid upper lower left right
  mcdonalds macmillan ymca kfc greggs primark ikea argos wetherspoons wetherspoon
  birthday valentine valentines mothers fathers easter bank holiday summer winter autumn spring
  bmw audi ford vauxhall corsa fiesta astra golf polo mini land rover
  accidental advise adviser advises agencies agency aloud antidepressants antipsychotics area ashamed assault
  assaulted assaults attend attender attending attends beforehand behaviour belief beliefs bisexual bowel breast
  breasts breath browser burnout button cant case cases category chaotic choice choked choking chronic class
  clinician clinicians clues coercion compliance conference confidential connected convicted couldnt course crime
  crimes culture cyberstalking data debt debts defence defending deleted delusional depend depends describe
  designated difference different differently disclosure dual dynamic eggshells elsewhere email emotional entry
  escalate escalating evidence facial factor factors facts fatal fault flatmate forearm forearms forensic front fuse
  gaslighting gender genital genitals gently group guidance homicide homicides hotline household housemate identify
  indicator indicators infancy internal interpreters invisible izzat jargon joint knife language languages letters
  licence life local lone lookup marital mediate mediating mediator medicine meds member memory minimises minimising
  miscarriage multi mutual nationwide natural neck newborn night node none office opinion opinions optimistic
  optional ordinary overdose paediatric pain papers paperwork paranoia particular passport pattern pelvic
  perpetrator perpetrators personally pester photos plausible plotting possible poverty practise prescribed printout
  printouts procedure proxy psychotic rainbow recurrent refer referring reminder reminders response role rumour
  samaritan scheme sexual shame shouldnt skunk somewhere status substance suffocated suffocating suicidal suicide
  summaries summary sunna symptoms tablets telephone term therapy theyre threat threats threshold throat throttled
  toolkit trans transgender translate translator trauma triangulate ultimatum unit urinary verbatim violent
  vulnerable wages walls weapon weapons website wouldnt lesbian mood visible dara safelives
`);

/** Illnesses, signs and tests that bear a name: "Crohn's", "Wells score". With 's, or before such a thing, it is no patient's. */
export const eponyms = words(`
  parkinson parkinsons alzheimer alzheimers crohn crohns huntington huntingtons hodgkin hodgkins addison
  addisons cushing cushings graves hashimoto hashimotos tourette tourettes asperger aspergers korsakoff
  korsakoffs wernicke wernickes bell bells raynaud raynauds sjogren sjogrens paget pagets meniere menieres
  marfan ehlers danlos guillain barre kawasaki barrett barretts charcot turner turners klinefelter klinefelters
  lewy munchausen munchausens dupuytren dupuytrens colles colle bartholin bartholins baker bakers braxton hicks
  epley hallpike dix babinski romberg glasgow waterlow braden barthel addenbrooke addenbrookes beck becks
  hamilton fraser gillick caldicott munro laming duluth stark monckton campbell epworth murphy mcburney snellen
  down downs apgar bishop wells boxer boxers battle st clare clares sarah sarahs claire martha marthas
`);

/** Names in a fixed phrase that are nobody's here, and saints, who give theirs to churches, wards and schools. */
export const notNamePhrases = new RegExp(
  `\\b(?:${[
    "(?:clare|claire|sarah|martha)['’]?s (?:law|rule)",
    "jack daniel['’]?s",
    'stella artois',
    '(?:drank|drinks|drinking|cans? of) stella',
    'marie curie',
    'suzy lamplugh',
    'karma nirvana',
    'braxton hicks',
    'dix[- ]hallpike',
    'guillain[- ]barr[eé]',
    'ehlers[- ]danlos',
    'john lewis',
    'ask for (?:ani|angela)',
    "(?:st|saint)\\.? [a-z]{3,}(?:['’]s)?",
    'talk to frank',
    'turning point',
    'find my',
    "women['’]?s aid",
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);
