import { parseArgs } from 'node:util';
import { explain, PlainError } from './local/plain-error.ts';
import { isFlat, leastMinutes, type Sample, trendOf } from './soak/memory.ts';
import { runSoak, type SoakResult } from './soak/run-soak.ts';

// `npm run soak -- --minutes 10 --conversations 64 [--think 50] [--seed N]`: scripted people walk enquiries, rehearsals and
// escalations through a real bot on a real database. Exit code 1 when an answer was wrong, a step is missing or doubled, a
// reply was not sent, or memory grows.

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    conversations: { type: 'string', default: '64' },
    think: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
  },
});

function number(name: keyof typeof values, least: number): number {
  const given = Number(values[name]);
  if (Number.isFinite(given) && given >= least) return given;
  throw new PlainError(`--${name} is "${values[name]}", and it is a number from ${least} up.`);
}

const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
const ms = (values: readonly number[]): string =>
  [0.5, 0.95, 0.99].map((share) => `${percentile(values, share).toFixed(1)} ms`).join(', ');

/** Prints the figures. Out: what is not as it should be. */
function report(result: SoakResult, minutes: number): string[] {
  const { latencies, samples, gaps, lost, wrong, unsent, uncounted, exitCode } = result;
  const rss = samples.map(({ second, rss: mb }) => ({ second, mb }));
  const held = [
    { which: 'rss', ...trendOf(rss) },
    { which: 'heap', ...trendOf(result.held) },
  ];
  const lines: [string, unknown][] = [
    ['turns', `${result.answered} in ${result.seconds.toFixed(0)} s`],
    ['a second', (result.answered / result.seconds).toFixed(1)],
    ['walks', `${result.walks}, ${result.escalations} of them escalations`],
    ['p50, p95, p99', ms(latencies)],
    ['loop late by', `${most(samples)} ms at most, also while the heap is collected to be read`],
    ...held.map(({ which, mean, perMinute, growth }): [string, string] => [
      which,
      `${mean.toFixed(0)} MB, ${perMinute.toFixed(2)} MB a minute, ${growth.toFixed(1)} MB in the last two thirds`,
    ]),
    ['wrong answers', wrong.length],
    ['lost', lost.length],
    ['gaps', gaps.length],
    ['unsent', unsent],
    ['uncounted', uncounted],
    ['exit code', exitCode],
  ];
  for (const [name, value] of lines) console.log(`${name.padEnd(16)} ${value}`);
  for (const line of [...wrong, ...lost, ...gaps].slice(0, 20)) console.log(`  ${line}`);
  if (minutes < leastMinutes)
    console.log(`Too short to say whether memory grows: it takes ${leastMinutes} minutes.`);
  const grows =
    minutes < leastMinutes ? [] : held.filter((trend) => !isFlat(trend)).map(({ which }) => which);
  return [
    ...(wrong.length > 0 ? ['answers were wrong'] : []),
    ...(lost.length + gaps.length + Math.abs(uncounted) > 0
      ? ['what is stored is not what was confirmed']
      : []),
    ...(unsent > 0 ? ['replies were not sent'] : []),
    ...(exitCode === 0 ? [] : ['it did not stop by itself']),
    ...grows.map((which) => `${which} grows`),
  ];
}

const most = (samples: readonly Sample[]): string => Math.max(0, ...samples.map(({ lag }) => lag)).toFixed(1);

try {
  const minutes = number('minutes', 0.1);
  const options = { minutes, conversations: number('conversations', 1), thinkMs: number('think', 0) };
  const result = await runSoak({ ...options, seed: number('seed', 0) }, console.log);
  const problems = report(result, minutes);
  for (const problem of problems) console.error(`Not as it should be: ${problem}.`);
  if (process.env.SOAK_LOG) console.log(result.said);
  process.exitCode = problems.length > 0 ? 1 : 0;
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
