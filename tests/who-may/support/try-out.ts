import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Outcome } from '../../../src/core/conversation/turn.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { type RealParts, realParts, type Turns, turnsOn } from '../../support/real-house.ts';
import { oneConnection } from './one-connection.ts';
import { type ActorName, actorNames, actors } from './people.ts';
import { changed, digestOf, lostOf, type Rows, rowsOf, tablesOf } from './rows.ts';

export type House = {
  turns: Turns;
  database: Database;
  undone: <T>(work: () => Promise<T>) => Promise<T>;
  rows: () => Promise<Before>;
  digest: () => Promise<string>;
};
/** Everything as it stands before somebody does something. */
type Before = { rows: Rows; digest: string };

/** What one turn came to: the tables that it changed, those in which somebody else's rows are not as they were. */
export type Done = { moved: string[]; lost: string[]; shown: string; view: string };

/** A database in which everybody but the unknown has met Askwell and has an enquiry of their own in hand. */
export function useHouse() {
  const schema = `who_may_${randomBytes(6).toString('hex')}`;
  let server: Database;
  let parts: RealParts;
  let names: string[];

  beforeAll(async () => {
    server = openDatabase(inject('databaseUrl'), schema);
    await migrate(server, schema);
    parts = await realParts();
    names = await tablesOf(server, schema);
    const turns = turnsOn(server, parts);
    for (const name of actorNames.filter((one) => one !== 'unknown')) {
      await turns.arrive(actors[name]);
      await turns.press(actors[name], { verb: 'start' });
    }
  });
  afterAll(async () => {
    await server.query(`drop schema ${schema} cascade`);
    await server.end();
  });

  return {
    words: () => parts.words,
    organisation: () => parts.organisation,
    /** What happens in here is taken back at the end. */
    inHouse: async (work: (house: House) => Promise<void>): Promise<void> => {
      const { database, undone, close } = await oneConnection(inject('databaseUrl'), schema);
      try {
        const turns = turnsOn(database, parts);
        const digest = () => digestOf(database, names);
        const rows = async () => ({ rows: await rowsOf(database, names), digest: await digest() });
        await work({ turns, database, undone, rows, digest });
      } finally {
        await close();
      }
    },
  };
}

/** One turn of somebody's, from the very same rows as every other. */
export const tryOut = (
  { turns, undone, rows, digest }: House,
  before: Before,
  who: ActorName,
  turn: () => Promise<Outcome>,
): Promise<Done> =>
  undone(async () => {
    const outcome = await turn();
    const after = (await digest()) === before.digest ? before : await rows();
    const others = actorNames.map((name) => actors[name].person).filter((id) => id !== actors[who].person);
    return {
      ...{ moved: changed(before.rows, after.rows), lost: lostOf(before.rows, after.rows, others) },
      ...{ shown: turns.shown(outcome), view: outcome.answer.view.kind },
    };
  });
