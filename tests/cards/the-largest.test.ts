import { expect, test } from 'vitest';
import { bytesOf } from '../../src/channel/cards/draw-card.ts';
import type { Card } from '../../src/channel/cards/element.ts';
import { realContent } from '../support/content.ts';
import { inputsOf, vocabularyOf, wrongWith } from './support/check-card.ts';
import { realWords, walker } from './support/walk.ts';

/** Everything that there is to ask, ticked and noted: the pathway with both sides, all overlays, one question a card. */
test.each(['a', '漢', '😀', '"', '\n- x '])('no card outgrows Teams, with notes of %j', async (piece) => {
  const content = realContent();
  const vocabulary = vocabularyOf(content);
  const words = await realWords();
  const opening = {
    ...content.opening,
    pathways: content.opening.pathways.map((p) => ({ ...p, available: true })),
    overlays: content.opening.overlays.map((o) => ({ ...o, available: true })),
  };
  const note = piece.repeat(1000).slice(0, 1000);
  const check = (card: Card) => expect(wrongWith(card, vocabulary), card.metadata.stage).toEqual([]);
  for (const timing of ['in-consultation', 'afterwards'])
    for (const answer of ['yes', 'unsure']) {
      const walk = walker({ ...content, opening }, words, check);
      walk.press('start');
      const overlays = opening.overlays.map(({ id }) => id).join(',');
      const asked: Record<string, unknown> = { pathway: 'unclear', timing, overlays };
      for (let cards = 0; walk.view().kind === 'ask' && cards < 80; cards++) {
        const fill = inputsOf(walk.card()).map((input) => {
          const offered = ((input.choices ?? []) as { value: string }[]).map(({ value }) => value);
          const usual = offered.includes(answer) ? answer : offered[0];
          if (input.id === 'note') return [input.id, note];
          if (input.type === 'Input.Number') return [input.id, '20'];
          return [input.id, asked[input.id as string] ?? (input.isMultiSelect ? offered.join(',') : usual)];
        });
        walk.press('answer', { fill: Object.fromEntries(fill) });
      }
      expect(walk.view().kind).toBe('summary');
      walk.press('set-level', { fill: { level: 'immediate', reason: note } });
      expect(bytesOf(walk.card())).toBeGreaterThan(18_000);
      walk.press('go-to', { stage: 'escalating' });
      expect(walk.view().kind).toBe('escalate');
      walk.press('back');
      walk.press('answers');
      walk.press('resume');
      walk.press('danger');
      walk.press('carry-on');
      expect(walk.view().kind).toBe('summary');
    }
});
