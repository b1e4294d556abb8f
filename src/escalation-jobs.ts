import type { Deliver } from './channel/deliver.ts';
import { drive } from './drive-escalation.ts';
import type { DeliverPostsParts } from './jobs/deliver-posts.ts';
import type { EscalationJobParts } from './jobs/escalation-jobs.ts';
import type { RaiseParts } from './raise-escalation.ts';
import { settlePost } from './settle-post.ts';
import { showBulletin, viewFor } from './show-escalation.ts';
import { type Database, inTransaction } from './store/database.ts';
import { hasRunOut, lockEscalation, overdueEscalations, readEscalation } from './store/escalations.ts';
import { type ClaimedPost, claimPost } from './store/posts.ts';
import { type Watched, watchEscalations } from './watch-escalations.ts';

/** Longer than a send may take with its one retry: nobody else sends it meanwhile. */
const leaseSeconds = 30;

type Parts = RaiseParts & {
  database: Database;
  deliver: Deliver;
  /** What the watch found, each time. */
  watched: (watched: Watched) => void;
  notShown: DeliverPostsParts['notShown'];
  now: () => Date;
};

/** The work of the queues, wired to the store and the channel. */
export function escalationJobs(parts: Parts): EscalationJobParts {
  const { database, now } = parts;
  const deliver: DeliverPostsParts = {
    claim: (at) => claimPost(database, { now: at, leaseSeconds }),
    answerFor: (post, at) => answerFor(parts, post, at),
    deliver: parts.deliver,
    notShown: parts.notShown,
    settle: (post, outcome, begun) => settlePost(parts, post, outcome, begun, now()),
    now,
  };
  return {
    deliver,
    overdue: (at) => overdueEscalations(database, at),
    tellOverdue: (id, token) =>
      inTransaction(database, async (tx) => {
        const one = await lockEscalation(tx, parts.seal, id);
        // Another replica may have told it between the look and the lock: its token is older then.
        if (!one || !hasRunOut(one, now()) || one.token !== token) return;
        await drive(parts, tx, one, { event: { type: 'OVERDUE', token }, actor: 'askwell' }, now());
      }),
    audit: async () => parts.watched(await watchEscalations(parts, now())),
    now,
  };
}

async function answerFor(parts: Parts, post: ClaimedPost, now: Date) {
  const notices: never[] = [];
  if (post.bulletin) return { view: showBulletin(parts.organisation(), post.bulletin), notices };
  const one = post.escalation ? await readEscalation(parts.database, parts.seal, post.escalation) : undefined;
  if (!one) throw new Error('a message belongs to an escalation that is not there');
  return { view: await viewFor(parts, parts.database, one, post, now), notices };
}
