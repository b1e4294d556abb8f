import type { Control, Hazard } from './hazard-schema.ts';
import {
  type Estimate,
  likelihoods,
  ratingMeans,
  ratingOf,
  severities,
  severityMeans,
} from './risk-matrix.ts';

export const logPath = 'docs/safety/hazard-log.md';

const roles: Readonly<Record<Hazard['accepts'], string>> = {
  'manufacturer-cso': 'clinical safety officer of the manufacturer',
  'deployer-cso': 'clinical safety officer of the organisation that uses it',
  'both-csos': 'clinical safety officers of both',
};
const plain = (word: string) => word.replace('-', ' ');
const estimate = (one: Estimate) =>
  `${ratingOf(one)} (${plain(one.severity)}, ${plain(one.likelihood)} likelihood)`;
const list = (items: readonly string[]) => items.map((item) => `- ${item}`);
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

/** The log as people read it. The same hazards give the same text: a test compares it with the file. */
export function renderLog(hazards: readonly Hazard[]): string {
  const left = hazards.toSorted((a, b) => ratingOf(b.after) - ratingOf(a.after));
  return [
    '# Hazard log',
    '',
    'Made from `docs/safety/hazards.yaml` by `npm run hazards`; change that file, not this one. Every estimate is a proposal of the',
    'project. **No clinical safety officer has agreed to any of it yet**, and nobody has accepted what is left.',
    '',
    '## The table of ratings',
    '',
    row(['likelihood', ...severities]),
    row(['---', ...severities.map(() => '---')]),
    ...likelihoods.toReversed().map((likelihood) => ratings(likelihood)),
    '',
    ...list(severities.toReversed().map((severity) => `**${severity}**: ${severityMeans[severity]}`)),
    '',
    ...list(
      Object.entries(ratingMeans)
        .map(([rating, means]) => `**${rating}**: ${means}`)
        .toReversed(),
    ),
    '',
    '## All hazards, what is left first',
    '',
    row(['id', 'hazard', 'before', 'left', 'not there yet']),
    row(['---', '---', '---', '---', '---']),
    ...left.map((one) =>
      row([one.id, one.hazard, ratingOf(one.before), ratingOf(one.after), one.missing?.length ?? '']),
    ),
    '',
    ...hazards.flatMap(section),
  ].join('\n');
}

const ratings = (likelihood: (typeof likelihoods)[number]) =>
  row([plain(likelihood), ...severities.map((severity) => ratingOf({ severity, likelihood }))]);

function section(one: Hazard): string[] {
  return [
    `## ${one.id} ${one.hazard}`,
    '',
    `**Causes.** ${one.causes.join('; ')}.`,
    '',
    `**Effect** on ${one.effect.on.join(', ')}: ${one.effect.what}`,
    '',
    `**Before controls:** ${estimate(one.before)}. **After:** ${estimate(one.after)}.`,
    '',
    '**Controls**',
    '',
    ...one.controls.flatMap(withItsTests),
    '',
    `**What is left.** ${one.residual}`,
    '',
    ...(one.missing ? ['**Not there yet**', '', ...list(one.missing), ''] : []),
    `**For the organisation that uses it** (accepts what is left: ${roles[one.accepts]})`,
    '',
    ...list(one.deployer),
    '',
  ];
}

function withItsTests({ what, tests = [], untested }: Control): string[] {
  const named = tests.map((test) => {
    const at = test.indexOf(' > ');
    return `  - \`${test.slice(0, at)}\`: ${test.slice(at + 3)}`;
  });
  return [`- ${what}${untested ? ` *No test: ${untested}*` : ''}`, ...named];
}
