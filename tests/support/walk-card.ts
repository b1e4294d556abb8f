import type { Card } from './fake-connector.ts';

/** An input of a card, as the card describes it. */
export type CardInput = { id: string; type: string; value?: unknown; isRequired?: boolean } & Record<
  string,
  unknown
>;
/** A button of a card: `verb` and `data` as it would send them. */
export type CardButton = {
  type: string;
  title: string | undefined;
  verb: string | undefined;
  data: Record<string, unknown>;
  /** The ids of the inputs that go with it. */
  takes: readonly string[];
  action: Record<string, unknown>;
};

type Found = { node: Record<string, unknown>; scope: string };

/** What is not on the screen: fallbacks are shown instead of, not beside; data is the bot's own. */
const unseen = new Set(['fallback', 'refresh', 'data', 'msteams', 'authentication']);

/** Every input, wherever it stands: containers, columns, table cells, show-cards. */
export const inputsOf = (card: Card): CardInput[] =>
  find(card)
    .filter(({ node }) => String(node.type).startsWith('Input.'))
    .map(({ node }) => node as CardInput);

/** Every button that sends something, wherever it stands: the card's actions, action sets, select and inline actions. */
export function buttonsOf(card: Card): CardButton[] {
  const found = find(card);
  const inputs = found.filter(({ node }) => String(node.type).startsWith('Input.'));
  return found
    .filter(({ node }) => node.type === 'Action.Execute' || node.type === 'Action.Submit')
    .map(({ node, scope }) => {
      const data = (node.data ?? {}) as Record<string, unknown>;
      // A button in a show-card sends that card's inputs and those around it, not those of other show-cards.
      const takes =
        node.associatedInputs === 'none'
          ? []
          : inputs.filter((i) => scope.startsWith(i.scope)).map((i) => String(i.node.id));
      const verb = (data.verb ?? node.verb) as string | undefined;
      return { type: String(node.type), title: node.title as string, verb, data, takes, action: node };
    });
}

/** Every word on the card, in reading order, one piece a line. */
export const wordsOf = (card: Card): string =>
  find(card)
    .flatMap(({ node }) => [node.label, node.text, node.title, node.placeholder, node.value])
    .filter((text) => typeof text === 'string' && text !== '')
    .join('\n');

function find(node: unknown, scope = '', found: Found[] = []): Found[] {
  if (Array.isArray(node)) {
    for (const child of node) find(child, scope, found);
    return found;
  }
  if (typeof node !== 'object' || node === null) return found;
  const here = node as Record<string, unknown>;
  found.push({ node: here, scope });
  const inside = here.type === 'Action.ShowCard' ? `${scope}/${found.length}` : scope;
  for (const [key, child] of Object.entries(here)) if (!unseen.has(key)) find(child, inside, found);
  return found;
}

/** What a real client sends for an input left as it is: JavaScript renderers leave out what has no value, but not texts. */
export function untouched(input: CardInput): string | undefined {
  if (input.value !== undefined && input.value !== null) return String(input.value);
  if (input.type === 'Input.Toggle') return String(input.valueOff ?? 'false');
  return input.type === 'Input.Text' ? '' : undefined;
}

/** Why a client would not let this value through; undefined when it would. */
export function refusedByClient(input: CardInput, value: string | undefined): string | undefined {
  if (value === undefined || value === '') return input.isRequired ? `${input.id} is required` : undefined;
  if (input.type === 'Input.ChoiceSet') {
    const offered = ((input.choices ?? []) as { value: string }[]).map((choice) => choice.value);
    const chosen = input.isMultiSelect ? value.split(',') : [value];
    const strange = chosen.find((one) => !offered.includes(one));
    return strange === undefined ? undefined : `${input.id} does not offer "${strange}", only ${offered}`;
  }
  if (input.type === 'Input.Number') {
    const number = Number(value);
    const low = Number(input.min ?? Number.NEGATIVE_INFINITY);
    const high = Number(input.max ?? Number.POSITIVE_INFINITY);
    return number >= low && number <= high ? undefined : `${input.id} takes ${low} to ${high}`;
  }
  if (input.type === 'Input.Text' && value.length > Number(input.maxLength ?? Number.POSITIVE_INFINITY)) {
    return `${input.id} takes ${input.maxLength} characters`;
  }
  return undefined;
}
