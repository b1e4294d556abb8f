import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Compiled code of this house and its libraries is kept from one start to the next; without it a start takes twice as long.
// It must be on before anything else is loaded, and does nothing where its folder cannot be written to.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/askwell', import.meta.url)));

void import('./run.ts').then(({ run }) => run());
