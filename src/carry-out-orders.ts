import type { Organisation } from './content/schema/organisation.ts';
import type { Order } from './core/escalation/advance.ts';
import type { EscalationEvent } from './core/escalation/machine.ts';
import { urgencyOf } from './core/escalation/urgency.ts';
import { timeLimit } from './core/organisation/time-limit.ts';
import { type Target, whoToNotify } from './core/organisation/who-to-notify.ts';
import type { Queryable } from './store/database.ts';
import type { StoredEscalation } from './store/escalations.ts';
import { channelOf, latestConversation, noteChannel, reachOf } from './store/people.ts';
import { pageIsHopeless } from './store/post-outcomes.ts';
import { askPost, stopPages } from './store/posts.ts';
import type { Seal } from './store/seal.ts';
import { swapsOf } from './store/swaps.ts';

export type EscalationParts = {
  seal: Seal;
  organisation: () => Organisation;
  /** Wakes the workers when the transaction commits. The tables are the truth; a hint that is lost costs a second. */
  wake: (tx: Queryable) => Promise<void>;
  /** Nobody owns it. Loud: log and metric; the messages are posts. */
  alarm: (alarm: { reference: string; round: number }) => void;
};

/** What carrying out came to: the limit that now runs, what follows at once, and what the audit keeps of it. */
export type Carried = { dueAt: Date | undefined; events: EscalationEvent[]; detail: Record<string, unknown> };

const nothing = (): Carried => ({ dueAt: undefined, events: [], detail: {} });

/** Does one thing that the machine ordered, in the caller's transaction. */
export async function carryOut(
  parts: EscalationParts,
  tx: Queryable,
  one: StoredEscalation,
  declined: readonly string[],
  order: Order,
  now: Date,
): Promise<Carried> {
  const organisation = asRaised(parts.organisation(), one);
  switch (order.type) {
    case 'page':
      return pageStep(tx, organisation, one, declined, order.params, now);
    case 'pageEveryone':
      return pageEveryone(tx, organisation, one, order.params.token, now);
    case 'pageHolder': {
      const { holder, token } = order.params;
      const [recipient] = entraIdsOf(organisation, [holder]);
      const reach = recipient && (await reachOf(tx, one.tenant, [recipient])).get(recipient);
      if (recipient && reach && reach.kind === 'reachable') {
        await ask(tx, one, { audience: 'lead', recipient }, token, now);
        return nothing();
      }
      // Whoever held it is gone: left with them, it would be reminded of into the void.
      return { ...nothing(), events: token === undefined ? [] : [{ type: 'NOBODY', token }] };
    }
    case 'stopPages':
      await stopPages(tx, one.id);
      return nothing();
    case 'askWhoIsLeft': {
      const { token } = order.params;
      const hopeless = await pageIsHopeless(tx, one.id, token, entraIdsOf(organisation, declined));
      return { ...nothing(), events: hopeless ? [{ type: 'NOBODY', token }] : [] };
    }
    case 'tellClinician':
      await ask(tx, one, { audience: 'clinician', recipient: one.raisedBy }, undefined, now);
      return { ...nothing(), detail: { told: order.params.news } };
    case 'arm': {
      const { timer, step } = order.params;
      const limit = timer === 'step' ? step : timer;
      return { ...nothing(), dueAt: timeLimit(organisation, one.chain, limit, one.level, now) };
    }
    case 'disarm':
      return nothing();
    case 'alarm':
      parts.alarm({ reference: one.reference, round: order.params.round });
      return nothing();
  }
}

export const entraIdsOf = (organisation: Organisation, people: readonly string[]): string[] =>
  people.flatMap((id) => organisation.people[id]?.['entra-id'] ?? []);

/** Today's people and rotas, on the steps of the chain as they were when this was raised. */
export const asRaised = (organisation: Organisation, { chain, steps }: StoredEscalation): Organisation => ({
  ...organisation,
  chains: { ...organisation.chains, [chain]: steps as Organisation['chains'][string] },
});

/**
 * Pages whoever this step means at this moment. Nobody on the rota, or nobody who can be reached: the next step at once.
 * A channel is told in any case, but a post that nobody may be looking at does not count as somebody reached, unless the
 * step has channels only.
 */
async function pageStep(
  tx: Queryable,
  organisation: Organisation,
  one: StoredEscalation,
  declined: readonly string[],
  { step, token }: { step: number; token: number },
  now: Date,
): Promise<Carried> {
  const swaps = await swapsOf(tx, one.tenant, now);
  const targets = whoToNotify(organisation, one.chain, step, now, swaps);
  const wanted = targets.filter((target) => target.kind === 'channel' || !declined.includes(target.id));
  const { paged, people, unreachable } = await page(tx, organisation, one, wanted, token, now);
  const onlyChannels = organisation.chains[one.chain]?.steps[step]?.notify.every(
    (to) => to.channel !== undefined,
  );
  const somebody = people > 0 || (onlyChannels && paged.length > 0);
  return {
    dueAt: undefined,
    events: somebody ? [] : [{ type: 'NOBODY', token }],
    detail: { step, paged, ...(unreachable.length > 0 && { unreachable }) },
  };
}

/** The end of the chain: everybody who stands on it, whoever is on duty and whoever declined, and the leads' channel. */
async function pageEveryone(
  tx: Queryable,
  organisation: Organisation,
  one: StoredEscalation,
  token: number,
  now: Date,
): Promise<Carried> {
  const swaps = await swapsOf(tx, one.tenant, now);
  const steps = organisation.chains[one.chain]?.steps ?? [];
  const all = steps.flatMap((_, step) => whoToNotify(organisation, one.chain, step, now, swaps));
  const leads = organisation['leads-channel'];
  const targets: Target[] = [...all, { kind: 'channel', id: leads }];
  const unique = targets.filter((to, i) => targets.findIndex((other) => isSame(to, other)) === i);
  const { paged, unreachable } = await page(tx, organisation, one, unique, token, now);
  return { ...nothing(), detail: { paged, ...(unreachable.length > 0 && { unreachable }) } };
}

const isSame = (a: Target, b: Target) => a.kind === b.kind && a.id === b.id;

async function page(
  tx: Queryable,
  organisation: Organisation,
  one: StoredEscalation,
  targets: readonly Target[],
  token: number,
  now: Date,
): Promise<{ paged: string[]; people: number; unreachable: object[] }> {
  const entraIds = targets.flatMap(({ kind, id }) =>
    kind === 'person' ? [organisation.people[id]?.['entra-id'] ?? ''] : [],
  );
  const reach = await reachOf(tx, one.tenant, entraIds);
  const paged: string[] = [];
  const unreachable: object[] = [];
  let people = 0;
  for (const target of targets) {
    if (target.kind === 'channel') {
      const channel = organisation.channels[target.id];
      if (!channel) continue;
      await makeChannelKnown(tx, one.tenant, channel, now);
      await ask(tx, one, { audience: 'channel', recipient: channel.conversation }, token, now);
      paged.push(`channel:${target.id}`);
      continue;
    }
    const entraId = organisation.people[target.id]?.['entra-id'];
    // Nobody is paged about what they raised themselves: they ask for somebody else's eyes.
    if (entraId === one.raisedBy) continue;
    const found = entraId === undefined ? undefined : reach.get(entraId);
    if (entraId !== undefined && found?.kind === 'reachable') {
      await ask(tx, one, { audience: 'lead', recipient: entraId }, token, now);
      paged.push(target.id);
      people += 1;
    } else unreachable.push({ who: target.id, why: found?.kind === 'blocked' ? found.code : 'never-met' });
  }
  return { paged, people, unreachable };
}

const ask = (
  tx: Queryable,
  { id, tenant, level, revision }: StoredEscalation,
  to: { audience: 'lead' | 'channel' | 'clinician'; recipient: string },
  token: number | undefined,
  now: Date,
) =>
  askPost(
    tx,
    {
      ...to,
      escalation: id,
      tenant,
      urgency: urgencyOf(level),
      revision,
      ...(token !== undefined && { token }),
    },
    now,
  );

/**
 * A channel that was never heard from is reached the way that its tenant was reached last. A service address in the
 * organisation file counts in any case: what was heard last may have come through another window.
 */
export async function makeChannelKnown(
  tx: Queryable,
  tenant: string,
  channel: Organisation['channels'][string],
  now: Date,
): Promise<void> {
  const given = channel['service-url'];
  const known = await channelOf(tx, tenant, channel.conversation);
  if (known && (given === undefined || given === known.serviceUrl)) return;
  const like = known ?? (await latestConversation(tx, tenant));
  if (!like) return;
  const serviceUrl = given ?? like.serviceUrl;
  const conversation = { ...like, id: channel.conversation, kind: 'channel' as const, serviceUrl };
  await noteChannel(tx, { tenant, conversation, now });
}
