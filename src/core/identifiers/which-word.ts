import { moreNames } from './more-names.ts';
import { namesThatAreDates, namesThatAreWords } from './names-that-are-words.ts';
import { notNames } from './not-names.ts';
import table from './word-table.json' with { type: 'json' };

/**
 * `name`: a name and nothing else. `both`: a name and a word. `date`: a name and a month or season. `plain`: a word.
 * `unknown`: in no list; with a capital in the middle of a sentence most likely a name.
 */
export type WordKind = 'name' | 'both' | 'date' | 'plain' | 'unknown';

/** The dictionary of a library, as `npm run tables` wrote it down (scripts/tables/word-table.ts). */
const names = new Set(table.names.split('|'));
const words = new Set(table.words.split('|'));
const switches = new Set(table.switches.split('|'));

/** What kind of word it is. In: small letters, straight apostrophes, no ending 's. */
export function whichWord(word: string): WordKind {
  if (namesThatAreDates.has(word)) return 'date';
  if (namesThatAreWords.has(word)) return 'both';
  if (notNames.has(word)) return 'plain';
  if (moreNames.has(word)) return 'name';
  if (names.has(word)) return switches.has(word) ? 'both' : 'name';
  if (words.has(word) || switches.has(word)) return 'plain';
  if (word.includes('-')) return joined(word.split('-'));
  return isFormed(word) ? 'plain' : 'unknown';
}

/** "campbell-brown" is a name if a part is; "multi-agency" is a word if its parts are. */
function joined(parts: readonly string[]): WordKind {
  const kinds = parts.filter(Boolean).map(whichWord);
  if (kinds.includes('plain')) return 'plain';
  return kinds.includes('name') ? 'name' : 'unknown';
}

const endings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ies$/, ['y']],
  [/(?:es|s)$/, ['', 'e']],
  [/(?:ed|ing|er|est|en)$/, ['', 'e']],
  [/(.)\1(?:ed|ing|er)$/, ['$1']],
  [/i(?:ed|er|est|ly|ness)$/, ['y']],
  [/(?:ly|ness|ful|less|able|ish|y)$/, ['', 'e', 'y']],
  [/^(?:un|re|non|pre|post|ante|over|under|out|mis|dis|multi|anti|self|step|grand)-?/, ['']],
];

/** Endings that words have and names hardly: of actions, states, illnesses and drugs. */
const shape = new RegExp(
  `^.{2,}(?:${[
    '(?:tion|sion|ment|ness|ship|hood|ism|ity|ous|ive|ical|less|ful|ward|wards|wise|ology|ologist|ologists|ist|ists)s?',
    '(?:itis|osis|aemia|emia|pathy|ectomy|otomy|ostomy|oma|algia|trophy|plasty|scopy|gram|graphy|uria|pnoea|rrhoea|plegia)',
    '(?:pril|sartan|statin|azepam|zolam|pram|azole|mycin|micin|cillin|floxacin|cycline|olol|dipine|apine|tidine|triptan)',
    '(?:gliptin|gliflozin|glutide|oxetine|traline|azine|amine|idine|adone|odone|orphine|oxone|trexone|semide|thiazide)',
    '(?:amide|parin|xaban|gatran|phylline|terol|asone|olone|onide|barbital|profen|prosate|pezil|setron|ovir|umab|inib)',
    '(?:thyroxine|clone|zolin|pidem|trigine|piprazole|peridone|ridone|dopa|pentin|gabalin|atrine|ephrine|caine|oxin)',
  ].join('|')})$`,
);

function isFormed(word: string): boolean {
  if (shape.test(word)) return true;
  return endings.some(
    ([ending, roots]) =>
      ending.test(word) &&
      roots.some((root) => {
        const stem = word.replace(ending, root);
        return stem.length > 2 && (isWord(stem) || (stem.length > 4 && shape.test(stem)));
      }),
  );
}

const isWord = (stem: string): boolean => notNames.has(stem) || switches.has(stem) || words.has(stem);
