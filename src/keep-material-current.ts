import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ContentError } from './content/problem.ts';
import type { Reloaded } from './keepers/figures.ts';
import type { Log } from './log/create-log.ts';
import { type Material, type MaterialFiles, readMaterial } from './read-material.ts';

export type CurrentMaterial = {
  /** What is in force; inside `during` what was in force when that began. */
  now: () => Material;
  /** One piece of work under one material: a card of the new words for an answer of the old questions would not draw. */
  during: <T>(work: () => T) => T;
  /**
   * Looks at the files and takes them over if all of them are right. After `refused` and `still-changing` the old material
   * goes on. Never throws.
   */
  reload: () => Promise<Reloaded>;
  /** What lies in the files is not what is in force. */
  failed: () => boolean;
  stop: () => void;
};

type Parts = {
  files: MaterialFiles;
  now: () => Date;
  log: Pick<Log, 'info' | 'error'>;
  reloaded?: (outcome: Reloaded) => void;
  /** For tests. A mounted file changes in place and no signal says so: once a minute somebody looks. */
  everyMs?: number;
  settleMs?: number;
};

/** How many problems are logged; `npm run content` and `npm run organisation` show the others. */
const mostLogged = 10;
const mostTries = 10;

/**
 * Reads the material and keeps it current. Throws ContentError where the first reading is refused. A later one is taken
 * over as one object, or not at all.
 */
export async function keepMaterialCurrent(parts: Parts): Promise<CurrentMaterial> {
  const { files, now, log, reloaded = () => {}, everyMs = 60_000, settleMs = 1_000 } = parts;
  const pinned = new AsyncLocalStorage<Material>();
  let loaded = await fingerprintOf(files);
  let material = await readMaterial(files, now);
  let refused: string | undefined;
  let stopped = false;

  async function takeOver(): Promise<Reloaded> {
    let seen = await fingerprintOf(files);
    for (let tries = 0; tries < mostTries && !stopped; tries++) {
      if (seen === loaded) return 'unchanged';
      // Somebody may be in the middle of writing: half a file can be a valid one with half of the people.
      await pause(settleMs);
      const before = await fingerprintOf(files);
      const read = before === seen ? await tryToRead(files, now) : undefined;
      seen = await fingerprintOf(files);
      if (!read || seen !== before) continue;
      if ('problems' in read) {
        refused = seen;
        for (const at of read.problems.slice(0, mostLogged)) log.error({ event: 'reload-refused', ...at });
        return 'refused';
      }
      [material, loaded] = [read.material, seen];
      return 'taken-over';
    }
    log.error({ event: 'reload-still-changing' });
    return 'still-changing';
  }

  let outcome: Reloaded = 'unchanged';
  let looking: Promise<Reloaded> | undefined;
  const reload = (): Promise<Reloaded> => {
    looking ??= takeOver()
      .then((came) => {
        outcome = came;
        if (came === 'taken-over' || came === 'unchanged') refused = undefined;
        if (came === 'taken-over') log.info({ event: 'reloaded', ...versionsOf(material) });
        reloaded(came);
        return came;
      })
      .finally(() => {
        looking = undefined;
      });
    return looking;
  };
  const clock = setInterval(async () => {
    // Said once: the same mistake every minute would bury what else the log says.
    if ((await fingerprintOf(files)) !== refused) await reload();
  }, everyMs).unref();
  return {
    now: () => pinned.getStore() ?? material,
    during: (work) => pinned.run(pinned.getStore() ?? material, work),
    reload,
    failed: () => outcome === 'refused' || outcome === 'still-changing',
    stop: () => {
      stopped = true;
      clearInterval(clock);
    },
  };
}

const versionsOf = ({ content, organisation }: Material) => ({
  ...{ content: content.version, organisation: organisation.version },
});

type Place = { file?: string; line?: number; name?: string };

/** Where it is wrong, and not what is said there: an organisation file names people. */
async function tryToRead(
  files: MaterialFiles,
  now: () => Date,
): Promise<{ material: Material } | { problems: Place[] }> {
  try {
    return { material: await readMaterial(files, now) };
  } catch (error) {
    if (error instanceof ContentError)
      return { problems: error.problems.map(({ file, line }) => ({ file, line })) };
    return { problems: [{ name: error instanceof Error ? error.name : 'unknown' }] };
  }
}

/** Lines that the recogniser learnt from: the bot reads what it learnt, and these are three quarters of all bytes. */
const learntFrom = join('dialogs', 'rehearsal', 'moves') + sep;

/** A digest over every file that is read, by its bytes: the times of mounted files do not say when they changed. */
async function fingerprintOf({ contentDir, organisationFile }: MaterialFiles): Promise<string> {
  const folders = ['dialogs', 'locales'].map((name) => join(contentDir, name));
  const found = await Promise.all(folders.map((folder) => namesIn(folder)));
  const names = found.flat().filter((name) => /\.(ya?ml|json)$/i.test(name) && !name.includes(learntFrom));
  const hash = createHash('sha256');
  const all = [organisationFile, ...names.toSorted()];
  const read = await Promise.all(
    all.map((name) => readFile(name).catch((error: NodeJS.ErrnoException) => `${error.code}`)),
  );
  read.forEach((bytes, i) => {
    hash.update(`${all[i]}\0${bytes.length}\0`).update(bytes);
  });
  return hash.digest('hex');
}

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true }).catch(() => [])).map((name) => join(folder, name));
