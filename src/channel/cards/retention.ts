import type { Words } from '../../content/words.ts';
import type { DataKind } from '../../core/retention/how-long.ts';
import type { DataViews, HeldLine, LastRun } from '../../core/retention/views.ts';
import { button, row } from './button.ts';
import { dayName, momentName } from './dates.ts';
import type { Element } from './element.ts';
import { daysName } from './own-data-lines.ts';
import { dangerNow } from './session-buttons.ts';
import { bullets, heading, quiet, text, title } from './text.ts';

/** The job looks every hour: what is overdue by less than this is merely next. */
const worthSaying = 2;

/** For leads: how long each kind is kept, how much of it there is, and what the last round deleted. */
export const drawRetention = (
  words: Words,
  { held, last }: Extract<DataViews, { kind: 'retention' }>,
): Element[] => [
  title(words.t('data:retention.title')),
  quiet(words.t('data:retention.lead')),
  ...bullets(held.map((line) => heldLine(words, line))),
  quiet(words.t('data:retention.explain')),
  heading(words.t('data:retention.last')),
  ...drawLast(words, last),
  ...row(
    button(words.t('data:buttons.mine'), { verb: 'my-data' }),
    button(words.t('chrome:buttons.welcome'), { verb: 'welcome' }),
  ),
  ...row(dangerNow(words)),
];

function heldLine(words: Words, { what, days, held, oldest, beyond }: HeldLine): string {
  const t = (key: string, vars?: Record<string, string | number>) => words.t(`data:retention.${key}`, vars);
  return [
    t('line', {
      ...{ what: t(`kinds.${what}`), n: held },
      days: days === 0 ? t('at-once') : daysName(words, days),
    }),
    ...(oldest === undefined ? [] : [t('oldest', { day: dayName(words.locale, oldest) })]),
    ...(beyond >= worthSaying ? [t('beyond', { hours: beyond })] : []),
  ].join(' ');
}

function drawLast(words: Words, last: LastRun | undefined): Element[] {
  const t = (key: string, vars?: Record<string, string | number>) => words.t(`data:retention.${key}`, vars);
  if (!last) return [text(t('none'))];
  const removed = Object.entries(last.removed)
    .filter(([, n]) => n > 0)
    .map(([what, n]) => t('removed-one', { what: t(`kinds.${what as DataKind}`), n }));
  const vars = {
    begun: momentName(words.locale, last.begunAt),
    removed: removed.length > 0 ? removed.join(', ') : t('nothing'),
  };
  const kinds = last.failed.map((what) => t(`kinds.${what}`)).join(', ');
  return [
    text(t(last.endedAt === undefined ? 'not-ended' : 'ended', vars)),
    ...(last.failed.length > 0 ? [text(t('failed', { kinds }))] : []),
  ];
}
