import { cpSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { projectRoot } from '../local/where-things-are.ts';
import { keepYaml } from './keep-yaml.ts';

/** What is made anew each time; the app package and the SBOM lie beside it. */
const made = ['*.cjs', '*.cjs.map', 'migrations', 'yaml'];

/**
 * node-fetch 2 asks for it and then takes the URL of Node; with it would come Unicode tables of half a megabyte and a
 * deprecated part of Node.
 */
const neverUsed = 'whatwg-url';

/**
 * Makes the bundle of the bot in `folder`, whose parent is to hold dialogs/ and locales/: its code and that of its packages
 * in one file instead of two thousand, the migrations, and what the YAML files say. Out: the file that Node runs.
 *
 * CommonJS, because Node loads more of itself for a module of the other kind. No package stays outside.
 */
export async function bundle(folder: string): Promise<string> {
  for (const name of globSync(made, { cwd: folder })) rmSync(join(folder, name), { recursive: true });
  mkdirSync(folder, { recursive: true });
  const bundled = await rolldown({
    input: { main: join(projectRoot, 'src', 'main.ts') },
    cwd: projectRoot,
    platform: 'node',
    plugins: [
      {
        name: 'leave-out',
        resolveId: (id) => (id === neverUsed ? `\0${id}` : undefined),
        load: (id) => (id === `\0${neverUsed}` ? 'module.exports = {};' : undefined),
      },
    ],
    onLog: (level, log) => {
      if (level === 'warn') throw new Error(log.message);
    },
  });
  await bundled.write({
    dir: folder,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    // main.ts turns on the compile cache before run.ts is loaded; everything else can be one file.
    codeSplitting: { groups: [{ name: 'run', test: /(?<!src\/main\.ts)$/ }] },
    sourcemap: true,
    // An error is logged by its name: a class that is called otherwise here could not be looked up.
    keepNames: true,
    minify: { mangle: false, compress: false, codegen: { removeWhitespace: true } },
  });
  await bundled.close();
  cpSync(join(projectRoot, 'src', 'store', 'migrations'), join(folder, 'migrations'), { recursive: true });
  keepYaml(join(folder, 'yaml'));
  return join(folder, 'main.cjs');
}
