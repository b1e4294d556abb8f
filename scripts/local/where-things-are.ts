import { isAbsolute, join, resolve } from 'node:path';

/** The project's root folder: scripts work from any working directory. */
export const projectRoot = resolve(import.meta.dirname, '..', '..');

/** Where everything that the trial keeps lives (`DATA_DIR`, else `.data` in the project). */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): string {
  const given = env.DATA_DIR?.trim() || '.data';
  return isAbsolute(given) ? given : join(projectRoot, given);
}
