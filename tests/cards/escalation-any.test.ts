import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { cardAction } from '../../src/channel/card-action-schema.ts';
import { drawCard } from '../../src/channel/cards/draw-card.ts';
import type { Card } from '../../src/channel/cards/element.ts';
import { escaped } from '../../src/channel/cards/text.ts';
import type { Words } from '../../src/content/words.ts';
import type { View } from '../../src/core/conversation/views.ts';
import type { Named } from '../../src/core/escalation/views.ts';
import { realContent } from '../support/content.ts';
import {
  buttonsOf,
  inputsOf,
  partsOf,
  readable,
  verbsOf,
  vocabularyOf,
  wrongWith,
} from './support/check-card.ts';
import { anyForClinician, anyForLead, anyForm, anyLine, moment, person } from './support/escalations.ts';
import { realWords, today } from './support/walk.ts';

const content = realContent();
const vocabulary = vocabularyOf(content);
let words: Words;
beforeAll(async () => {
  words = await realWords();
});
const draw = (view: View): Card => drawCard({ view, notices: [] }, words, today, content).card;
const runs = { numRuns: 150 };

const shift = fc.record({
  id: fc.string({ minLength: 1, maxLength: 60 }),
  ...{ rota: fc.constantFrom('daytime-lead', 'out-of-hours'), from: moment, until: moment },
  person: fc.option(person, { nil: undefined }),
});

const anyView: fc.Arbitrary<View> = fc.oneof(
  anyForLead,
  anyForClinician,
  anyForm,
  fc.record({
    kind: fc.constant('escalations' as const),
    as: fc.constantFrom('lead' as const, 'clinician' as const),
    open: fc.array(anyLine, { maxLength: 200 }),
  }),
  fc.record({
    kind: fc.constant('on-call' as const),
    canSwap: fc.boolean(),
    rotas: fc.array(
      fc.record({
        rota: fc.constantFrom('daytime-lead', 'out-of-hours'),
        now: fc.option(person, { nil: undefined }),
        until: fc.option(moment, { nil: undefined }),
        next: fc.option(fc.record({ person, from: moment }), { nil: undefined }),
      }),
      { maxLength: 8 },
    ),
  }),
  fc.record({
    kind: fc.constant('swap' as const),
    shifts: fc.uniqueArray(shift, { maxLength: 60, selector: ({ id }) => id }),
    people: fc.array(person, { maxLength: 60 }),
    problem: fc.constantFrom(
      'no-shift' as const,
      'no-person' as const,
      'same-person' as const,
      'over' as const,
    ),
  }),
  fc.record({
    kind: fc.constant('reach' as const),
    people: fc.array(
      fc.record({
        person,
        reach: fc.constantFrom('reachable' as const, 'never-met' as const, 'blocked' as const),
        onDutyFrom: fc.option(moment, { nil: undefined }),
        onDuty: fc.boolean(),
      }),
      { maxLength: 80 },
    ),
  }),
);

test('every card keeps the rules of all cards and stays below 28 KB, whatever was typed', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      expect(wrongWith(draw(view), vocabulary), view.kind).toEqual([]);
    }),
    runs,
  );
});

test('every button is one that the door lets in, with and without what the card has filled in', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      const card = draw(view);
      const preset = Object.fromEntries(inputsOf(card).map(({ id, value }) => [id, value ?? '']));
      for (const { data } of buttonsOf(card)) {
        expect(cardAction.safeParse(data).error, JSON.stringify(data)).toBeUndefined();
        expect(cardAction.safeParse({ ...(data as object), ...preset }).error).toBeUndefined();
      }
    }),
    runs,
  );
});

test('what somebody typed is never markdown or a template', () => {
  const hostile = '[x](https://evil.example)';
  fc.assert(
    fc.property(anyView, (view) => {
      for (const { type, text, title, label } of partsOf(draw(view))) {
        const markdown = [text, title, label].filter((one) => typeof one === 'string').join('\n');
        if (type !== 'TextRun') expect(markdown).not.toContain(hostile);
        expect(markdown).not.toContain('{{DATE(');
      }
    }),
    runs,
  );
});

describe('the lead’s card', () => {
  test('has the buttons of `can` and no other; those with nothing to fill in send nothing', () => {
    const filled = ['escalation-advise', 'escalation-close'];
    fc.assert(
      fc.property(anyForLead, (view) => {
        const card = draw(view);
        expect(verbsOf(card).toSorted()).toEqual([...view.can].toSorted());
        for (const { verb, associatedInputs } of buttonsOf(card))
          expect(associatedInputs, String(verb)).toBe(filled.includes(String(verb)) ? undefined : 'none');
      }),
      runs,
    );
  });

  test('holds neither the person’s words nor the clinician’s number in a channel', () => {
    fc.assert(
      fc.property(anyForLead, fc.boolean(), (view, forChannel) => {
        const secret = 'He said that he would end it';
        const matter = {
          ...{ ...view.matter, words: [{ question: 'chrome:ask.note', text: secret }] },
          ...{ reachOn: '07700 900311', question: 'short' },
        };
        const { own: _, ...without } = matter;
        const happened = view.happened.map(({ text: _text, ...line }) => line);
        const all = JSON.stringify(draw({ ...view, happened, matter: without, forChannel }));
        expect(all.includes(secret)).toBe(!forChannel);
        expect(all.includes('900311')).toBe(!forChannel);
      }),
      runs,
    );
  });
});

describe('the clinician’s card', () => {
  test('has the buttons of `can` and no other, all of them folded', () => {
    fc.assert(
      fc.property(anyForClinician, (view) => {
        const card = draw(view);
        expect(verbsOf(card).toSorted()).toEqual([...view.can].toSorted());
        for (const verb of view.can)
          expect(readable(card)).not.toContain(words.t(`escalation:buttons.${verb}`));
      }),
      runs,
    );
  });

  const named = (one: Named): Named => ({ ...one, name: 'Dr Amara Okafor' });

  test('says "sent" of proven deliveries only', () => {
    fc.assert(
      fc.property(anyForClinician, (view) => {
        // What people wrote or are called may hold the word: only what Askwell says counts here.
        const own = {
          ...view,
          happened: [],
          notReached: view.notReached.map(named),
          ring: view.ring.map(named),
          sentTo: view.sentTo.map(({ who, at }) => ({
            who: who === 'channel' ? ('channel' as const) : named(who),
            at,
          })),
          ...{ callAskedBy: undefined, acknowledgedBy: undefined, ownedBy: undefined, can: [] },
        };
        const waiting = ['raised', 'notified', 'unowned'].includes(view.state);
        expect(/\bsent\b/i.test(readable(draw(own)))).toBe(waiting && view.sentTo.length > 0);
      }),
      runs,
    );
  });

  test('begins with the numbers to ring where nobody has answered in time, and with 999 where there are none', () => {
    fc.assert(
      fc.property(anyForClinician, (view) => {
        fc.pre(
          ['raised', 'notified', 'unowned'].includes(view.state) && (view.late || view.state === 'unowned'),
        );
        const first = readable(draw(view).body[0]);
        expect(first).toContain('[999](tel:999)');
        const known = view.ring.filter(({ phone }) => phone !== undefined).slice(0, 6);
        for (const { phone = '' } of known)
          expect(first).toContain(
            `[${escaped(phone)}](tel:${phone.replace(' ext ', ';ext=').replaceAll(' ', '')})`,
          );
        if (known.length === 0) expect(first).toContain(words.t('escalation:no-number'));
      }),
      runs,
    );
  });
});
