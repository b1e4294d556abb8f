import { showSession } from '../../src/core/conversation/show-session.ts';
import { machineVersion } from '../../src/core/enquiry/machine.ts';
import { rehearsalMachineVersion } from '../../src/core/rehearsal/machine.ts';
import { showRehearsal } from '../../src/core/rehearsal/show.ts';
import { revive } from '../../src/core/rehearsal/snapshots.ts';
import type { Material } from '../../src/read-material.ts';
import { restoreSession } from '../../src/restore-session.ts';
import type { Queryable } from '../../src/store/database.ts';
import type { Seal } from '../../src/store/seal.ts';
import { placeOf } from '../../src/store/sealed-columns.ts';
import type { SessionStatus } from '../../src/store/sessions.ts';
import { type Finding, NotServed, ofEach } from './finding.ts';

const locale = 'en-GB';

type SessionRow = {
  id: string;
  status: SessionStatus;
  step: number;
  machine: number;
  content: string;
  snapshot: Buffer;
  started: Date;
  events: number;
};

/** Brings every open or paused enquiry back by the bot's own code, and draws the card on which it goes on. */
export async function bringBackEnquiries(
  db: Queryable,
  seal: Seal,
  { content, draw }: Material,
): Promise<Finding> {
  const { rows } = await db.query<SessionRow>(
    `select id, status, step, machine_version as machine, content_version as content, snapshot, started_at as started,
       (select count(*)::int from enquiry_event where session = s.id) as events
      from enquiry_session s where status in ('open', 'paused') order by id`,
  );
  let carried = 0;
  const failed = await ofEach(rows, nameIn('enquiry_session'), async (row) => {
    mustHaveAll(row);
    const stored = {
      ...{ id: row.id, status: row.status, step: row.step, cardId: undefined, startedAt: row.started },
      ...{ machineVersion: row.machine, contentVersion: row.content },
      snapshot: seal.open(row.snapshot, placeOf.session(row.id)),
    };
    const back = await restoreSession(content, db, seal, stored);
    const times = { startedAt: row.started.toISOString(), writtenAt: row.started.toISOString() };
    draw(showSession(content, { id: row.id, step: row.step, snapshot: back.snapshot, times }, []), locale);
    if (back.carried) carried += 1;
  });
  const notice = carried > 0 ? `; ${carried} of them with the notice that Askwell has been updated` : '';
  return {
    proved: `${rows.length - failed.length} open or paused enquiries go on (machine ${machineVersion})${notice}`,
    failed,
  };
}

type RehearsalRow = { id: string; step: number; machine: number; snapshot: Buffer; events: number };

/** The same for rehearsals. */
export async function bringBackRehearsals(
  db: Queryable,
  seal: Seal,
  { content, draw }: Material,
): Promise<Finding> {
  const { rows } = await db.query<RehearsalRow>(
    `select id, step, machine_version as machine, snapshot,
       (select count(*)::int from rehearsal_event where rehearsal = r.id) as events
      from rehearsal r where status in ('open', 'paused') order by id`,
  );
  const failed = await ofEach(rows, nameIn('rehearsal'), async (row) => {
    mustHaveAll(row);
    const stored = seal.open(row.snapshot, placeOf.rehearsal(row.id));
    const fits = row.machine === rehearsalMachineVersion;
    const snapshot = fits ? revive(content.rehearsal, stored) : undefined;
    if (!snapshot)
      throw new NotServed('its patient or its machine is not in this version; it would be closed');
    draw({ view: showRehearsal(content, { id: row.id, step: row.step, snapshot }), notices: [] }, locale);
  });
  return { proved: `${rows.length - failed.length} open or paused rehearsals go on`, failed };
}

const nameIn =
  (table: string) =>
  ({ id }: { id: string }) =>
    `${table}, row ${id}`;

/** A table of steps that did not come back whole shows in no card until somebody goes back. */
function mustHaveAll({ step, events }: { step: number; events: number }): void {
  if (events !== step) throw new NotServed(`${step} steps were taken and ${events} are there`);
}
