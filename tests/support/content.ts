import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadContent } from '../../src/content/load-content.ts';
import { knownGuards } from '../../src/known-guards.ts';

export const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** The project's own content, as the bot loads it. */
export const realContent = () => loadContent(join(projectRoot, 'dialogs'), knownGuards);
