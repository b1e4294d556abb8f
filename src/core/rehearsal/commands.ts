/**
 * What can be typed alone while one talks to the patient. Everything else is said to the patient, also what would be a
 * command elsewhere: "go on", "hello" and "hold on" belong to a conversation. The words are content (commands.json).
 */
export const rehearsalWords = [
  ...(['stop', 'pause', 'danger', 'help', 'hint', 'list'] as const),
  ...(['my-data', 'delete-data', 'delete-rehearsals'] as const),
] as const;
export type RehearsalWord = (typeof rehearsalWords)[number];

/** Words about the trainee's own data: another room answers them, and the patient waits. */
const ownDataWords = ['my-data', 'delete-data', 'delete-rehearsals'] as const;
export type OwnDataWord = (typeof ownDataWords)[number];
export const isOwnDataWord = (word: string): word is OwnDataWord => ownDataWords.some((one) => one === word);
