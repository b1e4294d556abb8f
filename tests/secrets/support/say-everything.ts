import { randomUUID } from 'node:crypto';
import type { Answered, TeamsClient } from '../../support/teams-client.ts';
import { planted } from './planted.ts';

/** A number with the check digit of an NHS number, and names that the guard finds: refused, so never kept, sealed or not. */
export const refused = { number: '999 638 1919', name: 'Agnieszka' };
export const callBack = '01632 960147';

const safe = {
  ...{ 'seen-alone': 'yes', interpreter: 'not-needed', sober: 'yes', 'clinician-safe': 'yes' },
  ...{ trained: 'yes', 'information-source': 'patient' },
};

/** A pressed button with any data, whether or not the card has it: what a client sends is not up to the card. */
export function press(teams: TeamsClient, data: object): Promise<Answered> {
  const action = { type: 'Action.Execute', data };
  const value = { action, trigger: 'manual' };
  const replyToId = teams.messages().some(({ card }) => card) ? { replyToId: teams.cardId() } : {};
  return teams.post({
    ...{ ...teams.base(randomUUID()), ...replyToId, type: 'invoke', name: 'adaptiveCard/action', value },
  });
}

/** The session and step, or rehearsal and step, of the living card. */
export function atOf(teams: TeamsClient, of: 'session' | 'rehearsal'): { step: number } {
  const data = teams
    .buttons()
    .find((button) => typeof button.data[of] === 'string' && button.data.step)?.data;
  if (!data) throw new Error(`this card has no ${of}: ${teams.words()}`);
  return { [of]: data[of], step: data.step as number } as { step: number };
}

/** All that a clinician can write in an enquiry, and all that is refused there. Ends at the summary. */
export async function enquire(teams: TeamsClient): Promise<void> {
  await teams.arrive();
  await teams.type(`what about ${planted('lookup')} and strangulation`);
  await press(teams, { verb: 'find', query: planted('query') });
  await press(teams, { verb: 'open', hit: planted('hit') });
  await teams.type('start');
  teams.fill({ pathway: 'may-harm', timing: 'in-consultation' });
  await teams.press('answer');
  teams.fill(safe);
  await teams.press('answer');
  teams.fill({ cues: 'hand-injury' });
  await teams.press('answer');
  teams.fill({ household: 'partner,child-under-18' });
  await teams.press('answer');
  await teams.type(`${planted('rubbish')} ${'x'.repeat(20)}`);
  await teams.type(`${planted('essay')} ${'long '.repeat(1000)}`);
  const note = (text: string, more: object = {}) =>
    press(teams, {
      verb: 'answer',
      ...atOf(teams, 'session'),
      'effect-on-family': 'concern-heard',
      note: text,
      ...more,
    });
  await note(`${planted('heldnote')} told by ${refused.name} on ${refused.number}`);
  await note(`${planted('note')} was said`, { [planted('input')]: planted('value') });
  await note(`${planted('note')} was said`);
  for (let cards = 0; teams.card().metadata.stage !== 'summary'; cards += 1) {
    if (cards > 20) throw new Error(`no summary: ${teams.words()}`);
    const ids = teams.inputs().map(({ id }) => id);
    if (ids.includes('note')) teams.fill({ note: `${planted('more')} ${cards}` });
    if (ids.includes('separation')) teams.fill({ separation: 'yes' });
    await teams.press('answer');
  }
  await press(teams, {
    verb: 'set-level',
    ...atOf(teams, 'session'),
    level: 'high',
    reason: planted('reason'),
  });
  await press(teams, { verb: 'set-level', ...atOf(teams, 'session'), level: planted('level'), reason: '' });
}

/** What a clinician writes to a lead. */
export async function escalate(teams: TeamsClient): Promise<void> {
  await teams.press('go-to', { where: { stage: 'escalating' } });
  teams.fill({ question: `${planted('heldquestion')} ${refused.number}` });
  await teams.press('escalate');
  teams.fill({ question: planted('question'), 'reach-on': callBack });
  await teams.press('escalate');
}

/** What a lead writes back, what is refused there, and what the clinician adds. */
export async function answerEscalation(
  lead: TeamsClient,
  clinician: TeamsClient,
  escalation: string,
): Promise<void> {
  const by = (teams: TeamsClient, verb: string, inputs: object = {}) =>
    press(teams, { verb, escalation, ...inputs });
  await by(lead, 'escalation-acknowledge', { note: planted('extra') });
  await by(lead, 'escalation-advise', { advice: `${planted('heldadvice')} ${refused.number}` });
  await by(lead, 'escalation-advise', { advice: planted('advice') });
  await by(clinician, 'escalation-note', { note: planted('addition') });
  await by(clinician, 'escalation-raise-again', { level: 'immediate', note: planted('again') });
  await by(lead, 'escalation-take-on');
  await by(lead, 'escalation-hand-back', { note: planted('handback') });
  await lead.type('swap');
  await press(lead, { verb: 'swap', shift: planted('shift'), person: planted('person') });
  const chosen = lead.inputs().find(({ id }) => id === 'shift')?.choices as { value: string }[] | undefined;
  await press(lead, { verb: 'swap', shift: chosen?.[0]?.value, person: 'dev', note: planted('swap') });
  await by(lead, 'escalation-take-on');
  await by(lead, 'escalation-close', { closing: planted('closing') });
  await by(lead, 'escalation-close', { closing: 'plan-agreed', note: planted('closenote') });
}

/** What a trainee says to a simulated patient. */
export async function rehearse(teams: TeamsClient): Promise<void> {
  await teams.type('rehearse');
  await press(teams, { verb: 'rehearsal-choose', scenario: planted('scenario') });
  await teams.press('rehearsal-choose', { where: { scenario: 'work-stress' } });
  await teams.press('rehearsal-begin', { where: { level: 'coached' } });
  await teams.type(`Hello, how are things at home? ${planted('line')}`);
  await teams.type(`${planted('heldline')} ${refused.number}`);
  await teams.type(`Who is at home with you, ${planted('second')}?`);
  await press(teams, {
    ...{ verb: 'rehearsal-correct', ...atOf(teams, 'rehearsal'), turn: 0 },
    ...{ meant: planted('meant'), 'meant-too': planted('meanttoo') },
  });
  await teams.type('stop');
  await teams.type('export');
  await teams.type('my data');
}

/** What no client of Teams sends, and somebody else may. */
export async function malform(teams: TeamsClient, url: string): Promise<void> {
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(new URL('/api/messages', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  const word = planted('malformed');
  await post(`{"type": "message", "text": "${word}`);
  await post(word);
  await post(JSON.stringify(word));
  await post(JSON.stringify([word]));
  await post(`text=${word}`, { 'content-type': 'application/x-www-form-urlencoded' });
  await post(word, { 'content-encoding': 'gzip' });
  const good = teams.base(randomUUID());
  const bad = [
    { ...good, type: word, text: word },
    { ...good, type: 'message', text: { [word]: word } },
    { ...good, type: 'message', text: word, serviceUrl: word },
    { ...good, type: 'message', text: word, serviceUrl: undefined },
    { ...good, type: 'invoke', name: word, value: { [word]: word } },
    {
      ...good,
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: word, data: { verb: word } } },
    },
    { ...good, type: 'message', value: { verb: word, session: word, step: word } },
    { ...good, type: 'message', text: word, entities: [{ type: 'mention', text: word }], channelData: word },
    { ...good, type: 'message', text: word, from: { id: { [word]: word } } },
    { ...good, type: 'messageReaction', reactionsAdded: [{ type: word }] },
    { ...good, type: 'conversationUpdate', membersAdded: [{ id: 'x', name: word }], topicName: word },
  ];
  for (const activity of bad)
    await post(JSON.stringify({ ...activity, id: randomUUID() }), {
      ...{ 'x-request-id': word, 'request-id': word, 'user-agent': word, traceparent: word },
      ...{ authorization: `Bearer ${word}` },
    });
  for (const path of [
    `/${word}`,
    `/healthz?${word}`,
    `/api/messages/${word}`,
    `/metrics?${word}`,
    `/%00${word}`,
  ])
    await fetch(new URL(path, url), { headers: { 'x-request-id': word } });
}
