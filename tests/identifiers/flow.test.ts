import { describe, expect, test } from 'vitest';
import type { StepResult } from '../../src/core/conversation/step.ts';
import type { AskView, SummaryView } from '../../src/core/conversation/views.ts';
import { deskOf, noticesOf, type Pressed } from '../core/support/desk.ts';
import { realContent } from '../support/content.ts';

const content = realContent();
const safe = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient' },
};
const name = 'Agnieszka';
const nhs = '999 638 1919';

/** A desk whose card takes a note: the first open question, in the consultation. */
function atScreening() {
  const desk = deskOf(content);
  desk.press({ verb: 'start' });
  const cards = [
    { pathway: 'may-harm', timing: 'in-consultation' },
    safe,
    { cues: 'anger-or-stress' },
    { household: 'partner' },
  ];
  for (const inputs of cards) desk.tap({ verb: 'answer', inputs });
  return desk;
}
function atSummary() {
  const desk = deskOf(content);
  desk.press({ verb: 'start' });
  const cards = [
    { pathway: 'may-harm', timing: 'afterwards' },
    safe,
    { cues: 'anger-or-stress', household: 'partner' },
    {},
    {},
    {},
    {},
  ];
  for (const inputs of cards) desk.tap({ verb: 'answer', inputs });
  return desk;
}
const asked = (result: StepResult) => result.view as AskView;
const answered = { 'effect-on-family': 'concern-heard' };
const note = (text: string, more: Partial<Pressed> = {}): Pressed =>
  ({ verb: 'answer', inputs: { ...answered, note: text }, ...more }) as Pressed;
const notesOf = (desk: ReturnType<typeof atScreening>) => Object.values(desk.facts().notes);
const first = (result: StepResult) => JSON.stringify(result).slice(0);

describe('a likely name', () => {
  test('comes back masked, with a gap in the note and the answers kept, and nothing is taken', () => {
    const desk = atScreening();
    const result = desk.tap(note(`He said ${name} is scared of him.`));
    expect(result.taken).toEqual([]);
    expect(asked(result).problems).toEqual([
      { words: 'chrome:identifiers.likely-name', vars: { masked: 'Ag•••••••' } },
    ]);
    expect(asked(result).note).toBe('He said […] is scared of him.');
    expect(asked(result).held).toEqual({ verb: 'answer', keepable: true });
    expect(asked(result).questions[0]?.value).toBe('concern-heard');
    expect(first(result)).not.toContain(name);
  });

  test.each(['answer', 'skip', 'back', 'pause', 'summary', 'answers', 'discard'] as const)(
    'is asked about whichever button is pressed: %s, and the card offers that same button',
    (verb) => {
      const desk = atScreening();
      const result = desk.tap(note(`${name} told me.`, { verb }));
      expect(asked(result).held).toEqual({ verb, keepable: true });
      expect(desk.tap(note(`${name} told me.`, { verb, clean: true })).moved).toBe(true);
    },
  );

  test('is taken out and the conversation goes on', () => {
    const desk = atScreening();
    const result = desk.tap(note(`He said ${name} is scared of him.`, { clean: true }));
    expect(result.moved).toBe(true);
    expect(notesOf(desk)).toEqual(['He said […] is scared of him.']);
    expect(first(result)).not.toContain(name);
  });

  test('is kept when the person says that it is none, and writes it again', () => {
    const desk = atScreening();
    const held = desk.tap(note(`He said ${name} is scared of him.`));
    const gap = desk.tap(note(asked(held).note ?? '', { keep: true }));
    expect(noticesOf(gap)).toEqual(['chrome:identifiers.write-it-again']);
    expect(asked(gap).held).toEqual({ verb: 'answer', keepable: true });
    expect(desk.tap(note(`He said ${name} is scared of him.`, { keep: true })).moved).toBe(true);
    expect(notesOf(desk)).toEqual([`He said ${name} is scared of him.`]);
  });

  test('the card as it came back can be sent on as it stands', () => {
    const desk = atScreening();
    const held = desk.tap(note(`${name} told me.`));
    expect(desk.tap(note(asked(held).note ?? '')).moved).toBe(true);
    expect(notesOf(desk)).toEqual(['[…] told me.']);
  });
});

describe('a sure identifier', () => {
  test('cannot be kept, only rewritten or taken out', () => {
    const desk = atScreening();
    for (const more of [{}, { keep: true as const }]) {
      const result = desk.tap(note(`Wife is ${nhs}.`, more));
      expect(noticesOf(result)).toEqual(['chrome:identifiers.nhs-number']);
      expect(asked(result).held).toEqual({ verb: 'answer', keepable: false });
      expect(asked(result).note).toBe('Wife is […].');
      expect(first(result)).not.toContain(nhs);
    }
    expect(desk.tap(note(`Wife is ${nhs}.`, { clean: true, keep: true })).moved).toBe(true);
    expect(notesOf(desk)).toEqual(['Wife is […].']);
  });

  test('beside a name that is none, the number is still asked about', () => {
    const desk = atScreening();
    const result = desk.tap(note(`${name} ${nhs}`, { keep: true }));
    expect(noticesOf(result)).toEqual(['chrome:identifiers.nhs-number']);
    expect(asked(result).held?.keepable).toBe(false);
  });
});

test('danger never waits: what was found is taken out, and the rest of the note is kept', () => {
  const desk = atScreening();
  const result = desk.tap(note(`${name} (${nhs}) is hiding in the bathroom.`, { verb: 'danger' }));
  expect(result.view.kind).toBe('danger');
  expect(notesOf(desk)).toEqual(['[…] ([…]) is hiding in the bathroom.']);
  expect(first(result)).not.toContain(name);
});

test('another problem of the card does not lose what the guard offers', () => {
  const desk = atScreening();
  const result = desk.tap(
    note(`${name} told me.`, { inputs: { 'effect-on-family': 'perhaps', note: `${name} told me.` } }),
  );
  expect(noticesOf(result)).toEqual(['chrome:problems.unknown-choice', 'chrome:identifiers.likely-name']);
  expect(asked(result).held).toBeDefined();
  expect(first(result)).not.toContain(name);
});

describe('the reason for an own level', () => {
  const level = (reason: string, more: Partial<Pressed> = {}): Pressed =>
    ({ verb: 'set-level', level: 'high', reason, ...more }) as Pressed;

  test('comes back as it was filled in, with gaps', () => {
    const desk = atSummary();
    const result = desk.tap(level(`The sister, ${name}, rang from 07700 900123.`));
    expect(noticesOf(result)).toEqual(['chrome:identifiers.phone', 'chrome:identifiers.likely-name']);
    expect(result.view as SummaryView).toMatchObject({
      draft: { level: 'high', reason: 'The sister, […], rang from […].' },
      held: { verb: 'set-level', keepable: false },
    });
    expect(first(result)).not.toContain(name);
  });

  test('is taken without what was found, or with what is no name', () => {
    const desk = atSummary();
    desk.tap(level(`The sister, ${name}, is afraid.`, { clean: true }));
    expect(desk.facts().ownLevel?.reason).toBe('The sister, […], is afraid.');
    desk.tap(level(`The sister, ${name}, is afraid.`, { keep: true }));
    expect(desk.facts().ownLevel?.reason).toBe(`The sister, ${name}, is afraid.`);
  });

  test('too short to lower the level, it is shown again', () => {
    const desk = atSummary();
    desk.tap(level('', { level: 'immediate' } as Partial<Pressed>));
    const result = desk.tap(level('calm', { level: 'standard' } as Partial<Pressed>));
    if (result.moved) return;
    expect(result.view as SummaryView).toMatchObject({ draft: { level: 'standard', reason: 'calm' } });
  });
});

test('a tick of the record that is no route is not kept, whatever it says', () => {
  const desk = atSummary();
  desk.tap({ verb: 'go-to', stage: 'recording', card: 0 } as Pressed);
  const result = desk.tap({
    verb: 'record',
    record: 'person-causing-harm',
    inputs: { done: `${name},${nhs}` },
  } as Pressed);
  expect(first(result)).not.toContain(name);
  expect(JSON.stringify(desk.session())).not.toContain(nhs);
});
