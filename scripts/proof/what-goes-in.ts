import { readFileSync } from 'node:fs';
import { PlainError } from '../local/plain-error.ts';

/**
 * Which paths of the project the builder gets, by .dockerignore. It knows the forms that ours has: `*` first, then `!path`
 * lets a path in and `path` leaves one out again, the last one counts. Throws a PlainError on any other: a proof that read
 * a line otherwise than Docker does would prove nothing.
 */
export function whatGoesIn(ignoreFile: string): (path: string) => boolean {
  const [first, ...lines] = readFileSync(ignoreFile, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const strange = lines.find((line) => !/^!?[\w.-]+(\/[\w.-]+)*$/.test(line));
  if (first !== '*' || strange !== undefined)
    throw new PlainError(`${ignoreFile} has a line that the proof cannot read: ${strange ?? first}`);
  const rules = lines.map((line) => ({ path: line.replace(/^!/, ''), goesIn: line.startsWith('!') }));
  return (path) => {
    const last = rules.findLast((rule) => path === rule.path || path.startsWith(`${rule.path}/`));
    // A folder is entered where something in it goes in.
    return last?.goesIn ?? rules.some((rule) => rule.goesIn && rule.path.startsWith(`${path}/`));
  };
}
