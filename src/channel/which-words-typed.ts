import type { Words } from '../content/words.ts';
import { type Command, plain, whichCommand } from '../core/conversation/commands.ts';
import { answerChoices, heardChoices } from '../core/enquiry/which-questions.ts';
import { type RehearsalWord, whichRehearsalWord } from '../core/rehearsal/commands.ts';

/** What somebody typed: a command, or words, with the answer that they stand for if they stand for one. */
export type TypedText = { kind: 'command'; command: Command } | { kind: 'words'; value: string | undefined };

const answers = [...new Set([...answerChoices, ...heardChoices])];

/** Tells typed text apart by the lists in the locale (commands.json). Whether an answer fits is the conversation's question. */
export function readText(text: string, words: Words): TypedText {
  const command = whichCommand(text, (id) => words.list(`commands:commands.${id}`));
  if (command) return { kind: 'command', command };
  const typed = plain(text);
  const value = answers.find((id) =>
    words.list(`commands:answers.${id}`).some((phrase) => plain(phrase) === typed),
  );
  return { kind: 'words', value };
}

/** The same while one talks to a simulated patient: very little is a command there, everything else is said to them. */
export const readRehearsalWord = (text: string, words: Words): RehearsalWord | undefined =>
  whichRehearsalWord(text, (id) => words.list(`commands:in-rehearsal.${id}`));
