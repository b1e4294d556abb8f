import { beforeAll, describe, expect, test } from 'vitest';
import type { Words } from '../../src/content/words.ts';
import { buttonsOf, partsOf, readable, verbsOf } from './support/check-card.ts';
import { drawn, emergency, summary } from './support/views.ts';
import { realWords } from './support/walk.ts';

let words: Words;
beforeAll(async () => {
  words = await realWords();
});
const shown = (changes: Parameters<typeof summary>[0]) => readable(drawn(words, summary(changes)));

describe('the level', () => {
  test('is the least that it can be where something is not known', () => {
    expect(shown({ incomplete: true })).toContain('At least high');
    expect(shown({ incomplete: false })).not.toContain('At least');
  });

  test('the clinician’s own stands with its reason, and the rules’ beside it', () => {
    const text = shown({ level: 'medium', own: { level: 'high', reason: 'Her sister rang, afraid' } });
    expect(text).toMatch(/Your level\nHigh\n“Her sister rang, afraid”/);
    expect(text).toContain('The rules say: At least medium');
  });

  test('nobody is told of a level while only getting ready', () => {
    expect(shown({ preparing: true, level: 'standard' })).toContain(words.t('chrome:summary.preparing'));
    expect(shown({ preparing: true, level: 'immediate' })).toContain('Immediate danger');
  });
});

describe('what is in sight without a tap', () => {
  const factors = ['weapons', 'stalking', 'separation', 'strangulation', 'sexual-abuse', 'minimisation'];
  const reasons = factors.map((id) => ({ words: `enquiry:factors.${id}.label` }));

  test('the three lists, "none" where one is empty, and how much is NOT KNOWN', () => {
    const text = shown({ notKnown: reasons });
    expect(text).toContain('Present (0)\nnone');
    expect(text).toContain('Absent (0)\nnone');
    expect(text).toContain('NOT KNOWN (6)');
    expect(text).toContain('NOT KNOWN: 6.');
    expect(text).toContain('Show or hide 2 more');
  });

  test('who to involve, in order, with a number that can be tapped', () => {
    const routes = [
      { id: 'police-999', source: 'sop 2.9', services: [emergency()] },
      { id: 'organisation-lead', source: 'briefing 6', services: [] },
    ];
    const text = shown({ routes });
    expect(text.indexOf('Call 999')).toBeLessThan(text.indexOf('Speak to your safeguarding lead'));
    expect(text).toContain('[999](tel:999)');
  });

  test('a number that nobody has checked since it was due comes with a warning', () => {
    const stale = (day: string) =>
      shown({
        routes: [{ id: 'police-999', source: 'sop 2.9', services: [emergency({ 'review-by': day })] }],
      });
    expect(stale('2026-11-19')).toContain(
      'Check this before you use it: it was due for a check on 19 November 2026.',
    );
    expect(stale('2026-11-20')).not.toContain('Check this');
  });

  test('every rule with what was told and where it is from, the most urgent first', () => {
    const because = [
      { words: 'enquiry:factors.weapons.label' },
      { words: 'enquiry:judgement.dash-ticks.label', answer: 16 },
    ];
    const text = shown({
      rules: [
        { id: 'abuse-evident', level: 'medium', source: 'briefing 4', because: [] },
        { id: 'lethal-indicator', level: 'high', source: 'briefing 3; sop 2.10', because },
      ],
    });
    expect(text).toContain(
      'Weapon used or threatened; DASH ticks (0 to 24): 16 · Source: Seven Minute Briefing 3; Domestic abuse procedure 2.10.',
    );
    expect(text.indexOf('linked to killings')).toBeLessThan(text.indexOf('evidence of abuse'));
  });

  test('both things that were told, and which one counts', () => {
    const because = { words: 'enquiry:direct.limits-contact.label' };
    const text = shown({
      bothSaid: [{ words: 'enquiry:factors.coercive-control.label', because, now: 'present' }],
    });
    expect(text).toContain(
      'Coercive control: first no, then stated by “Limits contact with others”. Counted as present.',
    );
  });
});

describe('ways on', () => {
  test('what is missing goes to the card that asks it, where there is one', () => {
    const missing = [
      { stage: 'factors', card: 1, words: ['enquiry:factors.weapons.label'] },
      { stage: 'immediate-safety', card: undefined, words: ['enquiry:factors.stalking.label'] },
    ] as const;
    const card = drawn(words, summary({ missing }));
    const data = buttonsOf(card)
      .filter(({ verb }) => verb === 'go-to')
      .map((button) => button.data);
    expect(data).toContainEqual(expect.objectContaining({ stage: 'factors', card: 1 }));
    expect(JSON.stringify(data)).not.toContain('immediate-safety');
    expect(readable(card)).toContain('Stalking');
  });

  test('so far: to the lead, back to the questions, and nothing that is not possible there', () => {
    const card = drawn(words, summary({ soFar: true }));
    expect(verbsOf(card)).toEqual(['go-to', 'resume', 'danger']);
    expect(readable(card)).toMatch(/^Summary so far/);
  });

  test('what was typed for a level stays open while it is wrong', () => {
    const level = (changes: Parameters<typeof summary>[0]) =>
      partsOf(drawn(words, summary(changes))).find(({ id }) => id === 'change-level')?.isVisible;
    expect(level({})).toBe(false);
    expect(level({ problems: [{ words: 'chrome:problems.reason-needed' }] })).toBe(true);
  });
});
