import pg from 'pg';
import type { HandleTurn } from './core/conversation/turn.ts';

/** PostgreSQL's own words for "this connection is over": it shuts down, was killed, or is not yet up. */
const goodbyes = ['57P01', '57P02', '57P03', '57P05'];

/** A first try that took longer than this leaves no time for a second before Teams gives up on the answer. */
const longestFirstMs = 2_000;

/**
 * Takes a turn again, once, when its connection was cut. Whether it was kept is then unknown: "nothing has changed" may
 * be untrue, and whoever types their answer a second time would answer the next question with it. The same activity
 * taken again finds what was kept, or keeps it now.
 */
export const againWhenCut =
  (handle: HandleTurn): HandleTurn =>
  async (inbound) => {
    const begun = performance.now();
    try {
      return await handle(inbound);
    } catch (error) {
      if (!wasCut(error) || performance.now() - begun > longestFirstMs) throw error;
      return handle(inbound);
    }
  };

/** What PostgreSQL refused in so many words stays refused; anything else may be the connection's end. */
const wasCut = (error: unknown): boolean =>
  !(error instanceof pg.DatabaseError) || goodbyes.includes(error.code ?? '');
