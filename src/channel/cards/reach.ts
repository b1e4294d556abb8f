import type { IContainer } from '@microsoft/teams.cards';
import type { ReachView } from '../../core/escalation/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { clockName, type Drawing, personLine } from './escalation-words.ts';
import { dangerNow } from './session-buttons.ts';
import { quiet, text, title } from './text.ts';

type Entry = ReachView['people'][number];

/** More than this makes a card that Teams refuses: those who cannot be reached come first. */
const mostPeople = 30;

/** Who can be written to: those who cannot first, the next on duty before the others, with what to do about it. */
export function drawReach(drawing: Drawing, { people }: ReachView): Element[] {
  const { words } = drawing;
  const unreachable = people.filter(({ reach }) => reach !== 'reachable').toSorted(soonestFirst);
  const others = people.filter(({ reach }) => reach === 'reachable');
  const shown = [...unreachable, ...others].slice(0, mostPeople);
  return [
    title(words.t('escalation:reach.title')),
    text(headline(drawing, people.length, unreachable.length)),
    ...shown.map((entry) => drawEntry(drawing, entry)),
    ...(people.length > shown.length
      ? [quiet(words.t('escalation:reach.more', { n: people.length - shown.length }))]
      : []),
    ...row(
      button(words.t('escalation:buttons.on-call'), { verb: 'on-call' }),
      button(words.t('escalation:buttons.escalations'), { verb: 'escalations' }),
      dangerNow(words),
    ),
  ];
}

/** Whose shift starts soonest comes first; whoever has none comes last. */
const soonestFirst = (a: Entry, b: Entry) => (a.onDutyFrom ?? '9').localeCompare(b.onDutyFrom ?? '9');

function headline({ words }: Drawing, all: number, unreachable: number): string {
  if (all === 0) return words.t('escalation:reach.nobody');
  if (unreachable === 0) return words.t('escalation:reach.all');
  return words.t('escalation:reach.some', { n: unreachable });
}

function shiftOf(drawing: Drawing, { onDuty, onDutyFrom }: Entry): string {
  const { words } = drawing;
  if (onDuty) return words.t('escalation:reach.on-duty');
  if (onDutyFrom === undefined) return words.t('escalation:reach.no-shift');
  return words.t('escalation:reach.from', { from: clockName(drawing, onDutyFrom) });
}

function drawEntry(drawing: Drawing, entry: Entry): IContainer {
  const { words } = drawing;
  const { person, reach } = entry;
  const who = personLine(words, person);
  const shift = shiftOf(drawing, entry);
  return {
    ...{ type: 'Container', separator: true, ...(reach !== 'reachable' && { style: 'warning' }) },
    items: [
      text(who, { weight: 'Bolder' }),
      text(`${words.t(`escalation:reach.who.${reach}`)} · ${shift}`, { spacing: 'None' }),
      ...(reach === 'reachable' ? [] : [text(words.t(`escalation:reach.do.${reach}`), { spacing: 'Small' })]),
    ],
  };
}
