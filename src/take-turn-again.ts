import type { HandleTurn } from './core/conversation/turn.ts';
import { wasCut } from './store/was-cut.ts';

/** A first try that took longer than this leaves no time for a second before Teams gives up on the answer. */
const longestFirstMs = 4_000;

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
