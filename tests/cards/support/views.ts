import { drawCard } from '../../../src/channel/cards/draw-card.ts';
import type { Card } from '../../../src/channel/cards/element.ts';
import type { Service } from '../../../src/content/schema/services.ts';
import type { Words } from '../../../src/content/words.ts';
import type {
  AskedQuestion,
  AskView,
  Notice,
  SummaryView,
  View,
} from '../../../src/core/conversation/views.ts';
import { realContent } from '../../support/content.ts';
import { today } from './walk.ts';

/** Views by hand, for what the core shows seldom. Each takes only what its test is about. */
const content = realContent();

export const at = { session: '0b7e9c3e-5a54-4f6e-9b0a-1f2d3c4b5a69', step: 7 };

export const question = (changes: Partial<AskedQuestion> = {}): AskedQuestion =>
  ({
    ...{ id: 'family-afraid', stage: 'prompting', source: 'sop 8.10' },
    ...{ words: 'prompting.may-harm.family-afraid', note: true, kind: 'one', usual: 'not-asked' },
    choices: ['yes', 'no', 'unsure', 'declined', 'not-asked'],
    ...changes,
  }) as AskedQuestion;

export const factor = (id: string, changes: Partial<AskedQuestion> = {}): AskedQuestion =>
  question({ id, stage: 'factors', words: `factors.${id}`, note: false, ...changes });

export const ask = (changes: Partial<AskView> = {}): AskView => ({
  ...{ kind: 'ask', at, stage: 'prompting', stages: ['prompting'], progress: { card: 3, of: 7 } },
  ...{ stepwise: true, questions: [question()], already: [], note: undefined, notable: true },
  ...{ problems: [], can: { back: true, skip: true }, danger: false, heed: [], sayFirst: [] },
  ...changes,
});

export const summary = (changes: Partial<SummaryView> = {}): SummaryView => ({
  ...{ kind: 'summary', at, soFar: false, preparing: false, level: 'high', incomplete: true, own: undefined },
  ...{ problems: [], rules: [], routes: [], cautions: [], unsafe: [], present: [], absent: [] },
  ...{ notKnown: [], bothSaid: [], missing: [], notes: [], whoElse: false },
  ...changes,
});

export const emergency = (changes: Partial<Service> = {}): Service => ({
  ...{ id: 'emergency', source: 'sop 2.9', for: ['danger-now'], phone: '999', region: 'england-and-wales' },
  ...{ 'checked-on': '2026-11-20', 'review-by': '2027-05-20' },
  ...changes,
});

export const drawn = (words: Words, view: View, notices: readonly Notice[] = []): Card =>
  drawCard({ view, notices }, words, today, content).card;
