/**
 * Who may press what, and when: README (what each person is told that they can do), docs/cards.md (where each button
 * stands) and the roles of the organisation file (src/content/schema/organisation.ts). Written by hand, not computed.
 *
 * A cell names who moves something by pressing there; `-` is nobody. Nobody else moves anything, and nobody who may not
 * read it sees a word of it: what is the owner's only the owner, an escalation its raiser and those who answer.
 */
const enquiry = `
                     asking  summary  recording  escalating  following-up  so-far  answers  discarding  danger  paused  closed  discarded
answer               owner   -        -          -           -             -       -        -           -       -       -       -
skip                 owner   -        -          -           -             -       -        -           -       -       -       -
back                 owner   owner    owner      owner       owner         -       -        -           -       -       -       -
danger               owner   owner    owner      owner       owner         owner   owner    owner       owner   owner   owner   -
pause                owner   owner    owner      owner       owner         owner   owner    owner       owner   -       -       -
summary              owner   owner    owner      owner       owner         -       -        -           -       -       -       -
answers              owner   owner    owner      owner       owner         -       -        -           -       -       -       -
discard              owner   owner    owner      owner       owner         -       -        -           -       owner   -       -
resume               -       -        -          -           -             owner   owner    owner       -       owner   owner   -
carry-on             -       -        owner      owner       owner         -       -        -           owner   -       -       -
danger-mistaken      -       -        -          -           -             -       -        -           owner   -       -       -
discard-confirmed    -       -        -          -           -             -       -        owner       -       -       -       -
close                owner   owner    owner      owner       owner         -       -        -           -       -       -       -
go-to                owner   owner    owner      owner       owner         owner   owner    -           -       -       -       -
record               -       -        owner      -           -             -       -        -           -       -       -       -
set-level            -       owner    -          -           -             -       -        -           -       -       -       -
plan-follow-up       -       -        -          -           owner         -       -        -           -       -       -       -
escalate             -       -        -          owner       -             -       -        -           owner   -       -       -
`;

/** `lead`: who answers escalations and did not raise this one. `holder`: the one of them who has it. `other`: the rest. `sees`: raiser and leads. */
const escalation = `
                          raised   notified  acknowledged  owned   unowned  closed  withdrawn
escalation-acknowledge    lead     lead      -             -       lead     -       -
escalation-take-on        lead     lead      lead          -       lead     -       -
escalation-take-over      -        -         -             other   -        -       -
escalation-hand-back      -        -         -             holder  -        -       -
escalation-decline        lead     lead      holder        -       -        -       -
escalation-ask-for-call   lead     lead      lead          holder  lead     -       -
escalation-advise         lead     lead      lead          lead    lead     -       -
escalation-close          lead     lead      lead          holder  lead     -       -
escalation-note           raiser   raiser    raiser        raiser  raiser   -       -
escalation-withdraw       raiser   raiser    raiser        -       raiser   -       -
escalation-raise-again    raiser   raiser    raiser        raiser  raiser   -       -
escalation-open           sees     sees      sees          sees    sees     sees    sees
`;

const rehearsal = `
                     briefing  talk    debrief  paused  closed
rehearsal-begin      owner     -       -        -       -
rehearsal-hint       -         owner   -        -       -
rehearsal-stop       owner     owner   owner    owner   -
rehearsal-pause      owner     owner   owner    -       -
rehearsal-resume     -         -       -        owner   -
rehearsal-close      -         -       owner    -       -
rehearsal-correct    -         owner   owner    -       -
rehearsal-look       -         -       -        -       -
rehearsal-export     -         -       -        -       -
`;

const followUp = `
                     planned  done    passed-on  withdrawn
follow-up-open       owner    owner   owner      -
follow-up-done       owner    -       -          -
follow-up-pass-on    owner    -       -          -
follow-up-move       owner    -       -          -
`;

type Cells = Readonly<Record<string, Readonly<Record<string, string>>>>;

function cellsOf(drawn: string): Cells {
  const [head = '', ...rows] = drawn.split('\n').filter((line) => line.trim() !== '');
  const states = head.trim().split(/\s+/);
  return Object.fromEntries(
    rows.map((row) => {
      const [verb = '', ...who] = row.trim().split(/\s+/);
      if (who.length !== states.length) throw new Error(`the row of ${verb} has ${who.length} cells`);
      return [verb, Object.fromEntries(states.map((state, i) => [state, who[i] as string]))];
    }),
  );
}

/** The tables of what belongs to somebody: verb, then state, then who. */
export const tables = {
  enquiry: cellsOf(enquiry),
  escalation: cellsOf(escalation),
  rehearsal: cellsOf(rehearsal),
  'follow-up': cellsOf(followUp),
};
export type Kind = keyof typeof tables;
export const statesOf = (kind: Kind): string[] => Object.keys(Object.values(tables[kind])[0] ?? {});

/** Buttons that name nothing of anybody's. `own`: what they change or show is the person's own, whoever presses. */
export const nobodys = {
  ...{ start: 'own', rehearse: 'own', 'rehearsal-choose': 'own' },
  ...{ 'rehearsal-progress': 'own', 'rehearsal-own-progress': 'own' },
  ...{ 'rehearsal-delete': 'own', 'rehearsal-delete-all': 'own' },
  ...{ 'my-data': 'own', 'my-data-export': 'own', 'my-data-delete': 'own', 'my-data-delete-all': 'own' },
  // Shows only what everybody may read; changes nothing.
  ...{ 'look-up': 'reads', services: 'reads', reflect: 'reads', help: 'reads', welcome: 'reads' },
  ...{ find: 'reads', open: 'reads' },
  // Puts the person's own simulated patient aside.
  'danger-now': 'own',
  // How long what is kept: visible to those who answer escalations.
  retention: 'answering',
  // A clinician sees their own, those who answer see all of their tenant.
  escalations: 'lists',
  // Names and numbers of those on duty: for the organisation's own people.
  'on-call': 'reads',
  // Only for those who answer escalations.
  leads: 'answering',
  swap: 'answering',
} as const;
