import { z } from 'zod';
import { nearest } from '../../src/content/nearest.ts';
import { type MoveId, moveIds } from '../../src/core/rehearsal/moves.ts';

/** One utterance to measure on, with the moves that a person gave it. */
export type Line = { text: string; moves: MoveId[] };

const line = z.object({ text: z.string(), moves: z.array(z.string()).min(1) });

/** Reads `{"text": "…", "moves": ["…"]}`, one a line; empty lines do not count. Throws with "FILE:LINE what is wrong" for each bad one. */
export function readLines(jsonl: string, file: string): Line[] {
  const problems: string[] = [];
  const lines = jsonl.split('\n').flatMap((written, i): Line[] => {
    if (written.trim() === '') return [];
    const wrong = (what: string) => {
      problems.push(`${file}:${i + 1} ${what}`);
      return [];
    };
    let value: unknown;
    try {
      value = JSON.parse(written.replace(/^\uFEFF/, ''));
    } catch {
      return wrong('this is not one JSON object');
    }
    const parsed = line.safeParse(value);
    if (!parsed.success) return wrong('a line is {"text": "…", "moves": ["…"]} with at least one move');
    const unknown = parsed.data.moves.filter((move) => !isMove(move));
    if (unknown.length > 0) return wrong(unknown.map(saidOf).join('; '));
    return [{ text: parsed.data.text, moves: [...new Set(parsed.data.moves.filter(isMove))] }];
  });
  if (lines.length === 0 && problems.length === 0) problems.push(`${file}:1 there is no line in it`);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return lines;
}

const isMove = (move: string): move is MoveId => (moveIds as readonly string[]).includes(move);

function saidOf(move: string): string {
  const meant = nearest(move, moveIds);
  return `unknown move "${move}"${meant ? `; did you mean "${meant}"?` : ''}`;
}
