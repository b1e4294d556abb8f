import { beforeAll, describe, expect, test } from 'vitest';
import type { Words } from '../../src/content/words.ts';
import { inputOf, partsOf, readable } from './support/check-card.ts';
import { ask, drawn, factor, question } from './support/views.ts';
import { realWords } from './support/walk.ts';

let words: Words;
beforeAll(async () => {
  words = await realWords();
});

describe('one question in the consultation', () => {
  test('gives words to say aloud, the choices at a glance, why and where from', () => {
    const card = drawn(words, ask());
    expect(readable(card)).toContain('Closer questions: 3 of 7');
    expect(readable(card)).toContain(`“${words.t('enquiry:prompting.may-harm.family-afraid.ask')}”`);
    expect(readable(card)).toContain('Source: Domestic abuse procedure 8.10.');
    expect(inputOf(card, 'family-afraid')).toMatchObject({ style: 'expanded', value: 'not-asked' });
    expect(inputOf(card, 'note')).toMatchObject({ maxLength: 1000, isMultiline: true });
  });

  test('shows the answer and the note given before', () => {
    const card = drawn(words, ask({ questions: [question({ value: 'declined' })], note: 'He *shouts*' }));
    expect(inputOf(card, 'family-afraid')?.value).toBe('declined');
    expect(inputOf(card, 'note')?.value).toBe('He *shouts*');
  });

  test('a question with its own names for the answers uses them', () => {
    const motivation = question({
      ...{ id: 'wants-to-change', stage: 'motivation', words: 'motivation.wants-to-change' },
      choices: ['concern-heard', 'nothing-heard', 'not-asked'],
    } as never);
    const card = drawn(words, ask({ stage: 'motivation', questions: [motivation] }));
    expect(readable(card)).toContain('They answered');
    expect(readable(card)).not.toContain('Heard a concern');
  });
});

describe('several questions on one card', () => {
  const factors = ask({
    ...{ stage: 'factors', stages: ['factors'], stepwise: false, notable: false },
    questions: [
      factor('escalation', {
        besideAnswer: { words: 'enquiry:prompting.may-harm.getting-worse.label', answer: 'yes' },
      }),
    ],
    already: [
      {
        ...factor('coercive-control', { raised: true }),
        because: { words: 'enquiry:direct.limits-contact.label' },
      },
    ],
  });

  test('what is already stated is said first, and its answer waits behind "Change"', () => {
    const card = drawn(words, factors);
    expect(readable(card)).toContain('**Coercive control**, from: Limits contact with others');
    const hidden = partsOf(card).find(({ id }) => id === 'change-coercive-control');
    expect(hidden?.isVisible).toBe(false);
    expect(inputOf(card, 'coercive-control')?.value).toBe('yes');
  });

  test('an answer that contradicts what is stated is never hidden', () => {
    const already = factors.already.map((entry) => ({ ...entry, value: 'no' }));
    const card = drawn(words, { ...factors, already });
    expect(partsOf(card).find(({ id }) => id === 'change-coercive-control')?.isVisible).toBe(true);
    expect(inputOf(card, 'coercive-control')?.value).toBe('no');
  });

  test('an earlier answer to a close question stands beside the factor', () => {
    expect(readable(drawn(words, factors))).toContain('Earlier: Getting worse? Yes');
  });

  test('the factors left can be answered with no in one tap, never by default', () => {
    expect(inputOf(drawn(words, factors), 'other-factors')?.value).toBe('not-asked');
    expect(inputOf(drawn(words, ask()), 'other-factors')).toBeUndefined();
  });

  test('stages that share a card keep their titles, and sources are told once', () => {
    const screening = question({
      ...{ id: 'what-do-you-do', stage: 'screening', words: 'screening.may-harm.what-do-you-do' },
      choices: ['concern-heard', 'nothing-heard', 'not-asked'],
    } as never);
    const card = drawn(
      words,
      ask({
        ...{ stage: 'screening', stages: ['screening', 'prompting'], stepwise: false },
        ...{ questions: [screening, question()], progress: { card: 1, of: 1 } },
      }),
    );
    const shown = readable(card);
    expect(shown).toContain('Open questions\n');
    expect(shown).toContain('Closer questions\n');
    expect(shown.match(/Source: /g)).toHaveLength(1);
    expect(inputOf(card, 'family-afraid')).toMatchObject({ style: 'compact', label: 'Family may be afraid' });
  });

  test('an answer that is not offered any more is not shown as one', () => {
    const readiness = question({
      ...{ id: 'sober', stage: 'readiness', words: 'readiness.sober', usual: undefined, value: 'not-asked' },
      choices: ['yes', 'no', 'unsure'],
    } as never);
    const card = drawn(
      words,
      ask({ stage: 'readiness', stages: ['readiness'], stepwise: false, questions: [readiness] }),
    );
    expect(inputOf(card, 'sober')?.value).toBeUndefined();
    expect(inputOf(card, 'sober')?.placeholder).toBe('Choose');
  });

  test('an unsafe answer comes with what to do', () => {
    const seenAlone = {
      ...question({
        ...{ id: 'seen-alone', stage: 'readiness', words: 'readiness.seen-alone', value: 'no' },
        choices: ['yes', 'no', 'unsure'],
      } as never),
      unsafe: true,
    };
    const card = drawn(
      words,
      ask({ stage: 'readiness', stages: ['readiness'], stepwise: false, questions: [seenAlone] }),
    );
    expect(readable(card)).toContain(words.t('enquiry:readiness.seen-alone.unsafe'));
  });
});

describe('what was wrong', () => {
  test('stands beside its question, and the top says that nothing was kept', () => {
    const problems = [{ words: 'chrome:problems.choose-one', question: 'family-afraid' }];
    const [first] = drawn(words, ask({ problems })).body.slice(1);
    expect(readable(first)).toBe(words.t('chrome:problems.put-right'));
    expect(readable(drawn(words, ask({ problems })))).toContain(words.t('chrome:problems.choose-one'));
  });

  test('what belongs to no question of the card is said once, on top', () => {
    const problem = { words: 'chrome:problems.unknown-input' };
    const shown = readable(
      drawn(words, ask({ problems: [problem, problem, { ...problem, question: 'gone' }] })),
    );
    expect(shown.split(words.t('chrome:problems.unknown-input'))).toHaveLength(2);
    expect(shown).not.toContain(words.t('chrome:problems.put-right'));
  });

  test('danger stays in sight', () => {
    expect(readable(drawn(words, ask({ danger: true })).body[0])).toBe('Danger was raised');
  });
});
