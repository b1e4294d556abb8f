import { parseArgs } from 'node:util';
import { type DrillResult, runDrill } from './drill/run-drill.ts';
import { explain, PlainError } from './local/plain-error.ts';

// `npm run drill -- --escalations 200 --faults [--replicas 2] [--kills 5] [--seed N]`: raises so many escalations with
// real bots, a real database and a connector that misbehaves. Exit code 1 when one is lost or the audit's chain is broken.

const { values } = parseArgs({
  options: {
    escalations: { type: 'string', default: '200' },
    faults: { type: 'boolean', default: false },
    replicas: { type: 'string', default: '2' },
    kills: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    pace: { type: 'string', default: '4' },
  },
});

function whole(name: keyof typeof values, least: number): number {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= least) return number;
  throw new PlainError(`--${name} is "${values[name]}", and it is a whole number from ${least} up.`);
}

function print(result: DrillResult): void {
  const { notified, chain, faults } = result;
  const lines: [string, unknown][] = [
    ['raised', result.raised],
    [
      'notified',
      `${notified.count} (p50 ${notified.p50} ms, p95 ${notified.p95} ms, longest ${notified.most} ms)`,
    ],
    ['lost', result.lost.length],
    ['duplicate pages', `${result.duplicates.length} (and ${result.unknown} where nobody could know)`],
    ['undone', result.undone.length],
    ['unowned', result.unowned],
    ['time to recover', result.recoveredMs === undefined ? 'never' : `${result.recoveredMs} ms`],
    ['audit', chain.ok ? `ok, ${chain.links} links` : `BROKEN at ${chain.at}: ${chain.why}`],
    ['states', JSON.stringify(result.states)],
    ['still pending', result.pending],
    ['faults', JSON.stringify(faults)],
    ['crashed', result.crashed],
    ['exit codes', result.exitCodes.join(' ')],
    ['took', `${result.seconds} s`],
  ];
  for (const [name, value] of lines) console.log(`${name.padEnd(16)} ${value}`);
  for (const line of [...result.lost, ...result.duplicates, ...result.undone].slice(0, 20))
    console.log(`  ${line}`);
}

try {
  const escalations = whole('escalations', 1);
  const result = await runDrill(
    {
      ...{ escalations, faults: values.faults, replicas: whole('replicas', 1), kills: whole('kills', 0) },
      ...{ seed: whole('seed', 0), pace: whole('pace', 1), restartDatabase: values.faults },
      sleepers: escalations >= 100 ? { first: 3, all: 1 } : { first: 0, all: 0 },
    },
    console.log,
  );
  print(result);
  if (process.env.DRILL_LOG) console.log(result.said);
  process.exitCode = result.lost.length > 0 || !result.chain.ok ? 1 : 0;
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
