import type { z } from 'zod';
import type { ContentFile, contentFiles } from './content.ts';
import type { SourceFile } from './read-yaml.ts';
import { responseSections } from './schema/outcomes.ts';

/** The files that fit their schema, each with the lines it came from. A file that does not fit is absent. */
export type CheckedFiles = {
  [F in ContentFile]?: { value: z.infer<(typeof contentFiles)[F]>; source: SourceFile };
};

/**
 * Every list of entries with ids. `what` is what an entry is called; `question` marks entries that are asked, whose ids
 * are unique over the whole enquiry because answers and notes are kept by question id; `taken` are ids that the words
 * of the same list already use.
 */
type List = {
  what: string;
  file: ContentFile;
  path: readonly string[];
  question?: true;
  taken?: readonly string[];
};

const asked = (file: ContentFile, ...path: string[]): List => ({
  what: 'question',
  file,
  path,
  question: true,
});
const listed = (what: string, file: ContentFile, ...path: string[]): List => ({ what, file, path });

export const lists: readonly List[] = [
  listed('pathway', 'enquiry/opening.yaml', 'pathways'),
  listed('overlay', 'enquiry/opening.yaml', 'overlays'),
  listed('timing', 'enquiry/opening.yaml', 'timings'),
  asked('enquiry/opening.yaml', 'fgm'),
  asked('enquiry/readiness.yaml', 'readiness'),
  listed('cue', 'enquiry/cues.yaml', 'cues', 'may-harm'),
  listed('cue', 'enquiry/cues.yaml', 'cues', 'may-be-harmed'),
  { ...listed('household entry', 'enquiry/household.yaml', 'household'), taken: ['household'] },
  asked('enquiry/immediate-safety.yaml', 'immediate-safety'),
  asked('enquiry/screening.yaml', 'screening', 'may-harm'),
  asked('enquiry/screening.yaml', 'screening', 'may-be-harmed'),
  { ...asked('enquiry/prompting.yaml', 'prompting', 'may-harm'), what: 'prompting question' },
  { ...asked('enquiry/prompting.yaml', 'prompting', 'may-be-harmed'), what: 'prompting question' },
  asked('enquiry/direct.yaml', 'direct'),
  asked('enquiry/motivation.yaml', 'motivation'),
  { ...asked('enquiry/factors.yaml', 'factors'), what: 'factor' },
  {
    ...listed('vulnerability', 'enquiry/vulnerabilities.yaml', 'vulnerabilities'),
    taken: ['vulnerabilities', 'caution'],
  },
  asked('enquiry/judgement.yaml', 'judgement'),
  listed('rule', 'outcomes/rules.yaml', 'rules'),
  listed('route', 'outcomes/routes.yaml', 'routes'),
  listed('caution', 'outcomes/cautions.yaml', 'cautions'),
  listed('saying', 'outcomes/response.yaml', 'may-harm', 'say'),
  listed('saying', 'outcomes/response.yaml', 'may-be-harmed', 'say'),
  ...['may-harm', 'may-be-harmed', ...responseSections].flatMap((part) => [
    listed('saying', 'outcomes/response.yaml', part, 'know'),
    listed('saying', 'outcomes/response.yaml', part, 'do-not'),
  ]),
  listed('saying', 'enquiry/say-first.yaml', 'before-screening'),
  listed('saying', 'enquiry/say-first.yaml', 'after-a-yes'),
  listed('source of knowledge', 'outcomes/who-else.yaml', 'who-else'),
  listed('caution of this list', 'outcomes/who-else.yaml', 'cautions'),
  listed('question to oneself', 'outcomes/reflect.yaml', 'questions'),
  listed('place to take it', 'outcomes/reflect.yaml', 'take-to'),
  listed('service', 'services.yaml', 'services'),
  listed('help never to offer', 'services.yaml', 'never'),
  listed('look-up topic', 'look-ups/topics.yaml', 'topics'),
];

/** One entry of a list, with the file and the path to report it at. */
export type Entry = {
  source: SourceFile;
  path: readonly PropertyKey[];
  value: { id: string } & Record<string, unknown>;
};

/** The entries of one list; undefined when its file did not fit its schema, so that nothing can be said about them. */
export function entriesOf(files: CheckedFiles, list: Pick<List, 'file' | 'path'>): Entry[] | undefined {
  const checked = files[list.file];
  if (!checked) return undefined;
  const at = list.path.reduce<unknown>(
    (value, key) => (value as Record<string, unknown>)[key],
    checked.value,
  );
  return (at as Entry['value'][]).map((value, i) => ({
    source: checked.source,
    path: [...list.path, i],
    value,
  }));
}

/** All ids that go by one name ("factor"); undefined when a file that holds some of them could not be checked. */
export function knownIds(files: CheckedFiles, what: string): string[] | undefined {
  const found = lists.filter((list) => list.what === what).map((list) => entriesOf(files, list));
  return found.every((entries) => entries !== undefined)
    ? found.flatMap((entries) => entries.map((entry) => entry.value.id))
    : undefined;
}

export function problemAt(entry: Entry, within: readonly PropertyKey[], message: string) {
  return { file: entry.source.file, line: entry.source.lineOf([...entry.path, ...within]), message };
}
