/** `code`: SQLSTATE, or what the operating system calls it. */
const trouble = { error: 'name', code: 'code', status: 'number' } as const;

/**
 * Every line that Askwell can log, and the fields of each with what may stand there. Nothing else reaches the log: a new
 * event or field is added here first, and none of them can hold what a person wrote.
 */
export const lines = {
  // The process
  listening: { url: 'url', mode: 'code' },
  'no-sign-in': { url: 'url' },
  stopping: { signal: 'code' },
  defect: { kind: 'code', error: 'name' },
  'warning-of-node': { error: 'name' },
  'library-spoke': { how: 'code' },
  'database-connection-lost': { error: 'name' },
  reloaded: { content: 'code', organisation: 'code' },
  'reload-refused': { file: 'file', line: 'number', name: 'name' },
  'reload-still-changing': {},

  'metrics-not-served': { name: 'name', code: 'code' },

  // Requests and turns
  request: { route: 'route', status: 'number', ms: 'number' },
  'too-often': {},
  'turn-failed': trouble,
  'card-not-drawn': trouble,
  'reply-not-sent': trouble,
  'card-not-updated': trouble,
  'old-card-not-retired': trouble,
  'sending-not-noted': trouble,
  'not-authenticated': trouble,
  'keys-not-found': trouble,
  'not-let-in': { why: 'code', host: 'host' },
  unexpected: trouble,

  // Jobs
  'jobs-error': { name: 'name' },
  'job-failed': { queue: 'code', name: 'name', code: 'code' },
  'unsent-replies': { sent: 'number', failed: 'number' },
  reminders: { sent: 'number', failed: 'number', codes: 'counts' },
  'reminders-given-up': { givenUp: 'number', codes: 'counts' },
  'posts-not-read': { name: 'name' },
  'post-stuck': { post: 'id', name: 'name' },
  'post-not-shown': { post: 'id', name: 'name' },
  'escalation-stuck': { escalation: 'id', name: 'name' },
  'escalations-not-read': { name: 'name' },
  'escalation-unowned': { reference: 'code', round: 'number' },
  'escalations-late': {
    ...{ late: 'number', open: 'number', unowned: 'number', waiting: 'number', auditHead: 'code' },
  },
  'escalations-on-time': { open: 'number', unowned: 'number', waiting: 'number', auditHead: 'code' },
  'audit-broken': { at: 'code', why: 'code' },
  retention: { removed: 'counts', unfinished: 'flag' },
  'retention-failed': { kind: 'code', name: 'name', code: 'code' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Kind>>>>;

/** What may stand in a field. `name`: of a class of errors. `counts`: how often each code. */
export type Kind = 'id' | 'code' | 'name' | 'file' | 'route' | 'host' | 'url' | 'number' | 'flag' | 'counts';

type ValueOf<K extends Kind> = K extends 'number'
  ? number
  : K extends 'flag'
    ? boolean
    : K extends 'counts'
      ? Readonly<Record<string, number>>
      : string;

export type LogEvent = keyof typeof lines;
/** One line as a caller hands it over. `correlation` only where the caller knows better than the turn at hand. */
export type LogLine = {
  [E in LogEvent]: { event: E; correlation?: string | undefined } & {
    [F in keyof (typeof lines)[E]]?: (typeof lines)[E][F] extends Kind
      ? ValueOf<(typeof lines)[E][F]> | undefined
      : never;
  };
}[LogEvent];

const shapes: Readonly<Record<Exclude<Kind, 'number' | 'flag' | 'counts'>, RegExp>> = {
  id: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
  code: /^[\w.:-]{1,80}$/,
  name: /^[A-Za-z]{1,60}$/,
  file: /^[^\p{Cc}]{1,300}\.(ya?ml|json)$/u,
  route: /^(unknown|(\/[a-z]{1,20}){1,3})$/,
  host: /^[\w.:[\]-]{1,253}$/,
  url: /^https?:\/\/[\w.:[\]-]{1,200}$/,
};

/** Whether a value may stand in a field of this kind. In: anything at all. Never throws. */
export function mayStand(kind: Kind, value: unknown): boolean {
  switch (kind) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'counts':
      return isCounts(value);
    default:
      return typeof value === 'string' && value.length <= 300 && shapes[kind].test(value);
  }
}

function isCounts(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return false;
  const entries = Object.entries(value);
  return (
    entries.length <= 30 && entries.every(([code, n]) => mayStand('code', code) && mayStand('number', n))
  );
}
