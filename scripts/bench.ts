import { writeFileSync } from 'node:fs';
import { installPeers } from './bench/install-peers.ts';
import { readOptions } from './bench/options.ts';
import { report } from './bench/print.ts';
import { profileAskwell } from './bench/profile.ts';
import { runBench } from './bench/run-bench.ts';
import { judge } from './bench/targets.ts';
import { explain } from './local/plain-error.ts';

// `npm run bench [-- --quick] [--rounds N] [--parts a,b] [--servers a,b] [--json FILE] [--profile FOLDER]`: Askwell's turn
// beside its peers', on this machine, in one run. Exit code 1 only when the run itself failed: figures depend on the
// machine, and a target that was missed is for a person to read.

const tell = (line: string) => console.error(`… ${line}`);

try {
  const options = readOptions(process.argv.slice(2));
  if (options.profile !== undefined) await profileAskwell(options.profile, tell);
  else {
    if (options.servers.length > 1) installPeers(tell);
    const measured = await runBench({ options, tell });
    console.log(report(measured, options).join('\n'));
    if (options.json !== undefined) {
      const all = { date: new Date().toISOString(), options, verdicts: judge(measured), ...measured };
      writeFileSync(options.json, `${JSON.stringify(all, null, 2)}\n`);
    }
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
