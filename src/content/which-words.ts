import type { Content } from './content.ts';
import { levels, responseSections } from './schema/outcomes.ts';
import { serviceKinds } from './schema/services.ts';
import { enquiryWords } from './which-enquiry-words.ts';
import { lookUpWords } from './which-look-up-words.ts';
import { recordWords } from './which-record-words.ts';
import { rehearsalWords } from './which-rehearsal-words.ts';

/** The namespaces whose keys follow from the content. Other files (chrome, commands) belong to the code that reads them. */
export const derivedNamespaces = ['enquiry', 'look-ups', 'outcomes', 'services'] as const;

/** Keys as "namespace:key". Whatever is in neither set is a word that nobody will ever read. */
export type WordKeys = { required: ReadonlySet<string>; allowed: ReadonlySet<string> };

/** Notes that a key, or each of the leaves under it, must exist or may exist. */
export type Note = (path: string, leaves?: readonly string[]) => void;

/** The words that a content needs and the words that it may have besides. */
export function whichWords(content: Content): WordKeys {
  const required = new Set<string>();
  const allowed = new Set<string>();
  const into =
    (keys: Set<string>, namespace: string): Note =>
    (path, leaves) => {
      if (!leaves) keys.add(`${namespace}:${path}`);
      for (const leaf of leaves ?? []) keys.add(`${namespace}:${path}.${leaf}`);
    };
  enquiryWords(content, into(required, 'enquiry'), into(allowed, 'enquiry'));
  lookUpWords(content, into(required, 'look-ups'), into(allowed, 'look-ups'));
  outcomesWords(content, into(required, 'outcomes'));
  recordWords(content, into(required, 'record'));
  for (const { id } of content.services) {
    into(required, 'services')(`services.${id}`, ['name', 'what']);
    into(allowed, 'services')(`services.${id}`, ['hours']);
  }
  rehearsalWords(content.rehearsal, (namespace) => ({
    must: into(required, namespace),
    may: into(allowed, namespace),
  }));
  into(required, 'services')('kinds', serviceKinds);
  for (const { id } of content.neverOffer) into(required, 'services')(`never.${id}`);
  return { required, allowed };
}

function outcomesWords(content: Content, must: Note): void {
  for (const level of levels) must(`levels.${level}`, ['name', 'means']);
  for (const { id } of content.rules) must(`rules.${id}`);
  for (const { id } of content.routes) must(`routes.${id}`, ['name', 'who', 'do']);
  for (const { id } of content.cautions) must(`cautions.${id}`);
  for (const side of ['may-harm', 'may-be-harmed'] as const) {
    for (const { id } of content.response[side].say) must(`say.${side}.${id}`);
  }
  for (const part of ['may-harm', 'may-be-harmed', ...responseSections] as const) {
    for (const kind of ['know', 'do-not'] as const) {
      for (const { id } of content.response[part][kind]) must(`${kind}.${part}.${id}`);
    }
  }
  for (const { id } of content.whoElse['who-else']) must(`who-else.items.${id}`);
  for (const { id } of content.whoElse.cautions) must(`who-else.cautions.${id}`);
  for (const { id } of content.reflect.questions) must(`reflect.questions.${id}`);
  for (const { id } of content.reflect['take-to']) must(`reflect.take-to.${id}`);
}
