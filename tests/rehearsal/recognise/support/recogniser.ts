import { join } from 'node:path';
import { createRecogniser } from '../../../../src/core/rehearsal/recognise/recognise.ts';
import { loadRecogniser, modelPath } from '../../../../src/load-recogniser.ts';
import { projectRoot } from '../../../support/content.ts';

export const model = await loadRecogniser(join(projectRoot, modelPath));

/** What the bot reads utterances with. */
export const recognise = createRecogniser(model);
