import type { Queryable } from './database.ts';
import { keepTurn, type TurnRow } from './turn-keep.ts';
import { keepMany, mostTogether } from './turn-statements.ts';
import { refusedForARow } from './was-cut.ts';

/** A write that takes longer than this keeps nobody waiting: the next one goes beside it. */
const patienceMs = 50;

type Waiting = { row: TurnRow; done: (kept: boolean) => void; failed: (error: unknown) => void };

/** Writes a turn as `keepTurn` does. False, too, where another transaction holds the person: who tries again waits. */
export type KeepTogether = (row: TurnRow) => Promise<boolean>;

/**
 * Writes the turns that are ready at the same time in one statement: what came while the last one was under way. Under
 * load that is half of the database's work a turn; a turn that comes alone goes at once, by itself.
 */
export function keepTogether(db: Queryable): KeepTogether {
  let waiting: Waiting[] = [];
  let underWay = 0;

  const write = async (together: readonly Waiting[]): Promise<void> => {
    const rows = together.map(({ row }) => row);
    try {
      const kept = await keepAll(db, rows);
      for (const { row, done } of together) done(kept.has(row.turn));
    } catch (error) {
      if (together.length > 1 && refusedForARow(error))
        // Whose row it was is not said, and the others have done nothing wrong: each goes alone.
        for (const { row, done, failed } of together) keepTurn(db, row).then(done, failed);
      else for (const { failed } of together) failed(error);
    }
  };
  const go = async (): Promise<void> => {
    if (underWay > 0 || waiting.length === 0) return;
    const together = waiting.slice(0, mostTogether);
    waiting = waiting.slice(mostTogether);
    let counts = true;
    underWay += 1;
    const over = () => {
      if (counts) underWay -= 1;
      counts = false;
      void go();
    };
    const late = setTimeout(over, patienceMs);
    await write(together);
    clearTimeout(late);
    over();
  };
  return (row) => {
    if (row.revision === undefined) return keepTurn(db, row);
    return new Promise((done, failed) => {
      waiting.push({ row, done, failed });
      // Not at once: turns whose requests came together are ready within one round of the event loop.
      setImmediate(go);
    });
  };
}

/** Out: the ids of the turns that were written. */
async function keepAll(db: Queryable, rows: readonly TurnRow[]): Promise<Set<string>> {
  const [only, ...more] = rows;
  if (only && more.length === 0) return new Set((await keepTurn(db, only)) ? [only.turn] : []);
  const kept = await db.query<{ id: string }>(
    keepMany(rows.length),
    rows.flatMap(({ values }) => values),
  );
  return new Set(kept.rows.map(({ id }) => id));
}
