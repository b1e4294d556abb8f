import { type Level, levels } from '../../content/schema/outcomes.ts';

export const isAtLeast = (level: Level, least: Level) => levels.indexOf(level) >= levels.indexOf(least);

/** The most urgent of some levels; `standard` for none. */
export const highest = (some: readonly Level[]): Level =>
  some.reduce<Level>((top, level) => (isAtLeast(level, top) ? level : top), 'standard');
