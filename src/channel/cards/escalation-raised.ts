import type { IActionSet } from '@microsoft/teams.cards';
import type { Words } from '../../content/words.ts';
import type { At, SummaryView } from '../../core/conversation/views.ts';
import { isOver } from '../../core/escalation/escalation.ts';
import type { RaisedLine } from '../../core/escalation/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { nameOf } from './escalation-words.ts';
import { box, text } from './text.ts';

/**
 * Where the escalation of this enquiry stands, in one line. No button: what it brings would take the place of this card,
 * and the escalation has a card of its own that follows it.
 */
export function drawRaised(words: Words, { reference, state, late }: RaisedLine): Element[] {
  const isLate = !isOver(state) && (late || state === 'unowned');
  const stands = words.t(`escalation:raised.${isLate && state !== 'unowned' ? 'late' : `stands.${state}`}`);
  return [
    box(isLate ? 'attention' : 'emphasis', [
      text(words.t('escalation:raised.line', { reference: nameOf(reference), stands })),
    ]),
  ];
}

/**
 * On the summary, below who to involve: the way to the lead, or where that stands. Once it is over, both: the lead can
 * be told again.
 */
export function drawSummaryLead(words: Words, view: SummaryView): Element[] {
  const { at, preparing, routes, escalation } = view;
  if (preparing) return [];
  const raised = escalation ? drawRaised(words, escalation) : [];
  if (escalation && !isOver(escalation.state)) return raised;
  const wanted = routes.some(({ id }) => id === 'organisation-lead');
  return [
    ...raised,
    ...row(
      button(
        words.t('escalation:buttons.open-form'),
        { verb: 'go-to', stage: 'escalating', card: 0, ...at },
        { ...(wanted && { style: 'positive' }), inputs: 'none' },
      ),
    ),
  ];
}

/** On the danger card: one tap tells the lead, nothing to fill in. Once told, where that stands. */
export function drawDangerLead(words: Words, at: At, escalation: RaisedLine | undefined): Element[] {
  if (escalation && !isOver(escalation.state)) return drawRaised(words, escalation);
  return tellNow(words, at);
}

const tellNow = (words: Words, at: At): IActionSet[] =>
  row(
    button(
      words.t('escalation:buttons.tell-now'),
      { verb: 'escalate', ...at },
      { style: 'positive', inputs: 'none' },
    ),
  );
