import type { Content } from '../../content/content.ts';
import type { Level } from '../../content/schema/outcomes.ts';
import { assess } from '../assessment/assess.ts';
import { highest } from '../assessment/levels.ts';
import { type Facts, overlaysOf, pathwayOf } from '../enquiry/facts.ts';
import { advance, roomOf } from '../enquiry/snapshots.ts';
import { childOrUnbornInHousehold } from '../enquiry/which-stages.ts';
import type { Matter } from '../escalation/escalation.ts';
import { type ReadWish, readWish } from '../escalation/read-wish.ts';
import type { EscalateView } from '../escalation/views.ts';
import type { Effect } from '../follow-up/follow-up.ts';
import type { EscalateAction } from './card-actions.ts';
import { showSession } from './show-session.ts';
import { notesInWords } from './show-summary.ts';
import type { SessionState, StepResult } from './step.ts';
import type { At } from './views.ts';

/** Telling the lead: what is to be stored with the turn. `newId` becomes the escalation's. */
export type RaiseEffect = {
  kind: 'raise-escalation';
  escalation: string;
  session: string;
  level: Level;
  matter: Omit<Matter, 'raisedBy'>;
};

export const isAboutFollowUps = (effect: Effect | RaiseEffect): effect is Effect =>
  effect.kind !== 'raise-escalation';

/** The level that the lead is told: the higher of the rules' and the clinician's own, so that no lowering slows help. */
function levelOf(content: Content, facts: Facts): { level: Level; rulesLevel: Level; own: Matter['own'] } {
  const { level, own } = assess(content, facts);
  return { level: own ? highest([level, own.level]) : level, rulesLevel: level, own };
}

/** The form, everything in it filled in. Whether it was raised already is added where the store is at hand. */
export function showEscalate(
  content: Content,
  facts: Facts,
  at: At,
  filled?: { wish: ReadWish; problems: EscalateView['problems'] },
): EscalateView {
  const { level } = levelOf(content, facts);
  const wish = filled?.wish;
  return {
    ...{ kind: 'escalate', at, level, incomplete: assess(content, facts).incomplete },
    children: concernsChildren(content, facts),
    wish: wish?.wish ?? (level === 'immediate' || level === 'high' ? 'call-back' : 'advice'),
    ...{ callBackBy: wish?.callBackBy, reachOn: wish?.reachOn, question: wish?.question },
    ...{ wordsToo: wish?.wordsToo ?? false, hasWords: Object.keys(facts.notes).length > 0 },
    ...{ problems: filled?.problems ?? [], raised: undefined },
  };
}

const concernsChildren = (content: Content, facts: Facts): boolean =>
  childOrUnbornInHousehold(facts, content) || assess(content, facts).routes.includes('children-social-care');

/**
 * The clinician tells the lead. From the form the enquiry goes on to the summary; from the danger card it stays where it
 * is, and nothing has to be filled in.
 */
export function escalate(
  content: Content,
  session: SessionState,
  asked: EscalateAction,
  newId: string,
): StepResult {
  const { facts, at: place } = session.snapshot.context;
  const room = roomOf(session.snapshot);
  const fromForm = room === 'open' && place.stage === 'escalating';
  if (!fromForm && room !== 'danger') {
    const notices = [{ words: 'chrome:notices.not-now' }];
    return { ...showSession(content, session, notices), taken: [], moved: false };
  }
  const read = readWish(room === 'danger' ? { wish: 'call-back', ...asked.inputs } : asked.inputs);
  if (read.problems.length > 0 && fromForm) {
    const at = { session: session.id, step: session.step };
    return { view: showEscalate(content, facts, at, read), notices: [], taken: [], moved: false };
  }
  const { level, rulesLevel, own } = levelOf(content, facts);
  const effect: RaiseEffect = {
    ...{ kind: 'raise-escalation', escalation: newId, session: session.id, level },
    matter: { ...matterOf(content, facts, read.wish), rulesLevel, ...(own && { own }) },
  };
  if (!fromForm) return { ...showSession(content, session, []), taken: [], moved: false, effects: [effect] };
  const { snapshot, moved } = advance(content, session.snapshot, { type: 'CARRY_ON' });
  const next = { ...session, step: session.step + 1, snapshot };
  const taken = [{ session: next, event: { type: 'CARRY_ON' } as const }];
  return { ...showSession(content, next, []), taken, moved, effects: [effect] };
}

function matterOf(content: Content, facts: Facts, wish: ReadWish): Omit<Matter, 'raisedBy' | 'rulesLevel'> {
  const { rules, routes, incomplete } = assess(content, facts);
  const { wordsToo, ...asked } = wish;
  const words = notesInWords(content, facts).map(({ words: question, text }) => ({ question, text }));
  return {
    ...{
      pathway: pathwayOf(facts),
      overlays: overlaysOf(facts),
      incomplete,
      danger: facts.danger !== undefined,
    },
    ...{ rules: rules.map(({ id }) => id), routes, children: concernsChildren(content, facts), ...asked },
    ...(wordsToo && words.length > 0 && { words }),
  };
}
