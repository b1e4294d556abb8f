import type { SwapView } from '../../core/escalation/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { clockName, type Drawing, personName } from './escalation-words.ts';
import { rotaName } from './on-call.ts';
import { dangerNow } from './session-buttons.ts';
import { box, quiet, text, title } from './text.ts';

/** More choices than this make a card that Teams refuses; the nearest shifts are the ones that are handed over. */
const mostShifts = 45;
const mostPeople = 45;

/** Handing over a shift: which, and to whom. */
export function drawSwap(drawing: Drawing, view: SwapView): Element[] {
  const { words } = drawing;
  const { shifts, people, done, problem } = view;
  const possible = shifts.length > 0 && people.length > 0;
  return [
    title(words.t('escalation:swap.title')),
    ...together([
      ...(done ? [box('good', [text(doneLine(drawing, done))])] : []),
      ...(problem ? [box('attention', [text(words.t(`escalation:swap.problems.${problem}`))])] : []),
      ...(possible ? [quiet(words.t('escalation:swap.lead'))] : []),
    ]),
    ...(possible ? drawForm(drawing, view) : []),
    ...(shifts.length === 0 ? [text(words.t('escalation:swap.none'))] : []),
    ...(people.length === 0 ? [text(words.t('escalation:swap.nobody-to'))] : []),
    ...row(
      possible
        ? button(words.t('escalation:buttons.swap'), { verb: 'swap' }, { style: 'positive' })
        : undefined,
      button(words.t('escalation:buttons.on-call'), { verb: 'on-call' }, { inputs: 'none' }),
    ),
    ...row(dangerNow(words)),
  ];
}

/**
 * One element, however much is said: where a dropdown moves down by one as the card is replaced, the Playground keeps
 * the choices of the dropdown that stood there before, and people are offered as shifts.
 */
const together = (items: readonly Element[]): Element[] =>
  items.length > 0 ? [{ type: 'Container', items: [...items] }] : [];

function doneLine(drawing: Drawing, { rota, person, from, until }: NonNullable<SwapView['done']>): string {
  return drawing.words.t('escalation:swap.done', {
    ...{ person: personName(drawing.words, person), rota: rotaName(rota) },
    ...{ from: clockName(drawing, from), until: clockName(drawing, until) },
  });
}

function drawForm(drawing: Drawing, { shifts, people }: SwapView): Element[] {
  const { words } = drawing;
  return [
    {
      ...{ type: 'Input.ChoiceSet', id: 'shift', style: 'compact', wrap: true },
      ...{ label: words.t('escalation:swap.shift'), placeholder: words.t('escalation:swap.choose') },
      choices: shifts.slice(0, mostShifts).map(({ id, rota, person, from, until }) => ({
        title: words.t('escalation:swap.choice', {
          ...{ from: clockName(drawing, from), until: clockName(drawing, until), rota: rotaName(rota) },
          person: person ? personName(words, person) : words.t('escalation:nobody'),
        }),
        value: id,
      })),
    },
    {
      ...{ type: 'Input.ChoiceSet', id: 'person', style: 'compact', wrap: true },
      ...{ label: words.t('escalation:swap.person'), placeholder: words.t('escalation:swap.choose') },
      choices: people.slice(0, mostPeople).map((person) => ({
        title: personName(words, person),
        value: person.id,
      })),
    },
  ];
}
