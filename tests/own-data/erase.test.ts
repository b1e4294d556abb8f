import { expect, test } from 'vitest';
import { escalationStates, isOver } from '../../src/core/escalation/escalation.ts';
import { verifyAudit } from '../../src/store/audit.ts';
import { unsentReplies } from '../../src/store/turns.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { testSeal, viewOf } from '../support/turns.ts';
import { dumpOf, where } from './support/dump.ts';
import { lead, living, rosa, sam, tenant } from './support/lived.ts';

const database = useTestDatabase();
const life = living(database);
const dump = () => dumpOf(database().database, testSeal);
const rows = async (query: string) => (await database().database.query(query)).rows;

/** All that somebody can leave behind, with markers planted wherever words are taken. */
async function liveThrough() {
  await life.presses(lead)({ verb: 'help' });
  const over = await life.raise(sam, 'planted question of the closed one');
  await life.close(over.id);
  await life.deliver(over.id);
  const open = await life.raise(sam, 'planted question of the open one');
  await life.deliver(open.id);
  const enquiry = await life.enquire(sam, 'planted words about the stairs');
  await life.planFollowUp(sam, enquiry, '2026-12-01', '2026-12-01T08:30:00Z');
  await life.says(sam)('summary');
  await life.rehearse(sam, ['planted greet', 'planted listen', 'planted ask-impact']);
  return { over, open };
}

test('“delete my data” leaves nothing of somebody but what it says', async () => {
  const { over, open } = await liveThrough();
  await life.enquire(rosa, 'words of rosa');
  const before = await dump();
  expect(where(before, sam.person)).toEqual(
    expect.arrayContaining([
      'enquiry_session',
      'escalation',
      'follow_up',
      'person',
      'post',
      'rehearsal',
      'turn',
    ]),
  );
  expect(where(before, 'planted words')).toEqual(['enquiry_event', 'enquiry_session', 'turn']);
  expect(where(before, sam.name ?? '')).toContain('escalation');

  const asked = viewOf(await life.says(sam)('delete-data'), 'my-data-deleting');
  expect(asked.data.escalations.map(({ reference, state }) => [reference, state === 'closed'])).toEqual([
    [open.reference, false],
    [over.reference, true],
  ]);
  expect(where(await dump(), 'planted words')).not.toEqual([]);
  const done = await life.presses(sam)({ verb: 'my-data-delete-all' });
  expect(viewOf(done, 'my-data-deleted').open).toEqual([open.reference]);

  const after = await dump();
  for (const table of [
    'enquiry_session',
    'enquiry_event',
    'follow_up',
    'rehearsal',
    'rehearsal_event',
    'rehearsal_result',
  ])
    expect(after[table]?.includes(sam.person), table).toBe(false);
  expect(where(after, 'planted words', 'planted greet', 'planted listen')).toEqual([]);
  // The open one goes on with the name, and needs the chat; the answer to this turn waits until it is known to be out.
  expect(where(after, sam.person)).toEqual(['escalation', 'person', 'post', 'turn']);
  expect(await rows(`select count(*)::int as n from turn where person = '${sam.person}'`)).toEqual([
    { n: 1 },
  ]);
  expect(await rows(`select reference from escalation where raised_by = '${sam.person}'`)).toEqual([
    { reference: open.reference },
  ]);
  // Of the one that is over the matter stays, for governance; who raised it does not.
  const [kept] = await rows(
    `select id, raised_by, state from escalation where reference = '${over.reference}'`,
  );
  expect(kept?.raised_by).toMatch(/^forgotten-/);
  expect(
    await rows(`select 1 from post where escalation = '${kept?.id}' and audience = 'clinician'`),
  ).toEqual([]);
  expect(after.escalation).toContain('planted question of the closed one');
  expect(await rows('select person from enquiry_session')).toEqual([{ person: rosa.person }]);
  expect(await verifyAudit(database().database, testSeal)).toMatchObject({ ok: true });
});

test('the name and number of the clinician go from a closed escalation, and the leads’ cards are drawn again', async () => {
  await life.presses(lead)({ verb: 'help' });
  const { id } = await life.raise(sam, 'planted question');
  await life.close(id);
  await life.deliver(id);
  await life.presses(sam)({ verb: 'my-data-delete-all' });
  const after = await dump();
  expect(after.escalation).not.toContain(sam.name);
  expect(after.escalation).not.toContain('07700 900555');
  const due = await rows(
    `select audience from post where escalation = '${id}' and shown < wanted and not retired`,
  );
  expect(due.map(({ audience }) => audience).sort()).toEqual(['channel', 'lead']);
  // It was closed when it was closed: its words do not stay longer because somebody was forgotten.
  const [row] = await rows(`select updated_at from escalation where id = '${id}'`);
  const [closed] = await rows(`select at from audit_event where what = 'close'`);
  expect(row?.updated_at).toEqual(closed?.at);
});

test('a second press, an older card and a redelivery are answered alike and bring nothing back', async () => {
  const { open } = await liveThrough();
  const first = await life.presses(sam)({ verb: 'my-data-delete-all' });
  const second = await life.presses(sam)({ verb: 'my-data-delete-all' });
  expect(second.answer).toEqual(first.answer);
  expect(viewOf(second, 'my-data-deleted').open).toEqual([open.reference]);
  expect(await rows('select 1 from enquiry_session')).toEqual([]);
  const welcome = viewOf(await life.says(sam)('resume'), 'welcome');
  expect([welcome.at, welcome.paused]).toEqual([undefined, []]);
  expect(viewOf(await life.says(sam)('rehearse'), 'rehearsals').waiting).toBeUndefined();
  expect(viewOf(await life.says(sam)('follow-ups'), 'follow-ups').planned).toEqual([]);
});

test('a kept reply that was never sent is not sent any more, and the last answer is', async () => {
  await life.enquire(sam, 'planted words');
  const now = () => new Date(life.clock.now.getTime() + 30_000);
  expect(await unsentReplies(database().database, testSeal, now())).toHaveLength(1);
  await life.presses(sam)({ verb: 'my-data-delete-all' });
  const unsent = await unsentReplies(database().database, testSeal, now());
  expect(unsent.map(({ answer }) => answer.view.kind)).toEqual(['my-data-deleted']);
});

test('a turn that was under way in another replica is taken again, and finds nothing to write to', async () => {
  const session = await life.enquire(sam, 'planted words');
  const [at] = await rows(`select step from enquiry_session where id = '${session}'`);
  const late = life.pressesWhile(sam, () => life.presses(sam)({ verb: 'my-data-delete-all' }));
  const answered = await late({
    ...{ verb: 'answer', session, step: at?.step as number },
    inputs: { 'family-afraid': 'yes', note: 'planted late' },
  });
  expect(answered.answer.notices).toEqual([{ words: 'chrome:notices.unknown-session' }]);
  const left = await dump();
  expect(left.enquiry_session).toBe('');
  expect(where(left, 'planted')).toEqual([]);
});

test('presses at once end in nothing held, in whatever order they come', async () => {
  for (let i = 0; i < 3; i += 1) {
    await life.enquire(sam, 'planted words');
    await Promise.all([1, 2, 3].map(() => life.presses(sam)({ verb: 'my-data-delete-all' })));
    expect(where(await dump(), 'planted')).toEqual([]);
  }
});

test('somebody who answers escalations can still be reached, and is told so', async () => {
  await life.presses(lead)({ verb: 'start' });
  const done = viewOf(await life.presses(lead)({ verb: 'my-data-delete-all' }), 'my-data-deleted');
  expect(done.answers).toBe(true);
  const [row] = await rows(`select conversation from person where id = '${lead.person}'`);
  expect(row?.conversation).toMatchObject({ id: lead.conversation.id });
  const { id } = await life.raise(sam, 'who answers');
  expect(
    await rows(`select recipient from post where escalation = '${id}' and audience = 'lead'`),
  ).toContainEqual({
    recipient: lead.person,
  });
});

test('“my data” counts what is held, and says nothing of what was told', async () => {
  const none = viewOf(await life.says(sam)('my-data'), 'my-data');
  expect(none.data).toMatchObject({ since: undefined, escalations: [], rehearsals: { held: 0 } });
  const { over, open } = await liveThrough();
  await life.enquire(rosa, 'words of rosa');
  life.later(3);
  const shown = viewOf(await life.says(sam)('my-data'), 'my-data');
  expect(shown.role).toBeUndefined();
  expect(shown.data).toMatchObject({
    since: '2026-11-23',
    enquiries: { open: 0, paused: 3, closed: 0, discarded: 0, oldest: '2026-11-23' },
    followUps: { planned: 1, next: '2026-12-01', settled: 0 },
    rehearsals: { held: 1, oldest: '2026-11-23' },
    escalations: [{ reference: open.reference }, { reference: over.reference, state: 'closed' }],
  });
  expect(JSON.stringify(shown)).not.toMatch(/planted|Plantedname|may-harm/);
  expect(viewOf(await life.presses(sam)({ verb: 'my-data-export' }), 'my-data-export').data).toMatchObject({
    enquiries: shown.data.enquiries,
  });
  const asLead = viewOf(await life.says(lead)('my-data'), 'my-data');
  expect(asLead.role).toEqual({ role: 'lead', answers: true, actions: 3 });
  // One message of each escalation; the clinician's own are none.
  expect([asLead.data.sentAsLead, shown.data.sentAsLead]).toEqual([2, 0]);
});

test('in the middle of a rehearsal these words are not said to the patient, and the patient waits', async () => {
  for (const [word, kind] of [
    ['my-data', 'my-data'],
    ['delete-data', 'my-data-deleting'],
    ['delete-rehearsals', 'rehearsal-deleting'],
  ] as const) {
    await life.rehearse(sam, ['greet']);
    const events = async () => rows('select count(*)::int as n from rehearsal_event');
    const before = await events();
    const answered = await life.says(sam)(word);
    expect([answered.answer.view.kind, answered.answer.notices]).toEqual([
      ...[kind, [{ words: 'rehearsal:notices.put-aside' }]],
    ]);
    expect((await dump()).rehearsal_event).not.toContain(`"text":"${word}"`);
    expect(await events()).toEqual([{ n: before[0]?.n + 1 }]);
    expect(await rows(`select status from rehearsal where status <> 'closed'`)).toEqual([
      { status: 'paused' },
    ]);
    // What is no command there is still said to the patient.
    expect((await life.says(sam)('rehearse')).answer.view.kind).toBe('rehearsals');
  }
});

test('nobody deletes or sees what is somebody else’s, in another tenant neither', async () => {
  await life.enquire(rosa, 'words of rosa');
  const elsewhere = { ...rosa, tenant: `${tenant}-b` };
  await life.presses(sam)({ verb: 'my-data-delete-all' });
  await life.presses(elsewhere)({ verb: 'my-data-delete-all' });
  expect(await rows('select person, tenant from enquiry_session')).toEqual([{ person: rosa.person, tenant }]);
  expect(viewOf(await life.says(elsewhere)('my-data'), 'my-data').data.enquiries.open).toBe(0);
});

test.each(escalationStates)(
  'an escalation that is %s, with enquiries and rehearsals in every state',
  async (state) => {
    const { id, reference } = await life.raise(sam, 'planted question');
    const over = isOver(state);
    await rows(
      `update escalation set state = '${state}', due_at = case when ${over} then null else due_at end`,
    );
    for (const status of ['open', 'paused', 'closed', 'discarded']) {
      const session = await life.enquire(sam, 'planted words');
      await life.says(sam)('pause');
      const gone = status === 'discarded' ? ', snapshot = null' : '';
      await rows(`update enquiry_session set status = '${status}'${gone} where id = '${session}'`);
      await life.planFollowUp(sam, session, '2026-12-01', '2026-12-01T08:30:00Z');
      if (status === 'open')
        await rows(`update enquiry_session set status = 'closed' where id = '${session}'`);
    }
    for (const status of ['closed', 'paused', 'open'] as const) {
      await life.rehearse(sam, [
        'planted greet',
        ...(status === 'open' ? [] : [status === 'paused' ? 'pause' : 'stop']),
      ]);
    }
    const done = viewOf(await life.presses(sam)({ verb: 'my-data-delete-all' }), 'my-data-deleted');
    expect(done.open).toEqual(over ? [] : [reference]);
    const [left] =
      await rows(`select raised_by = '${sam.person}' as named, forget_raiser_at is not null as wished
    from escalation where id = '${id}'`);
    expect(left).toEqual({ named: !over, wished: !over });
    const after = await dump();
    expect(where(after, 'planted words', 'planted greet')).toEqual([]);
    expect(where(after, sam.person)).toEqual(
      over ? ['person', 'turn'] : ['escalation', 'person', 'post', 'turn'],
    );
    expect(viewOf(await life.says(sam)('my-data'), 'my-data').data).toMatchObject({
      enquiries: { open: 0, paused: 0, closed: 0, discarded: 0 },
      rehearsals: { held: 0 },
      escalations: over ? [] : [{ reference }],
    });
  },
);
