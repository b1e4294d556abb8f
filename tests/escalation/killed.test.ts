import { beforeEach, expect, test } from 'vitest';
import { pressOn } from '../support/escalation-cards.ts';
import { people, until, useWholeHouse } from './support/whole-house.ts';

const house = useWholeHouse();
beforeEach(() => house.connector().behave());

const unknownAttempts = async (id: string) =>
  (
    await house.db().query(
      `select 1 from delivery_attempt a join post p on p.id = a.post
        where p.escalation = $1 and p.recipient = $2 and a.kind = 'send' and a.outcome is null`,
      [id, people.lena.entra],
    )
  ).rows.length;

/** Kills the bot in the moment in which its first new message to lena arrives. */
function killAtLena(status: 'reset' | 'reset-after'): { killed: () => boolean } {
  let killed = false;
  house.connector().misbehaveBy(({ method, conversation }) => {
    if (killed || method !== 'POST' || conversation !== house.conversationOf('lena')) return undefined;
    killed = true;
    void house.bot().kill();
    return { status };
  });
  return { killed: () => killed };
}

async function upAgain(): Promise<void> {
  await house.bot().ended;
  house.connector().behave();
  await house.start();
  await house.leasesRunOut();
}

test('killed between commit and send: the page goes out once', async () => {
  const at = killAtLena('reset');
  const { id } = await house.raise();
  await until('the kill', at.killed);
  await upAgain();
  await house.card('lena', id);
  await house.quiet();
  expect(house.sent('lena', id)).toBe(1);
  await house.state(id, 'notified');
});

test('killed between send and record: it goes out again, once, because nobody could know', async () => {
  const at = killAtLena('reset-after');
  const { id } = await house.raise();
  await until('the kill', at.killed);
  await upAgain();
  await until('the second message', () => house.sent('lena', id) === 2);
  await house.quiet();
  expect(house.sent('lena', id)).toBe(2);
  expect(await unknownAttempts(id)).toBe(1);
  // The buttons of both work, and the second press changes nothing more.
  const [first, second] = house.cards('lena', id);
  if (!first || !second) throw new Error('both cards stand there');
  await pressOn(house.leads.lena, first, 'escalation-take-on');
  const { revision } = await house.row(id);
  await pressOn(house.leads.lena, second, 'escalation-take-on');
  expect(await house.row(id)).toMatchObject({ state: 'owned', owner: 'lena', revision });
});

test('killed while a limit runs out: the next step is told once', async () => {
  const { id } = await house.raise();
  await house.card('lena', id);
  await house.quiet();
  let killed = false;
  house.connector().misbehaveBy(({ method, conversation }) => {
    if (killed || method !== 'POST' || conversation !== house.conversationOf('dev')) return undefined;
    killed = true;
    void house.bot().kill();
    return { status: 'reset' };
  });
  await house.runOut(id);
  await until('the kill', () => killed);
  await upAgain();
  await house.card('dev', id);
  await house.card('ines', id);
  await house.quiet();
  expect([house.sent('dev', id), house.sent('ines', id)]).toEqual([1, expect.any(Number)]);
  const { rows } = await house
    .db()
    .query(`select 1 from audit_event where escalation = $1 and what = 'overdue'`, [id]);
  expect(rows).toHaveLength(1);
});

test('a limit that ran out while nothing ran is seen to at the start', async () => {
  const { id } = await house.raise();
  await house.card('lena', id);
  await house.quiet();
  await house.bot().kill();
  await house.runOut(id);
  await house.start();
  await house.card('dev', id);
});

test('connections that are cut under load: the process lives, everything raised arrives', async () => {
  let cutting = true;
  const cut = (async () => {
    while (cutting) {
      await house.server.database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name <> 'test'`,
        [house.server.name],
      );
      await new Promise((go) => setTimeout(go, 150));
    }
  })();
  const clinicians = Array.from({ length: 6 }, (_, i) => house.client({ name: `Dr ${i}` }));
  const tell = async (teams: (typeof clinicians)[number]) => {
    const canTell = () =>
      teams.messages().some(({ card }) => card) && teams.buttons().some(({ verb }) => verb === 'escalate');
    await until('the danger card', async () => {
      await teams.type('start');
      await teams.type('danger');
      return canTell();
    });
    await until('the tap to be kept', async () => {
      const answer = await teams.press('escalate');
      return answer.body?.type === 'application/vnd.microsoft.card.adaptive';
    });
  };
  const telling = Promise.allSettled(clinicians.map(tell));
  await new Promise((go) => setTimeout(go, 3000));
  cutting = false;
  await cut;
  expect((await telling).filter(({ status }) => status === 'rejected')).toEqual([]);
  await house.leasesRunOut();
  const alive = await Promise.race([house.bot().ended.then(() => 'ended'), Promise.resolve('alive')]);
  expect(alive).toBe('alive');
  for (const { person } of clinicians) {
    const id = await until('the escalation', async () => {
      const found = await house
        .db()
        .query<{ id: string }>('select id from escalation where raised_by = $1', [person]);
      return found.rows[0]?.id;
    });
    await house.card('lena', id);
  }
});

test('two replicas on one database: every page once, and each can take any press', async () => {
  const one = house.bot();
  const two = await house.start();
  expect(two.url).not.toBe(one.url);
  const raised = await Promise.all(Array.from({ length: 6 }, () => house.raise()));
  for (const { id } of raised) await house.card('lena', id);
  await house.quiet();
  for (const { id } of raised) {
    expect(house.sent('lena', id) - (await unknownAttempts(id))).toBe(1);
    expect(house.sent('channel', id)).toBe(1);
  }
  const [first] = raised;
  if (!first) throw new Error('nothing was raised');
  const mine = await house.card('lena', first.id);
  house.leads.lena.moveTo(one.url);
  await pressOn(house.leads.lena, mine, 'escalation-acknowledge');
  house.leads.lena.moveTo(two.url);
  await pressOn(house.leads.lena, mine, 'escalation-take-on');
  expect(await house.row(first.id)).toMatchObject({ state: 'owned', owner: 'lena' });
});

test('told to stop while nothing answers: it ends by itself within ten seconds', async () => {
  house.connector().misbehave({ status: 'hang' });
  const clinician = house.client({});
  void clinician.type('start').catch(() => undefined);
  await new Promise((go) => setTimeout(go, 500));
  const before = Date.now();
  expect(await house.bot().stop()).toBe(0);
  expect(Date.now() - before).toBeLessThan(10_000);
  house.connector().behave();
  await house.start();
});
