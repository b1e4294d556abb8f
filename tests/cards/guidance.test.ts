import { beforeAll, describe, expect, test } from 'vitest';
import { bytesOf } from '../../src/channel/cards/draw-card.ts';
import type { Card } from '../../src/channel/cards/element.ts';
import type { Words } from '../../src/content/words.ts';
import { realContent } from '../support/content.ts';
import { inputsOf, readable, verbsOf, vocabularyOf, wrongWith } from './support/check-card.ts';
import { ask, drawn, summary } from './support/views.ts';
import { realWords, walker } from './support/walk.ts';

const content = realContent();
const vocabulary = vocabularyOf(content);
let words: Words;
beforeAll(async () => {
  words = await realWords();
});

const calm: Record<string, unknown> = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient', cues: 'alcohol-or-drugs', household: 'partner' },
};

/** To the summary, one card at a time; what is not given is left as it is. Every card on the way is checked. */
function toSummary(given: Record<string, unknown>) {
  const seen: { stage: string; text: string }[] = [];
  const walk = walker(content, words, (card) => {
    expect(wrongWith(card, vocabulary), card.metadata.stage).toEqual([]);
    seen.push({ stage: card.metadata.stage, text: readable(card) });
  });
  const all: Record<string, unknown> = { ...calm, timing: 'afterwards', ...given };
  walk.press('start');
  for (let cards = 0; walk.view().kind === 'ask' && cards < 80; cards++) {
    const asked = inputsOf(walk.card()).map(({ id }) => id as string);
    const fill = asked.filter((id) => id in all).map((id) => [id, all[id]]);
    walk.press('answer', { fill: Object.fromEntries(fill) });
  }
  expect(walk.view().kind).toBe('summary');
  return { walk, seen };
}

const room = (given: Record<string, unknown>, stage: string): Card =>
  toSummary(given).walk.press('go-to', { stage });
const order = (text: string, ...parts: readonly string[]) => {
  const found = parts.map((part) => text.indexOf(part));
  expect(found, parts.join(' | ')).not.toContain(-1);
  expect(found).toEqual(found.toSorted((a, b) => a - b));
};

describe('words to say first', () => {
  test('stand above the question, in quotation marks, with their source', () => {
    const { seen } = toSummary({ pathway: 'may-be-harmed', timing: 'in-consultation', threatened: 'yes' });
    const [screening] = seen.filter(({ stage }) => stage === 'screening');
    order(
      screening?.text ?? '',
      'Before you ask, you could say:',
      '“What you tell me stays private.',
      'Source: Seven Minute Briefing 4; Domestic abuse procedure 2.4',
      'You could say:',
      'How is it going at home?',
    );
    const prompting = seen.filter(({ stage }) => stage === 'prompting').map(({ text }) => text);
    const afterTheYes = prompting.filter((text) => text.includes('“I believe you.”'));
    expect(afterTheYes).toHaveLength(1);
    for (const text of afterTheYes)
      order(text, '“I believe you.”', '“It is not your fault.”', 'You could say:');
    expect(prompting[0]).not.toContain('I believe you');
  });

  test('are nowhere afterwards', () => {
    const { seen } = toSummary({ pathway: 'may-be-harmed', threatened: 'yes' });
    expect(seen.length).toBeGreaterThan(5);
    for (const { text } of seen) expect(text).not.toContain(words.t('chrome:ask.say-first'));
  });

  test('a card without any has no empty box', () => {
    expect(readable(drawn(words, ask()))).not.toContain(words.t('chrome:ask.say-first'));
  });
});

describe('what to say and know', () => {
  test('for a person harmed: consent, police and MARAC in sight, the rest one tap away', () => {
    const card = room({ pathway: 'may-be-harmed', cues: 'open-disclosure' }, 'response');
    const text = readable(card);
    order(
      text,
      'Words that help',
      'Do not',
      'Good to know',
      'consent to share',
      'not to call the police',
      '14 or more',
    );
    expect(text).not.toContain('goes back to MARAC');
    expect(JSON.stringify(card)).toContain('goes back to MARAC');
    expect(text).not.toContain('Nothing told');
    expect(text).not.toContain('person who may be causing harm');
  });

  test('nothing told: what to do instead', () => {
    const text = readable(room({ pathway: 'may-be-harmed', cues: 'older-person' }, 'response'));
    order(text, 'Nothing told, or not safe to ask', 'Write down what worries you', 'Book a visit soon');
  });

  test('what cannot wait stands before everything else, and nothing of it is hidden', () => {
    const fgm = { 'known-under-18': 'yes', 'at-risk-under-18': 'no' };
    const overlays = 'honour-based,forced-marriage,fgm';
    const card = room({ pathway: 'may-harm', overlays, ...fgm }, 'response');
    order(
      readable(card),
      'only one chance',
      'Do not contact the family',
      'Forced Marriage Protection Order',
      'police on 101 yourself',
      'If you are not a regulated professional',
      'Words that help',
    );
  });

  test('unclear, with both as patients: both sides, then who does what to whom', () => {
    const household = 'partner,other-person-is-our-patient';
    const text = readable(room({ pathway: 'unclear', household }, 'response'));
    order(
      text,
      'To the person at risk',
      'To the person who may be causing harm',
      'Ask who does what to whom',
      'See each of them alone',
    );
  });

  test('with everything on it, it is well below what Teams takes', () => {
    const household = 'partner,other-person-is-our-patient,child-under-18';
    const overlays = 'honour-based,forced-marriage,fgm';
    const fgm = { 'known-under-18': 'unsure', 'at-risk-under-18': 'unsure' };
    const card = room({ pathway: 'unclear', household, overlays, ...fgm }, 'response');
    expect(bytesOf(card)).toBeLessThan(20_000);
  });
});

describe('where to get help', () => {
  test('by kind, what fits first; never; the rest behind a button', () => {
    const card = room({ pathway: 'may-harm', household: 'partner,child-under-18' }, 'signposting');
    const text = readable(card);
    order(
      text,
      'Danger now',
      '[999](tel:999)',
      'For people causing harm',
      'Respect phoneline',
      'For children',
      '[0800 1111](tel:08001111)',
      'Local',
      'Never',
      '**Anger management** is not the answer',
      '**Couples counselling** is not the answer',
      'Other services',
    );
    expect(text).not.toContain('Galop');
    expect(JSON.stringify(card)).toContain('Galop');
    const never = text.slice(text.indexOf('Never'));
    expect(never).toContain('Respect phoneline: [0808 802 4040]');
  });

  test('a service without a number says how to find it, and of no check', () => {
    const text = readable(room({ pathway: 'may-be-harmed' }, 'signposting'));
    expect(text).toMatch(/Sexual assault referral centres\nMedical care.*NHS website.*\n(?!Number or link)/);
  });

  test('without an enquiry every kind is in sight', () => {
    const walk = walker(content, words, () => {});
    walk.press('look-up');
    walk.press('services');
    for (const service of content.services)
      expect(readable(walk.card())).toContain(words.t(`services:services.${service.id}.name`));
  });
});

describe('rooms to think in', () => {
  test('who else may know: the caution first, fourteen sources, nothing to fill in', () => {
    const card = room({ pathway: 'may-harm', household: 'partner,child-under-18' }, 'who-else');
    order(
      readable(card),
      'Nothing is recorded here',
      'never a score',
      'You may know, or can ask',
      'The person harmed',
      'Your safeguarding lead can ask',
      'MAPPA',
    );
    expect(inputsOf(card)).toEqual([]);
    expect(verbsOf(card)).toEqual(['back', 'danger', 'pause', 'answers', 'summary', 'discard']);
  });

  test('the button for it stands only where a child is concerned', () => {
    const text = (whoElse: boolean) => readable(drawn(words, summary({ whoElse })));
    expect(text(true)).toContain('Who else may know');
    expect(text(false)).not.toContain('Who else may know');
  });

  test('reflect: from the summary, and from the closed card without opening it again', () => {
    const { walk } = toSummary({ pathway: 'may-harm' });
    const card = walk.press('go-to', { stage: 'reflect' });
    expect(inputsOf(card)).toEqual([]);
    order(
      readable(card),
      'nothing is kept',
      'Ask yourself',
      'Where to take it',
      'Supervision',
      'lived with abuse',
    );
    expect(walk.press('close').metadata.kind).toBe('closed');
    const alone = walk.press('reflect');
    expect(verbsOf(alone)).toEqual(['services', 'welcome', 'danger-now']);
    expect(readable(alone)).toContain('Ask yourself');
  });
});
