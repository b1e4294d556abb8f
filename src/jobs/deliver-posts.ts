import { setTimeout as pause } from 'node:timers/promises';
import type { Delivered } from '../channel/deliver.ts';
import type { Conversation } from '../core/conversation/turn.ts';
import type { Answer } from '../core/conversation/views.ts';
import { nameOf } from '../log/create-log.ts';
import { underCorrelation } from '../log/under-correlation.ts';
import type { ClaimedPost } from '../store/posts.ts';
import type { JobLog } from './start-jobs.ts';

export type DeliverPostsParts = {
  /** The most urgent message that is due, held by a claim so that no other worker sends it. */
  claim: (now: Date) => Promise<ClaimedPost | undefined>;
  /** What it is to show now, in the recipient's language. */
  answerFor: (post: ClaimedPost, now: Date) => Promise<Answer>;
  deliver: (
    conversation: Conversation,
    answer: Answer,
    locale: string,
    cardId?: string,
  ) => Promise<Delivered>;
  settle: (post: ClaimedPost, outcome: Delivered | { kind: 'never-met' }, begun: Date) => Promise<void>;
  /** It could not be said what the message is to show: it waits, and somebody has to look. */
  notShown: (post: ClaimedPost, error: unknown) => void;
  now: () => Date;
};

/** Messages on their way. */
export type Delivery = {
  /** Something may be due: one more line begins, unless all are at work. Never waits, never throws. */
  look: () => void;
  /** Claims nothing more; resolves when what is on its way has been written down. */
  rest: () => Promise<void>;
};

/** How many are on their way at once. The channel allows 50 a second for an app and tenant. */
const atOnce = 8;
/** A database that restarts is back within seconds: what is known is worth waiting for, an unknown outcome pages twice. */
const settlePausesMs = [500, 1000, 2000, 4000];

/**
 * Brings every message that is due to where it should be, the most urgent first: claim, draw, send, record. Only what
 * the channel proved counts as sent. Each line goes on until nothing is due, and one that found something calls another:
 * a conversation that does not answer holds up its own line and nobody else.
 */
export function startDelivery(parts: DeliverPostsParts, log: JobLog): Delivery {
  const atWork = new Set<Promise<void>>();
  let resting = false;
  const look = () => {
    if (resting || atWork.size >= atOnce) return;
    const work = line().finally(() => atWork.delete(work));
    atWork.add(work);
  };
  async function line(): Promise<void> {
    while (!resting) {
      const begun = parts.now();
      const post = await parts.claim(begun).catch((error: unknown) => {
        log.error({ event: 'posts-not-read', name: nameOf(error) });
        return undefined;
      });
      if (!post) return;
      look();
      try {
        // The attempt's own id: what the log says of it is found by the row, and the row by the log.
        const outcome = await underCorrelation(post.attempt, () => bring(parts, post));
        await settled(parts, post, outcome, begun);
      } catch (error) {
        // Its claim runs out and it is tried again; meanwhile it must not keep the others waiting.
        log.error({ event: 'post-stuck', post: post.post, name: nameOf(error) });
      }
    }
  }
  return {
    look,
    rest: async () => {
      resting = true;
      await Promise.all(atWork);
    },
  };
}

async function settled(
  { settle }: DeliverPostsParts,
  post: ClaimedPost,
  outcome: Awaited<ReturnType<typeof bring>>,
  begun: Date,
): Promise<void> {
  for (const pauseMs of settlePausesMs) {
    try {
      return await settle(post, outcome, begun);
    } catch {
      // Said once, below, if it goes on.
      await pause(pauseMs);
    }
  }
  await settle(post, outcome, begun);
}

async function bring(
  parts: DeliverPostsParts,
  post: ClaimedPost,
): Promise<Delivered | { kind: 'never-met' }> {
  if (!post.conversation) return { kind: 'never-met' };
  const answer = await parts.answerFor(post, parts.now()).catch((error: unknown) => {
    parts.notShown(post, error);
    return undefined;
  });
  // One that cannot be read must not keep those behind it waiting.
  if (!answer) return { kind: 'failed' };
  const sent = await parts.deliver(
    post.conversation,
    answer,
    post.locale ?? 'en-GB',
    post.kind === 'update' ? (post.cardId ?? undefined) : undefined,
  );
  // Without an id the card could never be changed again: it does not count as there.
  return sent.kind === 'delivered' && sent.id === '' ? { kind: 'failed' } : sent;
}
