import type { EscalationLine, EscalationListView } from '../../core/escalation/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { clockName, type Drawing, nameOf } from './escalation-words.ts';
import { dangerNow } from './session-buttons.ts';
import { levelName } from './summary-level.ts';
import { bullets, quiet, text, title } from './text.ts';

/** So many can be opened from here, so many more are named; beyond that a card grows too big, and they are counted. */
const mostOpened = 5;
const mostNamed = 20;

/** What is open, the overdue first. */
export function drawEscalations(drawing: Drawing, { as, open }: EscalationListView): Element[] {
  const { words } = drawing;
  const lines = [...open.filter(({ late }) => late), ...open.filter(({ late }) => !late)];
  const rest = lines.slice(mostOpened, mostOpened + mostNamed);
  const uncounted = lines.length - mostOpened - rest.length;
  return [
    title(words.t(`escalation:list.title.${as}`)),
    ...(lines.length === 0 ? [text(words.t(`escalation:list.none.${as}`))] : []),
    ...lines.slice(0, mostOpened).map((line) => drawLine(drawing, line)),
    ...(rest.length > 0 ? [quiet(words.t('escalation:list.rest'), { isSubtle: false })] : []),
    ...bullets(rest.map((line) => restLine(drawing, line))),
    ...(uncounted > 0 ? [text(words.t('escalation:list.more', { n: uncounted }))] : []),
    ...row(
      button(words.t('escalation:buttons.on-call'), { verb: 'on-call' }),
      as === 'lead' ? button(words.t('escalation:buttons.leads'), { verb: 'leads' }) : undefined,
      dangerNow(words),
    ),
  ];
}

const head = ({ words }: Drawing, { reference, level }: EscalationLine) => ({
  reference: nameOf(reference),
  level: levelName(words, level),
});

function standsLine({ words }: Drawing, { state, holder }: EscalationLine): string {
  const name = holder ? nameOf(holder.name) : words.t('escalation:somebody');
  return words.t(`escalation:list.stands.${state}`, { name });
}

function drawLine(drawing: Drawing, line: EscalationLine): Element {
  const { words } = drawing;
  const { escalation, late, mine, raisedAt, dueAt } = line;
  const stands = [
    ...(late ? [words.t('escalation:list.late')] : []),
    standsLine(drawing, line),
    ...(mine ? [words.t('escalation:list.mine')] : []),
  ];
  const times = [
    words.t('escalation:list.since', { time: clockName(drawing, raisedAt) }),
    ...(dueAt === undefined ? [] : [words.t('escalation:list.due', { time: clockName(drawing, dueAt) })]),
  ];
  return {
    ...{ type: 'Container', separator: true, ...(late && { style: 'attention' }) },
    items: [
      text(words.t('escalation:list.head', head(drawing, line))),
      text(stands.join(' · '), { spacing: 'None', ...(late && { weight: 'Bolder' }) }),
      text(times.join(' · '), { size: 'Small', spacing: 'None' }),
      ...row(button(words.t('escalation:buttons.open'), { verb: 'escalation-open', escalation })),
    ],
  };
}

const restLine = (drawing: Drawing, line: EscalationLine): string =>
  drawing.words.t('escalation:list.rest-one', {
    ...head(drawing, line),
    stands: [...(line.late ? [drawing.words.t('escalation:list.late')] : []), standsLine(drawing, line)].join(
      ' · ',
    ),
  });
