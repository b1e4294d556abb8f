import type { IContainer, ITextBlock } from '@microsoft/teams.cards';
import type { Words } from '../../content/words.ts';
import type { Notice } from '../../core/conversation/views.ts';
import { box, say, text } from './text.ts';

/** What is to be said before the card, in a slim box on top. */
export function drawNotices(words: Words, notices: readonly Notice[]): IContainer[] {
  const said = unique(notices.map((notice) => say(words, notice)));
  return said.length > 0
    ? [
        box(
          'accent',
          said.map((line) => text(line)),
        ),
      ]
    : [];
}

type Problem = Notice & { question?: string };

/**
 * What could not be read, on top. `asked` are the questions of this card: their problems stand beside them, and the top
 * says only that nothing was kept.
 */
export function drawProblems(
  words: Words,
  problems: readonly Problem[],
  asked: readonly string[],
): IContainer[] {
  const isBeside = ({ question }: Problem) => question !== undefined && asked.includes(question);
  const said = unique(problems.filter((p) => !isBeside(p)).map((p) => say(words, p)));
  const lines = problems.some(isBeside) ? [words.t('chrome:problems.put-right'), ...said] : said;
  return lines.length > 0
    ? [
        box(
          'attention',
          lines.map((line) => text(line)),
        ),
      ]
    : [];
}

/** The problem with one question, to stand beside it. */
export const problemBeside = (words: Words, problems: readonly Problem[], question: string): ITextBlock[] =>
  unique(problems.filter((p) => p.question === question).map((p) => say(words, p))).map((line) =>
    text(line, { color: 'Attention', weight: 'Bolder', spacing: 'Small' }),
  );

/** Danger stays in sight until it is over: it decides what is asked and what is not. */
export const drawDangerLine = (words: Words, danger: boolean): IContainer[] =>
  danger
    ? [
        box('attention', [
          text(words.t('chrome:danger.evidence'), { color: 'Attention', weight: 'Bolder', size: 'Small' }),
        ]),
      ]
    : [];

/** What must be read before going on with this card. */
export const drawHeed = (words: Words, heed: readonly Notice[]): IContainer[] =>
  heed.length > 0
    ? [
        box(
          'warning',
          heed.map((notice) => text(say(words, notice), { weight: 'Bolder' })),
        ),
      ]
    : [];

const unique = (lines: readonly string[]) => [...new Set(lines)];
