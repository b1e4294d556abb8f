import type { Words } from '../../content/words.ts';
import { type EscalationState, isOver } from '../../core/escalation/escalation.ts';
import type { DataViews, OwnData } from '../../core/retention/views.ts';
import { dayName } from './dates.ts';
import { nameOf } from './escalation-words.ts';

type Mine = Pick<Extract<DataViews, { kind: 'my-data' }>, 'data' | 'role' | 'kept'>;

/** Beyond this a card grows too big; the rest are counted. */
const mostRaised = 20;

export const daysName = (words: Words, count: number): string => words.t('data:days', { count });

/** What is held about somebody, a line for each kind: numbers and dates, and nothing that was told. */
export function ownDataLines(words: Words, { data, role, kept }: Mine): string[] {
  const t = (key: string, vars?: Record<string, string | number>) => words.t(`data:mine.${key}`, vars);
  const days = (count: number) => daysName(words, count);
  const on = (key: string, day: string | undefined) =>
    day === undefined ? [] : [t(key, { day: dayName(words.locale, day) })];
  const { oldest, ...enquiries } = data.enquiries;
  const { planned, settled, next } = data.followUps;
  return [
    [t('enquiries', { ...enquiries, days: days(kept.enquiries) }), ...on('enquiries-oldest', oldest)].join(
      ' ',
    ),
    [t('follow-ups', { planned, settled }), ...on('follow-ups-next', next)].join(' '),
    [
      t('rehearsals', { n: data.rehearsals.held, days: days(kept.rehearsals) }),
      ...on('rehearsals-oldest', data.rehearsals.oldest),
    ].join(' '),
    t('replies', { n: data.replies, days: days(kept.replies) }),
    t('turns', { n: data.turns, days: days(kept.turns) }),
    t('raised', { n: data.escalations.length, days: days(kept.escalations) }),
    t('chat', { days: days(kept.people) }),
    ...(data.sentAsLead > 0 ? [t('sent-as-lead', { n: data.sentAsLead })] : []),
    ...(role ? [t('role', { role: words.t(`escalation:roles.${role.role}`) })] : []),
    ...(role && role.actions > 0 ? [t('actions', { n: role.actions })] : []),
  ];
}

/** Reference, state and day of what somebody told a lead. */
export function raisedLines(words: Words, escalations: OwnData['escalations']): string[] {
  const listed = escalations.slice(0, mostRaised).map(({ reference, state, raisedOn }) =>
    words.t('data:mine.raised-one', {
      ...{ reference: nameOf(reference), day: dayName(words.locale, raisedOn) },
      state: words.t(`data:states.${stateName(state)}`),
    }),
  );
  const more = escalations.length - listed.length;
  return more > 0 ? [...listed, words.t('data:mine.raised-more', { n: more })] : listed;
}

const stateName = (state: EscalationState) =>
  !isOver(state) ? 'open' : state === 'withdrawn' ? 'withdrawn' : 'closed';

export const seenLines = (words: Words): string[] =>
  (['seen-you', 'seen-lead', 'seen-numbers'] as const).map((key) => words.t(`data:mine.${key}`));
