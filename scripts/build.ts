/**
 * npm run build: makes what the image runs, dist/main.cjs and what lies beside it (another folder can be named). Nothing else
 * needs it: `npm start`, the tests and the keepers' scripts run from the source.
 */
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bundle } from './build/bundle.ts';
import { projectRoot } from './local/where-things-are.ts';

const [given] = process.argv.slice(2);
const folder = given === undefined ? join(projectRoot, 'dist') : resolve(given);
const entry = await bundle(folder);
const { size } = statSync(join(folder, 'run.cjs'));
console.log(`${entry}, and beside it run.cjs with ${(size / 1e6).toFixed(1)} MB of code`);
