import { lineInWords } from '../../../src/channel/cards/rehearsal-marked.ts';
import type { Words } from '../../../src/content/words.ts';
import type { Remark } from '../../../src/core/rehearsal/debrief/competences.ts';
import type { Debrief } from '../../../src/core/rehearsal/debrief/debrief.ts';
import type { LeadsTo } from '../../../src/core/rehearsal/debrief/outcome.ts';
import type { LineId } from '../../../src/core/rehearsal/which-line.ts';

/** A debrief as a person reads it, for the goldens: what it says, without how it is drawn. */
export function debriefInWords(words: Words, debrief: Debrief): string {
  const line = (id: LineId | undefined) => (id === undefined ? '' : (lineInWords(words, id) ?? ''));
  const remark = ({ words: key, turn, source }: Remark) =>
    `${words.t(key)}${turn === undefined ? '' : ` (turn ${turn + 1})`} [${source}]`;
  const { curve, questions, outcome, told } = debrief;
  const rounded = (of: 'trust' | 'defensiveness') => curve.map((point) => Math.round(point[of])).join(' ');
  return [
    `Trust: ${rounded('trust')}`,
    `Defensiveness: ${rounded('defensiveness')}`,
    ...section('Well', debrief.well.map(remark)),
    ...section('Try next', [remark(debrief.next)]),
    ...section(
      'Harm',
      debrief.harms.map(({ move, turn, silent, toTheEnd, answer }) => {
        const then = `told nothing for ${silent} turns${toTheEnd ? ', to the end' : ''}`;
        return `turn ${turn + 1}: ${move}; ${then}; “${line(answer[0])}”`;
      }),
    ),
    ...section(
      'Hints missed',
      debrief.cues.filter(({ missed }) => missed).map((cue) => `turn ${cue.turn + 1}: “${line(cue.line)}”`),
    ),
    ...section(
      'Excuses, and what was kept back',
      debrief.turns.flatMap(({ answered }, i) =>
        answered.kind === 'after-harm'
          ? [`turn ${i + 1}: what ${answered.by} in turn ${answered.since + 1} brought out`]
          : answered.kind === 'kept-back'
            ? [`turn ${i + 1}: kept back`]
            : [],
      ),
    ),
    ...section('Expected', [
      `done: ${debrief.expected.flatMap(({ id, turn }) => (turn === undefined ? [] : [`${id} ${turn + 1}`])).join(', ')}`,
      `left: ${debrief.expected.flatMap(({ id, turn }) => (turn === undefined ? [id] : [])).join(', ')}`,
      ...debrief.order.map(({ id, kept }) => `${words.t(`debrief:points.${id}.name`)}: ${kept}`),
    ]),
    ...section('Numbers', [
      `told ${told.found} of ${told.there}; open ${questions.open} of ${questions.open + questions.closed}; ` +
        `listened in ${debrief.reflections} turns, asked in ${debrief.asking}`,
    ]),
    ...section(
      'Competences',
      debrief.competences.map(({ id, got, of, points }) => {
        const left = points.filter((point) => point.got === 'no').map((point) => point.id);
        return `${words.t(`debrief:competence.${id}`)}: ${got} of ${of}${left.length > 0 ? ` (left: ${left.join(', ')})` : ''}`;
      }),
    ),
    ...section('Knew', leads(words, outcome.found)),
    ...section('There was', leads(words, outcome.there)),
    '',
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): string[] => [
  '',
  title,
  ...(lines.length > 0 ? lines : ['nothing']).map((line) => `- ${line}`),
];

const leads = (words: Words, { level, incomplete, rules, routes, factors }: LeadsTo): string[] => [
  `${incomplete ? 'at least ' : ''}${level}: ${rules.map(({ id }) => id).join(', ')}`,
  `routes: ${routes.map(({ id }) => id).join(', ')}`,
  `factors: ${factors.map((key) => words.t(key)).join('; ')}`,
];
