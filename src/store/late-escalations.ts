/** What is due is found within a second; what is still there after this is not merely in line. */
const graceMs = 120_000;

export const lateSince = (now: Date): Date => new Date(now.getTime() - graceMs);

/**
 * Whether an escalation `e` is late: its limit ran out, or a message waits, since before `since`. Both are SQL. Who is
 * told to wait by the channel is not late.
 */
export const isLate = (since: string, now: string): string => `(e.due_at < ${since}
  or exists (select 1 from post p where p.escalation = e.id and p.asked_at < ${since}
    -- A card that is there is late when the change that it has to show is old, not when the card is.
    and (p.state = 'waiting'
      or (p.state = 'shown' and p.shown < p.wanted and not p.retired and e.updated_at < ${since}))
    and not exists (select 1 from tenant_hold h where h.tenant = p.tenant and h.until > ${now})))`;
