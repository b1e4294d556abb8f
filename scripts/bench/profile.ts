import { resolve } from 'node:path';
import { playSlice, seatsFor } from './play.ts';
import { record } from './run-bench.ts';
import { runServer } from './run-server.ts';
import { planFor } from './which-servers.ts';
import { withGround } from './with-ground.ts';

const warmUpMs = 3_000;
const profiledMs = 10_000;

/**
 * Ten seconds of Askwell alone, eight conversations with replies posted, and a CPU profile of it in `folder`: Chromium's
 * developer tools open the file.
 */
export async function profileAskwell(folder: string, tell: (line: string) => void): Promise<void> {
  await withGround(undefined, async (standing) => {
    const { ground, connector } = standing;
    const script = await record(standing);
    const server = await runServer(planFor('askwell', ground), [
      ...['--cpu-prof', '--cpu-prof-dir', resolve(folder), '--cpu-prof-interval', '500'],
    ]);
    try {
      const at = { server, connector, script, way: 'posted' as const, seats: seatsFor(8) };
      await playSlice({ ...at, until: { ms: warmUpMs } });
      const { turns, seconds, cpuMs } = await playSlice({ ...at, until: { ms: profiledMs } });
      tell(`${(turns / seconds).toFixed(0)} turns a second, ${(cpuMs / turns).toFixed(2)} ms of CPU each`);
    } finally {
      await server.stop();
    }
  });
  tell(`the profile is in ${folder}`);
}
