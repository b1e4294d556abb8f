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

/** As JSON text: a failure prints it as it was, and JSON.parse makes "__proto__" a key like any other. */
const oddJson = [
  ...['[]', '{}', '[[]]', '["x"]', '{"a":{}}', 'true', 'false', 'null', '-0'],
  ...['0', '-1', '0.5', '3', '51', '2147483648', '9007199254740992', '1e308', '-1e308'],
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"prototype":{"polluted":true},"toString":1,"valueOf":"x"}',
];

/** JSON texts of values that nobody expects. */
export const oddValue: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...oddTexts).map((text) => JSON.stringify(text)) },
  { weight: 6, arbitrary: fc.constantFrom(...oddJson) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }).map((text) => JSON.stringify(text)) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 3 }) },
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
