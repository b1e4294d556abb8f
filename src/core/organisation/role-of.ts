import type { Organisation, Role } from '../../content/schema/organisation.ts';

/** Somebody in the organisation file. `id` is theirs in the file. */
export type Colleague = { id: string; role: Role; name: string; phone: string | undefined };

/**
 * Who somebody is to the organisation: by tenant and Entra object id as Teams gives them, and by nothing else. Undefined
 * for everybody whom the file does not name, and for everybody in a tenant that it does not name.
 */
export function roleOf(organisation: Organisation, tenant: string, entraId: string): Colleague | undefined {
  if (!organisation.tenants.includes(tenant.toLowerCase())) return undefined;
  const wanted = entraId.startsWith('29:') ? entraId : entraId.toLowerCase();
  const found = Object.entries(organisation.people).find(([, person]) => person['entra-id'] === wanted);
  if (!found) return undefined;
  const [id, { role, name, phone }] = found;
  return { id, role, name, phone };
}

/** A colleague's id in the file, from what Teams gives; undefined as for roleOf. */
export const idOf = (organisation: Organisation, tenant: string, entraId: string): string | undefined =>
  roleOf(organisation, tenant, entraId)?.id;
