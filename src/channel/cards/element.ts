import type { IAdaptiveCard } from '@microsoft/teams.cards';

/** Anything that can stand in the body of a card or in a container. */
export type Element = IAdaptiveCard['body'][number];

/**
 * A card of Askwell. `metadata` names what it shows, so that a scripted client knows where it is without reading words;
 * Teams ignores keys of `metadata` that it does not know. docs/cards.md is the contract.
 */
export type Card = IAdaptiveCard & { metadata: CardMetadata };
export type CardMetadata = { stage: string; kind: string };

export function card(metadata: CardMetadata, body: readonly Element[]): Card {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    metadata,
    body: [...body],
  };
}
