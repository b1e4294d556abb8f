import type { BulletinView, Named } from '../../core/escalation/views.ts';
import type { Element } from './element.ts';
import { clockName, type Drawing, nameOf, personLine, personName } from './escalation-words.ts';
import { rotaName } from './on-call.ts';
import { box, bullets, text, title } from './text.ts';

/** More lines than this are only counted. */
const mostListed = 20;

/** A message about the service itself. It has no buttons: in a channel most of them would be refused. */
export function drawBulletin(drawing: Drawing, bulletin: BulletinView['bulletin']): Element[] {
  const { words } = drawing;
  const say = (leaf: string, vars: Record<string, string | number> = {}) =>
    words.t(`escalation:bulletin.${bulletin.kind}.${leaf}`, vars);
  switch (bulletin.kind) {
    case 'shift-handed': {
      const { rota, from, until, by, to } = bulletin;
      const times = { from: clockName(drawing, from), until: clockName(drawing, until) };
      return [
        title(say('title')),
        text(say('line', { rota: rotaName(rota), ...times, to: personOr(drawing, to) })),
        ...(by ? [text(say('by', { by: nameOf(by.name) }), { spacing: 'Small' })] : []),
      ];
    }
    case 'cannot-be-reached': {
      const lines = bulletin.shifts.map(({ person, rota, from }) =>
        say('line', {
          ...{ rota: rotaName(rota), from: clockName(drawing, from) },
          person: person ? personLine(words, person) : words.t('escalation:somebody'),
        }),
      );
      return [
        box('warning', [text(say('title'), { style: 'heading', size: 'Medium', weight: 'Bolder' })]),
        ...listed(drawing, lines),
        text(say('do')),
      ];
    }
    case 'something-is-late': {
      const shown = bulletin.references.slice(0, mostListed).map(nameOf);
      const left = bulletin.references.length - shown.length;
      const references = [...shown, ...(left > 0 ? [say('more', { n: left })] : [])].join(', ');
      return [
        box('attention', [text(say('title'), { style: 'heading', size: 'Medium', weight: 'Bolder' })]),
        text(say('means')),
        ...(shown.length > 0 ? [text(say('references', { references }), { weight: 'Bolder' })] : []),
      ];
    }
  }
}

const personOr = ({ words }: Drawing, person: Named | undefined): string =>
  person ? personName(words, person) : words.t('escalation:nobody');

function listed({ words }: Drawing, lines: readonly string[]): Element[] {
  const left = lines.length - mostListed;
  return bullets([
    ...lines.slice(0, mostListed),
    ...(left > 0 ? [words.t('escalation:bulletin.something-is-late.more', { n: left })] : []),
  ]);
}
