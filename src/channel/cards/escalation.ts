import { isOver } from '../../core/escalation/escalation.ts';
import type { EscalationView } from '../../core/escalation/views.ts';
import type { Element } from './element.ts';
import { leadButtons } from './escalation-buttons.ts';
import { drawHappened } from './escalation-happened.ts';
import { drawMatter } from './escalation-matter.ts';
import { clockName, closedLine, type Drawing, nameOf, ringLink } from './escalation-words.ts';
import { levelStyles, rulesLevel } from './summary-level.ts';
import { box, quiet, text } from './text.ts';

/**
 * The lead's card: what is asked and how urgent, then why, then what happened and what can be done. In the channel it is
 * the same for all, without the person's words and the clinician's number.
 */
export const drawEscalation = (drawing: Drawing, view: EscalationView): Element[] => [
  box(isOver(view.state) ? 'emphasis' : levelStyles[view.level], drawAsked(drawing, view)),
  ...(view.forChannel && !isOver(view.state) ? [quiet(drawing.words.t('escalation:lead.in-own-chat'))] : []),
  ...drawMatter(drawing, view),
  ...drawHappened(drawing, view.happened, false),
  ...leadButtons(drawing.words, view),
];

function drawAsked(drawing: Drawing, view: EscalationView): Element[] {
  const { words } = drawing;
  const { matter, level, reference, raisedAt } = view;
  const facts = { reference: nameOf(reference), time: clockName(drawing, raisedAt) };
  const due = dueLine(drawing, view);
  return [
    text(asks(drawing, view), { style: 'heading', size: 'Medium', weight: 'Bolder' }),
    text(rulesLevel(words, { level, incomplete: matter.incomplete }), {
      ...{ size: 'Large', weight: 'Bolder', spacing: 'Small' },
    }),
    ...(matter.danger ? [text(words.t('chrome:danger.evidence'), { weight: 'Bolder' })] : []),
    text(standsLine(drawing, view), { weight: 'Bolder' }),
    ...(due === undefined ? [] : [text(due, { weight: 'Bolder', spacing: 'Small' })]),
    ...raisedBy(drawing, view).map((line) => text(line, { spacing: 'Small' })),
    text(words.t('escalation:facts.line', facts), { spacing: 'Small' }),
  ];
}

/** A time to be called back by is said whatever was chosen: whoever filled it in waits for that call. */
function asks({ words }: Drawing, { matter: { wish, callBackBy } }: EscalationView): string {
  if (callBackBy === undefined) return words.t(`escalation:lead.asks.${wish}`);
  return words.t(`escalation:lead.asks.${wish}-by`, { time: nameOf(callBackBy) });
}

/** Until when somebody has to do something, in the words of what that is. */
function dueLine(drawing: Drawing, { state, dueAt }: EscalationView): string | undefined {
  if (dueAt === undefined) return undefined;
  const line = (key: string) =>
    drawing.words.t(`escalation:lead.due.${key}`, { time: clockName(drawing, dueAt) });
  switch (state) {
    case 'raised':
    case 'notified':
      return line('answer');
    case 'acknowledged':
    case 'owned':
      return line(state);
    case 'unowned':
      return line('again');
    case 'closed':
    case 'withdrawn':
      return undefined;
  }
}

function standsLine({ words }: Drawing, view: EscalationView): string {
  const { state, late, acknowledgedBy, ownedBy, viewer } = view;
  const line = (key: string, name = '') => words.t(`escalation:lead.stands.${key}`, { name });
  switch (state) {
    case 'raised':
    case 'notified':
      return line(late ? 'late' : state);
    case 'acknowledged':
    case 'owned': {
      const holder = state === 'owned' ? ownedBy : acknowledgedBy;
      if (viewer !== undefined && holder?.id === viewer) return line(`${state}-you`);
      return line(state, holder ? nameOf(holder.name) : words.t('escalation:somebody'));
    }
    case 'unowned':
    case 'withdrawn':
      return line(state);
    case 'closed':
      return closedLine(words, view);
  }
}

/** Who raised it, and on a line of its own their number, so that it is not broken. The number is not for a channel. */
function raisedBy({ words }: Drawing, { matter, forChannel }: EscalationView): string[] {
  const name = nameOf(matter.raisedBy.trim());
  return [
    words.t(`escalation:lead.raised-by${name === '' ? '-nobody' : ''}`, { name }),
    ...(forChannel || matter.reachOn === undefined
      ? []
      : [words.t('escalation:lead.reach-on', { phone: ringLink(matter.reachOn) })]),
  ];
}
