import { highest } from '../../core/assessment/levels.ts';
import { longestNote } from '../../core/conversation/read-inputs.ts';
import { longestText } from '../../core/escalation/read-wish.ts';
import type { EscalationView } from '../../core/escalation/views.ts';
import type { Element } from './element.ts';
import type { Drawing } from './escalation-words.ts';
import { firstFew } from './fold.ts';
import { levelName, rulesLevel } from './summary-level.ts';
import { box, bullets, heading, literal, quiet, quoted, shortened, text } from './text.ts';

/** What the lead is told of the enquiry. Words that this content no longer has are shown by their ids: none is lost. */
export function drawMatter(drawing: Drawing, view: EscalationView): Element[] {
  const { matter } = view;
  return [
    ...drawQuestion(drawing, view),
    ...drawConcern(drawing, view),
    ...drawRules(drawing, view),
    ...drawRoutes(drawing, view),
    text(drawing.words.t(matter.children ? 'escalation:lead.children' : 'escalation:lead.no-children')),
    ...drawOwnLevel(drawing, view),
    ...drawWords(drawing, view),
  ];
}

const wordOr = ({ words }: Drawing, key: string, id: string): string =>
  words.has(key) ? words.t(key) : id.replaceAll('-', ' ');

/** What the clinician writes to the lead is never cut: it is what there is to answer. */
function drawQuestion({ words }: Drawing, { matter: { question } }: EscalationView): Element[] {
  if (question === undefined || question.trim() === '') return [];
  return [
    heading(words.t('escalation:lead.question')),
    literal(quoted(words, shortened(question, longestText))),
  ];
}

function drawConcern(drawing: Drawing, { matter: { pathway, overlays } }: EscalationView): Element[] {
  const { words } = drawing;
  const also = overlays.map((id) => wordOr(drawing, `enquiry:overlays.${id}.label`, id)).join(', ');
  return [
    ...(pathway === undefined
      ? []
      : [
          text(
            words.t('escalation:lead.concern', {
              concern: wordOr(drawing, `enquiry:opening.pathway.choices.${pathway}`, pathway),
            }),
          ),
        ]),
    ...(also === ''
      ? []
      : [
          text(words.t('escalation:lead.overlays', { overlays: also }), {
            weight: 'Bolder',
            spacing: 'Small',
          }),
        ]),
  ];
}

function drawRules(drawing: Drawing, view: EscalationView): Element[] {
  const { words } = drawing;
  const { rules } = view.matter;
  return [
    heading(words.t('escalation:lead.why')),
    ...drawRaisedTo(drawing, view),
    ...(rules.length === 0 ? [text(words.t('escalation:lead.no-rules'), { spacing: 'Small' })] : []),
    ...firstFew(words, 'more-rules', rules, 3, (some) =>
      bullets(
        some.map((id) => wordOr(drawing, `outcomes:rules.${id}`, id)),
        { spacing: 'Small' },
      ),
    ),
  ];
}

/** Raised again since: the rules alone would not explain the level on the card. */
function drawRaisedTo({ words }: Drawing, { level, matter }: EscalationView): Element[] {
  const { own, rulesLevel: byRules, incomplete } = matter;
  if (level === highest([byRules, ...(own ? [own.level] : [])])) return [];
  const rules = rulesLevel(words, { level: byRules, incomplete });
  return [
    text(words.t('escalation:lead.raised-to', { level: levelName(words, level), rules }), {
      spacing: 'Small',
    }),
  ];
}

function drawRoutes(drawing: Drawing, { matter: { routes } }: EscalationView): Element[] {
  const { words } = drawing;
  return [
    heading(words.t('escalation:lead.routes')),
    ...(routes.length === 0 ? [text(words.t('escalation:lead.no-routes'), { spacing: 'Small' })] : []),
    ...firstFew(words, 'more-routes', routes, 4, (some) =>
      bullets(
        some.map((id) => wordOr(drawing, `outcomes:routes.${id}.name`, id)),
        { spacing: 'Small' },
      ),
    ),
  ];
}

function drawOwnLevel({ words }: Drawing, { matter }: EscalationView): Element[] {
  const { own, rulesLevel: byRules, incomplete } = matter;
  if (!own) return [];
  const rules = rulesLevel(words, { level: byRules, incomplete });
  const reason = shortened(own.reason, longestNote);
  return [
    text(words.t('escalation:lead.own', { level: levelName(words, own.level), rules })),
    ...(own.reason.trim() === '' ? [] : [literal(quoted(words, reason))]),
  ];
}

/** A note that belongs to no question has the label of the field itself, which would read as an order to the lead. */
const questionName = ({ words }: Drawing, key: string): string =>
  words.t(words.has(key) && !key.startsWith('chrome:') ? key : 'escalation:lead.words-of');

/** Only what the clinician ticked that the lead may see, and never in a channel. */
function drawWords(drawing: Drawing, { matter, forChannel }: EscalationView): Element[] {
  const { words, mostOfText } = drawing;
  const said = matter.words ?? [];
  if (forChannel || said.length === 0) return [];
  const cut = said.some(({ text: one }) => [...one].length > mostOfText);
  return [
    box('warning', [text(words.t('escalation:lead.words'), { weight: 'Bolder' })]),
    ...(mostOfText === 0
      ? [text(words.t('escalation:lead.words-left-out', { n: said.length }))]
      : firstFew(words, 'more-words', said, 2, (some) =>
          some.flatMap(({ question, text: one }) => [
            quiet(questionName(drawing, question)),
            literal(quoted(words, shortened(one, mostOfText))),
          ]),
        )),
    ...(cut && mostOfText > 0 ? [quiet(words.t('escalation:lead.words-cut'))] : []),
  ];
}
