import type { Words } from '../../content/words.ts';
import type { Scored } from '../../core/rehearsal/debrief/competences.ts';
import type { DebriefView } from '../../core/rehearsal/debrief/show-debrief.ts';
import { barChart, lineChart } from './chart.ts';
import type { Element } from './element.ts';
import { bullets, heading, quiet, text } from './text.ts';

/** Trust and defensiveness from the first words on, as lines; in a sentence for who sees no chart. */
export function drawCurve(words: Words, curve: DebriefView['curve']): Element {
  const t = (key: string, vars?: Record<string, string | number>) => words.t(`debrief:curve.${key}`, vars);
  const [first, last] = [curve[0], curve.at(-1)];
  const means = t('means', {
    ...{ 'trust-first': Math.round(first?.trust ?? 0), 'trust-last': Math.round(last?.trust ?? 0) },
    'defensiveness-first': Math.round(first?.defensiveness ?? 0),
    'defensiveness-last': Math.round(last?.defensiveness ?? 0),
  });
  const series = (of: 'trust' | 'defensiveness') => curve.map((point) => point[of]);
  const inWords = (of: 'trust' | 'defensiveness') =>
    t('fallback', { what: t(of), values: series(of).map(Math.round).join(' ') });
  return {
    type: 'Container',
    items: [
      heading(t('title')),
      lineChart(
        { title: t('title'), x: t('turn'), y: t('points'), from: 0 },
        [
          { legend: t('trust'), values: series('trust'), color: 'categoricalTeal' },
          { legend: t('defensiveness'), values: series('defensiveness'), color: 'categoricalMarigold' },
        ],
        `${inWords('trust')}. ${inWords('defensiveness')}.`,
      ),
      quiet(means),
    ],
  };
}

export const competenceName = (words: Words, id: string): string => words.t(`debrief:competence.${id}`);

export const competenceLine = (words: Words, { id, got, of }: Pick<Scored, 'id' | 'got' | 'of'>): string =>
  words.t(of === 0 ? 'debrief:competences.nothing-to-see' : 'debrief:competences.points', {
    ...{ name: competenceName(words, id), got, of },
  });

/** Points by competence, in percent of what could be earned, and in words. A sum only where the level gives one. */
export function drawCompetences(
  words: Words,
  { competences, total }: Pick<DebriefView, 'competences' | 'total'>,
): Element[] {
  const seen = competences.filter(({ of }) => of > 0);
  const lines = competences.map((one) => competenceLine(words, one));
  const name = words.t('debrief:competences.title');
  return [
    heading(name),
    barChart(
      name,
      seen.map(({ id, got, of }) => ({
        name: competenceName(words, id),
        value: Math.round((100 * got) / of),
      })),
      words.t('debrief:competences.in-words'),
    ),
    ...bullets(lines, { spacing: 'Small' }),
    ...(total ? [text(words.t('debrief:competences.total', total), { spacing: 'Small' })] : []),
  ];
}
