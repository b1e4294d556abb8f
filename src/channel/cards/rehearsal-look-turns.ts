import type { Words } from '../../content/words.ts';
import { type LookView, turnsAPage } from '../../core/rehearsal/debrief/show-debrief.ts';
import type { WhatWasAnswered } from '../../core/rehearsal/debrief/what-was-answered.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { asSpoken, lineInWords, patientWords } from './rehearsal-marked.ts';
import { moveName } from './rehearsal-reading.ts';
import { sourceNames } from './sources.ts';
import { literal, quiet, shortened, text, title } from './text.ts';

type TurnsView = Extract<LookView, { part: 'turns' }>;
type Turn = TurnsView['turns'][number];

const mostOfSaid = 280;

/** What was said on both sides, how it counts and what came of it, a few turns a card. */
export function drawTurns(words: Words, view: TurnsView): Element[] {
  const { rehearsal, page, from, of, turns, scenario } = view;
  const to = (other: number, key: string) =>
    button(
      words.t(`debrief:look.${key}`),
      { verb: 'rehearsal-look', ...rehearsal, part: 'turns', page: other },
      { inputs: 'none' },
    );
  return [
    title(words.t('debrief:turns.title')),
    quiet(words.t('debrief:turns.range', { from: from + 1, to: from + turns.length, of })),
    ...turns.map((turn, i) => drawTurn(words, scenario, turn, from + i)),
    ...row(
      page > 0 ? to(page - 1, 'earlier') : undefined,
      (page + 1) * turnsAPage < of ? to(page + 1, 'later') : undefined,
    ),
  ];
}

function drawTurn(words: Words, scenario: string, turn: Turn, number: number): Element {
  const t = (key: string, vars?: Record<string, string | number>) => words.t(`debrief:turns.${key}`, vars);
  const said = turn.reply.flatMap((line) => lineInWords(words, line) ?? []).map(asSpoken);
  const moves = (turn.counted.length > 0 ? turn.counted : (['other'] as const))
    .map((move) => moveName(words, move))
    .join('; ');
  const sources = turn.sources.length > 0 ? ` (${sourceNames(words, turn.sources)})` : '';
  const { trust, defensiveness } = turn.disposition;
  return {
    ...{ type: 'Container', separator: true, spacing: 'Medium' },
    items: [
      text(words.t('debrief:turn', { turn: number + 1 }), { weight: 'Bolder' }),
      literal(`${t('you')}: ${shortened(turn.said.trim() === '' ? '…' : turn.said, mostOfSaid)}`),
      quiet([`${t('read', { moves })}${sources}`, ...(turn.corrected ? [t('corrected')] : [])].join(' '), {
        spacing: 'None',
      }),
      ...(said.length > 0
        ? [text(`**${patientWords(words, scenario, 'name')}:** ${said.join(' ')}`, { spacing: 'Small' })]
        : []),
      quiet(
        [
          cameOf(words, scenario, turn),
          t('mood', { trust: Math.round(trust), defensiveness: Math.round(defensiveness) }),
        ]
          .filter(Boolean)
          .join(' '),
        { spacing: 'None' },
      ),
    ],
  };
}

/** What the answer was, named as what it is. */
function cameOf(words: Words, scenario: string, { answered, told }: Turn): string {
  const t = (key: string, vars?: Record<string, string | number>) => words.t(`debrief:turns.${key}`, vars);
  switch (answered.kind) {
    case 'told':
      return t('told', {
        facts: told.map((id) => words.t(`rehearsal/${scenario}:facts.${id}.name`)).join('; '),
      });
    case 'hinted':
      return t('hinted');
    case 'after-harm':
      return t(isBlow(answered) ? 'after-blow' : 'after-harm', {
        ...{ move: moveName(words, answered.by), turn: answered.since + 1 },
      });
    case 'kept-back':
      return t('kept-back');
    case 'answered':
      return '';
  }
}

/** These bring out anger, not an excuse. */
const isBlow = ({ by }: Extract<WhatWasAnswered, { kind: 'after-harm' }>) =>
  by === 'confront' || by === 'reveal-victim';
