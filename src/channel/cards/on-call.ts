import type { OnCallView } from '../../core/escalation/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { clockName, type Drawing, nameOf, personLine, ringLink } from './escalation-words.ts';
import { dangerNow } from './session-buttons.ts';
import { heading, text, title } from './text.ts';

/** A rota's id as its file names it, "out-of-hours": read as words. */
export function rotaName(rota: string): string {
  const words = rota.replaceAll('-', ' ');
  return nameOf(words.charAt(0).toUpperCase() + words.slice(1));
}

/** Who answers now and next, rota by rota, with numbers. */
export function drawOnCall(drawing: Drawing, { rotas, canSwap }: OnCallView): Element[] {
  const { words } = drawing;
  return [
    title(words.t('escalation:on-call.title')),
    ...(rotas.length === 0 ? [text(words.t('escalation:on-call.none'))] : []),
    ...rotas.map((rota) => drawRota(drawing, rota)),
    text(words.t('escalation:in-danger', { phone: ringLink('999') }), { separator: true }),
    ...row(
      canSwap ? button(words.t('escalation:buttons.swap'), { verb: 'swap' }, { inputs: 'none' }) : undefined,
      canSwap ? button(words.t('escalation:buttons.leads'), { verb: 'leads' }) : undefined,
      button(words.t('escalation:buttons.escalations'), { verb: 'escalations' }),
      dangerNow(words),
    ),
  ];
}

function drawRota(drawing: Drawing, { rota, now, until, next }: OnCallView['rotas'][number]): Element {
  const { words } = drawing;
  const key = `escalation:on-call.${now ? 'now' : 'nobody'}${until === undefined ? '' : '-until'}`;
  const vars = {
    person: now ? personLine(words, now) : '',
    until: until === undefined ? '' : clockName(drawing, until),
  };
  const then = next
    ? words.t('escalation:on-call.next', {
        person: personLine(words, next.person),
        from: clockName(drawing, next.from),
      })
    : words.t(`escalation:on-call.${until === undefined ? 'no-change' : 'no-next'}`);
  return {
    ...{ type: 'Container', separator: true },
    items: [
      heading(rotaName(rota), { spacing: 'None' }),
      text(words.t(key, vars), { weight: 'Bolder', spacing: 'Small' }),
      text(then, { spacing: 'Small' }),
    ],
  };
}
