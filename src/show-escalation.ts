import { asRaised } from './carry-out-orders.ts';
import type { Organisation } from './content/schema/organisation.ts';
import { revive } from './core/escalation/advance.ts';
import type { Bulletin } from './core/escalation/bulletin.ts';
import type { Closing } from './core/escalation/escalation.ts';
import { named, type Standing, showToLead, showToRaiser } from './core/escalation/show.ts';
import type { BulletinView, EscalationViews } from './core/escalation/views.ts';
import { idOf } from './core/organisation/role-of.ts';
import { whoToNotify } from './core/organisation/who-to-notify.ts';
import { auditOf, wordsOf } from './store/audit.ts';
import type { Queryable } from './store/database.ts';
import type { StoredEscalation } from './store/escalations.ts';
import { type ClaimedPost, postsOf } from './store/posts.ts';
import type { Seal } from './store/seal.ts';
import { swapsOf } from './store/swaps.ts';

export type ShowParts = { seal: Seal; organisation: () => Organisation };

/** Everything that a card of this escalation is made of, as it is at this moment. */
export async function standingOf(
  { seal, organisation: current }: ShowParts,
  db: Queryable,
  one: StoredEscalation,
  now: Date,
): Promise<Standing> {
  const organisation = asRaised(current(), one);
  const posts = await postsOf(db, one.id);
  const rows = await auditOf(db, one.id);
  const history = rows.map((row) => {
    const text = wordsOf(seal, row);
    const closing = row.detail.closing as Closing | undefined;
    return {
      at: row.at,
      actor: row.actor,
      what: row.what,
      ...(text !== undefined && { text }),
      ...(closing && { closing }),
    };
  });
  const { id, reference, state, level, raisedAt, dueAt, body: matter } = one;
  const { context } = revive(one.snapshot);
  const who = ({ audience, recipient }: (typeof posts)[number]) =>
    audience === 'channel' ? 'channel' : (idOf(organisation, one.tenant, recipient) ?? '');
  const toLeads = posts.filter(({ audience }) => audience !== 'clinician');
  const firstOfEach = new Map<string, Date>();
  for (const post of toLeads) {
    if (post.sentAt && !firstOfEach.has(who(post))) firstOfEach.set(who(post), post.sentAt);
  }
  const shut = [
    ...toLeads.filter((post) => post.state === 'unreachable').map(who),
    ...rows.flatMap(({ detail }) => neverReached(detail)),
  ];
  return {
    ...{ id, reference, state, level, raisedAt, dueAt, context, matter, history },
    reached: [...firstOfEach].map(([person, at]) => ({ who: person, at })),
    notReached: [...new Set(shut)].filter((person) => !firstOfEach.has(person)),
    ring: await whomToRing(db, organisation, one, context.step, now),
  };
}

/** Whom a page could not even be addressed to: they never met Askwell, or had shut it out before. */
const neverReached = ({ unreachable }: Record<string, unknown>): string[] =>
  Array.isArray(unreachable) ? unreachable.map(({ who }: { who: string }) => who) : [];

/** The step that is being waited for first, then the rest of the chain in its order: everybody with a number. */
async function whomToRing(
  db: Queryable,
  organisation: Organisation,
  one: StoredEscalation,
  step: number,
  now: Date,
): Promise<string[]> {
  const swaps = await swapsOf(db, one.tenant, now);
  const steps = organisation.chains[one.chain]?.steps.map((_, i) => i) ?? [];
  const inOrder = [...steps.filter((i) => i >= step), ...steps.filter((i) => i < step)];
  const people = inOrder.flatMap((i) =>
    whoToNotify(organisation, one.chain, i, now, swaps).flatMap(({ kind, id }) =>
      kind === 'person' ? [id] : [],
    ),
  );
  return [...new Set(people)].filter(
    (id) => organisation.people[id]?.phone && organisation.people[id]?.['entra-id'] !== one.raisedBy,
  );
}

/** A message about the service itself, with the people in it named. */
export function showBulletin(organisation: Organisation, bulletin: Bulletin): BulletinView {
  const people = (ids: readonly string[]) => ids.flatMap((id) => named(organisation, id) ?? []);
  switch (bulletin.kind) {
    case 'shift-handed': {
      const { by, to, ...hours } = bulletin;
      return { kind: 'bulletin', bulletin: { ...hours, by: people([by])[0], to: people([to])[0] } };
    }
    case 'cannot-be-reached': {
      const shifts = bulletin.people.map(({ person, ...shift }) => ({
        ...shift,
        person: people([person])[0],
      }));
      return { kind: 'bulletin', bulletin: { kind: bulletin.kind, shifts } };
    }
    case 'something-is-late':
      return { kind: 'bulletin', bulletin };
  }
}

/** What one message is to show now. */
export async function viewFor(
  parts: ShowParts,
  db: Queryable,
  one: StoredEscalation,
  { audience, recipient, retired }: Pick<ClaimedPost, 'audience' | 'recipient' | 'retired'>,
  now: Date,
): Promise<EscalationViews> {
  if (retired) return { kind: 'escalation-moved', reference: one.reference };
  const standing = await standingOf(parts, db, one, now);
  const organisation = parts.organisation();
  switch (audience) {
    case 'clinician':
      return showToRaiser(organisation, standing);
    case 'channel':
      return showToLead(organisation, standing, undefined);
    case 'lead':
      return showToLead(organisation, standing, idOf(organisation, one.tenant, recipient));
  }
}
