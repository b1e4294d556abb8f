import type { Words } from '../../content/words.ts';
import type { AskView } from '../../core/conversation/views.ts';
import type { Element } from './element.ts';
import { sourceNames } from './sources.ts';
import { box, quiet, quoted, say, text } from './text.ts';

/** Words to say aloud before the question: what is kept private, or an answer to what was just told. */
export function drawSayFirst(words: Words, { sayFirst }: AskView): Element[] {
  if (sayFirst.length === 0) return [];
  const sources = sourceNames(
    words,
    sayFirst.map(({ source }) => source),
  );
  return [
    box('default', [
      quiet(words.t('chrome:ask.say-first')),
      ...sayFirst.map((line) => text(quoted(words, say(words, line)), { spacing: 'Small' })),
      quiet(words.t('chrome:sources.line', { sources })),
    ]),
  ];
}
