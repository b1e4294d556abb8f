import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { idsThatRulesName } from '../../src/core/assessment/ids-that-rules-name.ts';
import { knownGuards } from '../../src/known-guards.ts';
import { projectRoot, realContent } from '../support/content.ts';

const content = realContent();
const named = new Set<string>(Object.values(idsThatRulesName).flat());
const everyContentId = new Set<string>([
  ...[...content.cues['may-harm'], ...content.cues['may-be-harmed']].map(({ id }) => id),
  ...[...content.prompting['may-harm'], ...content.prompting['may-be-harmed']].map(({ id }) => id),
  ...[content.readiness, content.household, content.immediateSafety, content.direct, content.factors]
    .flat()
    .map(({ id }) => id),
  ...[content.judgement, content.opening.fgm].flat().map(({ id }) => id),
]);

test.each(['which-rules', 'which-routes', 'which-cautions'])(
  'every content id that %s.ts names is declared',
  (name) => {
    const code = readFileSync(join(projectRoot, `src/core/assessment/${name}.ts`), 'utf8');
    const guards = new Set([...knownGuards.rules, ...knownGuards.routes, ...knownGuards.cautions]);
    const literals = [...code.matchAll(/'([a-z0-9]+(?:-[a-z0-9]+)*)'/g)].map((match) => match[1] as string);
    const used = literals.filter((id) => everyContentId.has(id) && !guards.has(id));
    expect(used.length).toBeGreaterThan(5);
    expect(used.filter((id) => !named.has(id))).toEqual([]);
  },
);
