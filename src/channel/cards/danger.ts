import type { Words } from '../../content/words.ts';
import type { At, View } from '../../core/conversation/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { drawDangerLead } from './escalation-raised.ts';
import { phoneLink, serviceLine } from './services.ts';
import { sourceLine } from './sources.ts';
import { box, quiet, text } from './text.ts';

type DangerView = Omit<Extract<View, { kind: 'danger' }>, 'kind'>;

const steps = ['call', 'self', 'lead', 'confront', 'children'] as const;
const sources = ['sop 2.7-2.9, 5.4', 'guide, look after yourself', 'guide, victim safety'];

/** What to do first, in order, and nothing else until it is read. */
export function drawDanger(words: Words, view: DangerView, today: string): Element[] {
  const emergency = view.services.find(({ id }) => id === 'emergency')?.phone ?? '999';
  const others = view.services.filter(({ id }) => id !== 'emergency');
  return [
    box('attention', [
      text(words.t('chrome:danger.title'), { style: 'heading', size: 'Medium', weight: 'Bolder' }),
      ...steps.map((step, i) =>
        numbered(i + 1, words.t(`chrome:danger.steps.${step}`, { phone: phoneLink(emergency) })),
      ),
    ]),
    ...(view.at ? drawDangerLead(words, view.at, view.escalation) : []),
    ...others.flatMap((service) => serviceLine(words, service, today)),
    ...sourceLine(words, sources),
    ...(view.at ? inSession(words, view.at, view.canUndo) : withoutSession(words)),
  ];
}

function numbered(number: number, words: string): Element {
  const look = number === 1 ? ({ size: 'Large', weight: 'Bolder' } as const) : ({ size: 'Large' } as const);
  return {
    type: 'ColumnSet',
    spacing: 'Medium',
    columns: [
      { type: 'Column', width: 'auto', items: [text(`${number}`, { ...look, weight: 'Bolder' })] },
      { type: 'Column', width: 'stretch', items: [text(words, look)] },
    ],
  };
}

const inSession = (words: Words, at: At, canUndo: boolean): Element[] => [
  quiet(words.t('chrome:danger.kept')),
  ...row(
    button(words.t('chrome:buttons.carry-on'), { verb: 'carry-on', ...at }, { style: 'positive' }),
    canUndo
      ? button(words.t('chrome:buttons.danger-mistaken'), { verb: 'danger-mistaken', ...at })
      : undefined,
  ),
];

/** Nothing to tell the lead of yet: whom to ring is one tap away. */
const withoutSession = (words: Words): Element[] =>
  row(
    button(words.t('escalation:buttons.on-call'), { verb: 'on-call' }),
    button(words.t('chrome:buttons.start'), { verb: 'start' }, { style: 'positive' }),
    button(words.t('chrome:buttons.welcome'), { verb: 'welcome' }),
  );
