import type { Organisation } from '../../content/schema/organisation.ts';
import type { Level } from '../../content/schema/outcomes.ts';
import { type Closing, type EscalationState, isOver, type Matter } from './escalation.ts';
import type { EscalationContext } from './machine.ts';
import type { EscalationLine, EscalationView, HappenedLine, Named, OwnEscalationView } from './views.ts';
import { leadVerbsNow, raiserVerbsNow } from './who-may.ts';

/** All that a card of an escalation is made of. `reached` are proven deliveries to people on the chain. */
export type Standing = {
  id: string;
  reference: string;
  state: EscalationState;
  level: Level;
  raisedAt: Date;
  dueAt: Date | undefined;
  context: EscalationContext;
  matter: Matter;
  history: readonly { at: Date; actor: string; what: string; text?: string; closing?: Closing }[];
  reached: readonly { who: string | 'channel'; at: Date }[];
  notReached: readonly string[];
  /** Whom to ring, as person ids, the one on duty first. */
  ring: readonly string[];
};

/** What is worth a line on a card. Timers and deliveries show in the state itself. */
const worthTelling = new Set([
  ...[
    'acknowledge',
    'take-on',
    'take-over',
    'hand-back',
    'decline',
    'ask-for-call',
    'advise',
    'close',
    'note',
  ],
  ...['withdraw', 'raise-again'],
]);

export const named = (organisation: Organisation, id: string | undefined): Named | undefined => {
  const person = id === undefined ? undefined : organisation.people[id];
  return person && id !== undefined
    ? { id, name: person.name, role: person.role, phone: person.phone }
    : undefined;
};

/** Nobody has answered, and a limit has run out, or somebody who had answered did not go on. */
export const isLate = (state: EscalationState, { step, round, idledAt, declined }: EscalationContext) =>
  state === 'unowned' ||
  ((state === 'raised' || state === 'notified') &&
    (step > 0 || round > 0 || idledAt !== undefined || declined.length > 0));

function shared(organisation: Organisation, standing: Standing) {
  const { context, state, level, reference, history } = standing;
  const happened = history
    .filter(({ what }) => worthTelling.has(what))
    .map(({ at, actor, what, text, closing }): HappenedLine => {
      const who = actor === 'clinician' ? 'clinician' : named(organisation, actor);
      const said = { ...(text !== undefined && { text }), ...(closing && { closing }) };
      return { at: at.toISOString(), what, who, ...said };
    });
  return {
    ...{ escalation: standing.id, reference, state, level, happened, closing: context.closing },
    ...{ raisedAt: standing.raisedAt.toISOString(), dueAt: standing.dueAt?.toISOString() },
    late: isLate(state, context),
    acknowledgedBy: named(organisation, context.acknowledgedBy),
    ownedBy: named(organisation, context.ownedBy),
  };
}

/** What a lead sees. `viewer` is the person's id; undefined in the channel, where the card is the same for all. */
export function showToLead(
  organisation: Organisation,
  standing: Standing,
  viewer: string | undefined,
): EscalationView {
  const { state, context, matter } = standing;
  return {
    ...{ kind: 'escalation', ...shared(organisation, standing), matter, viewer },
    ...{ forChannel: viewer === undefined, can: leadVerbsNow(state, context, viewer) },
  };
}

/** What the clinician sees who raised it: where it stands, who was reached, and whom to ring when nobody answers. */
export function showToRaiser(organisation: Organisation, standing: Standing): OwnEscalationView {
  const { state, matter, history } = standing;
  const asked = history.findLast(({ what }) => what === 'ask-for-call');
  return {
    ...{ kind: 'own-escalation', ...shared(organisation, standing), wish: matter.wish },
    ...{ incomplete: matter.incomplete, callBackBy: matter.callBackBy },
    sentTo: standing.reached.flatMap(({ who, at }) => {
      const person = who === 'channel' ? ('channel' as const) : named(organisation, who);
      return person ? [{ who: person, at: at.toISOString() }] : [];
    }),
    notReached: standing.notReached.flatMap((id) => named(organisation, id) ?? []),
    ring: standing.ring.flatMap((id) => named(organisation, id) ?? []),
    callAskedBy: isOver(state) ? undefined : named(organisation, asked?.actor),
    can: raiserVerbsNow(state),
  };
}

export function lineOf(
  organisation: Organisation,
  standing: Pick<Standing, 'id' | 'reference' | 'state' | 'level' | 'raisedAt' | 'dueAt' | 'context'>,
  viewer: string | undefined,
  now: Date,
): EscalationLine {
  const { id: escalation, reference, state, level, context } = standing;
  const holder = context.ownedBy ?? context.acknowledgedBy;
  return {
    ...{ escalation, reference, state, level, holder: named(organisation, holder) },
    ...{ raisedAt: standing.raisedAt.toISOString(), dueAt: standing.dueAt?.toISOString() },
    late: isLate(state, context) || (standing.dueAt !== undefined && standing.dueAt <= now),
    mine: holder !== undefined && holder === viewer,
  };
}
