import type { Words } from '../../content/words.ts';
import type { FollowUpForm, View } from '../../core/conversation/views.ts';
import { anotherDate, type DayProblem } from '../../core/follow-up/which-day.ts';
import { button, row } from './button.ts';
import { weekdayName } from './dates.ts';
import type { Element } from './element.ts';
import { dangerNow, safetyRow, usual } from './session-buttons.ts';
import { box, quiet, text, title } from './text.ts';

/** Choosing the day of a reminder for the enquiry in hand, and what is planned already. */
export function drawFollowUp(words: Words, view: Extract<View, { kind: 'follow-up' }>): Element[] {
  const { at, planned, form } = view;
  return [
    title(words.t('enquiry:stages.follow-up.title')),
    ...(planned
      ? [
          box('good', [
            text(words.t('follow-up:plan.planned', { day: weekdayName(words.locale, planned.dueOn) })),
          ]),
        ]
      : []),
    ...drawProblem(words, form.problem),
    quiet(words.t('enquiry:stages.follow-up.lead')),
    ...drawForm(words, form),
    ...row(
      button(
        words.t(planned ? 'follow-up:buttons.change' : 'follow-up:buttons.keep'),
        { verb: 'plan-follow-up', ...at },
        { style: 'positive' },
      ),
      planned &&
        button(
          words.t('follow-up:buttons.not-needed'),
          { verb: 'follow-up-done', followUp: planned.followUp },
          { inputs: 'none' },
        ),
      usual(words, at, 'back', 'none'),
      usual(words, at, 'close', 'none'),
    ),
    ...safetyRow(words, at, ['pause', 'answers', 'summary', 'discard'], 'none'),
  ];
}

/** Choosing another day for a reminder, with or without its enquiry in hand. */
export function drawFollowUpMove(words: Words, view: Extract<View, { kind: 'follow-up-move' }>): Element[] {
  const { followUp, dueOn, form } = view;
  return [
    title(words.t('follow-up:move.title')),
    text(words.t('follow-up:move.now', { day: weekdayName(words.locale, dueOn) })),
    ...drawProblem(words, form.problem),
    ...drawForm(words, form),
    ...row(
      button(words.t('follow-up:buttons.move'), { verb: 'follow-up-move', followUp }, { style: 'positive' }),
      button(words.t('follow-up:buttons.done'), { verb: 'follow-up-done', followUp }, { inputs: 'none' }),
      button(words.t('chrome:buttons.welcome'), { verb: 'welcome' }, { inputs: 'none' }),
    ),
    ...row(dangerNow(words)),
  ];
}

/** Each choice says its day and sends it. Nothing is chosen beforehand: a date filled in would stand against it. */
function drawForm(words: Words, { offers, draft }: FollowUpForm): Element[] {
  const values = [...offers.map(({ day }) => day), anotherDate];
  const chosen = draft?.choice !== undefined && values.includes(draft.choice) ? draft.choice : undefined;
  return [
    {
      ...{ type: 'Input.ChoiceSet', id: 'follow-up', style: 'expanded', wrap: true },
      label: words.t('follow-up:plan.when'),
      choices: [
        ...offers.map(({ id, day }) => ({
          title: words.t(`follow-up:offers.${id}`, { day: weekdayName(words.locale, day) }),
          value: day,
        })),
        { title: words.t('follow-up:offers.another-date'), value: anotherDate },
      ],
      ...(chosen !== undefined && { value: chosen }),
    },
    {
      ...{ type: 'Input.Date', id: 'follow-up-date', label: words.t('follow-up:plan.date') },
      ...(draft?.date !== undefined && { value: draft.date }),
    },
  ];
}

function drawProblem(words: Words, problem: DayProblem | undefined): Element[] {
  return problem ? [box('attention', [text(problemLine(words, problem))])] : [];
}

/** What was wrong with the day, and where there is a better one, which. */
function problemLine(words: Words, problem: DayProblem): string {
  const day = (one: string) => weekdayName(words.locale, one);
  switch (problem.kind) {
    case 'past':
      return words.t('follow-up:problems.past', { day: day(problem.day) });
    case 'too-far':
      return words.t('follow-up:problems.too-far', { day: day(problem.day), latest: day(problem.latest) });
    case 'not-working': {
      const days = { day: day(problem.day), next: day(problem.next) };
      if (problem.holiday === undefined) return words.t('follow-up:problems.weekend', days);
      return words.t('follow-up:problems.bank-holiday', { ...days, holiday: problem.holiday });
    }
    default:
      return words.t(`follow-up:problems.${problem.kind}`);
  }
}
