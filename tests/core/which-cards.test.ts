import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Content } from '../../src/content/content.ts';
import { askingStages } from '../../src/content/schema/enquiry.ts';
import { whichCards } from '../../src/core/enquiry/which-cards.ts';
import { whichQuestions } from '../../src/core/enquiry/which-questions.ts';
import { realContent } from '../support/content.ts';
import { arbitraryFacts } from './support/arbitrary-facts.ts';

const content = realContent();
const shorter: Content = { ...content, household: content.household.slice(1) };
const someFacts = arbitraryFacts(content);

test('the cards are those of the facts and the content that are asked for, whatever was asked before', () => {
  fc.assert(
    fc.property(someFacts, someFacts, (one, other) => {
      const asked = [
        [content, one],
        [shorter, one],
        [content, other],
        [content, one],
      ] as const;
      const all = asked.map(([of, facts]) => whichCards(of, facts));
      expect(all).toEqual(asked.map(([of, facts]) => whichCards({ ...of }, { ...facts })));
    }),
    { numRuns: 200 },
  );
});

test('questions of one conversation are not changed by another', () => {
  fc.assert(
    fc.property(someFacts, someFacts, (one, other) => {
      const questions = () => askingStages.map((stage) => whichQuestions(content, one, stage));
      const before = JSON.stringify(questions());
      whichCards(content, other);
      expect(JSON.stringify(questions())).toBe(before);
      expect(questions()).toEqual(askingStages.map((stage) => whichQuestions({ ...content }, one, stage)));
    }),
    { numRuns: 200 },
  );
});
