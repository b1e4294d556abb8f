import { describe, expect, test } from 'vitest';
import { copyProject } from '../content/support/project-copy.ts';
import { realLookUp } from './support/real-look-up.ts';

const { content, words, lookUp } = await realLookUp();
const topics = content.lookUps.map((topic) => {
  const hit = lookUp.open(`topic:${topic.id}`);
  if (hit?.kind !== 'topic') throw new Error(`${topic.id} does not open`);
  return { id: topic.id, topic, hit };
});

describe.each(topics)('$id', ({ topic, hit }) => {
  test('is found by its title, by what stands before the colon, and by every way of asking', () => {
    const asks = words.list(`look-ups:topics.${topic.id}.asks`);
    for (const query of [hit.title, hit.title.split(':')[0] ?? '', ...asks]) {
      const result = lookUp.find(query);
      const ids = result.kind === 'answer' ? [result.best, ...result.others].map(({ id }) => id) : [];
      expect(ids.slice(0, 3), query).toContain(hit.id);
    }
    const byTitle = lookUp.find(hit.title);
    expect(byTitle.kind === 'answer' && byTitle.best.id).toBe(hit.id);
  });

  test('shows all that it names', () => {
    expect(hit.services.map(({ service }) => service.id)).toEqual(topic.services);
    expect(hit.see.map(({ id }) => id)).toEqual(topic.see.map((id) => `topic:${id}`));
    expect(topic.see).not.toContain(topic.id);
    expect(topic.codes.length > 0).toBe(hit.codes.length > 0);
  });

  test('is short and plain', () => {
    const outside = hit.text.replace(/[:,]? ?“[^”]*”/g, '.');
    const sentences = outside.split(/[.?!]+(?:\s|$)/).filter((sentence) => /\p{L}/u.test(sentence));
    expect(sentences.length, hit.text).toBeGreaterThanOrEqual(2);
    expect(sentences.length, hit.text).toBeLessThanOrEqual(5);
    for (const sentence of sentences) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(34);
    expect(hit.text).not.toMatch(/\{\{/);
  });

  test('labels nobody, reassures nobody, and sends nobody into danger', () => {
    const shown = `${hit.title} ${hit.text}`;
    expect(shown).not.toMatch(/\b(abuser|offender|perpetrator)s?\b|\b(low|no) risk\b/i);
    const leave = hit.text.split(/(?<=[.?!])\s/).filter((sentence) => /\bleav(e|ing)\b/i.test(sentence));
    for (const sentence of leave)
      expect(sentence).toMatch(/Do not tell the person to leave|Leave (the door|out)/);
    if (topic.kind !== 'never') {
      expect(shown).not.toMatch(/anger (management|course)|counselling|mediation|\bRelate\b/i);
    }
  });
});

test('each way of asking belongs to one topic', () => {
  const owner = new Map<string, string>();
  for (const { id } of topics) {
    for (const ask of words.list(`look-ups:topics.${id}.asks`)) {
      expect(owner.get(ask.toLowerCase()), `"${ask}" is with ${id}`).toBeUndefined();
      owner.set(ask.toLowerCase(), id);
    }
  }
});

test('the official DASH questions are nowhere; its text takes the local threshold', () => {
  const dash = lookUp.open('topic:dash');
  expect(dash?.kind === 'topic' && dash.text).toContain(`${content.policy.dashTicks} or more ticks`);
});

test('facts that must not slip', () => {
  const text = (id: string) => {
    const hit = lookUp.open(`topic:${id}`);
    return hit?.kind === 'topic' ? hit.text : '';
  };
  expect(text('fgm-duty')).toMatch(/police on 101 yourself\. Nobody can do it for you/);
  expect(text('fgm-18-or-over')).toMatch(/no duty to report/);
  expect(text('mappa')).toMatch(/3 February 2025.*category 2.*12 months or more/);
  expect(text('marac')).toMatch(/serves the person being harmed/);
  expect(text('child-in-the-room')).toMatch(/over 18 months/);
  expect(text('domestic-abuse')).toMatch(/aged 16 or over/);
  expect(text('police-wish')).toMatch(/threat to their life or to their children/);
  for (const never of content.lookUps.filter(({ kind }) => kind === 'never')) {
    expect(never.services).toContain('respect');
  }
});

describe('a slip in the content is found', () => {
  const yaml = 'dialogs/look-ups/topics.yaml';
  const json = 'locales/en-GB/look-ups.json';
  test.each([
    [yaml, /see: \[help-to-change/, 'see: [help-to-chang', 'unknown look-up topic "help-to-chang"'],
    [yaml, /services: \[respect/, 'services: [respct', 'unknown service "respct"'],
    [yaml, /codes: \[child\]/, 'codes: [chidl]', 'unknown code or group of codes "chidl"'],
    [
      yaml,
      /codes: \["514341000000108"/,
      'codes: ["514341000000109"',
      'unknown code or group of codes "514341000000109"',
    ],
    [yaml, /- id: stalking/, '- id: mappa', 'the look-up topic "mappa" is there twice'],
    [json, /"asks": \[[^\]]*\]/, '"asks": "one"', 'must be a list, not one text'],
    [json, /"whenever"/, '"whenevr"', 'the word "topics.couples-counselling.whenever" is missing'],
    [json, /"text": "Stalking/, '"text": "Mediation', 'is help that can endanger'],
    [json, /"text": "Stalking/, '"text": "An abuser', 'labels a person'],
  ])('%s %s', (file, find, put, message) => {
    const project = copyProject();
    project.edit(file, find, put);
    expect(
      project
        .problems()
        .map((problem) => problem.message)
        .join('\n'),
    ).toContain(message);
  });
});
