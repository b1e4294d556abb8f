import type { Words } from '../../content/words.ts';
import { isOver } from '../../core/escalation/escalation.ts';
import { longestText } from '../../core/escalation/read-wish.ts';
import type { HappenedLine, OwnEscalationView } from '../../core/escalation/views.ts';
import type { Element } from './element.ts';
import { drawHappened } from './escalation-happened.ts';
import {
  clockName,
  closedLine,
  type Drawing,
  nameOf,
  notInstead,
  personLine,
  ringLink,
  whoName,
} from './escalation-words.ts';
import { raiserButtons } from './own-escalation-buttons.ts';
import { drawSent } from './own-escalation-sent.ts';
import { sourceLine } from './sources.ts';
import { rulesLevel } from './summary-level.ts';
import { box, bullets, heading, literal, quiet, quoted, shortened, text } from './text.ts';

/** Where the rule stands that only the professional who found it can make the report, and that 999 comes first. */
const sources = ['sop 2.9, appendix 1'];

/** The clinician's card: first where it stands, and the numbers to ring before that where nobody has answered in time. */
export function drawOwnEscalation(drawing: Drawing, view: OwnEscalationView): Element[] {
  const { words } = drawing;
  const advice = view.happened.findLast(({ what, text: said }) => what === 'advise' && said?.trim());
  return [
    ...drawLate(drawing, view),
    ...drawStanding(drawing, view),
    ...drawCall(drawing, view),
    ...drawAdvice(drawing, advice),
    ...drawSooner(drawing, view),
    ...drawFacts(drawing, view),
    ...(isOver(view.state)
      ? []
      : [quiet(notInstead(words), { isSubtle: false }), ...sourceLine(words, sources)]),
    ...drawHappened(drawing, view.happened, true, (line) => line === advice),
    ...raiserButtons(words, view),
  ];
}

const isLate = ({ late, state }: OwnEscalationView) => !isOver(state) && (late || state === 'unowned');

/** Nobody has answered in time: whom to ring, before anything else. Without a number there is still 999. */
function drawLate({ words }: Drawing, view: OwnEscalationView): Element[] {
  if (!isLate(view)) return [];
  return [
    box('attention', [
      text(words.t(`escalation:own.${view.state === 'unowned' ? 'unowned' : 'late'}`), {
        ...{ style: 'heading', size: 'Medium', weight: 'Bolder' },
      }),
      ...numbers(view).map((person) => text(personLine(words, person), { size: 'Medium', spacing: 'Small' })),
      ...(numbers(view).length === 0 ? [text(words.t('escalation:no-number'))] : []),
      text(words.t('escalation:in-danger', { phone: ringLink('999') }), { weight: 'Bolder' }),
    ]),
  ];
}

const mostNumbers = 6;
/** Where ringing is not the first thing to do. */
const mostNumbersAside = 2;
const numbers = ({ ring }: OwnEscalationView) =>
  ring.filter(({ phone }) => phone !== undefined).slice(0, mostNumbers);

function drawStanding(drawing: Drawing, view: OwnEscalationView): Element[] {
  const { words } = drawing;
  const line = (said: string) => text(said, { style: 'heading', size: 'Medium', weight: 'Bolder' });
  const held = (state: 'acknowledged' | 'owned', name: string | undefined) =>
    name === undefined
      ? words.t(`escalation:own.${state}-nobody`)
      : words.t(`escalation:own.${state}`, { name: nameOf(name) });
  switch (view.state) {
    case 'raised':
    case 'notified':
    case 'unowned':
      return drawSent(drawing, view, line);
    case 'acknowledged':
      return [box('emphasis', [line(held('acknowledged', view.acknowledgedBy?.name))])];
    case 'owned':
      return [box('good', [line(held('owned', view.ownedBy?.name))])];
    case 'closed':
      return [box('good', [line(closedLine(words, view))]), ...stillWorried(words, view)];
    case 'withdrawn':
      return [box('emphasis', [line(words.t('escalation:own.withdrawn'))]), ...stillWorried(words, view)];
  }
}

/** It is over, the worry perhaps not. */
function stillWorried(words: Words, view: OwnEscalationView): Element[] {
  const people = numbers(view).slice(0, mostNumbersAside);
  return [
    text(words.t(`escalation:own.still-worried${people.length === 0 ? '-no-number' : ''}`)),
    ...bullets(
      people.map((person) => personLine(words, person)),
      { spacing: 'Small' },
    ),
    text(words.t('escalation:in-danger', { phone: ringLink('999') }), { spacing: 'Small' }),
  ];
}

function drawCall({ words }: Drawing, { callAskedBy, state }: OwnEscalationView): Element[] {
  if (!callAskedBy || isOver(state)) return [];
  const { name, phone } = callAskedBy;
  const said =
    phone === undefined
      ? words.t('escalation:own.call-no-number', { name: nameOf(name) })
      : words.t('escalation:own.call', { name: nameOf(name), phone: ringLink(phone) });
  return [box('accent', [text(said, { size: 'Medium', weight: 'Bolder' })])];
}

/** The newest advice in full, however little room there is: it is what the clinician waits for. */
function drawAdvice({ words }: Drawing, advice: HappenedLine | undefined): Element[] {
  if (advice?.text === undefined) return [];
  const name = whoName(words, advice.who, true);
  return [
    heading(words.t('escalation:own.advice', { name })),
    literal(quoted(words, shortened(advice.text, longestText))),
  ];
}

/** Before it is late, and while somebody has it, the numbers are there too, only not first. */
function drawSooner({ words }: Drawing, view: OwnEscalationView): Element[] {
  const { state, ownedBy, acknowledgedBy, callAskedBy } = view;
  if (isLate(view) || isOver(state) || callAskedBy?.phone !== undefined) return [];
  const holder = ownedBy ?? acknowledgedBy;
  const held = state === 'owned' || state === 'acknowledged';
  const people = held && holder?.phone !== undefined ? [holder] : numbers(view).slice(0, mostNumbersAside);
  if (people.length === 0) return [];
  return [
    text(words.t('escalation:own.sooner'), { weight: 'Bolder' }),
    ...bullets(
      people.map((person) => personLine(words, person)),
      { spacing: 'Small' },
    ),
  ];
}

function drawFacts(drawing: Drawing, view: OwnEscalationView): Element[] {
  const { words } = drawing;
  const { reference, raisedAt, wish, callBackBy } = view;
  const facts = { reference: nameOf(reference), time: clockName(drawing, raisedAt) };
  return [
    text(words.t('escalation:facts.line', facts), { separator: true }),
    text(
      [
        words.t('escalation:facts.level', { level: rulesLevel(words, view) }),
        callBackBy === undefined
          ? words.t('escalation:own.wish', { wish: words.t(`escalation:wishes.${wish}`) })
          : words.t(`escalation:own.wish-by.${wish}`, { time: nameOf(callBackBy) }),
      ].join(' · '),
      { spacing: 'Small' },
    ),
  ];
}
