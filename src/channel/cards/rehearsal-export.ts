import type { Words } from '../../content/words.ts';
import type { HistoryViews, Reflection } from '../../core/rehearsal/history/views.ts';
import { button, row } from './button.ts';
import { dayName } from './dates.ts';
import type { Element } from './element.ts';
import { titleOf } from './rehearsal-history.ts';
import { marked } from './rehearsal-marked.ts';
import { sourceNames } from './sources.ts';
import { quiet, text, title } from './text.ts';

/** The text of a reflection in a field, because a field is copied whole. Nothing that is changed in it is sent. */
export function drawExport(
  words: Words,
  { reflection }: Extract<HistoryViews, { kind: 'rehearsal-export' }>,
): Element[] {
  const none = { inputs: 'none' } as const;
  return [
    marked(words),
    title(words.t('debrief:export.title')),
    ...(reflection ? drawText(words, reflection) : [text(words.t('debrief:export.none'))]),
    ...row(
      button(words.t('debrief:buttons.progress'), { verb: 'rehearsal-progress' }, none),
      button(words.t('chrome:buttons.reflect'), { verb: 'reflect' }, none),
      button(words.t('chrome:buttons.welcome'), { verb: 'welcome' }, none),
    ),
    // What was written into the field must not hold up danger, however long it is.
    ...row(
      button(words.t('chrome:buttons.danger'), { verb: 'danger-now' }, { style: 'destructive', ...none }),
    ),
  ];
}

const drawText = (words: Words, reflection: Reflection): Element[] => [
  quiet(words.t('debrief:export.lead')),
  {
    ...{ type: 'Input.Text', id: 'record-text', label: words.t('debrief:export.field') },
    ...{ isMultiline: true, value: reflectionText(words, reflection) },
  },
];

/** A reflection for a portfolio: what was practised, what went well, what to try, and room for one's own words. */
export function reflectionText(
  words: Words,
  { scenario, level, on, minutes, well, next }: Reflection,
): string {
  const t = (key: string, vars?: Record<string, string | number>) => words.t(`debrief:export.${key}`, vars);
  const hours = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 2 }).format(minutes / 60);
  const prompts = ['surprised', 'felt', 'next', 'support'] as const;
  return [
    t('heading'),
    '',
    t('date', { day: dayName(words.locale, on) }),
    t('what', { title: titleOf(words, scenario), level: words.t(`rehearsal:levels.${level}.begin`) }),
    t('minutes', { minutes, hours }),
    '',
    t('well'),
    ...well.map((remark) => `- ${words.t(remark.words)}`),
    '',
    t('next'),
    `- ${words.t(next.words)}`,
    '',
    t('prompts'),
    ...prompts.flatMap((prompt) => [t(`prompt-${prompt}`), '']),
    t('sources', {
      sources: sourceNames(
        words,
        [...well, next].map(({ source }) => source),
      ),
    }),
  ].join('\n');
}
