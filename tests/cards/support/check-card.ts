import { bytesOf, mostBytes } from '../../../src/channel/cards/draw-card.ts';
import type { Card } from '../../../src/channel/cards/element.ts';
import type { Content } from '../../../src/content/content.ts';

/** Any object inside a card, with the objects that it lies in, the innermost last. */
export type Part = Record<string, unknown> & { type?: string };

/** Every object of a card, fallbacks included. */
export function partsOf(drawn: unknown): Part[] {
  if (Array.isArray(drawn)) return drawn.flatMap(partsOf);
  if (typeof drawn !== 'object' || drawn === null) return [];
  return [drawn as Part, ...Object.values(drawn).flatMap(partsOf)];
}

export const inputsOf = (drawn: Card) => partsOf(drawn).filter((part) => part.type?.startsWith('Input.'));
export const buttonsOf = (drawn: Card) => partsOf(drawn).filter((part) => part.type === 'Action.Execute');
export const verbsOf = (drawn: Card) => buttonsOf(drawn).map((part) => part.verb as string);
export const inputOf = (drawn: Card, id: string) => inputsOf(drawn).find((part) => part.id === id);

/** Everything that a person can read on the card without pressing a button that unfolds something. */
export function readable(drawn: unknown): string {
  if (Array.isArray(drawn)) return drawn.map(readable).join('\n');
  if (typeof drawn !== 'object' || drawn === null) return '';
  const part = drawn as Part;
  if (part.isVisible === false) return '';
  const own = [part.text, part.label, part.title].filter((words) => typeof words === 'string');
  const within = Object.entries(part).filter(([key]) => key !== 'fallback');
  return [...own, ...within.map(([, value]) => readable(value))].filter(Boolean).join('\n');
}

const known = new Set([
  ...[
    'AdaptiveCard',
    'Container',
    'ColumnSet',
    'Column',
    'TextBlock',
    'RichTextBlock',
    'TextRun',
    'ActionSet',
  ],
  ...['Input.ChoiceSet', 'Input.Text', 'Input.Number', 'Input.Date', 'Input.Time', 'Input.Toggle'],
  ...['Action.Execute', 'Action.Submit', 'Action.ToggleVisibility'],
  ...['Chart.Line', 'Chart.HorizontalBar'],
]);

/** What is wrong with a card by the rules of docs/cards.md; nothing when it is right. */
export function wrongWith(drawn: Card, vocabulary: ReadonlySet<string>): string[] {
  const wrong: string[] = [];
  const must = (right: boolean, what: string) => right || wrong.push(what);
  const parts = partsOf(drawn);
  must(bytesOf(drawn) <= mostBytes, `has ${bytesOf(drawn)} bytes`);
  must(drawn.version === '1.5', 'is not version 1.5');
  must(typeof drawn.metadata.stage === 'string' && drawn.metadata.stage !== '', 'names no stage');
  must((drawn.actions ?? []).length === 0, 'has buttons outside its body');

  const ids = parts.filter((part) => part.type && part.type !== 'AdaptiveCard').flatMap(({ id }) => id ?? []);
  for (const id of new Set(ids)) {
    must(ids.filter((other) => other === id).length === 1, `uses the id "${id}" twice`);
  }
  for (const part of parts) {
    if (part.type) must(known.has(part.type), `has a ${part.type}`);
    if (typeof part.text === 'string') must(part.text.trim() !== '', 'has an empty text');
    if (part.type === 'ActionSet') {
      const { length } = part.actions as unknown[];
      must(length > 0 && length <= 6, `has ${length} actions in a set`);
    }
    if (part.type === 'Action.ToggleVisibility') {
      for (const target of part.targetElements as string[]) must(ids.includes(target), `toggles "${target}"`);
    }
    if (part.type?.startsWith('Chart.')) {
      const instead = part.fallback as Part | undefined;
      must(instead?.type === 'TextBlock', `draws ${part.type} without a fallback in words`);
    }
    if (part.type === 'TextBlock') must(part.wrap === true, `cuts off "${part.text}"`);
  }
  for (const part of buttonsOf(drawn)) wrong.push(...wrongWithButton(part));
  for (const part of inputsOf(drawn)) wrong.push(...wrongWithInput(part, drawn, vocabulary));
  return [...wrong, ...wrongWithDanger(drawn)];
}

function wrongWithButton(part: Part): string[] {
  const data = part.data as Part;
  const fallback = part.fallback as Part | undefined;
  const keys = ['verb', ...('session' in data ? ['session', 'step'] : [])];
  if (part.verb === 'go-to') keys.push('stage', 'card');
  keys.push(...['clean', 'keep'].filter((key) => data[key] === true));
  if (String(part.verb).startsWith('follow-up-')) keys.push('followUp');
  if (String(part.verb).startsWith('escalation-')) keys.push('escalation');
  if ('rehearsal' in data) keys.push('rehearsal', 'step');
  if (part.verb === 'rehearsal-begin') keys.push('level');
  if (part.verb === 'rehearsal-choose') keys.push('scenario');
  if (part.verb === 'rehearsal-correct') keys.push('turn');
  if (part.verb === 'rehearsal-look') keys.push('part', 'page');
  if (part.verb === 'rehearsal-export') keys.push('of');
  if (part.verb === 'open') keys.push('hit');
  if (part.verb === 'record') keys.push('record');
  return [
    ...(data.verb === part.verb ? [] : [`says ${part.verb} and ${data.verb}`]),
    ...(fallback?.type === 'Action.Submit' ? [] : [`has no fallback for ${part.verb}`]),
    ...(['title', 'data', 'associatedInputs'] as const).flatMap((key) =>
      JSON.stringify(part[key]) === JSON.stringify(fallback?.[key]) ? [] : [`falls back to another ${key}`],
    ),
    ...(Object.keys(data).toSorted().join() === keys.toSorted().join()
      ? []
      : [`sends ${Object.keys(data)} with ${part.verb}`]),
  ];
}

function wrongWithInput(part: Part, drawn: Card, vocabulary: ReadonlySet<string>): string[] {
  const canBlock = part.isRequired === true && part.value === undefined;
  const choices = (part.choices ?? []) as { value: string }[];
  const chosen = part.value === undefined ? [] : String(part.value).split(',');
  return [
    ...(vocabulary.has(part.id as string) ? [] : [`has the unknown input "${part.id}"`]),
    ...(typeof part.label === 'string' && part.label !== '' ? [] : [`has no label on "${part.id}"`]),
    ...(canBlock && drawn.metadata.stage !== 'opening' ? [`requires "${part.id}"`] : []),
    ...(part.isRequired && !part.errorMessage ? [`gives no reason to fill in "${part.id}"`] : []),
    ...(['regex', 'min', 'max'].some((key) => key in part) ? [`lets the client refuse "${part.id}"`] : []),
    ...(part.type === 'Input.ChoiceSet' && !chosen.every((id) => choices.some(({ value }) => value === id))
      ? [`chose "${part.value}" for "${part.id}", which is not offered`]
      : []),
  ];
}

const withoutDanger = [
  ...['danger', 'discarded', 'notice', 'moved'],
  // Messages that go on in the place where they stand, for several people: what the button brings would take that place.
  ...['escalation', 'own-escalation', 'escalation-moved', 'bulletin', 'refusal'],
];

/** Danger is one tap away on every card, and nothing that is required on the card may stop it. */
function wrongWithDanger(drawn: Card): string[] {
  if (withoutDanger.includes(drawn.metadata.kind)) return [];
  const [danger] = buttonsOf(drawn).filter(({ verb }) => verb === 'danger' || verb === 'danger-now');
  const blocks = inputsOf(drawn).some(({ isRequired }) => isRequired);
  if (!danger) return ['has no danger button'];
  const sendsInputs = danger.associatedInputs !== 'none';
  return [
    ...(danger.style === 'destructive' ? [] : ['has a danger button that looks like any other']),
    ...(blocks && sendsInputs ? ['lets a required input stop danger'] : []),
  ];
}

/** The ids that an input may have. */
export function vocabularyOf(content: Content): Set<string> {
  const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);
  const sides = (of: Record<'may-harm' | 'may-be-harmed', readonly { id: string }[]>) =>
    ids([...of['may-harm'], ...of['may-be-harmed']]);
  return new Set([
    ...['pathway', 'timing', 'overlays', 'cues', 'household', 'vulnerabilities'],
    ...['note', 'other-factors', 'level', 'reason', 'query', 'done', 'record-text', 'record-text-2'],
    ...['follow-up', 'follow-up-date', 'meant', 'meant-too'],
    ...['wish', 'call-back-by', 'reach-on', 'question', 'words-too', 'advice', 'closing', 'shift', 'person'],
    ...ids(content.opening.fgm),
    ...ids(content.readiness),
    ...ids(content.immediateSafety),
    ...sides(content.screening),
    ...sides(content.prompting),
    ...ids(content.direct),
    ...ids(content.motivation),
    ...ids(content.factors),
    ...ids(content.judgement),
  ]);
}
