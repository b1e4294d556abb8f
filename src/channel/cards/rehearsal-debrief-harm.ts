import type { Words } from '../../content/words.ts';
import type { Harm } from '../../core/rehearsal/debrief/harm-done.ts';
import type { Element } from './element.ts';
import { asSpoken, lineInWords } from './rehearsal-marked.ts';
import { moveName } from './rehearsal-reading.ts';
import { sourceLine } from './sources.ts';
import { box, heading, literal, quoted, shortened, text } from './text.ts';

const mostOfSaid = 200;

/** Each harmful move once, with what it did and a better line; where it came again, only the turns. Without reproach. */
export function drawHarms(words: Words, harms: readonly Harm[]): Element[] {
  if (harms.length === 0) return [];
  const moves = [...new Set(harms.map(({ move }) => move))];
  return [
    heading(words.t('debrief:harm.title')),
    ...moves.flatMap((move) => {
      const [first, ...again] = harms.filter((harm) => harm.move === move);
      return first ? [drawHarm(words, first, again)] : [];
    }),
  ];
}

function drawHarm(words: Words, harm: Harm, again: readonly Harm[]): Element {
  const { move, turn, said, answer, source } = harm;
  const t = (key: string, vars?: Record<string, string | number>) => words.t(`debrief:harm.${key}`, vars);
  const small = { spacing: 'Small' } as const;
  const answered = answer.flatMap((line) => lineInWords(words, line) ?? []);
  const better = words.list(`debrief:better.${move}`);
  return box('warning', [
    text(moveName(words, move), { weight: 'Bolder' }),
    text(words.t(`rehearsal/common:moves.${move}.feedback`), small),
    text(t('said', { turn: turn + 1 }), small),
    literal(shortened(said, mostOfSaid)),
    ...(answered.length > 0
      ? [text(`${t('answered')} ${quoted(words, asSpoken(answered.join(' ')))}`, small)]
      : []),
    text([t('did', points(harm)), silence(words, harm)].filter(Boolean).join(' '), small),
    text(`**${t('better')}** ${better[harm.better % better.length]}`, small),
    ...(again.length > 0
      ? [text(t('also', { count: again.length, turns: again.map((one) => one.turn + 1).join(', ') }), small)]
      : []),
    ...sourceLine(words, [source]),
  ]);
}

const points = ({ before, after }: Harm) => ({
  ...{ 'trust-before': tenths(before.trust), 'trust-after': tenths(after.trust) },
  'defensiveness-before': tenths(before.defensiveness),
  'defensiveness-after': tenths(after.defensiveness),
});
const tenths = (points: number) => Math.round(points * 10) / 10;

function silence(words: Words, { silent, toTheEnd }: Harm): string {
  if (toTheEnd) return words.t('debrief:harm.to-the-end');
  return silent > 0 ? words.t('debrief:harm.silent', { count: silent }) : '';
}
