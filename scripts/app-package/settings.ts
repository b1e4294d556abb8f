import { z } from 'zod';
import { ContentError } from '../../src/content/problem.ts';
import { check, readYaml } from '../../src/content/read-yaml.ts';

const guid = z.guid('a GUID: 32 digits and hyphens');
const page = z.url({ protocol: /^https$/, error: 'an https:// address' });

const settings = z.strictObject({
  'bot-id': guid,
  'app-id': guid,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'three numbers with dots, such as 1.0.0'),
  developer: z.strictObject({
    name: z.string().trim().min(1).max(32, 'at most 32 characters'),
    'website-url': page,
    'privacy-url': page,
    'terms-url': page,
  }),
  name: z.strictObject({ short: z.string().min(1), full: z.string().min(1) }).optional(),
  description: z.strictObject({ short: z.string().min(1), full: z.string().min(1) }).optional(),
});

/** What an organisation says of its own app (deploy/teams/app.example.yaml). */
export type AppSettings = z.infer<typeof settings>;

/** Reads the file. Throws ContentError with the line of each mistake. */
export function readAppSettings(path: string): AppSettings {
  const { source, problems } = readYaml(path, path);
  if (!source) throw new ContentError(problems);
  const checked = check(source, settings);
  if ('problems' in checked) throw new ContentError(checked.problems);
  return checked.value;
}
