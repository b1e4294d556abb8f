import { describe, expect, test } from 'vitest';
import { createLookUp, type LookUpResult } from '../../src/core/look-up/search.ts';
import { realLookUp } from './support/real-look-up.ts';
import {
  calmQueries,
  dangerQueries,
  endangeringQueries,
  nonsense,
  typedQueries,
} from './support/typed-queries.ts';

const { content, words, lookUp } = await realLookUp();

/** All hits of a result, best first. */
function hitsOf(result: LookUpResult) {
  if (result.kind === 'nothing') return [];
  return result.kind === 'answer' ? [result.best, ...result.others] : result.suggestions;
}
const bestOf = (query: string) => {
  const result = lookUp.find(query);
  return result.kind === 'answer' ? result.best.id : `${result.kind}: ${hitsOf(result)[0]?.id}`;
};

describe('what clinicians type', () => {
  const missed = typedQueries.filter(([query, best]) => bestOf(query) !== best);

  test('at least 95 of 100 queries get the right answer first', () => {
    expect(typedQueries.length).toBeGreaterThanOrEqual(120);
    expect(new Set(typedQueries.map(([query]) => query)).size).toBe(typedQueries.length);
    const says = missed.map(([query, best]) => `${query}: wanted ${best}, got ${bestOf(query)}`);
    expect(missed.length, says.join('\n')).toBeLessThanOrEqual(typedQueries.length * 0.05);
  });

  test.each(typedQueries)('"%s" has %s among the first three', (query, best) => {
    const firstThree = hitsOf(lookUp.find(query)).slice(0, 3);
    expect(firstThree.map(({ id }) => id)).toContain(best);
  });

  test.each(nonsense)('"%s" gets no answer', (query) => {
    expect(['did-you-mean', 'nothing']).toContain(lookUp.find(query).kind);
  });

  test.each(['mapppa coersiv controll', 'injunction against', 'honour fgm'])(
    '"%s": no hit is offered twice',
    (query) => {
      const ids = hitsOf(lookUp.find(query)).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );
});

describe('danger right now', () => {
  test.each(dangerQueries)('"%s" gets what to do now', (query) => {
    expect(bestOf(query)).toBe('topic:immediate-danger');
  });
  test.each(calmQueries)('"%s" is not taken for it', (query, best) => expect(bestOf(query)).toBe(best));
});

describe('help that can endanger', () => {
  test.each(endangeringQueries)('"%s" gets %s first', (query, best) => {
    expect(bestOf(query)).toBe(best);
  });

  test.each([
    ['medication', 'topic:medication-stopped'],
    ['medication review', 'topic:medication-stopped'],
    ['meditation', 'topic:self-care'],
    ['how does marac relate to mappa', 'topic:mappa'],
  ])('"%s" is not taken for it', (query, best) => {
    expect(bestOf(query)).toBe(best);
  });
});

describe('one part of the look-ups', () => {
  test('"codes child" gives the codes of the group, each with its number', () => {
    const result = lookUp.find('codes child');
    const group = content.codes.codes.filter((code) => code.group === 'child');
    expect(result).toMatchObject({ kind: 'answer', best: { kind: 'codes', group: 'child' } });
    const [best] = hitsOf(result);
    const shown = best?.kind === 'codes' ? best.codes : [];
    expect(shown.map((code) => 'code' in code && code.code).toSorted()).toEqual(
      group.map(({ code }) => code).toSorted(),
    );
  });

  test('"codes dash" gives the group with the DASH code first, by its term only', () => {
    const [best] = hitsOf(lookUp.find('codes dash'));
    expect(best).toMatchObject({ kind: 'codes', group: 'domestic-abuse', matched: 1 });
    const dash = best?.kind === 'codes' ? best.codes[0] : undefined;
    expect(dash).toMatchObject({ term: expect.stringContaining('DASH') });
    expect(dash).toHaveProperty('unconfirmed');
    expect(dash).not.toHaveProperty('code');
  });

  test('the number of an unconfirmed code is nowhere in what is shown', () => {
    const unconfirmed = content.codes.codes.filter((code) => code.unconfirmed !== undefined);
    expect(unconfirmed.length).toBeGreaterThan(0);
    for (const { code } of unconfirmed) {
      for (const query of [code, `code ${code}`, 'codes dash', 'dash', 'codes domestic abuse']) {
        const result = lookUp.find(query);
        expect(result.kind).toBe('answer');
        expect(JSON.stringify(result)).not.toContain(code);
      }
    }
  });

  test('"services somerset" gives only services of Somerset, all of them', () => {
    const hits = hitsOf(lookUp.find('services somerset'));
    const there = content.services.filter(({ region }) => region === 'somerset');
    expect(hits.map(({ id }) => id)).toEqual(there.map(({ id }) => `service:${id}`));
  });

  test('"services respect" gives services only', () => {
    expect(hitsOf(lookUp.find('services respect')).every(({ kind }) => kind === 'service')).toBe(true);
  });

  test('"codes" and "services" alone offer what there is to choose from', () => {
    const [codes, services] = [lookUp.find('codes'), lookUp.find('services')];
    expect([codes.kind, services.kind]).toEqual(['did-you-mean', 'did-you-mean']);
    expect(new Set(hitsOf(codes).map(({ kind }) => kind))).toEqual(new Set(['codes']));
    expect(hitsOf(services)).toHaveLength(content.services.length);
  });
});

describe('the look-up as a whole', () => {
  test('the same words get the same answer, from another index too, whatever was typed before', () => {
    const other = createLookUp(content, words);
    for (const [query] of [...typedQueries].reverse()) expect(other.find(query)).toEqual(lookUp.find(query));
  });

  test('case, punctuation and apostrophes do not matter', () => {
    for (const query of ["clare's law", 'CLARE’S LAW?', '  clares   law!! ']) {
      expect(bestOf(query)).toBe('topic:clares-law');
    }
  });

  test('every hit opens by its id; an id of older content gives nothing', () => {
    for (const [, id] of typedQueries) expect(lookUp.open(id)?.id).toBe(id);
    expect(lookUp.open('topic:gone')).toBeUndefined();
  });

  test('a query takes less than 5 ms', () => {
    const started = performance.now();
    for (const [query] of typedQueries) lookUp.find(query);
    expect((performance.now() - started) / typedQueries.length).toBeLessThan(5);
  });

  test('a text as long as a message can be does not hold up the bot', () => {
    const started = performance.now();
    lookUp.find('coercive controlling behaviour strangulation abuse '.repeat(2000));
    expect(performance.now() - started).toBeLessThan(50);
  });
});
