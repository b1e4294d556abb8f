import type { Problem } from './problem.ts';
import type { SourceFile } from './read-yaml.ts';
import { moods, occasions, type ReplyRow } from './schema/rehearsal.ts';

/** Answered by lines that all patients share, unless a scenario has its own. */
const shared: readonly string[] = ['unread', 'pause', 'tangent', 'closing-early', 'greet'];
/** Read as `other`, a move is answered as something unread; a goodbye by the ending's last words. */
const neverAnswered: readonly string[] = ['other', 'close'];

/**
 * Every move and every occasion has an answer in every mood, whatever the topic: a patient without words for something
 * would end the conversation with an error. A scenario answers itself all that makes a patient a person of their own.
 */
export function checkAnswers(
  where: { replies: readonly ReplyRow[]; read: { source: SourceFile }; own?: boolean },
  moves: readonly string[],
): Problem[] {
  const { file, lineOf } = where.read.source;
  const wanted = where.own
    ? [...moves, ...occasions].filter((to) => ![...neverAnswered, ...shared].includes(to))
    : shared;
  return wanted.flatMap((to) => {
    const missing = moods.filter(
      (mood) =>
        !where.replies.some((row) => row.to.includes(to) && !row.topic && (row.mood?.includes(mood) ?? true)),
    );
    if (missing.length === 0) return [];
    const when = missing.length === moods.length ? '' : ` in the mood ${missing.join(' or ')}`;
    return [{ file, line: lineOf(['replies']), message: `nothing answers "${to}"${when}` }];
  });
}
