import { expect, test } from 'vitest';
import { stageName } from '../../src/channel/cards/progress.ts';
import { realContent } from '../support/content.ts';
import { inputsOf, readable } from './support/check-card.ts';
import { realWords, walker } from './support/walk.ts';

const content = realContent();
const words = await realWords();

/** An enquiry in which each question so far has its first or its last choice, and a note; it stands at the summary. */
function told(which: 0 | -1, note: string) {
  const walk = walker(content, words, () => {});
  walk.press('start');
  walk.press('answer', { fill: { pathway: 'may-harm', timing: 'afterwards' } });
  while (walk.view().kind === 'ask') {
    const fill = inputsOf(walk.card()).map((input) => {
      const offered = ((input.choices ?? []) as { value: string }[]).map(({ value }) => value);
      return [input.id, input.type === 'Input.Text' ? note : (offered.at(which) ?? '')];
    });
    walk.press('answer', { fill: Object.fromEntries(fill) });
  }
  return walk;
}

test('a paused card says where one was, and nothing of what was told: the patient may see it', () => {
  const [one, other] = [told(0, 'planted'), told(-1, '')];
  expect(readable(one.card())).toContain('planted');
  expect(readable(one.card())).not.toBe(readable(other.card()));
  const paused = [one, other].map((walk) => readable(walk.act({ verb: 'pause', inputs: {} })));
  expect(paused[0]).toContain(words.t('chrome:paused.kept', { stage: stageName(words, 'summary') }));
  expect(paused[0]).not.toContain('planted');
  expect(paused[0]).toBe(paused[1]);
});

test('a closed card says that Askwell is not the record, and what to do', () => {
  const closed = readable(told(0, '').press('close'));
  expect(closed).toMatch(/not the patient’s record: write up there/);
});
