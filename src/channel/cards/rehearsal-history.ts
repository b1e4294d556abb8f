import type { Words } from '../../content/words.ts';
import type { Done, HistoryViews } from '../../core/rehearsal/history/views.ts';
import { button, row } from './button.ts';
import { lineChart } from './chart.ts';
import { dayName } from './dates.ts';
import type { Element } from './element.ts';
import { competenceName } from './rehearsal-debrief-charts.ts';
import { marked } from './rehearsal-marked.ts';
import { dangerNow } from './session-buttons.ts';
import { bullets, heading, quiet, text, title } from './text.ts';

type View<K> = Extract<HistoryViews, { kind: K }>;

const latest = 3;

/** The trainee's own rehearsals, by competence: a line for each, and the same in words. */
export function drawProgress(words: Words, { done }: View<'rehearsal-progress'>): Element[] {
  const t = (key: string, vars?: Record<string, string | number>) => words.t(`debrief:progress.${key}`, vars);
  return [
    marked(words),
    title(t('title')),
    quiet(t('lead')),
    ...(done.length === 0 ? [text(t('none'))] : [text(t('some', { count: done.length }))]),
    ...(done.length > 0 ? drawShares(words, done) : []),
    ...(done.length > 0 ? [heading(t('latest'))] : []),
    ...done
      .slice(-latest)
      .toReversed()
      .flatMap((one) => drawOne(words, one)),
    ...row(
      button(words.t('rehearsal:buttons.again'), { verb: 'rehearse' }, { style: 'positive' }),
      ...(done.length > 0 ? [button(words.t('debrief:buttons.delete'), { verb: 'rehearsal-delete' })] : []),
      button(words.t('chrome:buttons.welcome'), { verb: 'welcome' }),
    ),
    ...row(dangerNow(words)),
  ];
}

function drawShares(words: Words, done: readonly Done[]): Element[] {
  const t = (key: string, vars?: Record<string, string | number>) => words.t(`debrief:progress.${key}`, vars);
  const competences = [...new Set(done.flatMap(({ points }) => Object.keys(points)))];
  const known = competences.filter((id) => words.has(`debrief:competence.${id}`));
  const shares = known.map((id) => ({
    name: competenceName(words, id),
    percents: done.map(({ points }) => percent(points[id])),
  }));
  const lines = shares.map(({ name, percents }) =>
    t('line', {
      name,
      values: percents
        .map((one) => (one === undefined ? t('not-here') : t('percent', { percent: one })))
        .join(', '),
    }),
  );
  // A line through one point is none.
  const chart =
    done.length < 2
      ? []
      : [
          lineChart(
            { title: t('chart'), x: t('axis'), y: t('percent', { percent: '' }).trim(), from: 1 },
            shares.map(({ name, percents }) => ({ legend: name, values: filled(percents) })),
            t('in-words'),
          ),
        ];
  return [heading(t('chart')), ...chart, ...bullets(lines)];
}

const percent = (points: Done['points'][string] | undefined): number | undefined =>
  points && points.of > 0 ? Math.round((100 * points.got) / points.of) : undefined;

/** Where a competence did not come up the line stays where it was: a fall to nothing would be untrue. */
function filled(percents: readonly (number | undefined)[]): number[] {
  const known = (one: number | undefined) => one !== undefined;
  const first = percents.find(known) ?? 0;
  return percents.map((_, i) => percents.slice(0, i + 1).findLast(known) ?? first);
}

const drawOne = (words: Words, { rehearsal, scenario, level, on }: Done): Element[] => [
  text(
    words.t('debrief:progress.one', {
      ...{ day: dayName(words.locale, on), title: titleOf(words, scenario) },
      level: words.t(`rehearsal:levels.${level}.begin`),
    }),
    { spacing: 'Small' },
  ),
  ...row(
    button(words.t('debrief:buttons.look'), {
      verb: 'rehearsal-look',
      ...rehearsal,
      part: 'overview',
      page: 0,
    }),
    button(words.t('debrief:buttons.export'), { verb: 'rehearsal-export', of: rehearsal.rehearsal }),
  ),
];

/** A patient who is there no longer has no title. */
export const titleOf = (words: Words, scenario: string): string =>
  words.has(`rehearsal/${scenario}:title`)
    ? words.t(`rehearsal/${scenario}:title`)
    : words.t('debrief:progress.gone');

/** For a practice educator: how often each patient was met, and of nobody. */
export const drawCounts = (words: Words, { least, counts }: View<'rehearsal-counts'>): Element[] => {
  const many = (n: number | undefined) =>
    n === undefined ? words.t('debrief:counts.few', { least }) : String(n);
  return [
    title(words.t('debrief:counts.title')),
    quiet(words.t('debrief:counts.lead', { least })),
    ...bullets(
      counts.map(({ scenario, begun, finished }) =>
        words.t('debrief:counts.line', {
          ...{ title: titleOf(words, scenario), begun: many(begun), finished: many(finished) },
        }),
      ),
    ),
    ...row(
      button(words.t('debrief:buttons.own-progress'), { verb: 'rehearsal-own-progress' }),
      button(words.t('chrome:buttons.welcome'), { verb: 'welcome' }),
    ),
    ...row(dangerNow(words)),
  ];
};

/** Asked once more: it cannot be undone. */
export const drawDeleting = (words: Words, { count }: View<'rehearsal-deleting'>): Element[] => [
  marked(words),
  title(words.t(count === 0 ? 'debrief:delete.none' : 'debrief:delete.title')),
  ...(count === 0 ? [] : [text(words.t('debrief:delete.means', { count }))]),
  ...(count === 0 ? [] : [quiet(words.t('debrief:delete.messages'))]),
  ...row(
    count === 0 ? undefined : button(words.t('debrief:buttons.delete-now'), { verb: 'rehearsal-delete-all' }),
    button(words.t(count === 0 ? 'chrome:buttons.rehearse' : 'debrief:buttons.keep'), { verb: 'rehearse' }),
  ),
  ...row(dangerNow(words)),
];

export const drawDeleted = (words: Words, { count }: View<'rehearsal-deleted'>): Element[] => [
  marked(words),
  title(words.t('debrief:delete.done-title')),
  text(words.t('debrief:delete.done', { count })),
  quiet(words.t('debrief:delete.messages')),
  ...row(button(words.t('chrome:buttons.welcome'), { verb: 'welcome' })),
  ...row(dangerNow(words)),
];
