/**
 * npm run content [-- DIR]: checks dialogs/ (also what the recogniser of moves learns from) and locales/ under DIR (default: this project) and prints one problem a
 * line, then the services whose review is due. Exit code 1 when there is a problem; a service due for review is only
 * a warning, so that a date that passes overnight does not stop a deployment.
 */
import { join, resolve } from 'node:path';
import { checkContent } from '../src/content/check-content.ts';
import { readCorpus } from '../src/content/load-corpus.ts';
import { formatProblem } from '../src/content/problem.ts';
import { staleServices } from '../src/content/stale-services.ts';
import { knownGuards } from '../src/known-guards.ts';

const root = resolve(process.argv[2] ?? join(import.meta.dirname, '..'));
const { content, problems: inContent } = checkContent(root, knownGuards);
const problems = [...inContent, ...readCorpus(root).problems];
for (const problem of problems) console.log(formatProblem(problem));

const today = new Date().toISOString().slice(0, 10);
for (const service of content ? staleServices(content, today) : []) {
  console.log(`warning: the service "${service.id}" was to be checked again by ${service['review-by']}`);
}
console.log(`content: ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`);
process.exitCode = problems.length > 0 ? 1 : 0;
