import type { Words } from '../../content/words.ts';
import type { At } from '../../core/conversation/views.ts';
import type { Hit, LookUpResult, ShownCode } from '../../core/look-up/hits.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { serviceEntry } from './services.ts';
import { dangerNow, safetyRow } from './session-buttons.ts';
import { sourceLine } from './sources.ts';
import { heading, quiet, text, title } from './text.ts';

/** The card to look something up with. */
export const drawLookUp = (words: Words, back: At | undefined): Element[] => [
  title(words.t('chrome:look-up.title')),
  ...askAgain(words),
  ...waysOn(words, back),
];

/** What was found: the best answer in full, the others by name, each one tap away. */
export function drawFound(words: Words, back: At | undefined, found: LookUpResult, today: string): Element[] {
  return [...bodyOf(words, found, today), ...askAgain(words), ...waysOn(words, back)];
}

function bodyOf(words: Words, found: LookUpResult, today: string): Element[] {
  switch (found.kind) {
    case 'answer':
      return [
        ...drawHit(words, found.best, today),
        ...drawNames(words, 'chrome:look-up.see-also', alsoSee(found.best, found.others)),
      ];
    case 'did-you-mean':
      return drawNames(words, 'chrome:look-up.did-you-mean', found.suggestions);
    case 'nothing':
      return [text(words.t('chrome:look-up.nothing'))];
  }
}

/** What the topic itself points to, and what else was found: each once. */
function alsoSee(best: Hit, others: readonly Hit[]): { id: string; title: string }[] {
  const all = [...(best.kind === 'topic' ? best.see : []), ...others].map(({ id, title }) => ({ id, title }));
  return all.filter(({ id }, i) => id !== best.id && all.findIndex((other) => other.id === id) === i);
}

function drawHit(words: Words, hit: Hit, today: string): Element[] {
  switch (hit.kind) {
    case 'topic':
      return [
        title(hit.title),
        text(hit.text),
        ...hit.services.map(({ service }) => serviceEntry(words, service, today)),
        ...hit.codes.flatMap((code) => drawCode(words, code)),
        ...sourceLine(words, [hit.source]),
      ];
    case 'service':
      return [serviceEntry(words, hit.service, today), ...sourceLine(words, [hit.source])];
    case 'code':
      return [title(hit.title), ...drawCode(words, hit.code), ...sourceLine(words, [hit.source])];
    case 'codes':
      return [
        title(hit.title),
        ...hit.codes.flatMap((code) => drawCode(words, code)),
        ...sourceLine(words, [hit.source]),
      ];
  }
}

/** A code to copy stands on a line of its own, so that a double click takes it whole. */
function drawCode(words: Words, code: ShownCode): Element[] {
  const number = 'code' in code ? code.code : words.t('chrome:look-up.unconfirmed');
  return [
    heading(code.term),
    text(number, { spacing: 'None', fontType: 'code' in code ? 'Monospace' : 'Default' }),
    ...(code.when ? [quiet(words.t('chrome:look-up.when', { when: code.when }))] : []),
  ];
}

const mostNames = 5;

function drawNames(words: Words, lead: string, hits: readonly { id: string; title: string }[]): Element[] {
  if (hits.length === 0) return [];
  const rows = hits.slice(0, 2 * mostNames);
  return [
    quiet(words.t(lead)),
    ...[rows.slice(0, mostNames), rows.slice(mostNames)].flatMap((some) =>
      row(...some.map(({ id, title }) => button(title, { verb: 'open', hit: id }, { inputs: 'none' }))),
    ),
  ];
}

const askAgain = (words: Words): Element[] => [
  {
    type: 'Input.Text',
    id: 'query',
    label: words.t('chrome:look-up.ask'),
    maxLength: 200,
    separator: true,
  },
  quiet(words.t('chrome:look-up.hint')),
];

const waysOn = (words: Words, back: At | undefined): Element[] => [
  ...row(
    button(words.t('chrome:look-up.find'), { verb: 'find' }, { style: 'positive' }),
    button(words.t('chrome:look-up.services'), { verb: 'services' }, { inputs: 'none' }),
    back
      ? button(words.t('chrome:look-up.back'), { verb: 'resume', ...back }, { inputs: 'none' })
      : button(words.t('chrome:buttons.welcome'), { verb: 'welcome' }, { inputs: 'none' }),
  ),
  ...(back ? safetyRow(words, back, []) : row(dangerNow(words))),
];
