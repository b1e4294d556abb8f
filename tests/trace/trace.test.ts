import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../src/content/problem.ts';
import { trace } from '../../src/trace/trace.ts';
import { projectRoot, realContent } from '../support/content.ts';
import { copyToTrace } from './support/project.ts';

describe('the real content', () => {
  const traced = trace(projectRoot);

  test('every item has a source that names sections of the guidance', () => {
    expect(traced.problems.map(formatProblem)).toEqual([]);
  });

  test('every section of the guidance is answered or explained', () => {
    expect(traced.gaps).toEqual([]);
  });

  test('no item is missed', () => {
    const content = realContent();
    const of = (file: string, list: string) =>
      traced.items.filter((item) => item.file === file && item.list === list).map(({ id }) => id);
    expect(of('dialogs/enquiry/factors.yaml', 'factors')).toEqual(content.factors.map(({ id }) => id));
    expect(of('dialogs/enquiry/cues.yaml', 'cues may-harm')).toEqual(
      content.cues['may-harm'].map(({ id }) => id),
    );
    expect(of('dialogs/codes.yaml', 'codes')).toEqual(content.codes.codes.map(({ code }) => code));
    expect(of('dialogs/outcomes/policy.yaml', '')).toContain('dash-ticks');
  });
});

describe('a gap is found', () => {
  test('when the only item that answers a section goes', () => {
    const project = copyToTrace();
    project.edit('dialogs/enquiry/vulnerabilities.yaml', /.*poor-coping.*\n/, '');
    expect(project.news()).toEqual({
      gaps: ['norfolk, what to include in risk assessments item 2'],
      problems: [],
    });
  });

  test('when a section is new, even where its chapter is named as a whole', () => {
    const project = copyToTrace();
    const next = /^ {6}- \{id: "8",/m;
    project.edit('dialogs/guidance.yaml', next, '      - {id: "7.15", title: New}\n      - {id: "8",');
    expect(project.news()).toEqual({ gaps: ['sop 7.15'], problems: [] });
  });

  test('when its reason goes', () => {
    const project = copyToTrace();
    project.edit('dialogs/guidance.yaml', /, not-for-the-bot: "Funding\."/, '');
    expect(project.news()).toEqual({ gaps: ['dhr 4.2'], problems: [] });
  });
});

describe('a problem is told with its line', () => {
  const rules = 'dialogs/outcomes/rules.yaml';

  test('an item whose source names no section', () => {
    const project = copyToTrace();
    const line = project.edit(rules, /(?<=id: complex-needs,.*source: )"dhr 3\.5"/, '"dhr 3.55"');
    const message = 'unknown section of dhr "3.55"; did you mean "3.5"? (source of "complex-needs")';
    expect(project.news().problems).toEqual([{ file: rules, line, message }]);
  });

  test('an item without a source', () => {
    const project = copyToTrace();
    const line = project.edit(rules, /(?<=id: complex-needs,.*), source: "dhr 3\.5"/, '');
    expect(project.news().problems).toEqual([
      { file: rules, line, message: '"complex-needs" has no source' },
    ]);
  });

  test('a list that no schema knows yet', () => {
    const project = copyToTrace();
    project.write('dialogs/outcomes/new.yaml', 'things:\n  - {id: a, source: "sop 1.1"}\n  - {id: b}\n');
    expect(project.news().problems).toEqual([
      { file: 'dialogs/outcomes/new.yaml', line: 3, message: '"b" has no source' },
    ]);
  });

  test('an item that is said to answer and is not there', () => {
    const project = copyToTrace();
    project.edit('dialogs/guidance.yaml', /(?<=item: )triangulation|(?<=item: )trained/, 'trainde');
    expect(project.news().problems.map(({ message }) => message)).toEqual([
      'unknown item "trainde"; did you mean "trained"? (in dialogs/enquiry/readiness.yaml)',
    ]);
  });

  test('a room that is not there', () => {
    const project = copyToTrace();
    project.edit('dialogs/guidance.yaml', /src\/channel\/cards\/danger\.ts/, 'src/channel/cards/dangr.ts');
    expect(project.news().problems.map(({ message }) => message)).toEqual([
      'src/channel/cards/dangr.ts is not there (room "danger card" for sop 2.7)',
    ]);
  });

  test('a heading that claims an answer', () => {
    const project = copyToTrace();
    project.edit('dialogs/guidance.yaml', /(?<=title: "?DASH"?, heading: true)/, ', leaves-out: [all]');
    expect(project.news().problems.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('a heading answers nothing'),
    );
  });

  test('a section that is there twice', () => {
    const project = copyToTrace();
    project.edit('dialogs/guidance.yaml', /\{id: "7\.5"/, '{id: "7.6"');
    expect(project.news().problems.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('"7.6" is there twice'),
    );
  });
});

describe('npm run trace', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(projectRoot, 'scripts/trace.ts'), ...args], { encoding: 'utf8' });

  test('prints items, sections and counts, and writes them', () => {
    const project = copyToTrace();
    const json = join(project.root, 'trace.json');
    const { stdout, stderr } = run(project.root, '--json', json);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^CONTENT: [\s\S]*\nGUIDANCE: [\s\S]*\nCOUNTS\n/);
    expect(stdout).toMatch(/\n {2}sop 7\.6: 14 ticks or more\n/);
    expect(stdout.split('\n').filter((line) => line.length > 120)).toEqual([]);
    const written = JSON.parse(readFileSync(json, 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(trace(project.root))));
  });

  test('fails, and names the section, when nothing answers it', () => {
    const project = copyToTrace();
    project.edit('dialogs/enquiry/vulnerabilities.yaml', /.*poor-coping.*\n/, '');
    const { status, stdout } = run(project.root);
    expect(status).toBe(1);
    expect(stdout).toMatch(/sections that nothing answers: \d+\n[\s\S]*risk assessments item 2\n/);
  });

  test('fails when a source names nothing', () => {
    const project = copyToTrace();
    project.edit('dialogs/outcomes/policy.yaml', /"sop 7\.6"/, '"sop 7.66"');
    const { status, stdout } = run(project.root);
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /problems: \d+\n {4}dialogs\/outcomes\/policy\.yaml:\d+ unknown section of sop "7\.66"/,
    );
  });
});
