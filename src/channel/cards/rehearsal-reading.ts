import type { Content } from '../../content/content.ts';
import { moveGroups } from '../../content/schema/rehearsal.ts';
import type { Words } from '../../content/words.ts';
import type { MoveId } from '../../core/rehearsal/moves.ts';
import type { Because } from '../../core/rehearsal/transcript.ts';
import type { ReadAs, RehearsalAt } from '../../core/rehearsal/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { folded } from './fold.ts';
import { escaped, quiet, quoted } from './text.ts';

export const moveName = (words: Words, move: MoveId): string =>
  words.t(`rehearsal/common:moves.${move}.name`);

/** How the last utterance was read, with the words that decided, and the way to say that it was meant otherwise. */
export function drawReading(
  words: Words,
  content: Content,
  { rehearsal, readAs, openly }: { rehearsal: RehearsalAt; readAs: ReadAs; openly: boolean },
): Element[] {
  const reading = quiet(readingLine(words, readAs));
  const form = correction(words, content, rehearsal, readAs);
  const fold = (items: readonly Element[], title: string) => folded('reading', words.t(title), items);
  return openly
    ? [reading, ...fold(form, 'rehearsal:buttons.not-meant')]
    : fold([reading, ...form], 'rehearsal:buttons.how-read');
}

function readingLine(words: Words, { moves, because, corrected }: ReadAs): string {
  if (corrected) {
    return words.t('rehearsal:reading.corrected', { moves: named(words, corrected, []) });
  }
  return words.t('rehearsal:reading.line', { moves: named(words, moves, because) });
}

const mostWords = 3;

/** "Asking whether anyone is afraid (“scared”, “of you”)". The words are the trainee's own, so they are escaped. */
const named = (words: Words, moves: readonly MoveId[], because: readonly Because[]): string =>
  (moves.length > 0 ? moves : (['other'] as const))
    .map((move) => {
      const found = because.find((one) => one.move === move)?.words.slice(0, mostWords) ?? [];
      const why = found.map((word) => quoted(words, escaped(word))).join(', ');
      return why ? `${moveName(words, move)} (${why})` : moveName(words, move);
    })
    .join('; ');

/** Two lists rather than one with many ticks: most utterances are one thing or two. */
function correction(words: Words, content: Content, rehearsal: RehearsalAt, readAs: ReadAs): Element[] {
  const { moves } = content.rehearsal;
  const choices = moveGroups
    .flatMap((group) => moves.filter((move) => move.group === group))
    .map(({ id }) => ({ title: moveName(words, id as MoveId), value: id }));
  const ask = (id: 'meant' | 'meant-too'): Element => ({
    ...{ type: 'Input.ChoiceSet', id, style: 'compact', label: words.t(`rehearsal:reading.${id}`), choices },
    placeholder: words.t('rehearsal:reading.choose'),
  });
  return [
    ask('meant'),
    ask('meant-too'),
    ...row(
      button(words.t('rehearsal:buttons.correct'), {
        ...{ verb: 'rehearsal-correct', ...rehearsal, turn: readAs.turn },
      }),
    ),
  ];
}
