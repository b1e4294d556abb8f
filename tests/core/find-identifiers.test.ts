import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  findIdentifiers,
  type IdentifierKind,
  withoutIdentifiers,
} from '../../src/core/identifiers/find-identifiers.ts';

const kindsIn = (text: string) => findIdentifiers(text).map(({ kind }) => kind);

/** What people type, all of it made up: the NHS numbers are from the test range, the phones from Ofcom's for drama. */
const typed: Readonly<Record<IdentifierKind, readonly string[]>> = {
  'nhs-number': ['9434765919', '943 476 5919', '943-476-5919', '943  476  5919', '943\u00a0476\u00a05919'],
  phone: [
    ...['07700 900123', '07700900123', '07700 900 123', '07700-900-123', '07700.900.123', '(020) 7946 0958'],
    ...['+447700900123', '+44 7700 900123', '+44 (0)7700 900123', '0044 7700 900123', '447700900123'],
    ...['01632 960983', '0113 496 0999', '07700 900123 5 mg'],
  ],
  postcode: ['SW1A 1AA', 'sw1a1aa', 'M1 1AE', 'm1 1ae', 'BS1  4DJ', 'EC1A 1BB', 'CR2 6XH', 'BS1 2ND'],
  email: ['jo.bloggs@example.org', 'Jo_B+1@nhs.net', 'a@b.co.uk'],
  'date-of-birth': [
    ...[
      '12/03/1980',
      '12.03.80',
      '12-3-80',
      '1/1/2019',
      '1980-03-12',
      '12 March 1980',
      '12th of March, 1980',
    ],
    ...['March 12, 1980', 'born 3 May 2019', 'DOB 12 03 14', 'd.o.b. 3rd May 2014', 'date of birth: 3.5.14'],
  ],
  'ni-number': ['AB123456C', 'AB 12 34 56 C', 'ab 123456 c'],
};

describe.each(Object.entries(typed))('%s', (kind, examples) => {
  test.each(examples)('%s is found, alone and in a sentence, and does not come back whole', (example) => {
    expect(kindsIn(example)).toEqual([kind]);
    expect(kindsIn(`Patient (${example}), seen today.`)).toEqual([kind]);
    expect(findIdentifiers(example)[0]?.masked).toContain('••');
    expect(findIdentifiers(example)[0]?.masked).not.toContain(example.slice(2));
    expect(findIdentifiers(withoutIdentifiers(`see ${example}`))).toEqual([]);
  });
});

test.each([
  'Sertraline 50 mg once a day, up from 25 mg in 2019; lorazepam 0.5 mg twice in 12 months.',
  'BP 120/80 at 09:30, pulse 72, sats 98%, temperature 36.6.',
  '14 ticks on DASH, 3 call-outs in 12 months, 2 children aged 5 and 12.',
  'PHQ-9 21, GAD-7 18, AUDIT 24; 10-12 units a night, 2-3 at weekends.',
  'G3P2, 26/40, seen in her 1st trimester; S1 1st, S2 2nd; B12 low, for the x2 3rd time.',
  'He hit her on 3 May 2024 and again in March 2025; they separated in 2021.',
  'Amlodipine 10/5/20 mg, review in 3/52, out of hours 24/7, told to ring 999 or 101.',
  'HbA1c 48 mmol/mol, eGFR 60 ml/min, CD4 350, T2 4th slice.',
  'Respirations 16, heart rate 072, weight 70 kg, 100 200 300 mg over 3 days.',
  'She said: "I am afraid of what he will do when I go home."',
])('an ordinary sentence is left alone: %s', (sentence) => {
  expect(findIdentifiers(sentence)).toEqual([]);
  expect(withoutIdentifiers(sentence)).toBe(sentence);
});

const nineDigits = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 })
  .filter(([a]) => a !== 0);
/** The check digit by the definition: weights 10 to 2, remainder from 11; 10 is never issued. */
const checkDigit = (nine: readonly number[]) =>
  (11 - (nine.reduce((sum, digit, at) => sum + digit * (10 - at), 0) % 11)) % 11;

test('every NHS number that can be issued is found, and with any other last digit it is none', () => {
  fc.assert(
    fc.property(
      nineDigits,
      fc.constantFrom('', ' ', '-'),
      fc.integer({ min: 0, max: 9 }),
      (nine, gap, last) => {
        const number = [
          nine.slice(0, 3).join(''),
          nine.slice(3, 6).join(''),
          `${nine.slice(6).join('')}${last}`,
        ];
        expect(kindsIn(number.join(gap)).includes('nhs-number')).toBe(last === checkDigit(nine));
      },
    ),
    { numRuns: 2000 },
  );
});

test.each(['a', '1 ', 'a.', '0 ', 'a@', 'a@a.', 'born ', '07', 'd.o.b', '1/1/'])(
  'a megabyte of %j is looked through in a moment',
  (piece) => {
    const started = performance.now();
    findIdentifiers(piece.repeat(1_000_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(3000);
  },
);
