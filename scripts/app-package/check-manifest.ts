import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { manifestVersion } from './manifest.ts';

/** Microsoft's own schemas come with a package of theirs: nothing is asked of the network. */
const folder = join(
  dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')),
  'json-schemas/teams',
  `v${manifestVersion}`,
);

/** What is wrong with a manifest, one sentence for each thing; none when it fits Microsoft's schema. */
export const checkManifest = (manifest: unknown): string[] =>
  against('MicrosoftTeams.schema.json', 'manifest.json', manifest);

/** The same for a file of another language. */
export const checkLanguage = (name: string, file: unknown): string[] =>
  against('MicrosoftTeams.Localization.schema.json', name, file);

function against(schema: string, name: string, value: unknown): string[] {
  const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(join(folder, schema), 'utf8')));
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const extra = 'additionalProperty' in params ? `: "${params.additionalProperty}"` : '';
    return `${name}: ${instancePath || 'as a whole'} ${message}${extra}`;
  });
}
