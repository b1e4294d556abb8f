import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forbiddenWords } from '../../src/content/forbidden-words.ts';
import { assess } from '../../src/core/assessment/assess.ts';
import type { Facts } from '../../src/core/enquiry/facts.ts';
import { whichQuestions } from '../../src/core/enquiry/which-questions.ts';
import { findIdentifiers } from '../../src/core/identifiers/find-identifiers.ts';
import { recordText } from '../../src/core/record/record-text.ts';
import { ukDateTime } from '../../src/core/record/uk-time.ts';
import { whichRecords } from '../../src/core/record/which-records.ts';
import { anyFacts, sentinel } from './support/any-facts.ts';
import { consultation, consultations } from './support/consultations.ts';
import { at, content, pasted, recordKinds, say, write } from './support/write.ts';

const runs = { numRuns: 250 };
const everyKind = fc.constantFrom(...recordKinds);
const factorName = (id: string) => say(`record:factors.${id}`);

/** Everything ticked and told on one pathway, each note as long as a note can be. */
function everything(pathway: 'may-harm' | 'may-be-harmed' | 'unclear', answer: string): Facts {
  const all = (ids: readonly { id: string }[]) => ids.map(({ id }) => id);
  const start = consultation({ pathway, timing: 'in-consultation', overlays: all(content.opening.overlays) });
  const stages = ['immediate-safety', 'screening', 'prompting', 'direct', 'motivation', 'factors'] as const;
  const asked = stages.map(
    (stage) => [stage, whichQuestions(content, start, stage).map(({ id }) => id)] as const,
  );
  return {
    ...start,
    answers: {
      ...start.answers,
      readiness: {
        ...start.answers.readiness,
        interpreter: 'professional',
        'clinician-safe': 'no',
        sober: 'no',
      },
      cues: { cues: [...all(content.cues['may-harm']), ...all(content.cues['may-be-harmed'])] },
      household: { household: all(content.household) },
      ...Object.fromEntries(
        asked.map(([stage, ids]) => [stage, Object.fromEntries(ids.map((id) => [id, answer]))]),
      ),
      judgement: {
        ...{ 'serious-concern': 'yes', 'dash-ticks': 24, 'police-callouts-12-months': 365 },
        ...{ 'previous-marac': 'yes', consent: 'not-safe-to-ask' },
      },
    },
    notes: Object.fromEntries(
      asked.flatMap(([, ids]) => ids).map((id) => [id, sentinel(id, 1000 - id.length - 4)]),
    ),
    danger: 'direct',
    ownLevel: { level: 'high', reason: 'r'.repeat(1000) },
  };
}

describe('every record', () => {
  test('is plain text that pastes: hidden first, signed last, under 4,000 characters, the same every time', () => {
    fc.assert(
      fc.property(anyFacts, everyKind, (facts, kind) => {
        const record = write(facts, kind);
        expect(write(facts, kind)).toEqual(record);
        for (const entry of [record.text, ...record.continued]) {
          expect(entry.length).toBeLessThan(4000);
          expect(entry.startsWith('HIDE FROM ONLINE ACCESS BEFORE SAVING')).toBe(true);
          expect(entry.endsWith('Name and role: ____  Date: ____')).toBe(true);
          expect(entry).toMatch(/^[\n -~]*$/);
          expect(entry).not.toMatch(/\*\*|^#|^>|\|.*\||\n\n\n| \n|undefined|\[object/m);
          expect(findIdentifiers(entry.replaceAll(/\d{8,18} /g, ''))).toEqual([]);
        }
      }),
      runs,
    );
  });

  test('loses nothing: every note of the patient at risk is there in full', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const harmed: Facts = {
          ...facts,
          answers: { ...facts.answers, opening: { ...facts.answers.opening, pathway: 'may-be-harmed' } },
        };
        const text = pasted(harmed, 'person-harmed');
        const own = harmed.ownLevel && assess(content, harmed).own ? [harmed.ownLevel.reason] : [];
        for (const said of [...Object.values(harmed.notes), ...own]) expect(text).toContain(`"${said}"`);
      }),
      runs,
    );
  });

  test('names every present factor, counts what is NOT KNOWN and shows every caution in its first entry', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom('person-harmed', 'child'), (facts, kind) => {
        const { text, sheet, continued } = write(facts, kind as 'person-harmed' | 'child');
        const all = [text, ...continued].join('\n');
        if (sheet === 'either-side') return;
        const { factors, cautions, rules } = assess(content, facts);
        for (const { id } of factors.filter(({ answer }) => answer === 'yes'))
          expect(text).toContain(factorName(id));
        const unknown = factors.filter(({ answer }) => answer !== 'yes' && answer !== 'no').length;
        expect(text).toContain(unknown === 0 ? 'NOT KNOWN: none' : `NOT KNOWN (${unknown})`);
        for (const row of content.record.cautions)
          if (row.as === 'list' && row.sheets.includes(sheet) && cautions.includes(row.id))
            expect(text).toContain(say(`record:cautions.${row.id}`));
        if (sheet !== 'child')
          for (const { id } of rules) expect(all).toContain(`- ${say(`record:rules.${id}`)} (`);
      }),
      runs,
    );
  });

  test.each(['may-harm', 'may-be-harmed', 'unclear'] as const)(
    'has room for all that can be told on %s',
    (pathway) => {
      for (const answer of ['yes', 'no', 'unsure'])
        for (const facts of [everything(pathway, answer), calm(everything(pathway, answer))])
          for (const kind of recordKinds) {
            const { text, continued } = write(facts, kind);
            for (const entry of [text, ...continued]) expect(entry.length).toBeLessThan(4000);
          }
    },
  );

  test('never labels a person and never says that there is no risk', () => {
    for (const { facts } of Object.values(consultations))
      for (const kind of recordKinds)
        for (const line of [...pasted(facts, kind).split('\n'), ...write(facts, kind).checklist])
          expect(forbiddenWords('record:couples', line)).toEqual([]);
  });
});

/** Without what turns the record of the person who may be causing harm into the fixed text. */
const calm = (facts: Facts): Facts => ({
  ...facts,
  answers: {
    ...facts.answers,
    opening: { ...facts.answers.opening, overlays: [] },
    judgement: { 'serious-concern': 'yes' },
    household: {
      household: content.household.map(({ id }) => id).filter((id) => id !== 'other-person-is-our-patient'),
    },
  },
});

describe('the words of the patient', () => {
  const said = (text: string) =>
    pasted(consultation({ pathway: 'may-be-harmed', notes: { screening: text } }), 'person-harmed');

  test('are kept exactly, whatever they hold', () => {
    expect(said('He said "go", then {{words}} $t(record:sign) & left')).toContain(
      'Patient states: "He said "go", then {{words}} $t(record:sign) & left"',
    );
  });

  test('have \\n line ends and no tabs', () => {
    expect(said('one\r\ntwo\tthree')).toContain('Patient states: "one\ntwo three"');
  });

  test('are left out where they could identify somebody, even if an older guard let them through', () => {
    const text = said('Ring her on 07700 900123');
    expect(text).toContain('Patient states: "[left out: it holds something that could identify a person]"');
    expect(text).not.toContain('07700');
  });

  test('are nobody else\'s: "Patient states" is only in the record of the patient who was seen', () => {
    const { facts } = consultations['she-tells-and-refuses-referral'] ?? {
      facts: consultation({ pathway: 'unclear' }),
    };
    expect(pasted(facts, 'person-harmed')).toContain('Patient states: "He is at work until six."');
    expect(pasted(facts, 'child')).not.toContain('states');
    const his = consultation({ pathway: 'may-harm', notes: { screening: 'I lose it' } });
    expect(pasted(his, 'person-causing-harm')).toContain('Patient states: "I lose it"');
    expect(pasted(his, 'person-harmed')).not.toContain('lose it');
  });

  test('are not claimed where nobody asked: then a note is a note', () => {
    const facts = consultation({
      ...{ pathway: 'may-be-harmed', readiness: { 'seen-alone': 'no' } },
      notes: { 'immediate-safety': 'From the hospital letter' },
    });
    expect(pasted(facts, 'person-harmed')).toContain('Noted: "From the hospital letter"');
  });
});

describe('which records', () => {
  const records = (pathway: 'may-harm' | 'may-be-harmed' | 'unclear', ...household: string[]) =>
    whichRecords(content, consultation({ pathway, household }));

  test("the patient's own, the other person's where registered here, a child's wherever there is a child", () => {
    expect(records('may-harm')).toEqual(['person-causing-harm']);
    expect(records('may-harm', 'other-person-is-our-patient')).toEqual([
      'person-causing-harm',
      'person-harmed',
    ]);
    expect(records('may-harm', 'child-under-18')).toEqual(['person-causing-harm', 'child']);
    expect(records('may-be-harmed')).toEqual(['person-harmed']);
    expect(records('may-be-harmed', 'baby-under-one', 'other-person-is-our-patient')).toEqual([
      ...['person-harmed', 'person-causing-harm', 'child'],
    ]);
    expect(records('unclear')).toEqual(['person-harmed', 'person-causing-harm']);
    expect(records('may-be-harmed', 'pregnant-person')).toEqual(['person-harmed']);
    const told = consultation({ pathway: 'may-harm', prompting: { 'children-affected': 'yes' } });
    expect(whichRecords(content, told)).toContain('child');
  });

  test('none before there is a concern, and none while preparing', () => {
    const facts = consultation({ pathway: 'may-harm' });
    const preparing = { pathway: 'may-harm', timing: 'preparing' };
    expect(whichRecords(content, { ...facts, answers: {} })).toEqual([]);
    expect(whichRecords(content, { ...facts, answers: { opening: preparing } })).toEqual([]);
  });
});

describe('done and codes', () => {
  const facts = consultation({
    ...{ pathway: 'may-be-harmed', household: ['child-under-18'] },
    ...{ factors: { strangulation: 'yes' }, judgement: { 'dash-ticks': 3 } },
  });

  test('a code is "when done" until its route is done', () => {
    expect(write(facts, 'person-harmed').text).toContain(
      '- 978091000000105 Referral to Multi-Agency risk assessment conference (when done)\n',
    );
    const { text } = write(facts, 'person-harmed', ['marac']);
    expect(text).toContain('- 978091000000105 Referral to Multi-Agency risk assessment conference\n');
    expect(text).toContain('MARAC referral, for the person at risk (lead with clinician): [x] done');
    expect(write(facts, 'child').text).toContain(
      '- 514341000000108 Referral to Child Safeguarding Team (when done)',
    );
  });

  test('the DASH code is its term only', () => {
    const { text } = write(facts, 'person-harmed');
    expect(text).toContain('2009 Risk Checklist (no code here: look it up in the terminology browser)');
    expect(text).not.toContain('886191000000108');
  });

  test('a route that this record does not name cannot be ticked', () => {
    const { routes, text } = write(facts, 'child', ['marac', 'nonsense']);
    expect(routes).not.toContain('marac');
    expect(text).not.toMatch(/\[x\]/);
  });
});

test('UK time in winter and in summer; no time is an error', () => {
  expect(ukDateTime('2026-01-05T09:03:59Z')).toBe('5 January 2026, 09:03');
  expect(ukDateTime('2026-07-05T23:30:00Z')).toBe('6 July 2026, 00:30');
  expect(ukDateTime('2026-10-25T01:30:00+01:00')).toBe('25 October 2026, 01:30');
  expect(() => ukDateTime('soon')).toThrow(RangeError);
});

test('the words are ASCII, so that no clinical system changes them', () => {
  const calls: string[] = [];
  const spy: typeof say = (key, vars) => {
    const text = say(key, vars);
    calls.push(text);
    return text;
  };
  for (const { facts } of Object.values(consultations))
    for (const kind of recordKinds) recordText(content, facts, { kind }, spy, at);
  for (const text of calls) expect(text).toMatch(/^[\n -~]*$/);
});
