import { writeFileSync } from 'node:fs';

/** The invented people of a drill. `vera` never met Askwell: whoever pages her reaches nobody. */
export const people = {
  lena: { entra: 'd0000000-0000-4000-8000-000000000001', role: 'lead' },
  dev: { entra: 'd0000000-0000-4000-8000-000000000002', role: 'deputy' },
  ines: { entra: 'd0000000-0000-4000-8000-000000000003', role: 'icb' },
  vera: { entra: 'd0000000-0000-4000-8000-000000000004', role: 'lead' },
} as const;
export type Person = keyof typeof people;

export const tenant = 'd1111111-2222-4333-8444-555555555555';
/** Let in as well, and with nothing to say about the escalations of the first. */
export const otherTenant = '99999999-2222-4333-8444-555555555555';
export const channel = '19:drill@thread.tacv2';

/** Writes the organisation of a drill: every limit is the shortest that the file allows, one minute. */
export function writeOrganisation(path: string): void {
  const lines = Object.entries(people).map(
    ([id, { entra, role }], i) =>
      `  ${id}: {entra-id: ${entra}, name: ${id}, role: ${role}, phone: "01632 96000${i}"}`,
  );
  const limits =
    '{immediate: {minutes: 1}, high: {minutes: 1}, medium: {minutes: 1}, standard: {minutes: 1}}';
  const longer =
    '{immediate: {minutes: 10}, high: {minutes: 10}, medium: {minutes: 10}, standard: {minutes: 10}}';
  const days = '[mon, tue, wed, thu, fri, sat, sun]';
  writeFileSync(
    path,
    `name: Drill
tenants: [${tenant}, ${otherTenant}]
region: somerset
time-zone: Europe/London
people:
${lines.join('\n')}
channels:
  leads: {conversation: "${channel}", name: Leads}
leads-channel: leads
rotas:
  on-call:
    handover: "09:00"
    week: [{days: ${days}, person: lena}]
chains:
  standard:
    steps:
      - {notify: [{rota: on-call}, {person: vera}, {channel: leads}], within: ${limits}}
      - {notify: [{person: dev}, {person: ines}], within: ${limits}}
    idle-after-acknowledgement: ${longer}
    idle-after-taking-on: ${longer}
    again-while-nobody-owns: ${limits}
chain: standard
working-time: {days: [mon, tue, wed, thu, fri], from: "08:00", until: "18:30", holidays: england-and-wales}
policy: {dash-ticks: 14, police-callouts: 3, callouts-months: 12, follow-up-working-days: 2}
retention: {enquiry-days: 30, rehearsal-days: 180, escalation-days: 2920, delivery-days: 90}
`,
  );
}
