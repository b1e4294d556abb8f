import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { asUser, type BuiltTree } from './build-tree.ts';

/** A replica as the image starts it: its settings and nothing else of this machine's environment. */
export type Replica = { child: ChildProcess; said: () => string; stop: () => Promise<number | null> };

/** In: the tree, what CMD says, and the settings that the container would be given. */
export function startInTree(
  tree: BuiltTree,
  command: readonly string[],
  settings: Record<string, string>,
): Replica {
  const [program = '', ...args] = command;
  const child = spawn(programOf(program), args, {
    ...{ cwd: join(tree.root, tree.workdir), ...asUser(tree.user), stdio: ['ignore', 'pipe', 'pipe'] },
    env: { ...tree.env, ...settings },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      said += chunk;
    });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  return {
    child,
    said: () => said,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Runs a command to its end, as an engine runs HEALTHCHECK, or a keeper a script. */
export function runInTree(tree: BuiltTree, command: readonly string[], settings: Record<string, string>) {
  const [program = '', ...args] = command;
  return spawnSync(programOf(program), args, {
    ...{ cwd: join(tree.root, tree.workdir), ...asUser(tree.user), encoding: 'utf8', timeout: 60_000 },
    env: { ...tree.env, ...settings },
  });
}

/** The base image's node is this one here. */
const programOf = (program: string): string => (program === 'node' ? process.execPath : program);
