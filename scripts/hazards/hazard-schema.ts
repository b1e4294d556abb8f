import { z } from 'zod';
import { likelihoods, severities } from './risk-matrix.ts';

const text = z.string().trim().min(1);
const estimate = z.strictObject({ severity: z.enum(severities), likelihood: z.enum(likelihoods) });

/** "tests/room/file.test.ts > title", the title as the test file writes it; what `npm test` runs, not the browser's. */
export const namedTest = z
  .string()
  .regex(/^tests\/[\w/.-]+\.test\.ts > \S.*$/, 'a test: "tests/room/file.test.ts > its title"');

/** Either tests that fail without the control, or why no test can show it. */
const control = z
  .strictObject({ what: text, tests: z.array(namedTest).min(1).optional(), untested: text.optional() })
  .refine(({ tests, untested }) => (tests === undefined) !== (untested === undefined), {
    error: 'a control has either tests or, in `untested`, the reason why there is none',
  });

/** Who may accept what is left. Roles: docs/safety/README.md says that nobody has been named yet. */
export const accepting = ['manufacturer-cso', 'deployer-cso', 'both-csos'] as const;

const hazard = z.strictObject({
  id: z.string().regex(/^HAZ-\d\d$/, 'an id like HAZ-01'),
  hazard: text,
  causes: z.array(text).min(1),
  effect: z.strictObject({ on: z.array(text).min(1), what: text }),
  before: estimate,
  controls: z.array(control).min(1),
  after: estimate,
  residual: text,
  /** What ought to be there and is not. Never left out because it is uncomfortable. */
  missing: z.array(text).min(1).optional(),
  accepts: z.enum(accepting),
  deployer: z.array(text).min(1),
});

export const hazardFile = z.strictObject({ hazards: z.array(hazard).min(1) });
export type Hazard = z.infer<typeof hazard>;
export type Control = z.infer<typeof control>;
