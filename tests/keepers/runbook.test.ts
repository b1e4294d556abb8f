import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../support/content.ts';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
type Rule = { alert: string; labels: { severity: string }; annotations: { runbook_url: string } };
const rules = (
  parse(read('deploy/observability/alerts.yml')) as { groups: { rules: Rule[] }[] }
).groups.flatMap((group) => group.rules);
const slugOf = (heading: string) => heading.toLowerCase().replaceAll(' ', '-');
const [, whenAnAlertFires = ''] = read('docs/operate.md').split('## When an alert fires\n');
const sections = new Map(
  whenAnAlertFires
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      return [slugOf(heading), lines.join('\n').replace(/\n {2}/g, ' ')] as const;
    }),
);
const anchorOf = ({ annotations }: Rule) => annotations.runbook_url.replace('docs/operate.md#', '');
const saidUnder = (label: string, section = '') =>
  new RegExp(`^- \\*\\*${label}\\*\\*: (.+)$`, 'm').exec(section)?.[1] ?? '';

test('each alert has its section, and each section an alert', () => {
  expect(new Set(rules.map(anchorOf))).toEqual(new Set(sections.keys()));
});

test.each([...sections])(
  '%s says what it means for people, what to look at, what to do and whom to wake',
  (_, section) => {
    for (const label of ['For people', 'Look at', 'Do', 'Wake'])
      expect(saidUnder(label, section).length, label).toBeGreaterThan(10);
  },
);

test.each(rules.filter(({ labels }) => labels.severity === 'page'))(
  '$alert wakes somebody: its section says whom to wake now, and the table names it',
  (rule) => {
    expect(saidUnder('Wake', sections.get(anchorOf(rule)))).toMatch(/^Now\b/);
    expect(whenAnAlertFires.split('### ')[0]).toContain(`(#${anchorOf(rule)})`);
  },
);
