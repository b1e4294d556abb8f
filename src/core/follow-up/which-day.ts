import { addDays, aYearAfter, type Day, isDay } from './days.ts';
import { bankHoliday, inWorkingDays, isWorkingDay, nextWorkingDay } from './working-days.ts';

export const offerIds = ['next-working-day', 'two-working-days', 'one-week'] as const;

/** A day to choose with one tap. The card shows the day and sends the day: what was seen is what is planned. */
export type Offer = { id: (typeof offerIds)[number]; day: Day };

/** The choice that says: the day that is filled in beside it. */
export const anotherDate = 'another-date';

/** What was filled in, to be shown again beside what is wrong with it. */
export type DayDraft = { choice?: string; date?: Day };

/** Why no day could be taken from what was filled in. */
export type DayProblem =
  | { kind: 'choose' | 'no-date' | 'two-days' | 'unreadable' | 'today' }
  | { kind: 'past'; day: Day }
  | { kind: 'too-far'; day: Day; latest: Day }
  /** `holiday` is the bank holiday's name; without one the day is at a weekend. `next` is the next working day. */
  | { kind: 'not-working'; day: Day; holiday?: string; next: Day };

export type ChosenDay = { day: Day } | { problem: DayProblem; draft: DayDraft };

/** The days that are offered on a day. A week later may be a bank holiday: then it is the working day after it. */
export function offers(today: Day): Offer[] {
  const week = addDays(today, 7);
  return [
    { id: 'next-working-day', day: nextWorkingDay(today) },
    { id: 'two-working-days', day: inWorkingDays(today, 2) },
    { id: 'one-week', day: isWorkingDay(week) ? week : nextWorkingDay(week) },
  ];
}

/**
 * The day chosen on a card, or what is wrong with it. Inputs are as the client sent them: `follow-up` is an offered day
 * or "another-date", `follow-up-date` a date or nothing. Two different days are not guessed between.
 */
export function chosenDay(inputs: Readonly<Record<string, unknown>>, today: Day): ChosenDay {
  const choice = String(inputs['follow-up'] ?? '');
  const date = String(inputs['follow-up-date'] ?? '').trim();
  const draft: DayDraft = { ...(choice && { choice }), ...(isDay(date) && { date }) };
  const refuse = (problem: DayProblem, shown = draft): ChosenDay => ({ problem, draft: shown });

  if (choice === '' && date === '') return refuse({ kind: 'choose' });
  if (choice === anotherDate && date === '') return refuse({ kind: 'no-date' });
  const offered = choice !== '' && choice !== anotherDate;
  if (offered && date !== '' && date !== choice) return refuse({ kind: 'two-days' });
  const day = offered ? choice : date;
  if (!isDay(day)) return refuse({ kind: 'unreadable' }, {});
  const problem = whyNot(day, today);
  if (!problem) return { day };
  // The next working day stands ready, so that one more tap takes it.
  return refuse(
    problem,
    problem.kind === 'not-working' ? { choice: anotherDate, date: problem.next } : draft,
  );
}

function whyNot(day: Day, today: Day): DayProblem | undefined {
  if (day === today) return { kind: 'today' };
  if (day < today) return { kind: 'past', day };
  const latest = aYearAfter(today);
  if (day > latest) return { kind: 'too-far', day, latest };
  if (isWorkingDay(day)) return undefined;
  const holiday = bankHoliday(day);
  return { kind: 'not-working', day, ...(holiday && { holiday }), next: nextWorkingDay(day) };
}
