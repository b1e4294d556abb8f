import { levels } from '../../content/schema/outcomes.ts';
import type { Words } from '../../content/words.ts';
import type { SummaryView } from '../../core/conversation/views.ts';
import { reasonName } from './answer-names.ts';
import type { Element } from './element.ts';
import { firstFew } from './fold.ts';
import { sourceNames } from './sources.ts';
import { heading, quiet, text } from './text.ts';

/** What made the level: every rule that fired, the most urgent first, with what was told and where the rule is from. */
export function drawWhy(words: Words, { rules }: SummaryView): Element[] {
  if (rules.length === 0) return [];
  const urgentFirst = rules.toSorted((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level));
  return [
    heading(words.t('chrome:summary.why')),
    ...firstFew(words, 'more-rules', urgentFirst, 3, (some) =>
      some.flatMap(({ id, because, source }) => [
        text(words.t(`outcomes:rules.${id}`), { spacing: 'Small' }),
        quiet(
          [
            ...(because.length > 0 ? [because.map((reason) => reasonName(words, reason)).join('; ')] : []),
            words.t('chrome:sources.line', { sources: sourceNames(words, [source]) }),
          ].join(' · '),
          { spacing: 'None' },
        ),
      ]),
    ),
  ];
}
