import type { IContainer } from '@microsoft/teams.cards';
import type { Words } from '../../content/words.ts';
import { closings } from '../../core/escalation/escalation.ts';
import { longestText } from '../../core/escalation/read-wish.ts';
import type { EscalationView, LetterDraft } from '../../core/escalation/views.ts';
import type { LeadVerb } from '../../core/escalation/who-may.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { toggle } from './fold.ts';
import { quiet } from './text.ts';

/** Those that need nothing filled in, the first answer first. */
const plainVerbs = [
  'escalation-acknowledge',
  'escalation-take-on',
  'escalation-take-over',
  'escalation-ask-for-call',
  'escalation-decline',
  'escalation-hand-back',
] as const satisfies readonly LeadVerb[];
const first: readonly LeadVerb[] = ['escalation-acknowledge', 'escalation-take-on'];

/**
 * What the lead can do now, and no button else. Advice and closing wait folded. Nothing is required there: a client
 * would then refuse to send the card whichever button is pressed, from behind a fold. The server checks.
 */
export function leadButtons(words: Words, { escalation, can, draft }: EscalationView): Element[] {
  const able = plainVerbs.filter((verb) => can.includes(verb));
  const press = (verb: LeadVerb, look: Parameters<typeof button>[2] = {}) =>
    button(words.t(`escalation:buttons.${verb}`), { verb, escalation }, look);
  const folds = [
    ...(can.includes('escalation-advise')
      ? [
          fold(
            'advise',
            words.t('escalation:buttons.advise'),
            advice(words, press('escalation-advise'), draft?.text),
          ),
        ]
      : []),
    ...(can.includes('escalation-close')
      ? [fold('finish', words.t('escalation:buttons.finish'), closing(words, press('escalation-close')))]
      : []),
  ];
  return [
    ...row(
      ...able.map((verb, i) =>
        press(verb, { inputs: 'none', ...(i === 0 && first.includes(verb) && { style: 'positive' }) }),
      ),
    ),
    ...foldedRow(folds, draft?.place),
  ];
}

export type Fold = { id: string; title: string; items: readonly Element[] };
export const fold = (id: string, title: string, items: readonly Element[]): Fold => ({ id, title, items });

/** Several folds with their buttons side by side, all closed but one where something has to be put right. */
export function foldedRow(folds: readonly Fold[], open?: LetterDraft['place']): Element[] {
  if (folds.length === 0) return [];
  return [
    { type: 'ActionSet', spacing: 'Small', actions: folds.map(({ id, title }) => toggle(title, id)) },
    ...folds.map(
      ({ id, items }): IContainer => ({
        ...{ type: 'Container', id, isVisible: id === open, spacing: 'Small', style: 'emphasis' },
        items: [...items],
      }),
    ),
  ];
}

type Pressed = ReturnType<typeof button>;

const advice = (words: Words, send: Pressed, draft: string | undefined): Element[] => [
  {
    ...{ type: 'Input.Text', id: 'advice', isMultiline: true, maxLength: longestText },
    label: words.t('escalation:lead.advice'),
    ...(draft !== undefined && { value: draft }),
  },
  ...row(send),
];

/** The same words end a sentence elsewhere; alone they begin one. */
const asChoice = (said: string): string => said.charAt(0).toLocaleUpperCase() + said.slice(1);

const closing = (words: Words, send: Pressed): Element[] => [
  {
    ...{ type: 'Input.ChoiceSet', id: 'closing', style: 'expanded', wrap: true },
    label: words.t('escalation:lead.closing'),
    choices: closings.map((id) => ({ title: asChoice(words.t(`escalation:closings.${id}`)), value: id })),
  },
  quiet(words.t('escalation:lead.close-means')),
  ...row(send),
];
