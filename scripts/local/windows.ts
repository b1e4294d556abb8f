import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { claimPort, nextFreePort, portFrom } from './ports.ts';
import { projectRoot } from './where-things-are.ts';

/** Whose Teams the trial shows, in the order of the chain of deploy/local/organisation.yaml. */
export const windowKinds = ['clinician', 'lead', 'deputy'] as const;
export type WindowKind = (typeof windowKinds)[number];

const variables = {
  clinician: 'PLAYGROUND_PORT',
  lead: 'LEAD_PLAYGROUND_PORT',
  deputy: 'DEPUTY_PLAYGROUND_PORT',
} satisfies Record<WindowKind, string>;

/** What of a Playground's file says who sits in front of it. */
const playgroundFile = z.object({
  tenantId: z.string(),
  bot: z.object({ id: z.string(), name: z.string() }),
  currentUser: z.object({ id: z.string(), aadObjectId: z.string(), name: z.string() }),
  personalChat: z.object({ id: z.string() }),
});

export type Window = z.infer<typeof playgroundFile> & { kind: WindowKind; folder: string; port: number };

/** Where the bot reaches what this window shows. 127.0.0.1, never "localhost": see start-parts.ts. */
export const serviceUrlOf = ({ port }: { port: number }): string => `http://127.0.0.1:${port}/_connector`;

/**
 * The windows with their people and ports. A port that is not given is the next free one after the window before it.
 * `claimed` are the ports already taken by the trial itself, by variable; a PlainError names one that cannot be had.
 */
export async function openWindows(env: NodeJS.ProcessEnv, claimed: Map<number, string>): Promise<Window[]> {
  const given = (kind: WindowKind) => kind === 'clinician' || Boolean(env[variables[kind]]?.trim());
  const ports = new Map<WindowKind, number>();
  for (const kind of windowKinds.filter(given)) {
    const port = portFrom(env, variables[kind], 56150);
    await claimPort(port, variables[kind], `the ${kind}'s Playground`, claimed);
    ports.set(kind, port);
  }
  let last = 0;
  const windows: Window[] = [];
  for (const kind of windowKinds) {
    last = ports.get(kind) ?? (await nextFreePort(last, variables[kind], claimed));
    const folder = join(projectRoot, 'deploy', 'local', kind);
    windows.push({ ...peopleOf(folder), kind, folder, port: last });
  }
  return windows;
}

function peopleOf(folder: string): z.infer<typeof playgroundFile> {
  return playgroundFile.parse(parse(readFileSync(join(folder, '.m365agentsplayground.yml'), 'utf8')));
}
