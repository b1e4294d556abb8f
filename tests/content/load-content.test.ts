import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/content/check-content.ts';
import { loadContent } from '../../src/content/load-content.ts';
import { ContentError, formatProblem } from '../../src/content/problem.ts';
import { staleServices } from '../../src/content/stale-services.ts';
import { knownGuards } from '../../src/known-guards.ts';
import { copyProject, projectRoot } from './support/project-copy.ts';

const load = (root: string) => loadContent(join(root, 'dialogs'), knownGuards);

test('the real content has no problems', () => {
  expect(checkContent(projectRoot, knownGuards).problems.map(formatProblem)).toEqual([]);
});

describe('loadContent', () => {
  test('gives what the files say', () => {
    const content = load(projectRoot);
    expect(content.policy).toEqual({ dashTicks: 14, policeCallouts12Months: 3, followUpWorkingDays: 2 });
    expect(content.immediateSafety.map(({ id }) => id)).toContain('safe-to-go-home');
    expect(content.factors).toHaveLength(27);
    expect(content.version).toMatch(/^[0-9a-f]{16}$/);
  });

  test('gives another version for any change, and the same for none', () => {
    const project = copyProject();
    const { version } = load(project.root);
    expect(load(projectRoot).version).toBe(version);
    project.append('dialogs/codes.yaml', '# checked');
    expect(load(project.root).version).not.toBe(version);
  });

  test('throws every problem at once', () => {
    const project = copyProject();
    project.remove('dialogs/enquiry/direct.yaml');
    const line = project.edit('dialogs/outcomes/rules.yaml', /(?<=routes:\s*\[)police-999/, 'police-99');
    const thrown = (() => {
      try {
        return load(project.root);
      } catch (error) {
        return error;
      }
    })();
    expect(thrown).toBeInstanceOf(ContentError);
    expect((thrown as ContentError).problems.map(formatProblem)).toEqual([
      'dialogs/enquiry/direct.yaml:1 this file is missing',
      `dialogs/outcomes/rules.yaml:${line} unknown route "police-99"; did you mean "police-999"?`,
    ]);
  });
});

test('a service is stale from the day after its review', () => {
  const [service] = load(projectRoot).services;
  if (!service) throw new Error('there are no services');
  const services = [{ ...service, 'review-by': '2027-05-20' }];
  expect(staleServices({ services }, '2027-05-20')).toEqual([]);
  expect(staleServices({ services }, '2027-05-21')).toEqual(services);
});

describe('npm run content', () => {
  const run = (root: string) =>
    spawnSync(process.execPath, [join(projectRoot, 'scripts/check-content.ts'), root], { encoding: 'utf8' });

  test('prints one problem a line and fails', () => {
    const project = copyProject();
    const line = project.edit('dialogs/outcomes/rules.yaml', /(?<=routes:\s*\[)police-999/, 'police-99');
    const { status, stdout } = run(project.root);
    expect(status).toBe(1);
    expect(stdout.split('\n')).toContain(
      `dialogs/outcomes/rules.yaml:${line} unknown route "police-99"; did you mean "police-999"?`,
    );
    expect(stdout).toMatch(/content: \d+ problems?\n$/);
  });

  test('only warns of a service that is due for review', () => {
    const project = copyProject();
    project.edit('dialogs/services.yaml', /checked-on: .*/, 'checked-on: "2020-01-01"');
    project.edit('dialogs/services.yaml', /review-by: .*/, 'review-by: "2020-06-01"');
    const { stdout } = run(project.root);
    expect(stdout).toContain('warning: the service "emergency" was to be checked again by 2020-06-01\n');
    expect(project.problems()).toEqual([]);
  });
});
