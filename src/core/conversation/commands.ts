/** The words that can be typed instead of tapping. Which words mean which command is content (locales, commands.json). */
export const commands = [
  'start',
  'start-again',
  'back',
  'skip',
  'pause',
  'resume',
  'danger',
  'summary',
  'answers',
  'discard',
  'help',
  'rehearse',
  'progress',
  'own-progress',
  'export',
  'delete-rehearsals',
  'look-up',
  'follow-ups',
  'escalations',
  'on-call',
  'swap',
  'leads',
  'my-data',
  'delete-data',
  'retention',
] as const;
export type Command = (typeof commands)[number];

/** Commands about escalations and who is on duty: another room answers them. */
export const rotaCommands = ['escalations', 'on-call', 'swap', 'leads'] as const;
export type RotaCommand = (typeof rotaCommands)[number];
export const isRotaCommand = (word: string): word is RotaCommand => rotaCommands.some((one) => one === word);

/** Commands about somebody's rehearsals as a whole. */
export const historyCommands = ['progress', 'own-progress', 'export', 'delete-rehearsals'] as const;
export type HistoryCommand = (typeof historyCommands)[number];
export const isHistoryCommand = (word: string): word is HistoryCommand =>
  historyCommands.some((one) => one === word);
export const isRehearsalCommand = (word: string): word is HistoryCommand | 'rehearse' =>
  word === 'rehearse' || isHistoryCommand(word);

/** Commands about what is held: about oneself, and for leads in all. */
export const dataCommands = ['my-data', 'delete-data', 'retention'] as const;
export type DataCommand = (typeof dataCommands)[number];
export const isDataCommand = (word: string): word is DataCommand => dataCommands.some((one) => one === word);
export type EnquiryCommand = Exclude<Command, RotaCommand | HistoryCommand | DataCommand | 'rehearse'>;

/** What somebody typed, made comparable: case, spaces, apostrophes and closing punctuation do not matter. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’'`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Tells which of `ids` a typed text is, by the phrases of each; of two with one phrase the first counts. Only the whole
 * text counts: a note that mentions "back" is not a command. Made once a language: making every phrase comparable for
 * each text takes longer than the rest of its turn.
 */
export function byPhrase<Id extends string>(
  ids: readonly Id[],
  phrasesOf: (id: Id) => readonly string[],
): (text: string) => Id | undefined {
  const phrases = ids.flatMap((id) => phrasesOf(id).map((phrase) => [plain(phrase), id] as const));
  const known = new Map(phrases.toReversed());
  return (text) => known.get(plain(text));
}
