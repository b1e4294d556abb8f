import { levels } from '../../content/schema/outcomes.ts';
import type { Words } from '../../content/words.ts';
import type { Reason, SummaryView } from '../../core/conversation/views.ts';
import { reasonName } from './answer-names.ts';
import type { Element } from './element.ts';
import { firstFew } from './fold.ts';
import { sourceLine, sourceNames } from './sources.ts';
import { heading, quiet, text } from './text.ts';

/** Where a card is too big with all of them, this many of a rule's reasons are named and the others counted. */
const fewReasons = 3;

/** What made the level: every rule that fired, the most urgent first, with what was told and where the rule is from. */
export function drawWhy(words: Words, { rules }: SummaryView, tight: boolean): Element[] {
  if (rules.length === 0) return [];
  const urgentFirst = rules.toSorted((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level));
  const sources = urgentFirst.map(({ source }) => source);
  return [
    heading(words.t('chrome:summary.why')),
    ...firstFew(words, 'more-rules', urgentFirst, 3, (some) =>
      some.flatMap((rule) => [
        text(words.t(`outcomes:rules.${rule.id}`), { spacing: 'Small' }),
        ...belowRule(words, rule, tight),
      ]),
    ),
    ...(tight ? sourceLine(words, sources) : []),
  ];
}

/** What was told, and where the rule is from; on a card without room the sources stand together below all rules. */
function belowRule(
  words: Words,
  { because, source }: SummaryView['rules'][number],
  tight: boolean,
): Element[] {
  const parts = [
    ...(because.length > 0 ? [reasonsOf(words, because, tight)] : []),
    ...(tight ? [] : [words.t('chrome:sources.line', { sources: sourceNames(words, [source]) })]),
  ];
  return parts.length > 0 ? [quiet(parts.join(' · '), { spacing: 'None' })] : [];
}

function reasonsOf(words: Words, because: readonly Reason[], tight: boolean): string {
  const names = because.map((reason) => reasonName(words, reason));
  if (!tight || names.length <= fewReasons) return names.join('; ');
  const reasons = names.slice(0, fewReasons).join('; ');
  return words.t('chrome:summary.and-more', { reasons, n: names.length - fewReasons });
}
