import { expect, test } from 'vitest';
import { openBoss, startJobs } from '../../src/jobs/start-jobs.ts';
import type { LogLine } from '../../src/log/lines.ts';
import { correlation } from '../../src/log/under-correlation.ts';
import { useTestDatabase } from '../support/test-database.ts';

const current = useTestDatabase();
const secret = 'Wife is Agnieszka';

test('what a job throws reaches the log and the queue’s own table by its class alone, under an id of its own', async () => {
  const { database, schema, url } = current();
  const logged: (LogLine & { under: string | undefined })[] = [];
  const note = (line: LogLine) => void logged.push({ ...line, under: correlation() });
  const log = { info: note, error: note };
  const fails = async () => {
    throw Object.assign(new RangeError(secret), { code: '23514', detail: secret });
  };
  const boss = await openBoss(url, schema, log);
  const now = () => new Date();
  const jobs = await startJobs(
    boss,
    {
      ...{
        now,
        verifyAudit: fails,
        keepToPolicy: fails,
        roundEnded: fails,
        lastRound: async () => undefined,
      },
      resend: { unsent: fails, deliver: fails, noteSent: fails, now },
      remind: { claim: fails, deliver: fails, reminded: fails, notReminded: fails, now, newClaim: () => '' },
      escalations: {
        deliver: { claim: fails, answerFor: fails, deliver: fails, settle: fails, notShown: () => {}, now },
        ...{ overdue: fails, tellOverdue: fails, audit: fails, now },
      },
    },
    log,
  );
  const failed = () => logged.filter(({ event }) => event === 'job-failed');
  for (const end = Date.now() + 30_000; Date.now() < end && failed().length < 5; )
    await new Promise((go) => setTimeout(go, 50));
  const kept = async () =>
    (
      await database.query<{ output: unknown }>(
        `select output from ${schema}_jobs.job where output is not null`,
      )
    ).rows;
  for (const end = Date.now() + 10_000; Date.now() < end && (await kept()).length < 5; )
    await new Promise((go) => setTimeout(go, 50));
  await jobs.stop();

  expect(new Set(failed().map((line) => ('queue' in line ? line.queue : '')))).toEqual(
    new Set(['escalation-watch', 'audit-check', 'retention', 'unsent-replies', 'reminders']),
  );
  for (const line of failed()) expect(line).toMatchObject({ name: 'RangeError', code: '23514' });
  const text = JSON.stringify([logged, await kept()]);
  expect(text).toContain('RangeError');
  expect(text).not.toContain('Agnieszka');
  expect(logged.filter(({ event }) => event !== 'jobs-error').every(({ under }) => under)).toBe(true);
  expect(new Set(failed().map(({ under }) => under)).size).toBe(failed().length);
  await database.query(`drop schema ${schema}_jobs cascade`);
});
