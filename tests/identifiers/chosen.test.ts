import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asKept } from '../../src/core/conversation/as-kept.ts';
import type { SessionAction } from '../../src/core/conversation/card-actions.ts';
import { offeredIds } from '../../src/core/enquiry/which-questions.ts';
import { takeOut } from '../../src/core/identifiers/take-out.ts';
import { realContent } from '../support/content.ts';

const content = realContent();
const ids = [...offeredIds(content)];
const pressed = (inputs: SessionAction['inputs']): SessionAction => ({
  ...{ verb: 'answer', session: '00000000-0000-4000-8000-000000000001', step: 1 },
  inputs,
});
const keptOf = (inputs: SessionAction['inputs']) =>
  (asKept(content, pressed(inputs)) as SessionAction).inputs;

test('what a card offers is kept as it was chosen, and looking through it would find nothing', () => {
  expect(ids).toEqual(expect.arrayContaining(['may-harm', 'fgm', 'yes', 'concern-heard', 'partner']));
  fc.assert(
    fc.property(fc.subarray(ids), (some) => {
      const chosen = some.join(',');
      expect(takeOut(chosen)).toBe(chosen);
      expect(keptOf({ cues: chosen, note: chosen })).toEqual({ cues: chosen, note: chosen });
    }),
  );
});

test('what is not offered is looked through, wherever it stands and whatever stands beside it', () => {
  fc.assert(
    fc.property(fc.subarray(ids), fc.constantFrom('cues', 'note', 'pathway', 'anything'), (some, id) => {
      const kept = keptOf({ [id]: [...some, 'sarah', '943 476 5919'].join(',') });
      expect(kept[id]).not.toMatch(/sarah|943|5919/);
    }),
  );
});

test('an id that would be taken for a name is treated like one that was typed', () => {
  const [first, ...others] = content.household;
  const named = { ...content, household: [{ ...first, id: 'sarah' } as typeof first, ...others] };
  expect(keptOf({ household: 'sarah' })).not.toEqual({ household: 'sarah' });
  const action = asKept(named as typeof content, pressed({ household: 'sarah' })) as SessionAction;
  expect(action.inputs).toEqual(keptOf({ household: 'sarah' }));
});
