import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ContentError, formatProblem } from '../src/content/problem.ts';
import { buildPackage, PackageRefused } from './app-package/build-package.ts';
import { readAppSettings } from './app-package/settings.ts';
import { projectRoot } from './local/where-things-are.ts';

const example = 'deploy/teams/app.example.yaml';
const file = process.argv[2] ?? join(projectRoot, example);
const out = join(projectRoot, 'dist', 'askwell.zip');

try {
  const settings = readAppSettings(file);
  const zip = await buildPackage(settings);
  mkdirSync(join(projectRoot, 'dist'), { recursive: true });
  writeFileSync(out, zip);
  const size = `${Math.ceil(zip.length / 1024)} KB`;
  console.log(
    `${relative(process.cwd(), out)}: version ${settings.version} for bot ${settings['bot-id']}, ${size}`,
  );
  if (!process.argv[2]) console.log(`This is the example of ${example}. Copy it and give the path of yours.`);
} catch (error) {
  console.error(inWords(error));
  process.exit(1);
}

function inWords(error: unknown): string {
  if (error instanceof ContentError) return error.problems.map(formatProblem).join('\n');
  if (error instanceof PackageRefused) return error.problems.join('\n');
  return error instanceof Error ? error.message : String(error);
}
