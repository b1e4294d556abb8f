import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export const smallLog = `hazards:
  - id: HAZ-01
    hazard: Somebody is not told
    causes: [a message is lost]
    effect: {on: [clinician], what: Nobody acts.}
    before: {severity: major, likelihood: medium}
    controls:
      - what: It is sent again
        tests:
          - tests/one.test.ts > sent again
          - "tests/one.test.ts > %s: sent once"
      - what: The lead is trained
        untested: training
    after: {severity: major, likelihood: very-low}
    residual: People look away.
    accepts: both-csos
    deployer: [Train them.]
  - id: HAZ-02
    hazard: Somebody is told twice
    causes: [a message is sent again]
    effect: {on: [lead], what: Time is lost.}
    before: {severity: minor, likelihood: high}
    controls:
      - what: One card a person
        tests: [tests/one.test.ts > sent again]
    after: {severity: minor, likelihood: low}
    residual: None.
    missing: [a count]
    accepts: manufacturer-cso
    deployer: [Nothing.]
`;

/** A project with nothing but a hazard log and the test file that it names; gone when the test is over. */
export function projectWith(log: string): string {
  const root = mkdtempSync(join(tmpdir(), 'askwell-hazards-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ['docs/safety', 'tests']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'docs/safety/hazards.yaml'), log);
  writeFileSync(join(root, 'tests/one.test.ts'), '');
  return root;
}
