import { type Level, levels } from '../../content/schema/outcomes.ts';

/** What goes first where not all can go at once: 0 is immediate. */
export const urgencyOf = (level: Level): number => levels.length - 1 - levels.indexOf(level);
