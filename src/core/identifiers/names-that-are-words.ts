const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Names that are also words, surnames that are also trades, colours or places. Alone and in small letters they are no name. */
export const namesThatAreWords = words(`
  abide ace ah alba amber amor an ana angel any april arch aria art ash aspen aster august aurora
  autumn avon bach bailey baker banks barber barker bay bea beau beck bell bella ben berg berry bill
  birch bird bishop black blaise blanche blaze blessed blessing bliss blossom blue bo bob bond boots bonnie bonny
  booth boss boy bram brand brandy breeze brent bright brock brook brooks brown buck bud buddy buffer
  burns bush butcher butler buy cal cam carol carrie cash chan chance chandler chang char charge chari charity chase
  chastity cherish cherry chi chin christian chuck cl clay clean clement clerk cliff close clover coates
  cody coke cole colt comfort constance cook coop cooper coral core cotton cox craft crane crisp croft cross cruz
  crystal curt cy dahlia daisy dale dane dash dawn day dean dear dee deep delight dell desire destiny dick
  diva divine dixie doe dolly dong don doll dove dot drake drew duke dusk dusty earl early earnest east easter
  ebony eden eli ella else ember emir em eng ever eve fair faith fanny fay fern field fields finch finn fish
  fisher flora florence flo floor flower flowers ford forrest foster fox frank free freeman frost fuller gale gail
  gamble garden gardener gardner garnet gay gaze gene genesis gentle gift gil gill ginger glad glen glory
  golden good goode goodness goodwill grace grand grant graves gray great green grey grove guard guess guide gus guy
  hail hall han happiness happy hardy harm harmony harp hart hastings haven hawk hay haze hazel head heart heath
  heather heaven herb hero hill ho hog hogan holiday holly honesty honey honor honour hood hope hopes horn house
  how hunt hunter ice ike imam in iris iron ivory ivy jack jade jam jan jas jasmine jasper jay jean jeans jewel
  job jo jock john joy jubilee judge july june junior justice kale karma kay kent khaki kid kim
  kin kind king kip kit kitty knight la lace lad lady lake lamb lance land lane lang lark lat laurel law lea leaf
  lee leigh leo levy lexi li liberty light lila lilac lily lime link lion lo long lord lot lotus
  love lovelace lovely low luck lucky lu ly mace mack mad mae mai maize major malta man mane manger mann mar march
  mare marian marine mark marks marlin marsh marshal marshall mason masters mat mate matt max maxim may maya mays mead
  meadow mel melody mercy merit merry miles mill miller mills mina mine mini mint miracle miracles misty mo mona money
  monk moon moor moore moral moss mount myrtle nat nate nell nice nick noble noel norm norman north nova
  oak oakley ocean olive ollie opal ora orchid otter pace packer page paige palm palmer pan pansy
  paris park parker parks parson pat patience patrol patsy peace peach pearl peg penn penny pepper percy
  perry pet petal petty phoenix pick pierce pike pine pip piper plum poe pole pond pool poole pop poppy
  porter potter power praise pray prayer precious price pride primrose prince princess prior promise prosper prosperity
  prudence queen queenie quest rabbit rain raja ram ran randy raven ray reach read red reed reef reese regal
  reign remedy rene rest reward rex rice rich richer river rivers rob robin rock rocky rod roger roman romance rosa
  rosary rose rosemary rosie rosy rowan roy royal ruby rue rush russet rust rusty ruth rye sabbath sable sad saddler
  sage sailor saint sal sally salt salvador sam samara sandy sapphire say scarlet scarlett scot scott sea see sep
  serene serenity shade shale shannon sharp shaw shay shea shell shepherd shy sid sienna silver sincere singer
  skip sky skye slade slater small smart smith sloan snow so sol solomon song sonny sow spark sparrow spear spencer
  spike spring star starling steel stella sterling stew stone storm story street strong sue sugar summer summers
  sun sunday sunny sunshine swan sweet swift sylvan tab tai tailor tang tanner tatum teal ted temple
  temperance terry than thankful thistle thorn tia tiger tiffany tile timber toga tom ton
  tong tor tot tree trinity trip trot troy true truth tuck tucker tulip turner ty unity
  unique val vale valentine valour van vance vanity vera verity vern vi vic victor victory vine viola violet virgin
  virtue von wade walker wall wang ward warden warren wash water waters watt watts way wayne webb weaver week wee
  wei well wells west wheeler whisper white wild will willow wills win winner winter winters wise wish wolf wonder
  wood woods woody worth worthy wren wright wynn yang yi young yu zen zest zeal
  alexandria austin augusta barton bath beverley boston bradford bristol brittany burton caledonia cambridge carlisle
  carlton chad chelsea chester china clifton clinton colchester cyprus dallas dakota darlington derby diego
  dudley durham ely florida france germany gloucester grenada hamilton harlow harrow
  holland houston israel jamaica jersey jordan kingston lancaster lincoln lourdes lydia
  manchester melbourne milton montana nevada newman newport northampton orlando oxford perth
  portugal preston putney richmond rochester rome salisbury santiago savannah shelby sheffield
   stafford sudan sutton sydney tunisia trent ukraine valencia vienna victoria virginia wakefield
  washington wellington westbrook winchester windsor wolverhampton worcester york yeovil
  bains chai dang das deng egg hale hai haq kang lal loh mac ngo pak rai rao raut
  abbey barrow beckett bentley briggs burgess burrows cairns clegg clements connell cullen
  haines higgs horton hurst leach lovell lyons massey middleton nash oakes ogden peacock platt rhodes sheridan skinner
  stott timms townsend underwood upton vaughan whitehead whitehouse simpson jess sandbach
  milan roma mari
  nepal
  edel gala lacy lana lara lima lin lola melo mora
  paddy pal pali para pia pol pun rees rum ruse sera tad tapa
  thy ursa vida wan wes wilt yan
`);

/** Months and days: a name only where somebody of that name does something. */
export const namesThatAreDates = words(
  'april august jan january june july may sunday easter autumn summer winter',
);
