import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createAdapter } from './channel/adapter.ts';
import { createBot } from './channel/bot.ts';
import { drawCard, drawMoved } from './channel/cards/draw-card.ts';
import { lineInWords } from './channel/cards/rehearsal-marked.ts';
import { createDeliver } from './channel/deliver.ts';
import type { Draw } from './channel/draw.ts';
import { type RunningServer, startServer } from './channel/server.ts';
import { readRehearsalWord, readText } from './channel/which-words-typed.ts';
import type { Config } from './config.ts';
import { checkContent } from './content/check-content.ts';
import type { Content } from './content/content.ts';
import { loadOrganisation } from './content/load-organisation.ts';
import { ContentError } from './content/problem.ts';
import { type AllWords, loadWords } from './content/words.ts';
import { referenceFrom } from './core/escalation/reference.ts';
import { londonDay } from './core/follow-up/days.ts';
import { createLookUp, type LookUp } from './core/look-up/search.ts';
import { withPolicy } from './core/organisation/with-policy.ts';
import { createRecogniser } from './core/rehearsal/recognise/recognise.ts';
import type { Recognise } from './core/rehearsal/transcript.ts';
import { escalationJobs } from './escalation-jobs.ts';
import { createTurnHandler } from './handle-turn.ts';
import { wakeBy } from './jobs/escalation-jobs.ts';
import type { RemindParts } from './jobs/remind.ts';
import { openBoss, startJobs } from './jobs/start-jobs.ts';
import { knownGuards } from './known-guards.ts';
import { loadRecogniser, modelPath } from './load-recogniser.ts';
import { openDatabase } from './store/database.ts';
import { migrate } from './store/migrate.ts';
import { claimReminder, noteNotReminded, noteReminded } from './store/reminders.ts';
import { createSeal, readKeyRing } from './store/seal.ts';
import { noteSent, unsentReplies } from './store/turns.ts';
import type { RehearsalParts } from './turn-parts.ts';

export type App = RunningServer & { stop: () => Promise<void> };

/**
 * The whole house, wired in one place. Resolves once the bot answers; throws a plain error when content, database, keys
 * or port are not in order. `now` is the only clock.
 */
export async function startApp(config: Config, log: Logger, now = () => new Date()): Promise<App> {
  const checked = checkContent(config.contentDir, knownGuards);
  if (!checked.content || checked.problems.length > 0) throw new ContentError(checked.problems);
  const { organisation, problems } = loadOrganisation(config.organisationFile);
  if (!organisation || problems.length > 0) throw new ContentError(problems);
  const content = withPolicy(checked.content, organisation);
  const words = await loadWords(join(config.contentDir, 'locales'));
  const recognise = createRecogniser(loadRecogniser(join(config.contentDir, modelPath)));

  const database = openDatabase(config.databaseUrl, config.databaseSchema, (error) =>
    log.error({ event: 'database-connection-lost', error: error.name }),
  );
  let boss: Awaited<ReturnType<typeof openBoss>> | undefined;
  try {
    await migrate(database, config.databaseSchema);
    boss = await openBoss(config.databaseUrl, config.databaseSchema, log);
    const seal = createSeal(readKeyRing(config.keys));
    const draw = drawIn(content, words, now);
    const wordsIn = (locale: string) => words.wordsFor(locale);

    const adapter = createAdapter({
      ...{ identity: config.bot, host: config.host, log },
      plainLine: (locale) => wordsIn(locale).t('chrome:problems.not-kept'),
    });
    const note = (turn: string, session: string | undefined, cardId: string | undefined) =>
      noteSent(database, turn, session, cardId);
    const escalation = {
      ...{ seal, organisation: () => organisation, wake: wakeBy(boss) },
      newReference: () => referenceFrom(randomInt(2 ** 40)),
      alarm: (alarm: { reference: string; round: number }) =>
        log.error({ event: 'escalation-unowned', ...alarm }),
    };
    const handleTurn = createTurnHandler({
      ...{ database, seal, now, content: () => content, escalation },
      rehearsal: rehearsalIn(words, recognise),
      readText: (text, locale) => readText(text, wordsIn(locale)),
      lookUp: lookUpsIn(content, words),
    });
    const bot = createBot({ handleTurn, noteSent: note, draw, words: wordsIn, log });

    const deliver = createDeliver({ adapter, appId: config.bot.appId, draw, log });
    const resend = {
      unsent: (olderThan: Date) => unsentReplies(database, seal, olderThan),
      deliver: ({ conversation, answer, locale }: Awaited<ReturnType<typeof unsentReplies>>[number]) =>
        deliver(conversation, answer, locale),
      ...{ noteSent: note, now },
    };
    const reminding: RemindParts = {
      claim: (asked) => claimReminder(database, asked),
      deliver: ({ conversation, locale }, answer) => deliver(conversation, answer, locale),
      reminded: (reminder, at) => noteReminded(database, reminder, at),
      notReminded: (reminder, tryAgainAt) => noteNotReminded(database, reminder, tryAgainAt),
      ...{ now, newClaim: randomUUID },
    };
    const escalations = escalationJobs({
      ...{ ...escalation, database, deliver, now },
      notShown: ({ post }, error) =>
        log.error({ event: 'post-not-shown', post, name: error instanceof Error ? error.name : 'unknown' }),
      watched: ({ late, ...standing }) =>
        late.length > 0
          ? log.error({ event: 'escalations-late', late: late.length, ...standing })
          : log.info({ event: 'escalations-on-time', ...standing }),
    });
    const jobs = await startJobs(boss, { resend, remind: reminding, escalations }, log);
    const ready = async () => (await database.query('select 1')).rows.length === 1;
    const server = await startServer({
      ...{ host: config.host, port: config.port, adapter, bot, ready, log },
      // Shorter than the ten seconds after which a stop is forced: the jobs and the database come after it.
      drainMs: 6_000,
    }).catch(async (error: unknown) => {
      // The port is taken: jobs that go on without a bot would hold the process and work for nobody.
      await jobs.stop();
      throw error;
    });
    return {
      ...server,
      stop: async () => {
        jobs.rest();
        await server.close();
        await jobs.stop();
        await database.end();
      },
    };
  } catch (error) {
    await boss?.stop({ graceful: false });
    await database.end();
    throw error;
  }
}

/** The look-ups of every language, built at start: the first person to look something up should not wait for the index. */
function lookUpsIn(content: Content, words: AllWords): (locale: string) => LookUp {
  const built = new Map(
    words.locales.map((locale) => [locale, createLookUp(content, words.wordsFor(locale))]),
  );
  return (locale) => {
    const found = built.get(words.wordsFor(locale).locale);
    if (!found) throw new Error(`no look-ups for ${locale}`);
    return found;
  };
}

/** What a rehearsal needs: who reads what is said to the patient, and the words on both sides. */
function rehearsalIn(words: AllWords, recognise: Recognise): RehearsalParts {
  return {
    recognise,
    readWord: (text, locale) => readRehearsalWord(text, words.wordsFor(locale)),
    lineInWords: (line, locale) => lineInWords(words.wordsFor(locale), line) ?? '',
  };
}

/** Cards in the person's language, on today's date in London: a service past its review date is shown with a warning. */
function drawIn(content: Content, words: AllWords, now: () => Date): Draw {
  const draw = (answer: Parameters<Draw>[0], locale: string) =>
    drawCard(answer, words.wordsFor(locale), londonDay(now()), content);
  return Object.assign(draw, { moved: (locale: string) => drawMoved(words.wordsFor(locale)) });
}
