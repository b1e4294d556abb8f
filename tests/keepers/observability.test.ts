import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { createFigures } from '../../src/keepers/figures.ts';
import { createFiguresOfStanding } from '../../src/keepers/figures-of-standing.ts';
import { createScrape } from '../../src/keepers/scrape.ts';
import { projectRoot } from '../support/content.ts';

const folder = join(projectRoot, 'deploy/observability');
const text = (name: string) => readFileSync(join(folder, name), 'utf8');

type Rule = {
  alert: string;
  expr: string;
  labels: { severity: string };
  annotations: Record<string, string>;
};
const groups = (parse(text('alerts.yml')) as { groups: { rules: Rule[] }[] }).groups;
const rules = groups.flatMap((group) => group.rules);
type Panel = {
  title: string;
  type: string;
  targets?: { expr: string }[];
  gridPos: Record<'x' | 'y' | 'w' | 'h', number>;
};
const panels = (JSON.parse(text('dashboard.json')) as { panels: Panel[] }).panels;

/** Every series that a scrape can show, with the labels that it may carry, from the registries themselves. */
async function known(): Promise<Map<string, Set<string>>> {
  const figures = createFigures({ version: '1' });
  const inForce = () => ({
    contentVersion: 'aa',
    organisationVersion: 'bb',
    reloadFailed: false,
    servicesDueForReview: 0,
  });
  createScrape({
    figures,
    database: {} as never,
    inForce,
    keptTooLong: async () => [],
    now: () => new Date(0),
  });
  const ofStanding = createFiguresOfStanding();
  const found = new Map<string, Set<string>>();
  for (const registry of [figures.registry, ofStanding.registry]) {
    for (const { name, type } of await registry.getMetricsAsJSON()) {
      const { labelNames = [] } = registry.getSingleMetric(name) as unknown as { labelNames?: string[] };
      const series =
        String(type) === 'histogram' ? ['_bucket', '_count', '_sum'].map((end) => name + end) : [name];
      for (const one of series) found.set(one, new Set([...labelNames, 'le', 'job', 'instance']));
    }
  }
  return found;
}

/** Names and labels that an expression uses and no scrape has. */
function notThere(expr: string, series: Map<string, Set<string>>): string[] {
  const used = [...expr.matchAll(/\b((?:askwell|process|nodejs)_\w+)(?:\{([^}]*)\})?/g)];
  return used.flatMap(([, name = '', selector = '']) => {
    const labels = series.get(name);
    if (!labels) return [name];
    return [...selector.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"/g)]
      .map(([, label = '']) => label)
      .filter((label) => !labels.has(label))
      .map((label) => `${name}{${label}}`);
  });
}

test('the check itself finds what is not there', async () => {
  const series = await known();
  expect(series.size).toBeGreaterThan(25);
  expect(notThere('rate(askwell_turn_total{outcome="x"}[5m])', series)).toEqual(['askwell_turn_total']);
  expect(notThere('max(askwell_escalations{status="x"})', series)).toEqual(['askwell_escalations{status}']);
  expect(notThere('rate(askwell_answer_seconds_bucket[5m])', series)).toEqual([]);
});

test('every rule and panel names figures and labels that a scrape has', async () => {
  const series = await known();
  const expressions = [
    ...rules.map(({ alert, expr }) => ({ where: alert, expr })),
    ...panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ where: title, expr }))),
  ];
  expect(expressions.length).toBeGreaterThan(40);
  expect(expressions.filter(({ expr }) => !/askwell|process_|nodejs_/.test(expr))).toEqual([]);
  expect(
    expressions.flatMap(({ where, expr }) => notThere(expr, series).map((one) => `${where}: ${one}`)),
  ).toEqual([]);
});

test('every figure of the house is in a rule or on the dashboard', async () => {
  const series = await known();
  const shown = text('alerts.yml') + text('dashboard.json');
  const own = [...series.keys()].filter((name) => name.startsWith('askwell_') && !/_(count|sum)$/.test(name));
  expect(own.filter((name) => !shown.includes(name))).toEqual([]);
});

test('label values of the rules are values that there are', () => {
  const values = (label: string) =>
    [
      ...(text('alerts.yml') + text('dashboard.json')).matchAll(
        new RegExp(`\\b${label}=~?\\\\?"([^"\\\\]+)`, 'g'),
      ),
    ].flatMap(([, found = '']) => found.split('|'));
  expect(new Set(values('audience'))).toEqual(new Set(['lead', 'channel']));
  expect(values('state')).toEqual(expect.arrayContaining(['unowned']));
  for (const task of values('task'))
    expect(['escalation-watch', 'unsent-replies', 'reminders', 'retention', 'audit-check']).toContain(task);
  for (const outcome of values('outcome'))
    expect(['kept', 'repeated', 'failed', 'blocked', 'gone', 'throttled', 'delivered']).toContain(outcome);
});

test.each(rules)(
  '$alert says what it is, what to do, and how much it matters',
  ({ alert, labels, annotations }) => {
    expect(alert).toMatch(/^Askwell[A-Z]\w+$/);
    expect(['page', 'ticket']).toContain(labels.severity);
    expect(annotations.summary?.length).toBeGreaterThan(15);
    expect(annotations.description?.length).toBeGreaterThan(15);
    const [file = '', slug = ''] = annotations.runbook_url?.split('#') ?? [];
    expect(existsSync(join(projectRoot, file))).toBe(true);
    const headings = readFileSync(join(projectRoot, file), 'utf8').matchAll(/^#+ (.+)$/gm);
    const slugs = [...headings].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .replace(/\s/g, '-'),
    );
    expect(slugs).toContain(slug);
  },
);

test('no alert is there twice, and no panel lies on another', () => {
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`),
  );
  expect(new Set(cells).size).toBe(cells.length);
});

test('what Prometheus is told to read is there', () => {
  const config = parse(text('prometheus.yml')) as {
    rule_files: string[];
    scrape_configs: { job_name: string }[];
  };
  for (const file of config.rule_files) expect(existsSync(join(folder, file))).toBe(true);
  expect(config.scrape_configs.map(({ job_name }) => job_name)).toEqual(['askwell']);
});
