import type { Words } from '../content/words.ts';
import { byPhrase, type Command, commands } from '../core/conversation/commands.ts';
import { answerChoices, heardChoices } from '../core/enquiry/which-questions.ts';
import { onceFor } from '../core/once-for.ts';
import { type RehearsalWord, rehearsalWords } from '../core/rehearsal/commands.ts';

/** What somebody typed: a command, or words, with the answer that they stand for if they stand for one. */
export type TypedText = { kind: 'command'; command: Command } | { kind: 'words'; value: string | undefined };

const answers = [...new Set([...answerChoices, ...heardChoices])];

/** The lists of one language (commands.json), ready to be asked. */
const readersOf = onceFor((words: Words) => ({
  command: byPhrase(commands, (id) => words.list(`commands:commands.${id}`)),
  answer: byPhrase(answers, (id) => words.list(`commands:answers.${id}`)),
  inRehearsal: byPhrase(rehearsalWords, (id) => words.list(`commands:in-rehearsal.${id}`)),
}));

/** Tells typed text apart by the lists in the locale (commands.json). Whether an answer fits is the conversation's question. */
export function readText(text: string, words: Words): TypedText {
  const { command, answer } = readersOf(words);
  const typed = command(text);
  return typed ? { kind: 'command', command: typed } : { kind: 'words', value: answer(text) };
}

/** The same while one talks to a simulated patient: very little is a command there, everything else is said to them. */
export const readRehearsalWord = (text: string, words: Words): RehearsalWord | undefined =>
  readersOf(words).inRehearsal(text);
