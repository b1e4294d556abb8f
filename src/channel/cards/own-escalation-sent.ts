import type { ITextBlock } from '@microsoft/teams.cards';
import type { OwnEscalationView } from '../../core/escalation/views.ts';
import type { Element } from './element.ts';
import { clockName, type Drawing, nameOf } from './escalation-words.ts';
import { box, text } from './text.ts';

/** More names than this are only counted. */
const mostNamed = 5;

/** While nobody has it: who was proven to be reached, who could not be, and when more people are told. */
export function drawSent(
  drawing: Drawing,
  view: OwnEscalationView,
  line: (said: string) => ITextBlock,
): Element[] {
  const { words } = drawing;
  const { sentTo, notReached, dueAt, late, state } = view;
  const isLate = late || state === 'unowned';
  const said = sentTo.length > 0 ? sentLine(drawing, view) : notSentLine(drawing, view);
  return [
    ...(isLate ? [text(said)] : [box('emphasis', [line(said)])]),
    ...(sentTo.length > 0 && !isLate ? [text(words.t('escalation:own.waiting'))] : []),
    ...(notReached.length > 0
      ? [
          text(
            words.t('escalation:own.not-reached', {
              who: named(
                drawing,
                notReached.map(({ name }) => nameOf(name)),
              ),
            }),
            { spacing: 'Small' },
          ),
        ]
      : []),
    ...(dueAt === undefined || state === 'unowned'
      ? []
      : [
          text(words.t('escalation:own.next', { time: clockName(drawing, dueAt) }), {
            spacing: 'Small',
          }),
        ]),
  ];
}

/** Only proven deliveries are "sent": a clinician who reads it stops ringing. People before the channel. */
function sentLine(drawing: Drawing, { sentTo }: OwnEscalationView): string {
  const { words } = drawing;
  const people = sentTo.filter(({ who }) => who !== 'channel');
  const channel = sentTo.filter(({ who }) => who === 'channel');
  const each = [...people, ...channel].map(({ who, at }) =>
    words.t('escalation:own.sent-one', {
      who: who === 'channel' ? words.t('escalation:channel') : nameOf(who.name),
      time: clockName(drawing, at),
    }),
  );
  return words.t('escalation:own.sent', { who: named(drawing, each) });
}

const notSentLine = ({ words }: Drawing, { state }: OwnEscalationView): string =>
  words.t(`escalation:own.${state === 'notified' ? 'waiting' : 'not-delivered'}`);

function named({ words }: Drawing, all: readonly string[]): string {
  const who = all.slice(0, mostNamed).join('; ');
  return all.length > mostNamed
    ? words.t('escalation:own.and-more', { who, n: all.length - mostNamed })
    : who;
}
