import { type Lines, moveGroups, type Rehearsal, type Scenario, warnings } from './schema/rehearsal.ts';
import type { Note } from './which-words.ts';

/** The folder of the words of the rehearsal: one file a scenario, and one that all share. */
export const rehearsalFolder = 'rehearsal/';
export const isRehearsalNamespace = (namespace: string): boolean => namespace.startsWith(rehearsalFolder);

/** True for a key whose words are wordings of one line, said one after the other: a list, also where there is one. */
export const holdsLines = (key: string): boolean =>
  /^rehearsal\/[^:]+:(replies|memories|endings|last-words|facts\.[^.]+\.(tell|hint))\.?/.test(key) ||
  /^rehearsal\/[^:]+:opening\.line$/.test(key);

/** The lists of wordings of a scenario, by key, with how many there must be. */
export function linesOf({ facts, replies, memories, endings }: Scenario): Lines[] {
  return [
    { path: 'opening.line', lines: 1 },
    ...facts.flatMap(({ id, tell, hint }) => [
      { path: `facts.${id}.tell`, lines: tell },
      ...(hint > 0 ? [{ path: `facts.${id}.hint`, lines: hint }] : []),
    ]),
    ...replies.map(({ id, lines }) => ({ path: `replies.${id}`, lines })),
    ...memories.map(({ id, lines }) => ({ path: `memories.${id}`, lines })),
    ...endings.map(({ id, lines }) => ({ path: `endings.${id}`, lines })),
  ];
}

/** The lists of wordings that all scenarios share. */
export const sharedLinesOf = ({ common }: Rehearsal): Lines[] => [
  ...common.replies.map(({ id, lines }) => ({ path: `replies.${id}`, lines })),
  ...common.endings
    .filter(({ id }) => id !== 'stopped')
    .map(({ id }) => ({ path: `last-words.${id}`, lines: 3 })),
];

/** The words that the rehearsal needs, by namespace. */
export function rehearsalWords(
  rehearsal: Rehearsal,
  into: (namespace: string) => { must: Note; may: Note },
): void {
  const shared = into(`${rehearsalFolder}common`).must;
  for (const { id, kind } of rehearsal.moves) {
    shared(`moves.${id}.name`);
    if (kind === 'harmful') shared(`moves.${id}.feedback`);
  }
  shared('groups', moveGroups);
  shared('warnings', warnings);
  for (const { id } of rehearsal.common.expects) shared(`expects.${id}`);
  for (const { id, still } of rehearsal.common.endings) {
    shared(`ended.${id}`);
    for (const one of still) shared(`still.${one.id}`);
  }
  for (const { id } of rehearsal.common['still-first']) shared(`still.${id}`);
  for (const { path } of sharedLinesOf(rehearsal)) shared(path);
  debriefWords(rehearsal, into('debrief').must);
  for (const scenario of rehearsal.scenarios) {
    const { must } = into(`${rehearsalFolder}${scenario.id}`);
    must('title');
    must('about');
    must('patient', ['name', 'who', 'note']);
    for (const { id } of scenario.facts) must(`facts.${id}.name`);
    for (const { path } of linesOf(scenario)) must(path);
  }
}

/** The words of the points, and of what is said where a point was earned or left. */
function debriefWords({ competences, moves }: Rehearsal, must: Note): void {
  for (const { id, points } of competences.competences) {
    must(`competence.${id}`);
    for (const point of points) must(`points.${point.id}`, ['name', 'well', 'try']);
  }
  for (const { id } of competences.well.always) must(`well.${id}`);
  must(`try.${competences.try.otherwise.id}`);
  for (const { id, kind } of moves) if (kind === 'harmful') must(`better.${id}`);
}
