import fc from 'fast-check';

/** Texts that have broken something somewhere: controls, directions, halves of characters, markup, templates, queries. */
export const oddTexts: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\u0007\u001b[31m\u009b',
  '\u202eeno rehto eht daer\u202c',
  '\u2066\u2067\u2068x\u2069',
  '\ud800',
  'x\udfff y',
  '\u200b\u200d\ufeff\u00ad\u034f\u3164',
  `Z${'\u0301'.repeat(200)}`,
  '\u2028\u2029\u0085',
  '😀'.repeat(300),
  '\ufdfa'.repeat(200),
  '٠١٢٣٤٥٦٧٨٩',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '<at>Everyone</at><script>alert(1)</script>',
  '&#x202e;&lt;b&gt;',
  '{{DATE(2026-11-20T00:00:00Z, SHORT)}}',
  `\${process.env.ASKWELL_KEYS} #{x} <%= x %>`,
  '$t(chrome:name) {{name}} %s %n',
  '{"type":"AdaptiveCard","body":[]}',
  "'; drop table enquiry_session; --",
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'NaN',
  '-1',
  '1e309',
  '943 476 5919',
  'x'.repeat(4000),
  'x'.repeat(4001),
  'a,'.repeat(1500),
  `${'('.repeat(1500)}`,
  'A '.repeat(1900),
];

const nested = (depth: number): unknown => {
  let value: unknown = 'deep';
  for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { a: value };
  return value;
};

/** Keys that reach the prototype where something is copied carelessly. As JSON.parse makes them: keys of their own. */
const polluted = [
  JSON.parse('{"__proto__":{"polluted":true}}'),
  JSON.parse('{"constructor":{"prototype":{"polluted":true}}}'),
  JSON.parse('{"prototype":{"polluted":true},"toString":1,"valueOf":"x"}'),
];

export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 3, arbitrary: fc.constantFrom(0, -1, 0.5, 3, 51, 2 ** 31, 2 ** 53, 1e308, -1e308) },
  { weight: 2, arbitrary: fc.constantFrom(true, false, null) },
  { weight: 2, arbitrary: fc.constantFrom<unknown[]>([], {}, [[]], ['x'], { a: {} }, ...polluted) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.constantFrom(30, 400, 3000).map(nested) },
);

export const oddKey = fc.constantFrom(
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'verb',
    'session',
    'step',
    'inputs',
    'escalation',
    'rehearsal',
  ],
  ...['followUp', 'of', 'note', 'keep', 'clean', 'msteams', '', '\u202e', 'x'.repeat(300)],
);
