import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Linux counts in hundredths of a second, whatever its own clock. */
const tickMs = 10;

/**
 * The CPU in ms that a PostgreSQL on this machine has used: its first process, those that live, those that have ended.
 * `folder` is its data folder. Undefined where the system does not tell (anywhere but on Linux).
 */
export function databaseCpuOf(folder: string): () => number | undefined {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync('/proc/self/stat') || !existsSync(file)) return () => undefined;
  const first = Number.parseInt(readFileSync(file, 'utf8'), 10);
  return () => {
    const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    const stats = all.map((pid) => statOf(pid)).filter((stat) => stat !== undefined);
    const living = stats.filter(({ parent }) => parent === first).reduce((sum, { own }) => sum + own, 0);
    const itself = statOf(String(first));
    return itself && (living + itself.own + itself.ended) * tickMs;
  };
}

function statOf(pid: string): { parent: number; own: number; ended: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything; after it the numbers are fixed in order (man proc_pid_stat).
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const sum = (...at: number[]) => at.reduce((total, i) => total + (fields[i] ?? 0), 0);
    return { parent: fields[1] ?? 0, own: sum(11, 12), ended: sum(13, 14) };
  } catch {
    // It ended between the list and the look.
    return undefined;
  }
}
