/** What binds a sealed value to its row: put anywhere else, it does not open. Two rows never share one. */
export const placeOf = {
  session: (id: string) => `session:${id}`,
  event: (session: string, step: number | string) => `event:${session}:${step}`,
  turn: (id: string) => `turn:${id}`,
  rehearsal: (id: string) => `rehearsal:${id}`,
  rehearsalEvent: (rehearsal: string, step: number | string) => `rehearsal-event:${rehearsal}:${step}`,
  escalation: (id: string) => `escalation:${id}`,
  audit: (no: bigint | string) => `audit:${no}`,
  key: (id: string) => `key:${id}`,
} as const;

type KeyColumn = { column: string; type: 'uuid' | 'integer' | 'bigint' };

/** A column of sealed values: its table's primary key, in its order, and the place that a value of that row is bound to. */
export type SealedColumn = {
  table: string;
  column: string;
  keys: readonly KeyColumn[];
  place: (key: readonly string[]) => string;
};

const id: KeyColumn = { column: 'id', type: 'uuid' };
const step: KeyColumn = { column: 'step', type: 'integer' };
const one =
  (place: (key: string) => string) =>
  ([key = '']: readonly string[]) =>
    place(key);
const two =
  (place: (key: string, step: string) => string) =>
  ([key = '', at = '']: readonly string[]) =>
    place(key, at);

/**
 * Every column that holds sealed values. One that is missing here would keep its old key in use for ever, and be lost
 * when that key goes: tests/rotation compares this list with the database.
 */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'enquiry_session', column: 'snapshot', keys: [id], place: one(placeOf.session) },
  {
    ...{ table: 'enquiry_event', column: 'body', place: two(placeOf.event) },
    keys: [{ column: 'session', type: 'uuid' }, step],
  },
  { table: 'turn', column: 'reply', keys: [id], place: one(placeOf.turn) },
  { table: 'rehearsal', column: 'snapshot', keys: [id], place: one(placeOf.rehearsal) },
  {
    ...{ table: 'rehearsal_event', column: 'body', place: two(placeOf.rehearsalEvent) },
    keys: [{ column: 'rehearsal', type: 'uuid' }, step],
  },
  { table: 'escalation', column: 'body', keys: [id], place: one(placeOf.escalation) },
  {
    ...{ table: 'audit_event', column: 'words', place: one(placeOf.audit) },
    keys: [{ column: 'no', type: 'bigint' }],
  },
];

/** Bytes that are no sealed values, and why they need no seal. */
export const unsealedBytes: Readonly<Record<string, string>> = {
  'audit_event.digest': 'a salted digest; the salt is sealed with the words',
  'audit_event.previous': 'a link of the chain',
  'audit_event.hash': 'a link of the chain',
  'audit_head.hash': 'a link of the chain',
  'sealing_key.proof': 'sealed by the key that it is about, and gone with it',
};
