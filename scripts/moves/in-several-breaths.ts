import type { Example } from './examples.ts';
import { createRandom } from './random.ts';

const howMany = 300;

/**
 * Longer turns, put together from what one author said of two or three moves: authors write few of them, and trainees
 * ramble. The same ones every time.
 */
export function inSeveralBreaths(examples: readonly Example[]): { text: string; moves: string[] }[] {
  const random = createRandom(99);
  const simple = examples.filter(({ moves }) => moves.length === 1);
  if (simple.length === 0) return [];
  const one = () => simple[Math.floor(random() * simple.length)] as Example;
  return Array.from({ length: howMany }, () => {
    const said = Array.from({ length: random() < 0.65 ? 2 : 3 }, one);
    const moves = [...new Set(said.flatMap((example) => example.moves))];
    const text = said
      .map((example) => (/[.!?]$/.test(example.text.trim()) ? example.text : `${example.text}.`))
      .join(' ');
    return { text, moves: moves.length > 1 ? moves.filter((move) => move !== 'other') : moves };
  });
}
