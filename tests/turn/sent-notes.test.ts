import { expect, test } from 'vitest';
import { sentNotes } from '../../src/sent-notes.ts';
import { noteSent, unsentReplies } from '../../src/store/turns.ts';
import { realContent } from '../support/content.ts';
import { useTestDatabase } from '../support/test-database.ts';
import { press, testSeal, text, turnHandler } from '../support/turns.ts';

const content = realContent();
const database = useTestDatabase();
const unsent = () => unsentReplies(database().database, testSeal, new Date(Date.now() + 60_000));
const cards = async () =>
  (await database().database.query('select card_id from enquiry_session order by person')).rows;

async function threeTurns() {
  const handle = turnHandler(database(), content);
  return Promise.all(
    ['a', 'b', 'c'].map((person) => {
      const conversation = { ...text('').conversation, id: `chat-${person}` };
      return handle({ ...press({ verb: 'start' }), person, conversation });
    }),
  );
}

test('many notes at once say what as many single ones say', async () => {
  const [one, two, three] = await threeTurns();
  if (!one || !two || !three) throw new Error('three turns');
  await noteSent(database().database, one.turn, one.session, 'card-a');
  const failed: unknown[] = [];
  const notes = sentNotes(database().database, (error) => failed.push(error));
  notes.soon({ turn: two.turn, session: two.session, cardId: 'card-b' });
  notes.soon({ turn: three.turn, session: three.session, cardId: undefined });
  expect((await unsent()).map(({ turn }) => turn).toSorted()).toEqual([two.turn, three.turn].toSorted());
  await notes.flush();
  expect([await unsent(), failed]).toEqual([[], []]);
  expect(await cards()).toEqual([{ card_id: 'card-a' }, { card_id: 'card-b' }, { card_id: null }]);
});

test('nobody has to ask for it: a moment later they are noted', async () => {
  const [one] = await threeTurns();
  if (!one) throw new Error('a turn');
  sentNotes(database().database, () => {}).soon({ turn: one.turn, session: undefined, cardId: undefined });
  await expect.poll(async () => (await unsent()).length).toBe(2);
});

test('a note that fails is told, and the reply counts as not sent', async () => {
  const [one] = await threeTurns();
  if (!one) throw new Error('a turn');
  const failed: unknown[] = [];
  const notes = sentNotes(database().database, (error) => failed.push(error));
  notes.soon({ turn: 'no id of a turn', session: undefined, cardId: undefined });
  notes.soon({ turn: one.turn, session: undefined, cardId: undefined });
  await notes.flush();
  expect(failed).toHaveLength(1);
  expect(await unsent()).toHaveLength(3);
});
