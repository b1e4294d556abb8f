import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import about from '../package.json' with { type: 'json' };
import { allOrNone } from './all-or-none.ts';
import { createAdapter } from './channel/adapter.ts';
import { createBot } from './channel/bot.ts';
import { lineInWords } from './channel/cards/rehearsal-marked.ts';
import { logTrouble } from './channel/channel-log.ts';
import { createDeliver } from './channel/deliver.ts';
import { createHowOften } from './channel/how-often.ts';
import { isUrgent } from './channel/is-urgent.ts';
import { type RunningServer, startServer } from './channel/server.ts';
import { readRehearsalWord, readText } from './channel/which-words-typed.ts';
import type { Config } from './config.ts';
import type { Words } from './content/words.ts';
import { referenceFrom } from './core/escalation/reference.ts';
import type { RecogniserModel } from './core/rehearsal/recognise/model.ts';
import { createRecogniser } from './core/rehearsal/recognise/recognise.ts';
import type { Recognise } from './core/rehearsal/transcript.ts';
import { escalationJobs } from './escalation-jobs.ts';
import { createTurnHandler } from './handle-turn.ts';
import { wakeBy } from './jobs/escalation-jobs.ts';
import type { RemindParts } from './jobs/remind.ts';
import { openBoss, startJobs } from './jobs/start-jobs.ts';
import { type CurrentMaterial, keepMaterialCurrent } from './keep-material-current.ts';
import { createKeepers } from './keepers/keepers.ts';
import { loadRecogniser, modelPath } from './load-recogniser.ts';
import { type Log, nameOf } from './log/create-log.ts';
import { nowInForce } from './now-in-force.ts';
import { openToKeepers } from './open-to-keepers.ts';
import { retentionJob } from './retention-job.ts';
import { sentNotes } from './sent-notes.ts';
import { verifyAudit } from './store/audit.ts';
import { openDatabase } from './store/database.ts';
import { lastRound, noteRound, type RegularJob } from './store/job-rounds.ts';
import { checkKeys } from './store/keys-in-use.ts';
import { migrate } from './store/migrate.ts';
import { claimReminder, noteNotReminded, noteReminded } from './store/reminders.ts';
import { createSeal, readKeyRing } from './store/seal.ts';
import { noteSent, unsentReplies } from './store/turns.ts';
import { againWhenCut } from './take-turn-again.ts';
import type { RehearsalParts } from './turn-parts.ts';

export type App = RunningServer & { reload: CurrentMaterial['reload']; stop: () => Promise<void> };

/**
 * The whole house, wired in one place. Resolves once the bot answers; throws a plain error when content, database, keys
 * or port are not in order. `now` is the only clock.
 */
export async function startApp(config: Config, to: Log, now = () => new Date()): Promise<App> {
  const keepers = createKeepers(to, about);
  const { log, figures } = keepers;
  const database = openDatabase(config.databaseUrl, config.databaseSchema, (error) =>
    log.error({ event: 'database-connection-lost', error: nameOf(error) }),
  );
  // Signing in there takes time that the files can use; nothing is changed there before they are found right.
  void database.query('select 1').catch(() => undefined);
  const [material, model] = await Promise.all([
    keepMaterialCurrent({ files: config, now, log, reloaded: keepers.reloaded }),
    loadRecogniser(join(config.contentDir, modelPath)),
  ]).catch(async (error: unknown) => {
    await database.end();
    throw error;
  });
  const { content, organisation, wordsIn, draw } = nowInForce(material);
  const recognise = recogniserOf(model);
  const queues: { boss?: Awaited<ReturnType<typeof openBoss>> } = {};
  try {
    const adapter = createAdapter({
      ...{ identity: config.bot, host: config.host, log },
      door: { tenants: () => organisation().tenants, addresses: config.serviceAddresses },
      plainLine: (locale) => wordsIn(locale).t('chrome:problems.not-kept'),
    });
    await migrate(database, config.databaseSchema);
    const ring = readKeyRing(config.keys);
    await checkKeys(database, ring, now());
    const seal = createSeal(ring);
    const notes = sentNotes(database, (error) => logTrouble(log, 'sending-not-noted', error));
    const note = (turn: string, session: string | undefined, cardId: string | undefined) =>
      noteSent(database, turn, session, cardId);
    const escalation = {
      ...{ seal, organisation, wake: wakeBy(() => queues.boss) },
      newReference: () => referenceFrom(randomInt(2 ** 40)),
      alarm: (alarm: { reference: string; round: number }) =>
        log.error({ event: 'escalation-unowned', ...alarm }),
    };
    const takeTurn = againWhenCut(
      createTurnHandler({
        ...{ database, seal, now, content, escalation },
        rehearsal: rehearsalIn(wordsIn, recognise),
        readText: (text, locale) => readText(text, wordsIn(locale)),
        lookUp: (locale) => material.now().lookUp(locale),
      }),
    );
    const howOften = createHowOften(config.limits, (inbound) => isUrgent(inbound, wordsIn));
    const answerTurn = createBot({
      ...{ handleTurn: keepers.turns(takeTurn), noteSent: note, noteSoon: notes.soon },
      ...{ draw, words: wordsIn, howOften, log },
    });
    const bot = keepers.answers((...asked) => material.during(() => answerTurn(...asked)));

    const deliver = createDeliver({ adapter, appId: config.bot.appId, draw, log });
    const resend = {
      unsent: (olderThan: Date) => unsentReplies(database, seal, olderThan),
      deliver: ({ conversation, answer, locale }: Awaited<ReturnType<typeof unsentReplies>>[number]) =>
        keepers.deliveries('reply', deliver)(conversation, answer, locale),
      ...{ noteSent: note, now },
    };
    const reminding: RemindParts = {
      claim: (asked) => claimReminder(database, asked),
      deliver: ({ conversation, locale }, answer) =>
        keepers.deliveries('reminder', deliver)(conversation, answer, locale),
      reminded: (reminder, at) => noteReminded(database, reminder, at),
      notReminded: (reminder, tryAgainAt) => noteNotReminded(database, reminder, tryAgainAt),
      ...{ now, newClaim: randomUUID },
    };
    const escalations = escalationJobs({
      ...{ ...escalation, database, deliver: keepers.deliveries('post', deliver), now },
      notShown: ({ post }, error) => log.error({ event: 'post-not-shown', post, name: nameOf(error) }),
      watched: ({ late, ...standing }) =>
        late.length > 0
          ? log.error({ event: 'escalations-late', late: late.length, ...standing })
          : log.info({ event: 'escalations-on-time', ...standing }),
    });
    const retention = retentionJob({ database, seal, organisation, now, log });
    const doors = await openToKeepers({
      ...{ figures, database, material, at: config.metrics, log, now },
      keptTooLong: retention.keptTooLong,
    });
    const jobParts = {
      ...{ resend, remind: reminding, escalations: doors.watchWorkers(escalations), now },
      verifyAudit: () => verifyAudit(database, seal),
      keepToPolicy: retention.keepToPolicy,
      roundEnded: (job: RegularJob, ok: boolean) => noteRound(database, job, ok, now()),
      lastRound: (job: RegularJob) => lastRound(database, job),
    };
    // Side by side: who asks need not wait for the workers, whose many questions take as long as the rest of a start.
    const [server, jobs] = await allOrNone([
      startServer({
        ...{ host: config.host, port: config.port, adapter, bot, ready: doors.ready, log },
        // Shorter than the ten seconds after which a stop is forced: the jobs and the database come after it.
        drainMs: 6_000,
      }).then((server) => ({ ...server, stop: server.close })),
      openBoss(config.databaseUrl, config.databaseSchema, log).then((boss) => {
        queues.boss = boss;
        return startJobs(boss, jobParts, log);
      }),
    ]).catch(async (error: unknown) => {
      await doors.close();
      throw error;
    });
    doors.started();
    return {
      ...server,
      reload: material.reload,
      stop: async () => {
        doors.drain();
        jobs.rest();
        material.stop();
        // Who spreads the traffic asks now and then: until it has heard, it still sends people here.
        await pause(config.drainNoticeMs);
        await server.stop();
        await notes.flush();
        await jobs.stop();
        await doors.close();
        await database.end();
      },
    };
  } catch (error) {
    material.stop();
    await queues.boss?.stop({ graceful: false });
    await database.end();
    throw error;
  }
}

/** Made with the first sentence: most processes start long before anybody rehearses. */
function recogniserOf(model: RecogniserModel): Recognise {
  let made: Recognise | undefined;
  return (typed) => {
    made ??= createRecogniser(model);
    return made(typed);
  };
}

/** What a rehearsal needs: who reads what is said to the patient, and the words on both sides. */
function rehearsalIn(wordsIn: (locale: string) => Words, recognise: Recognise): RehearsalParts {
  return {
    recognise,
    readWord: (text, locale) => readRehearsalWord(text, wordsIn(locale)),
    lineInWords: (line, locale) => lineInWords(wordsIn(locale), line) ?? '',
  };
}
