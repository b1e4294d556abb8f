import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { drawCard, drawMoved } from './channel/cards/draw-card.ts';
import type { Draw } from './channel/draw.ts';
import { checkContent } from './content/check-content.ts';
import type { Content } from './content/content.ts';
import { loadOrganisation } from './content/load-organisation.ts';
import { ContentError } from './content/problem.ts';
import type { Organisation } from './content/schema/organisation.ts';
import type { ServiceAddresses } from './content/service-addresses.ts';
import { type AllWords, loadWords } from './content/words.ts';
import { londonDay } from './core/follow-up/days.ts';
import { createLookUp, type LookUp } from './core/look-up/search.ts';
import { withPolicy } from './core/organisation/with-policy.ts';
import { knownGuards } from './known-guards.ts';

/** Where it lies: the folder that holds dialogs/ and locales/, and the organisation file. */
export type MaterialFiles = {
  contentDir: string;
  organisationFile: string;
  /** Where the bot may write to; the organisation file must not name another address. */
  serviceAddresses?: ServiceAddresses;
};

/** Everything that comes from files and may change while the bot runs. One object, so that it can only change as one. */
export type Material = {
  /** With the organisation's own thresholds. */
  content: Content;
  organisation: Organisation;
  words: AllWords;
  lookUp: (locale: string) => LookUp;
  draw: Draw;
};

/**
 * Reads and checks content, words and organisation together. Throws ContentError with every problem, by file and line:
 * an organisation file that is right is not taken over beside content that is not.
 */
export async function readMaterial(files: MaterialFiles, now: () => Date): Promise<Material> {
  const { organisation, problems } = loadOrganisation(files.organisationFile, files.serviceAddresses);
  const checked = checkContent(files.contentDir, knownGuards);
  const all = [...problems, ...checked.problems];
  if (!organisation || !checked.content || all.length > 0) throw new ContentError(all);
  // Each of these takes some tenths of a second of the only thread: turns that came meanwhile go first.
  await breathe();
  const words = await loadWords(join(files.contentDir, 'locales'), checked.locales);
  await breathe();
  const content = withPolicy(checked.content, organisation);
  return {
    ...{ content, organisation, words },
    lookUp: lookUpsIn(content, words),
    draw: drawIn(content, words, now),
  };
}

/** The look-ups of each language, built when somebody first looks something up in it: some hundredths of a second. */
function lookUpsIn(content: Content, words: AllWords): (locale: string) => LookUp {
  const built = new Map<string, LookUp>();
  return (locale) => {
    const own = words.wordsFor(locale);
    const found = built.get(own.locale) ?? createLookUp(content, own);
    built.set(own.locale, found);
    return found;
  };
}

/** Cards in the person's language, on today's date in London: a service past its review date is shown with a warning. */
function drawIn(content: Content, words: AllWords, now: () => Date): Draw {
  const draw = (answer: Parameters<Draw>[0], locale: string) =>
    drawCard(answer, words.wordsFor(locale), londonDay(now()), content);
  return Object.assign(draw, { moved: (locale: string) => drawMoved(words.wordsFor(locale)) });
}
