import { join } from 'node:path';
import { baseLocale } from '../../src/content/read-locale.ts';
import { type AllWords, loadWords, type Words } from '../../src/content/words.ts';
import { projectRoot } from '../local/where-things-are.ts';

/** What Teams offers to type, in this order. Teams shows at most twelve. */
export const offered = [
  ...(['start', 'danger', 'resume', 'summary', 'look-up', 'follow-ups'] as const),
  ...(['escalations', 'on-call', 'rehearse', 'progress', 'my-data', 'help'] as const),
] as const;

/** The app's words in one language. `title` of a command is what is typed: the first of the phrases that the bot knows. */
export type AppWords = {
  name: { short: string; full: string };
  description: { short: string; full: string };
  commands: { title: string; description: string }[];
};

/** The words of the base language, and of every other one that has its own. Language tags in small letters, as Teams wants. */
export async function readAppWords(): Promise<{ base: AppWords; others: Map<string, AppWords> }> {
  const all: AllWords = await loadWords(join(projectRoot, 'locales'));
  const others = all.locales.filter((locale) => locale !== baseLocale);
  return {
    base: appWords(all.wordsFor(baseLocale)),
    others: new Map(others.map((locale) => [locale.toLowerCase(), appWords(all.wordsFor(locale))])),
  };
}

function appWords(words: Words): AppWords {
  const two = (key: string) => ({
    short: words.t(`teams-app:${key}.short`),
    full: words.t(`teams-app:${key}.full`),
  });
  return {
    name: two('name'),
    description: two('description'),
    commands: offered.map((command) => ({
      title: words.list(`commands:commands.${command}`)[0] ?? command,
      description: words.t(`teams-app:commands.${command}`),
    })),
  };
}
