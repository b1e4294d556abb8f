/** The words of DCB0129 for how bad and how likely, from the least to the most. */
export const severities = ['minor', 'significant', 'considerable', 'major', 'catastrophic'] as const;
export const likelihoods = ['very-low', 'low', 'medium', 'high', 'very-high'] as const;
export type Severity = (typeof severities)[number];
export type Likelihood = (typeof likelihoods)[number];
export type Estimate = { severity: Severity; likelihood: Likelihood };

/**
 * The project's own five-by-five table, after the shape of the example that comes with DCB0129; the clinical safety
 * officers of both sides have to agree on it. Rows: likelihood, columns: severity, in the order above.
 */
const matrix: Readonly<Record<Likelihood, readonly [number, number, number, number, number]>> = {
  'very-high': [3, 4, 4, 5, 5],
  high: [2, 3, 3, 4, 5],
  medium: [2, 2, 3, 3, 4],
  low: [1, 2, 2, 3, 4],
  'very-low': [1, 1, 2, 2, 3],
};

/** What the words for severity mean here, each as the worst that can reasonably be expected. */
export const severityMeans: Readonly<Record<Severity, string>> = {
  catastrophic: 'several people die or are changed for life, or many are exposed to it at once',
  major: 'one person dies or is changed for life, or several are severely hurt, in body or mind',
  considerable: 'one person is severely hurt, or several are hurt and take long to recover',
  significant: 'one person is hurt and takes long to recover, or several for a short time',
  minor: 'somebody is hurt for a short time, or time is lost',
};

/** What a rating asks for. From 3 on, somebody has to say why it cannot be less. */
export const ratingMeans: Readonly<Record<number, string>> = {
  5: 'not acceptable: not in use until it is less',
  4: 'not acceptable without further control',
  3: 'undesirable: only where further control is not possible, with reasons, and accepted by name',
  2: 'tolerable where further control would cost more than it brings',
  1: 'acceptable, watched',
};

/** 1 to 5. */
export function ratingOf({ severity, likelihood }: Estimate): number {
  return matrix[likelihood][severities.indexOf(severity)] ?? Number.NaN;
}
