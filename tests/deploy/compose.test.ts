import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../support/content.ts';

type Mount = string | { type: string; source: string; target: string; read_only?: boolean };
type Service = {
  image?: string;
  read_only?: boolean;
  cap_drop?: string[];
  cap_add?: string[];
  security_opt?: string[];
  ports?: string[];
  networks: string[];
  environment?: Record<string, string>;
  volumes?: Mount[];
  healthcheck?: object;
  stop_grace_period?: string;
  deploy?: { replicas: number };
};
const folder = join(projectRoot, 'deploy');
const source = readFileSync(join(folder, 'compose.yaml'), 'utf8');
const compose = parse(source, { merge: true }) as {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
};
const services = Object.entries(compose.services);
const service = (name: string) => compose.services[name] as Service;

test('it has the four parts', () => {
  expect(services.map(([name]) => name)).toEqual(['bot', 'postgres', 'prometheus', 'grafana']);
});

test.each(services)('%s has a read-only root, no capability and no way to gain one', (name, one) => {
  expect([one.read_only, one.cap_drop, one.security_opt]).toEqual([
    true,
    ['ALL'],
    ['no-new-privileges:true'],
  ]);
  expect(one.cap_add === undefined || name === 'postgres').toBe(true);
});

test.each(services)('%s says whether it is well', (name, one) => {
  // The bot's is in its image.
  expect(one.healthcheck !== undefined || name === 'bot').toBe(true);
});

test.each(services)('of %s, nothing is open beyond this machine', (_, one) => {
  expect((one.ports ?? []).filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
});

test('database and figures are on a network that leads nowhere', () => {
  expect(compose.networks.inside?.internal).toBe(true);
  for (const name of ['postgres', 'prometheus']) {
    expect(service(name).networks).toEqual(['inside']);
    expect(service(name).ports).toBeUndefined();
  }
});

test('every file that is mounted is there, and nobody may change it', () => {
  const binds = services
    .flatMap(([, { volumes = [] }]) => volumes)
    .filter((mount) => typeof mount === 'object');
  expect(binds.length).toBeGreaterThanOrEqual(6);
  for (const { source: from, read_only } of binds) {
    expect(read_only).toBe(true);
    expect(from.startsWith('${') || existsSync(join(folder, from)), from).toBe(true);
  }
});

test('no secret is written here, and each that is asked for is in the example', () => {
  const asked = [...source.matchAll(/\$\{(\w+):\?\}/g)].map((match) => match[1]);
  const example = readFileSync(join(folder, 'compose.env.example'), 'utf8');
  const given = [...example.matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]);
  expect(new Map(given as [string, string][])).toEqual(
    new Map([...new Set(asked)].map((name) => [name, ''])),
  );
  expect(readFileSync(join(projectRoot, '.gitignore'), 'utf8').split('\n')).toContain('deploy/compose.env');
});

test('there are two replicas, with time to end what is at work', () => {
  expect(service('bot').deploy?.replicas).toBe(2);
  expect(Number.parseInt(service('bot').stop_grace_period ?? '', 10)).toBeGreaterThan(11);
  expect(service('grafana').environment?.GF_AUTH_ANONYMOUS_ENABLED).toBe('false');
});

test('Prometheus finds every replica under the name that the alerts know, with the rules beside its settings', () => {
  const config = parse(readFileSync(join(folder, 'observability/prometheus.compose.yml'), 'utf8'));
  const [job] = config.scrape_configs;
  expect([job.job_name, job.dns_sd_configs[0].names, job.dns_sd_configs[0].port]).toEqual([
    ...['askwell', ['bot'], 9464],
  ]);
  const targets = (service('prometheus').volumes ?? []).flatMap((mount) =>
    typeof mount === 'object' ? [mount.target] : [],
  );
  expect(targets).toEqual(
    [config.rule_files[0], 'prometheus.compose.yml']
      .map((name) => `/etc/askwell/${name}`)
      .toSorted()
      .toReversed(),
  );
  expect(service('bot').environment?.METRICS_HOST).toBe('0.0.0.0');
});

test('Grafana finds the dashboard where it is mounted, and Prometheus under its name', () => {
  const read = (name: string) => parse(readFileSync(join(folder, 'observability/grafana', name), 'utf8'));
  const { path } = read('dashboards/askwell.yaml').providers[0].options;
  const mounted = (service('grafana').volumes ?? []).some(
    (mount) => typeof mount === 'object' && mount.target.startsWith(`${path}/`),
  );
  expect(mounted).toBe(true);
  expect(read('datasources/prometheus.yaml').datasources[0].url).toBe('http://prometheus:9090');
});
