/** A message about the service itself to a person or the leads' channel. Person ids of the organisation file; ISO 8601. */
export type Bulletin =
  /** Somebody's shift was handed to `to`. */
  | { kind: 'shift-handed'; rota: string; from: string; until: string; by: string; to: string }
  /** These people are on duty soon, or now, and cannot be written to. */
  | { kind: 'cannot-be-reached'; people: readonly { person: string; rota: string; from: string }[] }
  /** Something that is due has not happened: messages that wait, time limits that nobody acted on. */
  | { kind: 'something-is-late'; references: readonly string[] };
