import { checkCodes } from './check-codes.ts';
import { checkDates } from './check-dates.ts';
import { checkGuards, type KnownGuards } from './check-guards.ts';
import { checkIds } from './check-ids.ts';
import { checkLookUpCodes } from './check-look-up-codes.ts';
import type { ContentFile } from './content.ts';
import { unknownOne } from './nearest.ts';
import type { Problem } from './problem.ts';
import { type CheckedFiles, entriesOf, knownIds, problemAt } from './which-lists.ts';

/** Which field of which entries names ids of which kind. */
type Reference = { file: ContentFile; path: readonly string[]; field: string; names: string };

const references: readonly Reference[] = [
  { file: 'enquiry/cues.yaml', path: ['cues', 'may-harm'], field: 'raises', names: 'factor' },
  { file: 'enquiry/cues.yaml', path: ['cues', 'may-be-harmed'], field: 'raises', names: 'factor' },
  { file: 'enquiry/household.yaml', path: ['household'], field: 'raises', names: 'factor' },
  { file: 'enquiry/direct.yaml', path: ['direct'], field: 'raises', names: 'factor' },
  { file: 'enquiry/factors.yaml', path: ['factors'], field: 'beside', names: 'prompting question' },
  { file: 'outcomes/rules.yaml', path: ['rules'], field: 'routes', names: 'route' },
  { file: 'outcomes/rules.yaml', path: ['rules'], field: 'cautions', names: 'caution' },
  { file: 'outcomes/routes.yaml', path: ['routes'], field: 'services', names: 'service' },
  { file: 'outcomes/record.yaml', path: ['routes'], field: 'id', names: 'route' },
  { file: 'outcomes/record.yaml', path: ['cautions'], field: 'id', names: 'caution' },
  { file: 'outcomes/record.yaml', path: ['codes'], field: 'route', names: 'route' },
  { file: 'outcomes/record.yaml', path: ['rules-apart'], field: 'id', names: 'rule' },
  { file: 'outcomes/record.yaml', path: ['own-cues'], field: 'id', names: 'cue' },
  { file: 'outcomes/record.yaml', path: ['injuries'], field: 'id', names: 'cue' },
  { file: 'look-ups/topics.yaml', path: ['topics'], field: 'services', names: 'service' },
  { file: 'services.yaml', path: ['never'], field: 'instead', names: 'service' },
  { file: 'look-ups/topics.yaml', path: ['topics'], field: 'see', names: 'look-up topic' },
];

/** The answers of a readiness item that lists no choices of its own. */
const readinessChoices = ['yes', 'no', 'unsure'];

/**
 * Everything that one file says about another, over the files that fit their schema. A file that does not fit is left
 * out, so that one slip in it does not make every id that it holds look unknown.
 */
export function checkReferences(files: CheckedFiles, known: KnownGuards): Problem[] {
  return [
    ...checkIds(files),
    ...references.flatMap((reference) => checkReference(files, reference)),
    ...checkReadiness(files),
    ...checkCards(files),
    ...checkGuards(files, known),
    ...checkCodes(files),
    ...checkLookUpCodes(files),
    ...checkDates(files),
  ];
}

/** A `raises` that names no factor would raise nothing, a route that names no service would show no number. */
function checkReference(files: CheckedFiles, { file, path, field, names }: Reference): Problem[] {
  const ids = knownIds(files, names);
  if (!ids) return [];
  return (entriesOf(files, { file, path }) ?? []).flatMap((entry) =>
    [entry.value[field] ?? []]
      .flat()
      .flatMap((id, i) =>
        ids.includes(String(id)) ? [] : [problemAt(entry, [field, i], unknownOne(names, String(id), ids))],
      ),
  );
}

/** A safe answer that cannot be chosen would stop the questions for ever. */
function checkReadiness(files: CheckedFiles): Problem[] {
  const entries = entriesOf(files, { file: 'enquiry/readiness.yaml', path: ['readiness'] }) ?? [];
  return entries.flatMap((entry) => {
    const { safe = [], choices = readinessChoices } = entry.value as { safe?: string[]; choices?: string[] };
    return safe.flatMap((id, i) =>
      choices.includes(id) ? [] : [problemAt(entry, ['safe', i], unknownOne('choice', id, choices))],
    );
  });
}

/** The schema knows the stages; a stage in two groups, or in one group twice, would leave open which card asks it. */
function checkCards(files: CheckedFiles): Problem[] {
  const cards = files['enquiry/cards.yaml'];
  if (!cards) return [];
  const { file, lineOf } = cards.source;
  const places = [
    ...cards.value.afterwards.flatMap((group, i) =>
      group.map((stage, j) => ({ stage, path: ['afterwards', i, j] })),
    ),
    ...cards.value['one-at-a-time'].map((stage, i) => ({ stage, path: ['one-at-a-time', i] })),
  ];
  return places
    .filter(({ stage, path }, i) => places.findIndex((p) => p.stage === stage && p.path[0] === path[0]) !== i)
    .map(({ stage, path }) => ({
      file,
      line: lineOf(path),
      message: `the stage "${stage}" is in "${path[0]}" twice`,
    }));
}
