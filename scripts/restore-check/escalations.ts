import type { Material } from '../../src/read-material.ts';
import { viewFor } from '../../src/show-escalation.ts';
import { auditOf } from '../../src/store/audit.ts';
import type { Queryable } from '../../src/store/database.ts';
import { readEscalation } from '../../src/store/escalations.ts';
import { postsOf } from '../../src/store/posts.ts';
import type { Seal } from '../../src/store/seal.ts';
import { type Finding, NotServed, ofEach } from './finding.ts';

/** Draws every open escalation as a lead and the clinician who raised it would see it now. */
export async function showEscalations(
  db: Queryable,
  seal: Seal,
  { organisation, draw }: Material,
  now: Date,
): Promise<Finding & { references: readonly string[] }> {
  const { rows } = await db.query<{ id: string; reference: string; state: string }>(
    'select id, reference, state from escalation where due_at is not null order by due_at',
  );
  const parts = { seal, organisation: () => organisation };
  const failed = await ofEach(
    rows,
    ({ id, reference }) => `escalation, row ${id} (${reference})`,
    async ({ id, state }) => {
      const one = await readEscalation(db, seal, id);
      if (!one) throw new NotServed('it cannot be read');
      if ((await auditOf(db, id)).length === 0) throw new NotServed('nothing of it is in the audit');
      if (state !== 'raised' && (await postsOf(db, id)).length === 0)
        throw new NotServed(`it is ${state}, and no message about it is there`);
      for (const audience of ['lead', 'clinician'] as const) {
        const to = { audience, recipient: one.raisedBy, retired: false };
        draw({ view: await viewFor(parts, db, one, to, now), notices: [] }, one.locale);
      }
    },
  );
  return {
    proved: `${rows.length - failed.length} open escalations are shown to lead and clinician`,
    failed,
    references: rows.map(({ reference, state }) => `${reference} (${state})`),
  };
}
