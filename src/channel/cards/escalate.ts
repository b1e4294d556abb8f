import type { IToggleInput } from '@microsoft/teams.cards';
import type { Words } from '../../content/words.ts';
import { wishes } from '../../core/escalation/escalation.ts';
import { longestText } from '../../core/escalation/read-wish.ts';
import type { EscalateView } from '../../core/escalation/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { drawRaised } from './escalation-raised.ts';
import { notInstead } from './escalation-words.ts';
import { safetyRow, usual } from './session-buttons.ts';
import { sourceLine } from './sources.ts';
import { rulesLevel } from './summary-level.ts';
import { box, quiet, say, text, title } from './text.ts';

const sources = ['sop 2.9, appendix 1'];

/** Telling the lead: what goes, what is wanted, and one button. Everything has a value already, so nothing is required. */
export function drawEscalate(words: Words, view: EscalateView): Element[] {
  const { at, raised, problems } = view;
  return [
    title(words.t('enquiry:stages.escalating.title')),
    ...(problems.length > 0 ? [box('attention', [text(words.t('escalation:form.put-right'))])] : []),
    ...(raised
      ? [text(words.t('escalation:form.raised')), ...drawRaised(words, raised)]
      : drawForm(words, view)),
    text(notInstead(words)),
    ...sourceLine(words, sources),
    ...row(
      raised
        ? undefined
        : button(words.t('escalation:buttons.send'), { verb: 'escalate', ...at }, { style: 'positive' }),
      usual(words, at, 'back', 'none'),
    ),
    ...safetyRow(words, at, ['pause', 'answers', 'summary', 'discard'], 'none'),
  ];
}

function drawForm(words: Words, view: EscalateView): Element[] {
  const { children, wish, callBackBy, reachOn, question, hasWords, wordsToo } = view;
  return [
    quiet(words.t('enquiry:stages.escalating.lead')),
    text(words.t('escalation:form.told')),
    text(words.t('escalation:form.level', { level: rulesLevel(words, view) }), { spacing: 'Small' }),
    ...(children ? [text(words.t('escalation:form.children'), { spacing: 'Small' })] : []),
    {
      ...{ type: 'Input.ChoiceSet', id: 'wish', style: 'expanded', wrap: true },
      label: words.t('escalation:form.wish'),
      choices: wishes.map((id) => ({ title: words.t(`escalation:wishes.${id}`), value: id })),
      value: wish,
    },
    ...problemOf(words, view, 'call-back-by'),
    {
      ...{ type: 'Input.Time', id: 'call-back-by', label: words.t('escalation:form.call-back-by') },
      ...(callBackBy !== undefined && { value: callBackBy }),
    },
    ...problemOf(words, view, 'reach-on'),
    {
      ...{ type: 'Input.Text', id: 'reach-on', label: words.t('escalation:form.reach-on'), maxLength: 40 },
      ...(reachOn !== undefined && { value: reachOn }),
    },
    ...problemOf(words, view, 'question'),
    {
      ...{ type: 'Input.Text', id: 'question', isMultiline: true, maxLength: longestText },
      label: words.t('escalation:form.question'),
      ...(question !== undefined && { value: question }),
    },
    ...(hasWords ? [wordsToggle(words, wordsToo)] : []),
  ];
}

/** Never ticked beforehand: nothing that the person said goes to anybody unless the clinician means it to. */
const wordsToggle = (words: Words, ticked: boolean): IToggleInput => ({
  ...{ type: 'Input.Toggle', id: 'words-too', title: words.t('escalation:form.words-too') },
  ...{ label: words.t('escalation:form.words'), value: String(ticked), wrap: true },
});

/** What is wrong with one input, right above it. */
const problemOf = (
  words: Words,
  { problems }: EscalateView,
  input: EscalateView['problems'][number]['input'],
): Element[] =>
  problems
    .filter((one) => one.input === input)
    .map((one) => text(say(words, one), { color: 'Attention', weight: 'Bolder' }));
