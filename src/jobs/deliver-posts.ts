import type { Delivered } from '../channel/deliver.ts';
import type { Conversation } from '../core/conversation/turn.ts';
import type { Answer } from '../core/conversation/views.ts';
import type { ClaimedPost } from '../store/posts.ts';

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

export type PostRound = Record<Delivered['kind'] | 'never-met', number>;

/** How many are on their way at once. The channel allows 50 a second for an app and tenant. */
const atOnce = 8;
/** A round is over some time: whoever asks for the next one goes on where this one stopped. */
const mostInARound = 500;

/**
 * Brings every message that is due to where it should be, the most urgent first: claim, draw, send, record. Only what
 * the channel proved counts as sent. Out: how many of each outcome.
 */
export async function deliverPosts(parts: DeliverPostsParts): Promise<PostRound> {
  const round: PostRound = { delivered: 0, blocked: 0, gone: 0, throttled: 0, failed: 0, 'never-met': 0 };
  let left = mostInARound;
  const line = async () => {
    while (left > 0) {
      left -= 1;
      const begun = parts.now();
      const post = await parts.claim(begun);
      if (!post) return;
      const outcome = await bring(parts, post);
      round[outcome.kind] += 1;
      await parts.settle(post, outcome, begun);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, line));
  return round;
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
