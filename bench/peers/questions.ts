import { readFileSync } from 'node:fs';

/** A card as the driver recorded it from Askwell: everybody sends the very same bytes. */
export type Card = { type: string; metadata?: { stage?: string } };

/** What a pressed button brings: the answers to one card. */
export type Pressed = Record<string, unknown> & { step: number };

const file = process.env.BENCH_CARDS;
if (!file) throw new Error('BENCH_CARDS is missing: `npm run bench` starts the peers.');

/** The cards of the conversation: one a question, and the one that follows the last answer. */
export const cards: readonly Card[] = JSON.parse(readFileSync(file, 'utf8'));

/** How many answers end the conversation. */
export const questions = cards.length - 1;

export function cardAt(index: number): Card {
  const card = cards[index];
  if (!card) throw new Error(`there is no card ${index}`);
  return card;
}

/** The answers of a pressed card; undefined for anything else. */
export function readPressed(value: unknown): Pressed | undefined {
  const pressed = value as Partial<Pressed> | undefined;
  return typeof pressed?.step === 'number' ? (pressed as Pressed) : undefined;
}

/** What the driver said about where to listen. */
export const port = Number(process.env.PORT);
export const host = '127.0.0.1';
