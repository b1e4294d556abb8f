import type { Factor } from '../assessment/assess.ts';
import { joined, mayBeTheirs, type Page, type Section, showsAssessment, wasSeen } from './sheet.ts';
import { pasteable } from './write-account.ts';

/**
 * Factors present, absent and NOT KNOWN, all three always: an empty list is said to be empty. Where there is no room,
 * the gravest that are not known are named and the rest counted.
 */
export function writeFactors(page: Page): Section {
  const { content, say, assessment } = page;
  const having = (...answers: string[]) =>
    assessment.factors.filter(({ answer }) => answers.includes(answer));
  const names = (factors: readonly Factor[]) => factors.map((factor) => nameOf(page, factor));
  const list = (key: string, listed: readonly string[], count = listed.length) =>
    count === 0 ? '' : say(`record:lists.${key}`, { count, list: joined(listed) });

  const heading = say(`record:headings.${mayBeTheirs(page) ? 'own-factors' : 'factors'}`);
  const present = list('present', names(having('yes')));
  // From part of the facts nobody can say what is absent or not known, nor that nothing is present.
  if (!showsAssessment(page)) return { heading, lines: present ? [present] : [] };

  const absent = list(wasSeen(page) ? 'absent' : 'absent-not-seen', names(having('no')));
  const unknown = assessment.factors.filter(({ answer }) => answer !== 'yes' && answer !== 'no');
  const gravest = new Set(content.factors.filter((f) => f['lethal-indicator']).map(({ id }) => id));
  const named = unknown.filter(({ id }) => gravest.has(id));
  const fewer = say('record:lists.and-more', {
    list: joined(names(named)),
    count: unknown.length - named.length,
  });
  const known = [present || say('record:lists.none-present'), absent || say('record:lists.none-absent')];
  return {
    heading,
    lines: [...known, list('not-known', names(unknown)) || say('record:lists.none-not-known')],
    ...(named.length > 0 &&
      named.length < unknown.length && { short: [...known, list('not-known', [fewer], unknown.length)] }),
  };
}

/** Where two answers disagree, both are kept in view. */
function nameOf({ say, facts }: Page, { id, answer, raised }: Factor): string {
  const factor = say(`record:factors.${id}`);
  if (answer === 'no' && raised) return say('record:lists.noted-too', { factor });
  return facts.setAside.includes(id) && answer === 'yes' ? say('record:lists.first-no', { factor }) : factor;
}

/** The level, "at least" where something is not known; every rule with its source; the clinician's own level and why. */
export function writeAssessment(page: Page): Section[] {
  const { content, say, assessment, sheet } = page;
  if (!showsAssessment(page)) return [];
  const { level, incomplete, own } = assessment;
  const apart = content.record['rules-apart']
    .filter((row) => !row.sheets.includes(sheet))
    .map(({ id }) => id);
  const rules = assessment.rules.filter(({ id }) => !apart.includes(id));
  return [
    {
      heading: say(`record:headings.${mayBeTheirs(page) ? 'own-assessment' : 'assessment'}`),
      lines: [
        say(`record:${incomplete ? 'at-least' : 'level'}.${level}`),
        ...knownFromElsewhere(page),
        ...(own ? [say('record:own-level.line', { level: say(`record:own-level.names.${own.level}`) })] : []),
      ],
    },
    {
      heading: say('record:headings.own-reason'),
      lines: own?.reason ? [`"${pasteable(page, own.reason)}"`] : [],
      loose: 'words',
    },
    {
      heading: say('record:headings.rules'),
      lines: [
        ...rules.map(({ id, source }) => `- ${say(`record:rules.${id}`)} (${source})`),
        ...(rules.length < assessment.rules.length ? [say('record:other-rules')] : []),
      ],
      loose: 'reference',
    },
  ];
}

/** Ticks, call-outs and an earlier MARAC, under the threshold too: only beside the person at risk, of whom they speak. */
function knownFromElsewhere({ say, facts, sheet }: Page): string[] {
  if (sheet !== 'person-harmed' && sheet !== 'person-harmed-not-seen') return [];
  const judgement = facts.answers.judgement ?? {};
  const numbers = (['dash-ticks', 'police-callouts-12-months'] as const).flatMap((id) =>
    typeof judgement[id] === 'number' ? [say(`record:judgement.${id}`, { number: judgement[id] })] : [],
  );
  const marac = judgement['previous-marac'];
  const heard = marac === 'yes' || marac === 'no' ? [say(`record:judgement.previous-marac.${marac}`)] : [];
  const all = [...numbers, ...heard];
  return all.length > 0 ? [all.join(' ')] : [];
}

/** Cautions that this record shows as a list; the others stand in its first lines or in the section that they are about. */
export function writeCautions({ content, say, sheet, assessment }: Page): Section {
  const rows = content.record.cautions.filter(
    (row) => row.as === 'list' && row.sheets.includes(sheet) && assessment.cautions.includes(row.id),
  );
  return {
    heading: say('record:headings.cautions'),
    lines: rows.map(({ id }) => `- ${say(`record:cautions.${id}`)}`),
  };
}
