import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, readYaml } from '../../src/content/read-yaml.ts';
import { type Guidance, guidanceFile } from '../../src/content/schema/guidance.ts';
import { knownSections } from '../../src/trace/known-sections.ts';
import { parseSource } from '../../src/trace/parse-source.ts';
import { projectRoot } from '../support/content.ts';

const file = 'dialogs/guidance.yaml';
const guidance = () => {
  const { source } = readYaml(join(projectRoot, file), file);
  const checked = source && check<Guidance>(source, guidanceFile);
  if (!checked || !('value' in checked)) throw new Error(`${file} does not fit its schema`);
  return checked.value;
};
const known = knownSections(guidance());
const parse = (source: string) => parseSource(source, known);
const labels = (source: string) => parse(source).sections.map(({ label }) => label);

describe('a source names', () => {
  test.each([
    ['briefing 2; sop 8.9', ['briefing 2', 'sop 8.9']],
    ['briefing 1-2', ['briefing 1', 'briefing 2']],
    ['briefing 1, 3', ['briefing 1', 'briefing 3']],
    ['sop 2.7-2.9, 5.4', ['sop 2.7', 'sop 2.8', 'sop 2.9', 'sop 5.4']],
    ['sop 2.7 A', ['sop 2.7 A']],
    ['sop 7.14, appendix 2', ['sop 7.14', 'sop appendix 2']],
    ['sop appendix 1-2', ['sop appendix 1', 'sop appendix 2']],
    ['sop appendix 1 fgm', ['sop appendix 1 fgm']],
    ['sop 1-3', ['sop 1', 'sop 2', 'sop 3']],
    ['dhr 3.1, 3.4', ['dhr 3.1', 'dhr 3.4']],
    ['guide, victim safety', ['guide, victim safety']],
    ['guide checklist', ['guide, checklist']],
    ['guide, Victim  Safety; guide, refer', ['guide, victim safety', 'guide, beginning direct work refer']],
    ['norfolk, triangulating multi-agency input', ['norfolk, triangulating']],
    ['norfolk, learning from homicide (typologies)', ['norfolk, learning from reviews typologies']],
    [
      'norfolk, what to include in risk assessments (items 1-2, 15)',
      [1, 2, 15].map((item) => `norfolk, what to include in risk assessments item ${item}`),
    ],
    ['sop 1.8; sop 1.8, 1.9', ['sop 1.8', 'sop 1.9']],
  ])('%s', (source, sections) => {
    expect(parse(source).problems).toEqual([]);
    expect(labels(source)).toEqual(sections);
  });

  test('seventeen items in one range', () => {
    expect(labels('norfolk, what to include in risk assessments (items 1-17)')).toHaveLength(17);
  });

  test('public facts, which are no section', () => {
    expect(parse('facts, FGM reporting duty').facts).toEqual(['FGM reporting duty']);
    expect(parse('facts Samaritans 116 123; norfolk, suicide')).toMatchObject({
      facts: ['Samaritans 116 123'],
      sections: [{ label: 'norfolk, suicide' }],
      problems: [],
    });
  });
});

describe('where the procedure prints a number twice', () => {
  test.each([
    ['sop 8.10', ['8.10 first']],
    ['sop 8.19', ['8.19 second']],
    ['sop 8.10 second', ['8.10 second']],
    ['sop 8.8-8.10', ['8.8', '8.9', '8.10 first']],
    ['sop 8.18-8.20', ['8.18 second', '8.19 second', '8.20']],
    ['sop 8.15-8.17', ['8.15 first', '8.16 first', '8.17 first']],
    ['sop 8.12-8.14', ['8.12 second', '8.13 second', '8.14 second']],
  ])('%s is read in printed order', (source, ids) => {
    expect(labels(source)).toEqual(ids.map((id) => `sop ${id}`));
  });

  test('every such number is known by itself, as one of the two', () => {
    for (let n = 10; n <= 19; n += 1) expect(labels(`sop 8.${n}`)).toHaveLength(1);
  });
});

describe('what names nothing is said, with the nearest that there is', () => {
  test.each([
    ['sop 2.70', 'unknown section of sop "2.70"; did you mean "2.7"?'],
    ['sop 7.6-7.66', 'unknown section of sop "7.66"; did you mean "7.6"?'],
    ['sop 5.7-5.5', '"5.7-5.5" runs backwards in sop'],
    ['guide, victims safety', 'unknown section of guide "victims safety"; did you mean "victim safety"?'],
    ['briefng 2', 'unknown document "briefng"; did you mean "briefing"?'],
    ['briefing', '"briefing" does not say which section'],
    ['facts', '"facts" does not say which'],
    ['briefing 2; ', 'there is nothing between two semicolons'],
    [
      'norfolk, learning from homicide (typologys)',
      'unknown part of "learning from homicide" "typologys"; did you mean "typologies"?',
    ],
    [
      'norfolk, what to include in risk assessments (items 16-18)',
      'unknown part of "what to include in risk assessments" "item 18"; did you mean "item 1"?',
    ],
  ])('%s', (source, problem) => {
    expect(parse(source).problems).toEqual([problem]);
  });

  test('and what is right beside it still counts', () => {
    expect(parse('sop 2.7, 2.77')).toMatchObject({
      sections: [{ label: 'sop 2.7' }],
      problems: [expect.stringContaining('2.77')],
    });
  });
});

test('no number of a document is left out of the guidance', () => {
  const last = {
    briefing: ['7'],
    sop: ['1.16', '2.13', '3.3', '4.2', '5.7', '6.2', '7.14', '8.22'],
    dhr: ['1.4', '3.6', '4.2', '6.3'],
  };
  for (const [document, ends] of Object.entries(last)) {
    for (const end of ends) {
      const [, chapter = '', to = ''] = /^(\d+\.)?(\d+)$/.exec(end) ?? [];
      const named = Array.from({ length: Number(to) }, (_, i) => `${document} ${chapter}${i + 1}`);
      expect(named.filter((source) => parse(source).problems.length > 0)).toEqual([]);
      expect(parse(`${document} ${chapter}${Number(to) + 1}`).problems).not.toEqual([]);
    }
  }
});
