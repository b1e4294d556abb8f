import type { Content } from './content.ts';
import type { Note } from './which-words.ts';

/**
 * The words of look-ups.json. `asks` are ways in which people type for an entry and are never shown; `whenever` are the
 * words that bring a "danger" or "never" topic to the top whatever else was typed.
 */
export function lookUpWords(content: Content, must: Note, may: Note): void {
  for (const { id, kind } of content.lookUps) {
    must(`topics.${id}`, ['title', 'text', 'asks']);
    if (kind === 'never' || kind === 'danger') must(`topics.${id}.whenever`);
  }
  for (const group of new Set(content.codes.codes.map((code) => code.group)))
    must(`groups.${group}`, ['title', 'asks']);
  for (const region of new Set(content.services.map((service) => service.region)))
    must(`regions.${region}`, ['title', 'asks']);
  for (const { id } of content.services) may(`services.${id}.asks`);
  must('typed', ['codes', 'services', 'ignore']);
}

/** True for a key ("namespace:key") whose words are a list of what people type, not one text that they read. */
export const holdsTypedWords = (key: string) => /^look-ups:(.+\.(asks|whenever)|typed\.\w+)$/.test(key);
