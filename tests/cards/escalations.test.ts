import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawCard } from '../../src/channel/cards/draw-card.ts';
import type { Words } from '../../src/content/words.ts';
import type { View } from '../../src/core/conversation/views.ts';
import { closings, escalationStates } from '../../src/core/escalation/escalation.ts';
import { raiserVerbs } from '../../src/core/escalation/who-may.ts';
import { projectRoot, realContent } from '../support/content.ts';
import { buttonsOf, inputOf, readable, verbsOf, vocabularyOf, wrongWith } from './support/check-card.ts';
import {
  amara,
  escalation,
  forClinician,
  forLead,
  form,
  lineOf,
  matter,
  priya,
  raisedLine,
} from './support/escalations.ts';
import { at, drawn, summary } from './support/views.ts';
import { realWords, today } from './support/walk.ts';

let words: Words;
beforeAll(async () => {
  words = await realWords();
});
const shown = (view: View) => readable(drawn(words, view));
/** The day of these tests is 20 November; in winter London and UTC show the same time. */
const tenOhTwo = '2026-11-20T10:02:00.000Z';

describe('telling the lead', () => {
  const told = { id: 'organisation-lead', source: 'briefing 6', services: [] };
  const toForm = (view: View) =>
    buttonsOf(drawn(words, view)).find(({ data }) => (data as { stage?: string }).stage === 'escalating');

  test('is one tap from the summary, and stands out where the rules name the lead', () => {
    expect(toForm(summary())).toMatchObject({ verb: 'go-to', associatedInputs: 'none' });
    expect(toForm(summary())).not.toHaveProperty('style');
    expect(toForm(summary({ routes: [told] }))).toMatchObject({ style: 'positive' });
  });

  test('does not wait for the end of the enquiry, and is not offered while preparing', () => {
    expect(toForm(summary({ soFar: true }))).toMatchObject({ verb: 'go-to', associatedInputs: 'none' });
    expect(toForm(summary({ preparing: true }))).toBeUndefined();
  });

  test('gives way to where it stands, and comes back once that is over', () => {
    for (const state of escalationStates) {
      const view = summary({ escalation: raisedLine({ state }) });
      const over = state === 'closed' || state === 'withdrawn';
      expect(shown(view), state).toContain('birch-heron-472');
      expect(toForm(view) !== undefined, state).toBe(over);
    }
  });

  test('is one tap on the danger card, with nothing to fill in', () => {
    const danger = (changes: object): View => ({
      ...{ kind: 'danger', at, canUndo: false, services: [] },
      ...changes,
    });
    expect(buttonsOf(drawn(words, danger({})))[0]).toMatchObject({
      ...{ verb: 'escalate', data: { verb: 'escalate', ...at }, associatedInputs: 'none' },
    });
    expect(verbsOf(drawn(words, danger({ escalation: raisedLine() })))).not.toContain('escalate');
    expect(shown(danger({ escalation: raisedLine({ late: true }) }))).toContain('nobody has answered yet');
    expect(verbsOf(drawn(words, danger({ at: undefined })))).not.toContain('escalate');
  });

  test('can be sent as it stands, and nothing said by the person goes unless it is ticked', () => {
    const card = drawn(words, form());
    expect(inputOf(card, 'wish')?.value).toBe('call-back');
    expect(inputOf(card, 'words-too')?.value).toBe('false');
    expect(verbsOf(card)[0]).toBe('escalate');
    expect(inputOf(drawn(words, form({ hasWords: false })), 'words-too')).toBeUndefined();
    expect(readable(card)).toContain('At least high');
  });

  test('keeps what was filled in when something is wrong, and says so beside it', () => {
    const problems = [
      {
        input: 'question',
        words: 'escalation:problems.holds-identifiers',
        vars: { found: 'TA1 …' },
      } as const,
    ];
    const card = drawn(words, form({ problems, question: 'Is TA1 1AA right?', callBackBy: '15:30' }));
    const text = readable(card);
    expect(text.indexOf('Not sent')).toBeLessThan(text.indexOf('TA1 …'));
    expect(text.indexOf('TA1 …')).toBeLessThan(text.indexOf('What do you want to ask'));
    expect(inputOf(card, 'question')?.value).toBe('Is TA1 1AA right?');
    expect(inputOf(card, 'call-back-by')?.value).toBe('15:30');
  });

  test('asks nothing again where it was raised already', () => {
    const card = drawn(words, form({ raised: raisedLine() }));
    expect(verbsOf(card)).not.toContain('escalate');
    expect(inputOf(card, 'wish')).toBeUndefined();
  });

  test('never takes the place of 999 or of the report that only the clinician can make', () => {
    for (const view of [form(), forClinician()]) {
      expect(shown(view)).toContain('[999](tel:999)');
      expect(shown(view)).toContain('[101](tel:101) yourself');
    }
  });
});

describe('the lead’s card', () => {
  test('says first what is asked, how urgent, where it stands, until when, by whom and under which reference', () => {
    const text = readable(drawn(words, forLead()).body[0]);
    expect(text.split('\n')).toEqual([
      'A clinician asks for a call back by 15:30',
      'At least high',
      'Nobody has answered yet.',
      'Answer by 10:17',
      'Raised by Sam Reed.',
      'Their own number: [07700 900311](tel:07700900311)',
      'Reference **birch-heron-472** · raised at 10:02',
    ]);
  });

  test.each(['advice', 'information', 'call-back'] as const)('says until when to call: %s', (wish) => {
    expect(shown(forLead({ matter: matter({ wish }) }))).toContain('a call back by 15:30');
    expect(shown(forClinician({ wish }))).toContain('a call back by 15:30');
  });

  test('says that the clinician raised it above what the rules say', () => {
    expect(shown(forLead({ level: 'immediate' }))).toContain(
      'The clinician raised it to **Immediate danger** afterwards. The rules say: At least high.',
    );
    expect(shown(forLead())).not.toContain('afterwards');
  });

  test('names the day where it is not today', () => {
    expect(shown(forLead({ dueAt: '2026-11-23T09:00:00.000Z' }))).toContain(
      'Answer by 09:00 on Monday 23 November',
    );
    // Half past eleven at night in UTC is half past midnight of the next day in London, in summer.
    expect(shown(forLead({ raisedAt: '2026-07-20T23:30:00.000Z' }))).toContain(
      'raised at 00:30 on Tuesday 21 July',
    );
  });

  test('has "at least" only where something is not known', () => {
    expect(readable(drawn(words, forLead({ matter: matter({ incomplete: false }) })).body[0])).toMatch(
      /\nHigh\n/,
    );
  });

  test('shows both levels and the reason where the clinician’s own differs', () => {
    const own = { level: 'medium', reason: 'Seen together for years' } as const;
    const text = shown(forLead({ matter: matter({ own }) }));
    expect(text).toContain('The clinician’s own level: **Medium**. The rules say: At least high.');
    expect(text).toContain('“Seen together for years”');
  });

  test('does not let silence about children read as a no', () => {
    expect(shown(forLead({ matter: matter({ children: false }) }))).toContain(
      'Not recorded does not mean no.',
    );
  });

  test('shows each of the person’s words with its question, with a caution, where the clinician ticked it', () => {
    const said = [{ question: 'enquiry:prompting.may-harm.family-afraid.label', text: 'I lost it' }];
    const label = words.t('enquiry:prompting.may-harm.family-afraid.label');
    const text = shown(forLead({ matter: matter({ words: said }) }));
    expect(text.indexOf('Never put them to')).toBeLessThan(text.indexOf(label));
    expect(text).toContain(`${label}\n“I lost it”`);
    expect(shown(forLead())).not.toContain('own words. Never');
  });

  test('has words for all that the content can name, and keeps what it no longer names', () => {
    const content = realContent();
    const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);
    const all = {
      ...{ rules: ids(content.rules), routes: ids(content.routes) },
      overlays: ids(content.opening.overlays),
    };
    for (const { id } of content.opening.pathways) {
      const text = JSON.stringify(drawn(words, forLead({ matter: matter({ ...all, pathway: id }) })));
      expect(text).toContain(words.t(`enquiry:opening.pathway.choices.${id}`));
      for (const rule of all.rules) expect(text).toContain(words.t(`outcomes:rules.${rule}`));
      for (const route of all.routes) expect(text).toContain(words.t(`outcomes:routes.${route}.name`));
      for (const overlay of all.overlays)
        expect(text).toContain(words.t(`enquiry:overlays.${overlay}.label`));
    }
    const gone = matter({ rules: ['an-older-rule'], routes: ['an-older-route'] });
    expect(shown(forLead({ matter: gone }))).toMatch(/an older rule[\s\S]*an older route/);
  });

  test('never cuts the question or the reason, however much else there is', () => {
    const long = '漢'.repeat(1000);
    const own = { level: 'medium', reason: long } as const;
    const said = Array.from({ length: 60 }, () => ({ question: 'chrome:ask.note', text: long }));
    const full = matter({ question: long, own, words: said });
    const text = shown(forLead({ matter: full }));
    expect(text.split(`“${long}”`)).toHaveLength(3);
    expect(text).toContain('There are 60 notes, too many to show here.');
  });

  test('shows the newest twelve of what happened, and counts those before', () => {
    const happened = Array.from({ length: 20 }, () => ({ at: tenOhTwo, what: 'note', who: amara }));
    const text = JSON.stringify(drawn(words, forLead({ happened })));
    expect(text.split('added a note')).toHaveLength(13);
    expect(text).toContain('8 earlier entries are not shown.');
  });

  test('in the channel says where the rest is to be read', () => {
    const text = shown(forLead({ forChannel: true, viewer: undefined }));
    expect(text).toContain('your own chat with Askwell');
    expect(text).toContain('Raised by Sam Reed.');
    expect(text).not.toContain('07700 900311');
    const over = forLead({ forChannel: true, viewer: undefined, state: 'withdrawn' });
    expect(shown(over)).not.toContain('your own chat with Askwell');
  });

  test('says who has it, and "you" to that person', () => {
    const owned = { state: 'owned', ownedBy: amara, acknowledgedBy: amara } as const;
    expect(shown(forLead(owned))).toContain('You have taken this on.');
    expect(shown(forLead({ ...owned, viewer: 'priya-nair' }))).toContain(
      'Dr Amara Okafor has taken this on.',
    );
  });

  test('says how it ended, and asks for nothing any more', () => {
    const text = shown(forLead({ state: 'closed', closing: 'plan-agreed', ownedBy: amara }));
    expect(text).toContain('Closed by Dr Amara Okafor: a plan was agreed.');
    expect(text).not.toContain('Answer by');
  });

  test('keeps the fields folded; nothing in a fold can hold up a button', () => {
    const card = drawn(words, forLead({ can: ['escalation-advise', 'escalation-close'] }));
    expect(readable(card)).not.toContain(words.t('escalation:lead.advice'));
    expect(inputOf(card, 'closing')?.value).toBeUndefined();
    expect(inputOf(card, 'closing')?.choices).toHaveLength(closings.length);
  });
});

describe('the clinician’s card begins with where it stands', () => {
  const first = (changes: Parameters<typeof forClinician>[0]) =>
    readable(drawn(words, forClinician(changes)).body[0]);

  test.each([
    [{ state: 'raised' }, 'Not yet delivered. Askwell keeps trying.'],
    [{ sentTo: [{ who: amara, at: tenOhTwo }] }, 'Sent to Dr Amara Okafor at 10:02.'],
    [{ sentTo: [{ who: 'channel', at: tenOhTwo }] }, 'Sent to the leads’ channel at 10:02.'],
    [
      { state: 'acknowledged', acknowledgedBy: priya },
      'Acknowledged by Priya Nair. Nobody has taken it on yet.',
    ],
    [{ state: 'owned', ownedBy: amara }, 'Dr Amara Okafor has taken this on.'],
    [
      { state: 'closed', ownedBy: amara, closing: 'referred' },
      'Closed by Dr Amara Okafor: referred to another service.',
    ],
    [{ state: 'withdrawn' }, 'You withdrew this. Nobody is asked about it any more.'],
  ] as const)('%j', (changes, line) => {
    expect(first(changes)).toBe(line);
  });

  test.each([
    [{ late: true }, 'Nobody has answered yet. Ring:'],
    [{ state: 'unowned', late: true }, 'Nobody has taken this on. Ring now:'],
  ] as const)('%j: the numbers, with what to do in danger', (changes, line) => {
    expect(first(changes).split('\n')).toEqual([
      line,
      'Dr Amara Okafor, safeguarding lead: [01632 960101](tel:01632960101)',
      'Priya Nair, deputy safeguarding lead: [01632 960102 ext 24](tel:01632960102;ext=24)',
      'In danger now: ring [999](tel:999).',
    ]);
  });

  test.each(['closed', 'withdrawn'] as const)(
    '%s: the numbers stay for whoever is still worried',
    (state) => {
      expect(shown(forClinician({ state, closing: 'advised' }))).toMatch(
        /or ring:\n- Dr Amara Okafor.*101\)\n/,
      );
      expect(shown(forClinician({ state, ring: [] }))).toContain('Ring the lead, or tell them again');
    },
  );

  test('people stand before the channel, whichever was reached first', () => {
    const sentTo = [{ who: 'channel', at: tenOhTwo } as const, { who: amara, at: tenOhTwo }];
    expect(first({ sentTo })).toBe('Sent to Dr Amara Okafor at 10:02; the leads’ channel at 10:02.');
  });

  test('its level has "at least" only where something is not known', () => {
    expect(shown(forClinician({ incomplete: true }))).toContain('Level: At least high');
    expect(shown(forClinician({ incomplete: false }))).toContain('Level: High');
  });

  test('who could not be reached is said', () => {
    expect(shown(forClinician({ notReached: [priya] }))).toContain(
      'Could not be reached in Teams: Priya Nair.',
    );
  });

  test('a call that is asked for has its number; what is over asks for none', () => {
    expect(shown(forClinician({ state: 'owned', ownedBy: amara, callAskedBy: amara }))).toContain(
      'Dr Amara Okafor asks you to call: [01632 960101](tel:01632960101)',
    );
    expect(shown(forClinician({ state: 'closed', callAskedBy: amara }))).not.toContain('asks you to call');
  });

  test('the newest advice stands in full however much else was written, and once', () => {
    const advice = `See him alone. ${'a'.repeat(980)} end`;
    const others = Array.from({ length: 12 }, () => ({
      ...{ at: tenOhTwo, what: 'note', who: 'clinician', text: '漢'.repeat(1000) },
    })) as never[];
    const happened = [
      ...others.slice(0, 6),
      { at: tenOhTwo, what: 'advise', who: amara, text: advice },
      ...others.slice(6),
    ];
    const text = JSON.stringify(drawn(words, forClinician({ state: 'owned', ownedBy: amara, happened })));
    expect(text.split(`“${advice}”`)).toHaveLength(2);
  });

  test('withdrawing says what it does before the second tap', () => {
    const card = drawn(words, forClinician({ can: raiserVerbs }));
    const fold = card.body.find(({ id }) => id === 'withdraw') as { isVisible: boolean; items: unknown[] };
    expect(fold.isVisible).toBe(false);
    expect(readable(fold.items[0])).toContain('Nobody is asked about this any more');
    expect(verbsOf({ ...card, body: [fold as never] })).toEqual(['escalation-withdraw']);
  });

  test.each([
    ['standard', ['standard', 'medium', 'high', 'immediate'], 'medium'],
    ['high', ['high', 'immediate'], 'immediate'],
    ['immediate', ['immediate'], 'immediate'],
  ] as const)('from %s it can be raised, never lowered', (level, offered, chosen) => {
    const input = inputOf(drawn(words, forClinician({ level, can: raiserVerbs })), 'level');
    expect(input?.choices).toMatchObject(offered.map((value) => ({ value })));
    expect(input?.choices).toHaveLength(offered.length);
    expect(input?.value).toBe(chosen);
  });
});

describe('the lists', () => {
  test('the overdue come first; five can be opened, the rest are named', () => {
    const open = Array.from({ length: 8 }, (_, i) =>
      lineOf({ reference: `elm-wren-${100 + i}`, late: i === 7, escalation: escalation.slice(0, -1) + i }),
    );
    const card = drawn(words, { kind: 'escalations', as: 'lead', open });
    const text = readable(card);
    expect(text.indexOf('elm-wren-107')).toBeLessThan(text.indexOf('elm-wren-100'));
    expect(verbsOf(card).filter((verb) => verb === 'escalation-open')).toHaveLength(5);
    for (const { reference } of open) expect(text).toContain(reference);
    expect(text).toContain('OVERDUE · Not acknowledged yet');
  });

  test('who holds it, and which are one’s own', () => {
    const open = [lineOf({ state: 'owned', holder: amara, mine: true })];
    expect(shown({ kind: 'escalations', as: 'lead', open })).toContain(
      'Taken on by Dr Amara Okafor · Yours\nRaised at 10:02 · Due 10:17',
    );
    expect(shown({ kind: 'escalations', as: 'clinician', open: [] })).toContain(
      'Nothing that you told the lead is open.',
    );
  });

  test('who is on call now and next, rota by rota, with numbers', () => {
    const rotas = [
      {
        ...{ rota: 'out-of-hours', now: amara, until: '2026-11-20T18:30:00.000Z' },
        next: { person: priya, from: '2026-11-20T18:30:00.000Z' },
      },
      { rota: 'daytime-lead', now: undefined, until: undefined, next: undefined },
    ];
    const text = shown({ kind: 'on-call', rotas, canSwap: false });
    expect(text).toContain(
      'Now: Dr Amara Okafor, safeguarding lead: [01632 960101](tel:01632960101), until 18:30',
    );
    expect(text).toContain('(tel:01632960102;ext=24), from 18:30');
    expect(text).toContain('Now: nobody is on.');
    expect(verbsOf(drawn(words, { kind: 'on-call', rotas, canSwap: false }))).not.toContain('swap');
  });

  test('handing over asks for a shift and a person, and says what is wrong or done', () => {
    const hours = { from: '2026-11-20T18:30:00.000Z', until: '2026-11-21T08:00:00.000Z' };
    const shift = { id: 'out-of-hours|1', rota: 'out-of-hours', person: amara, ...hours };
    const view = { kind: 'swap', shifts: [shift], people: [amara, priya] } as const;
    const card = drawn(words, view);
    expect(inputOf(card, 'shift')?.choices).toEqual([
      {
        title: '18:30 to 08:00 on Saturday 21 November: Out of hours, Dr Amara Okafor, safeguarding lead',
        value: 'out-of-hours|1',
      },
    ]);
    expect(inputOf(card, 'person')?.choices).toHaveLength(2);
    expect(shown({ ...view, problem: 'same-person' })).toContain('Please choose somebody else.');
    expect(shown({ ...view, done: { rota: 'out-of-hours', person: priya, ...hours } })).toContain(
      'Handed over: Out of hours, 18:30 until 08:00 on Saturday 21 November, to Priya Nair, deputy safeguarding lead.',
    );
    expect(verbsOf(drawn(words, { ...view, shifts: [] }))).not.toContain('swap');
  });

  test('who cannot be reached comes first, with what to do', () => {
    const people = [
      { person: amara, reach: 'reachable', onDutyFrom: undefined, onDuty: false },
      { person: priya, reach: 'never-met', onDutyFrom: '2026-11-20T18:30:00.000Z', onDuty: false },
    ] as const;
    const text = shown({ kind: 'reach', people });
    expect(text.indexOf('Priya Nair')).toBeLessThan(text.indexOf('Amara Okafor'));
    expect(text).toContain('they open Askwell in Teams and type “hello”');
    expect(text).toContain('Next shift: 18:30');
  });
});

describe('messages about the service', () => {
  const hours = { from: '2026-11-20T18:30:00.000Z', until: '2026-11-21T08:00:00.000Z' };
  test.each([
    [
      { kind: 'shift-handed', rota: 'out-of-hours', ...hours, by: amara, to: priya },
      'Out of hours, 18:30 until 08:00 on Saturday 21 November: Priya Nair, deputy safeguarding lead.',
    ],
    [
      { kind: 'cannot-be-reached', shifts: [{ person: priya, rota: 'daytime-lead', from: hours.from }] },
      'Daytime lead, from 18:30',
    ],
    [{ kind: 'something-is-late', references: ['elm-wren-101'] }, 'References: elm-wren-101'],
  ] as const)('%j', (bulletin, line) => {
    const card = drawn(words, { kind: 'bulletin', bulletin });
    expect(wrongWith(card, vocabularyOf(realContent()))).toEqual([]);
    expect(readable(card)).toContain(line);
    expect(verbsOf(card)).toEqual([]);
  });
});

test('what is seen on a lock screen says nothing of the matter, and raises a notification', () => {
  const preview = (view: View) => drawCard({ view, notices: [] }, words, today, realContent());
  expect(preview(forLead())).toMatchObject({ alert: true, summary: words.t('escalation:preview.lead') });
  expect(preview(forClinician())).toMatchObject({
    ...{ alert: true, summary: words.t('escalation:preview.clinician') },
  });
  for (const leaf of ['lead', 'clinician'])
    expect(words.t(`escalation:preview.${leaf}`)).not.toMatch(/abuse|harm|danger|risk|patient|level/i);
  expect(preview({ kind: 'escalation-moved', reference: 'elm-wren-101' })).not.toHaveProperty('alert');
});

test('an older card and a refusal are one line without buttons', () => {
  const moved = drawn(words, { kind: 'escalation-moved', reference: 'elm-wren-101' });
  expect(readable(moved)).toBe('Escalation elm-wren-101 goes on in a newer message.');
  const refused = drawn(words, {
    ...{ kind: 'refusal', words: 'escalation:notices.taken-already', vars: { name: '*Amara*' } },
  });
  expect(readable(refused)).toContain('\\*Amara\\* was first');
  expect([...verbsOf(moved), ...verbsOf(refused)]).toEqual([]);
});

describe('the words', () => {
  const all = JSON.parse(readFileSync(join(projectRoot, 'locales/en-GB/escalation.json'), 'utf8'));
  const textsOf = (tree: unknown): string[] =>
    typeof tree === 'string' ? [tree] : Object.values(tree as object).flatMap(textsOf);

  test('never reassure', () => {
    expect(textsOf(all).length).toBeGreaterThan(150);
    for (const text of textsOf(all))
      expect(text).not.toMatch(/\b(safe|safely|low risk|don.t worry|abuser|offender)\b/i);
  });

  test('hold every notice that a turn can give', () => {
    const notices = [
      ...['sent', 'raised-again', 'already-raised', 'not-your-role', 'not-yours', 'unknown', 'shown-below'],
      ...['own-escalation', 'taken-already', 'acknowledged-already', 'over-already', 'not-now', 'noted'],
      ...['withdrawn', 'nothing-written', 'too-long', 'holds-identifiers', 'choose-outcome', 'repeated'],
      ...['swapped', 'no-organisation', 'personal-only'],
    ];
    for (const id of notices) expect(words.has(`escalation:notices.${id}`), id).toBe(true);
  });
});
