import type { Content } from '../../content/content.ts';
import type { Service } from '../../content/schema/services.ts';
import { type Facts, timingOf } from '../enquiry/facts.ts';
import { roomOf } from '../enquiry/snapshots.ts';
import { answeredCards, cardAt } from '../enquiry/which-cards.ts';
import { whichQuestions } from '../enquiry/which-questions.ts';
import { whichRecords } from '../record/which-records.ts';
import { showEscalate } from './escalate.ts';
import type { Draft, InputProblem } from './read-inputs.ts';
import { showReflect, showWhoElse } from './show-aids.ts';
import { showAnswers, showQuestions } from './show-questions.ts';
import { showResponse } from './show-response.ts';
import { showSignposting } from './show-signposting.ts';
import { showSummary } from './show-summary.ts';
import type { Desk, SessionState } from './step.ts';
import type { Answer, At, Notice, View } from './views.ts';

/** What a session shows where it stands. */
export function showSession(
  content: Content,
  session: SessionState,
  notices: readonly Notice[],
  problems: readonly InputProblem[] = [],
  draft?: Draft,
): Answer {
  return { view: viewOf(content, session, problems, draft), notices };
}

function viewOf(
  content: Content,
  session: SessionState,
  problems: readonly InputProblem[],
  draft: Draft | undefined,
): View {
  const at: At = { session: session.id, step: session.step };
  const { facts, at: place } = session.snapshot.context;
  switch (roomOf(session.snapshot)) {
    case 'danger':
      return { kind: 'danger', at, canUndo: true, services: urgentServices(content) };
    case 'paused':
      return { kind: 'paused', at, stage: place.stage };
    case 'summary-so-far':
      return showSummary(content, facts, at, true, problems, draft);
    case 'answers-so-far':
      return { kind: 'answers', at, answered: showAnswers(content, facts, answeredCards(content, facts)) };
    case 'confirming-discard':
      return { kind: 'confirming-discard', at };
    case 'closed':
      return { kind: 'closed', at };
    case 'discarded':
      return { kind: 'discarded' };
    case 'open':
      return stageView(content, session, at, facts, problems, draft);
  }
}

function stageView(
  content: Content,
  session: SessionState,
  at: At,
  facts: Facts,
  problems: readonly InputProblem[],
  draft: Draft | undefined,
): View {
  const place = session.snapshot.context.at;
  const preparing = timingOf(facts) === 'preparing';
  switch (place.stage) {
    case 'summary':
      return showSummary(content, facts, at, false, problems, draft);
    case 'recording':
      return recordView(content, session, at, facts);
    case 'response':
      return showResponse(content, facts, at);
    case 'follow-up':
      // Which days are offered depends on today: with-follow-ups.ts adds them.
      return { kind: 'follow-up', at, planned: undefined, form: { offers: [] } };
    case 'signposting':
      return showSignposting(content, { facts, at });
    case 'who-else':
      return showWhoElse(content, at);
    case 'reflect':
      return showReflect(content, at);
    case 'escalating':
      return showEscalate(content, facts, at);
    case 'readiness':
      if (preparing) return planFor(content, facts, at);
  }
  const card = cardAt(content, facts, place);
  // A place that this content no longer has: the summary is the one view that always exists.
  if (!card) return showSummary(content, facts, at, false, problems, draft);
  return showQuestions(content, session.snapshot, card, at, problems, draft);
}

/** Preparing: what to see to beforehand, and the words to have ready. Nothing is asked about a patient. */
function planFor(content: Content, facts: Facts, at: At): View {
  const toSay = (['screening', 'prompting'] as const).flatMap((stage) =>
    whichQuestions(content, facts, stage),
  );
  return { kind: 'plan', at, readiness: whichQuestions(content, facts, 'readiness'), toSay };
}

function recordView(content: Content, { snapshot, times }: SessionState, at: At, facts: Facts): View {
  const kinds = whichRecords(content, facts);
  const [first = 'person-causing-harm'] = kinds;
  const chosen = snapshot.context.record;
  const choices = chosen && kinds.includes(chosen.kind) ? chosen : { kind: first };
  return { kind: 'recording', at, kinds, choices, facts, times: times ?? { startedAt: '', writtenAt: '' } };
}

export const urgentServices = (content: Content): Service[] =>
  content.services.filter((service) => ['emergency', 'police-101'].includes(service.id));

export function showWelcome(desk: Desk): View {
  return {
    kind: 'welcome',
    at: desk.current && { session: desk.current.id, step: desk.current.step },
    paused: desk.paused,
  };
}
