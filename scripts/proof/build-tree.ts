import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { PlainError } from '../local/plain-error.ts';
import type { Stage, Step } from './read-dockerfile.ts';

/** Where the image's files lie, and under which settings and as whom it starts. */
export type BuiltTree = { root: string; workdir: string; env: Record<string, string>; user: number };
type Sources = { project: string; goesIn: (path: string) => boolean; folder: string };

/**
 * Does what the stages of a Dockerfile say, without a container engine and above this machine's own system: `/app` of the
 * image is `folder/root/app`. Every stage is built at the same path, as in a container, or the compiled code that one
 * keeps would not be found by the next. Throws a PlainError at an instruction that cannot be done like this.
 */
export function buildTree(stages: readonly Stage[], { project, goesIn, folder }: Sources): BuiltTree {
  const root = join(folder, 'root');
  const earlier = (name: string) => join(folder, `stage-${name}`);
  let built: BuiltTree | undefined;
  for (const stage of stages) {
    if (built) renameSync(root, earlier(stages[stages.indexOf(stage) - 1]?.name ?? ''));
    mkdirSync(root, { recursive: true });
    built = { root, workdir: '/', env: {}, user: 0 };
    for (const step of stage.steps) built = after(step, built);
  }
  if (!built) throw new PlainError('The Dockerfile has no stage.');
  return built;

  function after(step: Step, tree: BuiltTree): BuiltTree {
    const { keyword, text, line } = step;
    switch (keyword) {
      case 'WORKDIR':
        mkdirSync(join(root, text), { recursive: true });
        return { ...tree, workdir: text };
      case 'ENV': {
        const [name = '', value = ''] = text.split('=', 2);
        return { ...tree, env: { ...tree.env, [name]: value } };
      }
      case 'USER':
        return { ...tree, user: Number(text.split(':')[0]) };
      case 'COPY':
        copy(step, tree);
        return tree;
      case 'RUN':
        run(step, tree);
        return tree;
      case 'EXPOSE':
      case 'STOPSIGNAL':
      case 'HEALTHCHECK':
      case 'CMD':
        return tree;
      default:
        throw new PlainError(`Line ${line} of the Dockerfile cannot be done without an engine: ${keyword}.`);
    }
  }

  function copy({ text, flags, line }: Step, { workdir }: BuiltTree): void {
    const from = flags.from;
    const paths = text.split(/\s+/);
    const last = paths.at(-1) ?? '.';
    const to = last.startsWith('/') ? join(root, last) : join(root, workdir, last);
    for (const path of paths.slice(0, -1)) {
      const source = from === undefined ? join(project, path) : join(earlier(from), path);
      if (!existsSync(source)) throw new PlainError(`Line ${line} of the Dockerfile: there is no ${path}.`);
      const filter = (one: string) => from !== undefined || goesIn(relative(project, one));
      if (!filter(source))
        throw new PlainError(`Line ${line} of the Dockerfile: .dockerignore hides ${path}.`);
      // As in the image: what is copied belongs to root (here: to whoever builds), whoever made it.
      cpSync(source, last.endsWith('/') ? join(to, path) : to, { recursive: true, filter });
    }
  }

  function run({ text, line }: Step, { workdir, env, user }: BuiltTree): void {
    const cwd = join(root, workdir);
    // Outside its own folder it would change this machine.
    if (/(^|[\s=])[/~]/.test(text))
      throw new PlainError(`Line ${line} of the Dockerfile names a path outside its folder; use WORKDIR.`);
    const { status, stdout, stderr } = spawnSync('sh', ['-c', asFar(text)], {
      ...{ cwd, encoding: 'utf8', ...asUser(user) },
      env: { ...withoutSettings(process.env), PATH: pathWithNode(), ...env },
    });
    if (status !== 0) throw new PlainError(`Line ${line} of the Dockerfile fails:\n${stdout}${stderr}`);
  }
}

/** Another user can only be had by root. Without, everything runs as one user, and nothing can be given away. */
const isRoot = process.getuid?.() === 0;
export const asUser = (user: number) => (isRoot && user !== 0 ? { uid: user, gid: user } : {});
const asFar = (command: string) => (isRoot ? command : command.replace(/ && chown \S+ \S+/, ''));

/** What this machine's npm needs to reach its registry, and none of the bot's own settings: a builder has none. */
const withoutSettings = ({ DATABASE_URL: _, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv => env;

/** This Node first, as the base image has it. */
export const pathWithNode = (): string =>
  `${dirname(process.execPath)}:${process.env.PATH ?? '/usr/bin:/bin'}`;

/** Nobody may write any more, as on a read-only root. */
export function makeReadOnly({ root }: BuiltTree): void {
  chmodSync(root, 0o755);
  const { status, stderr } = spawnSync('chmod', ['-R', 'a-w', root], { encoding: 'utf8' });
  if (status !== 0) throw new PlainError(`The tree could not be made read-only: ${stderr}`);
}
