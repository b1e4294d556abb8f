import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isMap, parseDocument } from 'yaml';
import { loadOrganisation } from '../../src/content/load-organisation.ts';
import { formatProblem } from '../../src/content/problem.ts';
import { PlainError } from './plain-error.ts';

/**
 * A copy of the trial's organisation file in `folder`, in which each channel without a service-url has `serviceUrl`: the
 * ports differ from start to start, and without it a post for the leads would go to whichever window spoke last.
 * Returns the copy's path. A PlainError names the lines of `file` that are wrong: lines of a copy would mislead.
 */
export function organisationOfTrial(file: string, folder: string, serviceUrl: string): string {
  const { problems } = loadOrganisation(relative(process.cwd(), file));
  if (problems.length > 0) throw new PlainError(problems.map(formatProblem).join('\n'));
  const document = parseDocument(readFileSync(file, 'utf8'));
  const channels = document.get('channels');
  for (const { value: channel } of isMap(channels) ? channels.items : []) {
    if (isMap(channel) && !channel.has('service-url')) channel.set('service-url', serviceUrl);
  }
  mkdirSync(folder, { recursive: true });
  document.commentBefore = ` A copy: npm start makes it anew each time from ${relative(process.cwd(), file)}. Change that one.`;
  const copy = join(folder, 'organisation.yaml');
  writeFileSync(copy, document.toString({ lineWidth: 0 }));
  return copy;
}
