import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { projectRoot } from '../../scripts/local/where-things-are.ts';
import { type LocalPostgres, startLocalPostgres } from '../../scripts/local-postgres.ts';
import { opened, readiness, saysNotKept, until, useFaultHouse } from './support/fault-house.ts';

/**
 * A disk that is really full where this machine lets us mount a small one (as root); elsewhere PostgreSQL's own words for
 * it, 53100, are said in its place on the wire. The test's name says which.
 */
const disk = join(projectRoot, '.data', `faults-disk-${process.pid}`);
const real = await mounted();
const folder = join(disk, 'postgres');
let server: LocalPostgres;
const house = useFaultHouse(async () => {
  server = await startLocalPostgres({ folder });
  return server.url;
});
afterEach(() => {
  house.proxy().decideBy(undefined);
  empty();
});
afterAll(async () => {
  await server.stop();
  if (real) execFileSync('umount', [disk]);
  await rm(disk, { recursive: true, force: true });
});

async function mounted(): Promise<boolean> {
  await mkdir(disk, { recursive: true });
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=320m,mode=755', 'askwell-faults', disk], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    // A container without the right to mount: the words on the wire have to do.
    return false;
  }
}

const filler = join(disk, 'filler');
const empty = () => existsSync(filler) && rmSync(filler);

/** Fills the disk to its last byte, or lets every write be answered as PostgreSQL answers on a full one. */
function fill(): void {
  if (!real) {
    house
      .proxy()
      .decideBy(({ pool, way, words }) =>
        pool && way === 'question' && /keep.turn|note.(many.)?sent|insert|update/.test(words)
          ? { refuse: '53100' }
          : 'pass',
      );
    return;
  }
  const file = openSync(filler, 'w');
  const chunk = Buffer.alloc(1 << 16);
  try {
    for (;;) if (writeSync(file, chunk) === 0) break;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(file);
  }
  if (statfsSync(disk).bfree > 16) throw new Error('the disk is not full');
}

describe(
  real ? 'a disk that is full' : 'what PostgreSQL says of a full disk (no disk can be mounted here)',
  () => {
    test('nothing is half kept, everybody is told, and it goes on by itself', {
      timeout: 120_000,
    }, async () => {
      const teams = await opened(house.client());
      const others = await Promise.all(Array.from({ length: 3 }, () => opened(house.client())));
      fill();
      // What still fits into files that PostgreSQL had made beforehand is kept: so until one is refused.
      let refused = 0;
      for (let tries = 0; refused === 0 && tries < 400; tries++) {
        const answer = await someone(others, tries).type('answers');
        expect(answer.status).toBe(200);
        if (saysNotKept(answer)) refused += 1;
      }
      expect(refused).toBe(1);
      const before = await stepsOf(teams.person);
      teams.fill(readiness);
      const answer = await teams.press('answer');
      expect([answer.status, saysNotKept(answer)]).toEqual([200, true]);

      empty();
      house.proxy().decideBy(undefined);
      // A full disk for its log stops PostgreSQL itself: whatever looks after it starts it again.
      await upAgain();
      expect(await stepsOf(teams.person)).toBe(before);
      await teams.repeat(house.newId());
      expect(teams.card().metadata.stage).toBe('cues');
      expect(await stepsOf(teams.person)).toBe(before + 1);
    });
  },
);

const someone = <T>(of: T[], no: number): T => of[no % of.length] as T;

const stepsOf = async (person: string): Promise<number> => {
  const sql = `select 1 from enquiry_event e join enquiry_session s on s.id = e.session where s.person = $1`;
  return (await until('the count', () => house.rows(sql, [person]).catch(() => undefined))).length;
};

async function upAgain(): Promise<void> {
  const port = Number(new URL(server.url).port);
  const stopped = await Promise.race([server.ended, new Promise((go) => setTimeout(go, 2_000, undefined))]);
  if (stopped !== undefined) server = await startLocalPostgres({ folder, port });
  await until('readyz', house.ready);
}
