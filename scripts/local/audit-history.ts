import { type AuditRow, type Broken, type Verified, wordsOf } from '../../src/store/audit.ts';
import type { StoredEscalation } from '../../src/store/escalations.ts';
import type { Seal } from '../../src/store/seal.ts';

/** What happened to one escalation. No body, nothing of the enquiry: who did what, when, under which policy. */
export type History = {
  reference: string;
  state: string;
  level: string;
  raisedAt: string;
  events: {
    no: number;
    at: string;
    actor: string;
    what: string;
    policy: string;
    detail: Record<string, unknown>;
    words?: string;
  }[];
};

/** `seal` opens what people wrote; without it that something was written is left out too. */
export function historyOf(
  { reference, state, level, raisedAt }: StoredEscalation,
  rows: readonly AuditRow[],
  seal: Seal | undefined,
): History {
  return {
    ...{ reference, state, level, raisedAt: raisedAt.toISOString() },
    events: rows.map((row) => {
      const { no, at, actor, what, policy, detail } = row;
      const words = seal && opened(seal, row);
      return {
        ...{ no: Number(no), at: at.toISOString(), actor, what, policy, detail },
        ...(words !== undefined && { words }),
      };
    }),
  };
}

/** One row whose words cannot be opened must not keep the others from being read; the chain's check names it. */
function opened(seal: Seal, row: AuditRow): string | undefined {
  try {
    return wordsOf(seal, row);
  } catch {
    return '(cannot be opened)';
  }
}

/** A line an event, what somebody wrote below it. Times are UTC. */
export function asText({ reference, state, level, raisedAt, events }: History): string[] {
  return [
    `${reference}: ${level}, ${state}, raised ${inUtc(raisedAt)}`,
    ...events.flatMap(({ no, at, actor, what, policy, detail, words }) => [
      `${String(no).padStart(6)}  ${inUtc(at)}  ${actor}: ${what}  [${detailText(detail)}; policy ${policy}]`,
      ...(words === undefined ? [] : words.split('\n').map((line) => `${' '.repeat(8)}| ${line}`)),
    ]),
    '',
  ];
}

const inUtc = (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 19)}Z`;

const detailText = (detail: Record<string, unknown>) =>
  Object.entries(detail)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ');

const broken: Readonly<Record<Broken, string>> = {
  changed: 'it does not say what was written',
  'not-linked': 'it does not follow from the one before it',
  missing: 'one or more before it are missing',
  'words-changed': 'the words with it are not those that were written',
  'words-unreadable': 'the words with it were sealed with a key that is not on the key ring',
  'cut-off': 'what came after it was cut off, or does not belong there',
};

export const saysOfChain = (chain: Verified): string =>
  chain.ok
    ? `audit: ${chain.links} ${chain.links === 1 ? 'link' : 'links'}, all hold; the newest is ${chain.head}`
    : `audit: broken at link ${chain.at}: ${broken[chain.why]}`;
