const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** What follows the name of a place, a service, a law or an illness: "Victoria Ward", "Clare's Law", "Down's syndrome". */
export const namesThings = words(`
  road rd street st avenue ave lane close drive crescent terrace court gardens grove way hill square house lodge hall
  hospital surgery infirmary hospice ward unit clinic centre center practice school academy college university nursery
  church chapel cathedral mosque temple park farm wood green bridge station hotel pub inn arms tavern library estate
  team service services project trust foundation charity helpline line law rule act syndrome disease palsy sign test
  score scale criteria index tool checklist protocol manoeuvre maneuver chart fracture contracture cyst gland lymphoma
  stool inventory questionnaire wheel report inquiry review competence competent guidelines guideline principles ambulance
  contractions thyroiditis psychosis encephalopathy chorea body bodies catheter implant coil pill day united city town
  county rovers airport beach island high primary secondary infant junior medical health community society association
`);

/** Said of people, by people: what stands before one of these is somebody. */
export const peopleDo = words(`
  said says saying told tells asked asks thinks thought wants wanted feels felt knows knew came comes went goes left
  leaves hit hits punched punches slapped slaps kicked kicks pushed pushes shoved shoves grabbed grabs choked chokes
  strangled strangles bit threw throws shouted shouts screamed screams yelled yells swore swears cried cries texted
  texts rang rings phoned phones called calls messaged messages emailed followed follows watched watches threatened
  threatens controls controlled hurt hurts beat beats drinks drank drunk smokes used uses took takes gave gives got
  gets lives lived stays stayed moved moves works worked attends attended reports reported denies denied states stated
  disclosed discloses admits admitted described describes explained explains apologised promised promises refused
  refuses agreed agrees declined declines broke breaks smashed smashes kept keeps made makes lost loses returned
  returns arrived arrives visited visits spoke speaks believes believed loves loved hates hated sleeps slept woke wakes
  saw sees heard hears tried tries started starts stopped stops locked locks checks checked stole steals paid pays
  accused accuses blamed blames insists insisted wrote writes witnessed wishes worries worried has had doesn't didn't
  isn't wasn't hasn't won't can't couldn't wouldn't doesnt didnt isnt wasnt hasnt wont cant couldnt wouldnt is was
  seems seemed looks looked became becomes ran runs walked walks sat sits stood stands held holds put puts pulled pulls
  burned burnt burns spat spits raped rapes assaulted assaults abuses abused stalks stalked minded helps helped supports
  supported joined joins needs needed
`);

/** Who somebody is to somebody else: the word after it may be the name. */
export const kin = words(`
  husband wife partner ex boyfriend girlfriend bf gf hubby missus fiance fiancee fiancé fiancée son daughter sons
  daughters brother sister brothers sisters mother father mum mam mom dad stepdad stepmum stepfather stepmother stepson
  stepdaughter uncle aunt auntie aunty nan nana nanny gran granny grandma grandad grandpa cousin cousins nephew niece
  neighbour friend friends mate flatmate housemate colleague boss landlord baby toddler twins twin lad patient pt client
  carer midwife nurse doctor consultant worker teacher counsellor therapist solicitor officer constable pc visitor hv
  mother-in-law father-in-law brother-in-law sister-in-law son-in-law daughter-in-law ex-husband ex-wife ex-partner
  ex-boyfriend ex-girlfriend half-brother half-sister step-dad step-mum childminder manager keyworker babysitter hi dear

`);

export const titles = words(
  'mr mrs ms miss mx dr prof professor sir dame rev reverend imam rabbi sister nurse',
);

export const copulas = words("is was has had isn't wasn't hasn't isnt wasnt hasnt");
export const saying = words('said says told tells');
/** Only somebody does this. The word before it is a person, known or not. */
export const harming = words('punched slapped kicked strangled threatened pushed grabbed hit');
/** After these a capital is a place: "in Frome". "From" and "to" only where somebody moves. */
export const placing = words('in at near around outside via');
export const movingTo = words('from to');
export const moving = words(
  'moved move moves moving went go goes going gone back came come comes way travel train bus flight flew drove drive lives live taken sent flee fled return returned',
);
export const modals = words('will may can might mark my');
/** A month after one of these is a month. */
export const dating = words(
  'in on since by last next this early late mid every until till to from of before after between and or during through around',
);
export const done = words(
  'hit told asked followed pushed grabbed texted phoned punched slapped kicked strangled threatened hurt blamed blames hits tells asks follows loves hates left met',
);
export const particles = words('van von der den de del du di da dos el al bin bint ibn ap le la mac mc');
export const states = words(
  'afraid scared frightened terrified worried upset angry tearful pregnant drunk safe unwell ill home in at on with not very so still always also aged his her my away alone here there back out',
);
export const noInitials =
  /^(?:u\.? ?k|u\.? ?s|a\.? ?m|p\.? ?m|g\.? ?p|d\.? ?o\.? ?b|d\.? ?v|d\.? ?a|e\.? ?d|a\.? ?e|o\.? ?t|n\.? ?i|i\.? ?v|i\.? ?m|b\.? ?p|p\.? ?e|n\.? ?b|r\.? ?i\.? ?p|p\.? ?t\.? ?o|a\.? ?k\.? ?a|m\.? ?s|h\.? ?v|s\.? ?w|l\.? ?o\.? ?c|d\.? ?n\.? ?a)\.$/;
