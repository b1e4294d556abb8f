import type { Words } from '../../content/words.ts';
import type { Remark } from '../../core/rehearsal/debrief/competences.ts';
import { type DebriefPart, debriefParts, type LookView } from '../../core/rehearsal/debrief/show-debrief.ts';
import type { RehearsalAt } from '../../core/rehearsal/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { competenceName, drawCompetences } from './rehearsal-debrief-charts.ts';
import { drawOutcome } from './rehearsal-look-outcome.ts';
import { drawTurns } from './rehearsal-look-turns.ts';
import { marked } from './rehearsal-marked.ts';
import { dangerNow } from './session-buttons.ts';
import { sourceLine } from './sources.ts';
import { bullets, heading, quiet, text, title } from './text.ts';

/** "You asked who is at home (turn 3)." */
export const remarkLine = (words: Words, { words: key, turn }: Remark): string =>
  turn === undefined ? words.t(key) : words.t('debrief:in-turn', { what: words.t(key), turn: turn + 1 });

/** The other parts of the debrief, a button each. */
export const lookRow = (words: Words, rehearsal: RehearsalAt, shown: DebriefPart) =>
  row(
    ...debriefParts
      .filter((part) => part !== shown)
      .map((part) =>
        button(
          words.t(`debrief:look.${part}`),
          { verb: 'rehearsal-look', ...rehearsal, part, page: 0 },
          { inputs: 'none' },
        ),
      ),
  );

/** One part of the debrief in full, with the sources. */
export const drawLook = (words: Words, view: LookView): Element[] => [
  marked(words),
  ...drawPart(words, view),
  ...lookRow(words, view.rehearsal, view.part),
  ...row(dangerNow(words)),
];

function drawPart(words: Words, view: LookView): Element[] {
  switch (view.part) {
    case 'turns':
      return drawTurns(words, view);
    case 'asked':
      return drawAsked(words, view);
    case 'points':
      return drawPoints(words, view);
    case 'outcome':
      return drawOutcome(words, view);
  }
}

type Part<P> = Extract<LookView, { part: P }>;

/** What the guidance expects, in its order: what was done, with the turn, and what was not. */
function drawAsked(words: Words, { expected, order }: Part<'asked'>): Element[] {
  const t = (key: string, vars?: Record<string, string | number>) => words.t(`debrief:asked.${key}`, vars);
  const what = (id: string) => words.t(`rehearsal/common:expects.${id}`);
  const done = expected.filter(({ turn }) => turn !== undefined);
  const left = expected.filter(({ turn }) => turn === undefined);
  const group = (key: string, some: typeof expected, line: (one: (typeof expected)[number]) => string) =>
    some.length === 0
      ? []
      : [
          heading(t(key)),
          ...bullets(some.map(line)),
          ...sourceLine(
            words,
            some.map(({ source }) => source),
          ),
        ];
  return [
    title(t('title')),
    ...group('done', done, ({ id, turn }) => t('turn', { what: what(id), turn: (turn ?? 0) + 1 })),
    ...group('left', left, ({ id }) => what(id)),
    heading(t('order')),
    ...order.map(({ id, kept }) =>
      text(t(kept, { what: words.t(`debrief:points.${id}.name`) }), { spacing: 'Small' }),
    ),
    ...sourceLine(
      words,
      order.map(({ source }) => source),
    ),
  ];
}

/** Every point of every competence, with where the guidance asks for it. */
function drawPoints(words: Words, view: Part<'points'>): Element[] {
  const marks = { yes: '✓', no: '○', 'does-not-apply': '–' } as const;
  return [
    title(words.t('debrief:look.points')),
    quiet(words.t('debrief:competences.lead')),
    ...drawCompetences(words, view),
    ...view.competences.flatMap(({ id, points }) => [
      heading(competenceName(words, id)),
      ...points.map(({ id: point, got, turn }) => {
        const name = words.t(`debrief:points.${point}.name`);
        const where = turn === undefined ? name : words.t('debrief:in-turn', { what: name, turn: turn + 1 });
        return text(`${marks[got]} ${where}`, { spacing: 'None' });
      }),
      ...sourceLine(
        words,
        points.map(({ source }) => source),
      ),
    ]),
    quiet(words.t('debrief:competences.marks')),
  ];
}
