import type { QuestionWords } from '../../../content/schema/debrief.ts';
import { questionsIn } from '../which-moves-matter.ts';
import type { Seen, SeenTurn } from './seen.ts';

export type Asked = { open: number; closed: number };
type Kind = keyof Asked;

/**
 * How the questions of one utterance were put. Open: yes or no cannot answer it. The wording decides; where it shows no
 * question and one was read all the same, the move does.
 */
export function questionsOf(
  words: QuestionWords,
  { said, counted }: Pick<SeenTurn, 'said' | 'counted'>,
): Asked {
  const worded = sentencesOf(said).flatMap((sentence) => kindOf(words, sentence) ?? []);
  const byMove = questionsIn(counted).map(
    (move): Kind => (words['open-moves'].includes(move) ? 'open' : 'closed'),
  );
  const kinds = worded.length > 0 ? worded : byMove;
  const many = (kind: Kind) => kinds.filter((one) => one === kind).length;
  return { open: many('open'), closed: many('closed') };
}

export const questionsAsked = ({ rehearsal, turns }: Seen): Asked =>
  turns
    .map((turn) => questionsOf(rehearsal.competences.questions, turn))
    .reduce((sum, one) => ({ open: sum.open + one.open, closed: sum.closed + one.closed }), {
      open: 0,
      closed: 0,
    });

type Sentence = { clauses: readonly string[]; marked: boolean };

function sentencesOf(said: string): Sentence[] {
  const plain = said.toLowerCase().replace(/[’'`]/g, '');
  return (plain.match(/[^.!?\n]+[.!?]*/g) ?? []).map((sentence) => ({
    clauses: sentence
      .split(/[,;:–—]/)
      .map((clause) => clause.replace(/[^a-z]+/g, ' ').trim())
      .filter((clause) => clause !== ''),
    marked: sentence.includes('?'),
  }));
}

/** Undefined where the sentence asks nothing. "When you drink, do you shout?": the last clause that asks decides. */
function kindOf(words: QuestionWords, { clauses, marked }: Sentence): Kind | undefined {
  const kinds = clauses.map((clause) => kindOfClause(words, clause)).filter((kind) => kind !== undefined);
  const decided = kinds.at(-1);
  if (decided?.certain || (decided && marked)) return decided.kind;
  if (!marked) return undefined;
  const anywhere = clauses
    .join(' ')
    .split(' ')
    .some((word) => words.open.includes(word));
  return anywhere ? 'open' : 'closed';
}

/** `certain`: asks with or without its question mark. "When he came home I was tired" begins as a question and is none. */
function kindOfClause(words: QuestionWords, clause: string): { kind: Kind; certain: boolean } | undefined {
  const polite = without(clause, words.fillers, words.polite);
  const invited = without(polite.rest, words.fillers, words.invites);
  const [first = '', second = ''] = invited.rest.split(' ');
  const whether = first === 'if' || first === 'whether';
  if (invited.found) return { kind: whether ? 'closed' : 'open', certain: true };
  // "Hows it been": the verb is in it already.
  const hasVerb = first.endsWith('s') && words.open.includes(first.slice(0, -1));
  if (words.open.includes(first))
    return { kind: 'open', certain: polite.found || hasVerb || words.closed.includes(second) };
  if (polite.found) return { kind: 'closed', certain: whether };
  return words.closed.includes(first) ? { kind: 'closed', certain: second !== '' } : undefined;
}

/** A clause without its fillers and, if it begins with one of these phrases, without the longest of them. */
function without(clause: string, fillers: readonly string[], phrases: readonly string[]) {
  const begins = (phrase: string) => clause === phrase || clause.startsWith(`${phrase} `);
  const filler = fillers.find(begins);
  if (filler !== undefined) return without(clause.slice(filler.length).trim(), fillers, phrases);
  const found = phrases.filter(begins).toSorted((a, b) => b.length - a.length)[0];
  const rest = found === undefined ? clause : clause.slice(found.length).trim();
  return { rest, found: found !== undefined };
}
