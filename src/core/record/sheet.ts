import type { Content } from '../../content/content.ts';
import type { Sheet } from '../../content/schema/record.ts';
import { type Assessment, assess } from '../assessment/assess.ts';
import type { Facts } from '../enquiry/facts.ts';
import { factsForRecord } from './facts-for-record.ts';
import type { RecordChoices, RecordTimes, Say } from './record.ts';
import { type Account, whichAccount } from './which-account.ts';
import { sheetFor } from './which-records.ts';

/** All that the sections of a record are written from. `facts` holds only what this record may carry. */
export type Page = {
  content: Content;
  say: Say;
  at: RecordTimes;
  sheet: Sheet;
  account: Account;
  facts: Facts;
  assessment: Assessment;
  done: ReadonlySet<string>;
};

/** A part of a record: lines under a heading. The `loose` ones may go on in a further entry when there is no room. */
export type Section = {
  heading?: string;
  lines: readonly string[];
  /** Fewer words for the same lines, where the entry is too long. */
  short?: readonly string[];
  loose?: 'words' | 'details' | 'reference';
};

export function pageFor(
  content: Content,
  facts: Facts,
  choices: RecordChoices,
  say: Say,
  at: RecordTimes,
): Page {
  const account = whichAccount(content, facts, choices.kind);
  const known = factsForRecord(content, facts, account);
  return {
    ...{ content, say, at, account },
    sheet: sheetFor(facts, choices.kind),
    facts: known,
    assessment: assess(content, known),
    done: new Set(choices.done ?? []),
  };
}

/** The patient of this record was in the consultation. */
export const wasSeen = ({ sheet }: Page) => sheet !== 'person-harmed-not-seen' && sheet !== 'child';

/** Whoever may be causing harm may one day read this sheet as their own record. */
export const mayBeTheirs = ({ sheet }: Page) => sheet === 'person-causing-harm' || sheet === 'either-side';

/** Level, rules and what is absent or not known are said only where they are not a guess from part of the facts. */
export const showsAssessment = ({ account }: Page) => account !== 'own-answers' && account !== 'nothing';

export const joined = (items: readonly string[]) => items.join('; ');
