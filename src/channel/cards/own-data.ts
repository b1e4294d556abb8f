import type { Words } from '../../content/words.ts';
import { isOver } from '../../core/escalation/escalation.ts';
import type { DataViews } from '../../core/retention/views.ts';
import { button, row } from './button.ts';
import { dayName } from './dates.ts';
import type { Element } from './element.ts';
import { nameOf } from './escalation-words.ts';
import { daysName, ownDataLines, raisedLines, seenLines } from './own-data-lines.ts';
import { dangerNow } from './session-buttons.ts';
import { bullets, heading, quiet, text, title } from './text.ts';

type View<K> = Extract<DataViews, { kind: K }>;

/** What is held about the person who asks. Nothing of any content: the screen may be seen. */
export const drawOwnData = (words: Words, view: View<'my-data'>): Element[] => [
  title(words.t('data:mine.title')),
  quiet(words.t('data:mine.lead')),
  ...sinceLine(words, view),
  heading(words.t('data:mine.held')),
  ...bullets(ownDataLines(words, view)),
  ...bullets(raisedLines(words, view.data.escalations)),
  heading(words.t('data:mine.seen')),
  ...bullets(seenLines(words)),
  ...row(
    button(words.t('data:buttons.export'), { verb: 'my-data-export' }),
    button(words.t('data:buttons.delete'), { verb: 'my-data-delete' }),
    button(words.t('chrome:buttons.welcome'), { verb: 'welcome' }),
  ),
  ...row(dangerNow(words)),
];

const sinceLine = (words: Words, { data }: View<'my-data' | 'my-data-export'>): Element[] =>
  data.since === undefined
    ? []
    : [text(words.t('data:mine.since', { day: dayName(words.locale, data.since) }))];

/** The same as a text in a field, because a field is copied whole. Nothing that is changed in it is sent. */
export function drawOwnDataText(words: Words, view: View<'my-data-export'>): Element[] {
  const none = { inputs: 'none' } as const;
  return [
    title(words.t('data:export.title')),
    quiet(words.t('data:export.lead')),
    {
      ...{ type: 'Input.Text', id: 'record-text', label: words.t('data:export.field') },
      ...{ isMultiline: true, value: ownDataText(words, view) },
    },
    quiet(words.t('data:export.own-text')),
    ...row(
      button(words.t('data:buttons.mine'), { verb: 'my-data' }, none),
      button(words.t('chrome:buttons.welcome'), { verb: 'welcome' }, none),
    ),
    // What was written into the field must not hold up danger, however long it is.
    ...row(
      button(words.t('chrome:buttons.danger'), { verb: 'danger-now' }, { style: 'destructive', ...none }),
    ),
  ];
}

export function ownDataText(words: Words, view: View<'my-data-export'>): string {
  const dash = (line: string) => `- ${line}`;
  const since = view.data.since;
  const lines = [
    words.t('data:mine.title'),
    ...(since === undefined ? [] : [words.t('data:mine.since', { day: dayName(words.locale, since) })]),
    '',
    ...ownDataLines(words, view).map(dash),
    ...raisedLines(words, view.data.escalations).map((line) => `  ${dash(line)}`),
    '',
    words.t('data:mine.seen'),
    ...seenLines(words).map(dash),
  ];
  // A field has no markdown.
  return lines.join('\n').replaceAll('**', '').replaceAll('\\', '');
}

/** Asked once more: it cannot be undone. What goes and what stays, before the button. */
export const drawDeletingData = (words: Words, view: View<'my-data-deleting'>): Element[] => {
  const { data, role } = view;
  const { open, paused, closed, discarded } = data.enquiries;
  const t = (key: string, vars?: Record<string, string | number>) => words.t(`data:delete.${key}`, vars);
  const still = data.escalations.filter(({ state }) => !isOver(state)).map(({ reference }) => reference);
  return [
    title(t('title')),
    heading(t('goes')),
    ...bullets([
      t('goes-enquiries', { n: open + paused + closed + discarded }),
      t('goes-rehearsals', { n: data.rehearsals.held }),
      t('goes-rest'),
    ]),
    heading(t('stays')),
    ...bullets(
      staysLines(words, {
        ...{ open: still, answers: role?.answers ?? false, kept: view.kept },
        sentAsLead: data.sentAsLead > 0,
      }),
    ),
    ...row(
      button(words.t('data:buttons.keep'), { verb: 'my-data' }),
      button(words.t('data:buttons.delete-now'), { verb: 'my-data-delete-all' }, { style: 'destructive' }),
    ),
    ...row(dangerNow(words)),
  ];
};

export const drawDeletedData = (words: Words, view: View<'my-data-deleted'>): Element[] => [
  title(words.t('data:delete.done-title')),
  text(words.t('data:delete.done')),
  heading(words.t('data:delete.stays')),
  ...bullets(staysLines(words, view)),
  ...row(button(words.t('chrome:buttons.welcome'), { verb: 'welcome' })),
  ...row(dangerNow(words)),
];

/** Somebody with more open at once sees the first of them. */
const mostOpen = 20;

function staysLines(
  words: Words,
  { open, answers, sentAsLead, kept }: Omit<View<'my-data-deleted'>, 'kind'>,
): string[] {
  const t = (key: string, vars?: Record<string, string | number>) => words.t(`data:delete.${key}`, vars);
  const references = open.slice(0, mostOpen).map(nameOf).join(', ');
  return [
    ...(open.length > 0 ? [t('stays-open', { references })] : []),
    t('stays-over', { days: daysName(words, kept.escalations) }),
    ...(answers ? [t('stays-lead')] : []),
    ...(sentAsLead ? [t('stays-sent')] : []),
    t('stays-chat'),
    t('stays-trace', { days: daysName(words, kept.traces) }),
  ];
}
