import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Facts } from '../../src/core/enquiry/facts.ts';
import { anyFacts } from './support/any-facts.ts';
import { consultation } from './support/consultations.ts';
import { pasted, write } from './support/write.ts';

/**
 * The table, once more and on purpose not taken from the code: only where the patient is the person who may be causing
 * harm, and told it or showed it, and no honour, forced marriage or FGM is part of it, may the record hold more than the
 * fixed text (docs/decisions/0005).
 */
const mayHoldMore = ({ answers, unconfirmed }: Facts) =>
  answers.opening?.pathway === 'may-harm' &&
  (answers.opening.overlays as string[]).length === 0 &&
  ['patient', 'observed'].includes(String(answers.readiness?.['information-source'])) &&
  !unconfirmed.includes('information-source');

/** Signs that the person at risk, or somebody on their behalf, has told something. */
const othersHaveTold = ({ answers }: Facts) => {
  const {
    'dash-ticks': ticks,
    'police-callouts-12-months': calls,
    'previous-marac': marac,
  } = answers.judgement ?? {};
  return (
    ((answers.household?.household ?? []) as string[]).includes('other-person-is-our-patient') ||
    typeof ticks === 'number' ||
    (typeof calls === 'number' && calls > 0) ||
    marac === 'yes'
  );
};

const spoken = [
  ...[
    'screening',
    'effect-on-family',
    'what-do-you-do',
    'how-do-you-behave',
    'prompting',
    'shouting-or-smashing',
  ],
  ...['violent-towards-someone', 'family-afraid', 'police-called', 'children-affected', 'getting-worse'],
  ...[
    'drink-or-drugs-change-it',
    'direct',
    'limits-contact',
    'assault-in-front-of-children',
    'changed-in-pregnancy',
  ],
  ...['motivation', 'worries-most', 'wants-to-change'],
];

/** The sentinels of notes in a text; a note can be continued, but its key stands at its beginning. */
const notesIn = (text: string) => [...text.matchAll(/<<([a-z-]+)>>/g)].map((match) => match[1] as string);

const theirs = (facts: Facts) => pasted(facts, 'person-causing-harm');
const fixed = theirs(consultation({ pathway: 'may-be-harmed' }));
const runs = { numRuns: 300 };
/** Generated facts seldom meet every condition: these steer them there, so that the property is not true of nothing. */
const told = anyFacts.map((facts): Facts => {
  const readiness = { 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' };
  const opening = { ...facts.answers.opening, pathway: 'may-harm', overlays: [] };
  return {
    ...facts,
    unconfirmed: [],
    answers: { ...facts.answers, opening, readiness: { ...readiness, 'information-source': 'patient' } },
  };
});
const registered = (facts: Facts): Facts => ({
  ...facts,
  answers: { ...facts.answers, household: { household: ['partner', 'other-person-is-our-patient'] } },
});
const alone = (facts: Facts): Facts => {
  const home = ((facts.answers.household?.household ?? []) as string[]).filter(
    (id) => id !== 'other-person-is-our-patient',
  );
  return { ...facts, answers: { ...facts.answers, household: { household: home }, judgement: {} } };
};

describe('the record of the person who may be causing harm', () => {
  test('is one fixed text wherever the table allows no more', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        fc.pre(!mayHoldMore(facts));
        expect(theirs(facts)).toBe(fixed);
        expect(fixed).not.toMatch(/states|\d|Present|Level|Patient/);
      }),
      runs,
    );
  });

  test('holds no note but what this patient answered, and never the reason for a level', () => {
    fc.assert(
      fc.property(told, (facts) => {
        for (const key of notesIn(theirs(facts))) expect(spoken).toContain(key);
        const expected = Object.keys(facts.notes).filter((key) => spoken.includes(key));
        expect(new Set(notesIn(theirs(facts)))).toEqual(new Set(expected));
      }),
      runs,
    );
  });

  test('does not change by anything that somebody else may have told', () => {
    fc.assert(
      fc.property(told, anyFacts, (facts, other) => {
        const mine = registered(facts);
        const { factors, vulnerabilities, judgement } = other.answers;
        const changed: Facts = {
          ...other,
          unconfirmed: [],
          notes: {
            ...Object.fromEntries(Object.entries(other.notes).filter(([key]) => !spoken.includes(key))),
            ...Object.fromEntries(Object.entries(mine.notes).filter(([key]) => spoken.includes(key))),
          },
          answers: {
            ...mine.answers,
            household: { household: ['pregnant-person', 'child-under-18', 'other-person-is-our-patient'] },
            factors: factors ?? {},
            vulnerabilities: vulnerabilities ?? {},
            judgement: judgement ?? {},
          },
        };
        expect(othersHaveTold(mine) && othersHaveTold(changed)).toBe(true);
        expect(theirs(changed)).toBe(theirs(mine));
        expect(theirs(mine)).not.toMatch(
          /NOT KNOWN|Absent|Level|At home|someone (?:pregnant|else|living)|none recorded/,
        );
      }),
      runs,
    );
  });

  test('does not change by danger, judgement, own level or notes of the clinician where only this patient told', () => {
    fc.assert(
      fc.property(told, anyFacts, (facts, other) => {
        const mine = alone(facts);
        const { vulnerabilities } = other.answers;
        const concern = other.answers.judgement?.['serious-concern'];
        const consent = other.answers.judgement?.consent;
        const { ownLevel: _, danger: __, ...rest } = mine;
        const changed: Facts = {
          ...rest,
          ...(other.ownLevel && { ownLevel: other.ownLevel }),
          ...(other.danger && { danger: other.danger }),
          notes: {
            ...mine.notes,
            factors: 'told by the wife',
            judgement: 'the child said so',
            cues: 'she rang',
          },
          answers: {
            ...mine.answers,
            vulnerabilities: vulnerabilities ?? {},
            judgement: { ...(concern && { 'serious-concern': concern }), ...(consent && { consent }) },
          },
        };
        expect(theirs(changed)).toBe(theirs(mine));
      }),
      runs,
    );
  });

  test('never names what is done behind the back of this person, nor that somebody spoke', () => {
    const tells =
      /MARAC|DASH|Multi-Agency|History of Domestic|Forced|forced marriage|honour|FGM|victim|at risk|a child:|from: (?!this patient|what the clinician)|professional\.$|call-outs|disclos|alleg|reported|registered|withheld/;
    fc.assert(
      fc.property(fc.oneof(anyFacts, told, told.map(registered), told.map(alone)), (facts) => {
        const withoutNotes = theirs({ ...facts, notes: {} });
        expect(withoutNotes).not.toMatch(tells);
        const either = consultationOnUnclear(facts);
        expect(pasted({ ...either, notes: {} }, 'person-harmed')).not.toMatch(tells);
      }),
      runs,
    );
  });

  test('says on the card what is left out without telling why', () => {
    fc.assert(
      fc.property(fc.oneof(anyFacts, told, told.map(registered)), (facts) => {
        const { withheld } = write(facts, 'person-causing-harm');
        expect(withheld.join(' ')).not.toMatch(/<<|victim|child|wife|partner|told us|because/);
        if (mayHoldMore(facts) && othersHaveTold(facts)) expect(withheld.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

const consultationOnUnclear = (facts: Facts): Facts => ({
  ...facts,
  answers: { ...facts.answers, opening: { ...facts.answers.opening, pathway: 'unclear' } },
});

describe('when it is not clear who is harming whom', () => {
  test("the other person's record is the fixed text, and the patient's own holds only what that patient said", () => {
    fc.assert(
      fc.property(fc.oneof(anyFacts, told).map(consultationOnUnclear), (facts) => {
        expect(theirs(facts)).toBe(fixed);
        const own = pasted(facts, 'person-harmed');
        const home = [
          'cues',
          'household',
          'factors',
          'judgement',
          'vulnerabilities',
          'readiness',
          'opening',
          'own-reason',
        ];
        for (const key of notesIn(own)) expect(home).not.toContain(key);
        const source = String(facts.answers.readiness?.['information-source']);
        if (!['patient', 'observed'].includes(source)) expect(own).toBe(fixed);
      }),
      runs,
    );
  });
});
