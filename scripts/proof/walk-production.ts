import type { FakeConnector } from '../../tests/support/fake-connector.ts';
import type { OpenIdServer } from '../../tests/support/openid-server.ts';
import { teamsClient } from '../../tests/support/teams-client.ts';
import { PlainError } from '../local/plain-error.ts';
import { inTurn } from './in-turn.ts';
import { until } from './until.ts';
import { takeRecordAndClose, toSummary } from './walk-enquiry.ts';
import { leadArrives, walkEscalation } from './walk-escalation.ts';
import type { OnCall } from './who-is-on-call.ts';

export type ProductionWalk = {
  /** Where the replicas listen, without a path. */
  replicas: readonly string[];
  connector: FakeConnector;
  openId: OpenIdServer;
  onCall: OnCall;
  /** Hears of each step that went well. */
  say: (line: string) => void;
};
/** The first replica brings the database up to date, the others wait for it. */
const startPatience = 120;

/**
 * Waits for the replicas, sees that they refuse what nobody signed, and walks an enquiry and an escalation through all of
 * them in turn. Throws a PlainError at the first thing that is not as it should be.
 */
export async function walkProduction({ replicas, connector, openId, onCall, say }: ProductionWalk) {
  for (const url of replicas) {
    await until(`${url}/readyz answers 200`, startPatience, () =>
      fetch(new URL('/readyz', url)).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    await refusesTheUnsigned(url, connector, onCall.tenant);
    say(`Ready, and takes nothing that is not signed: ${url}`);
  }
  const authorization = openId.bearer(connector.url);
  const { send, taken } = inTurn(replicas, authorization);
  const teams = { botUrl: replicas[0] ?? '', connector, send, tenant: onCall.tenant };
  const lead = await leadArrives(teams, onCall);
  const { teams: first, cards } = await toSummary(teams);
  await takeRecordAndClose(first);
  say(`An enquiry, from the welcome over ${cards} cards of questions to the record text and the end`);
  const { teams: second } = await toSummary(teams);
  await walkEscalation(connector, second, lead);
  say(`An escalation to ${onCall.name}: told, acknowledged, taken on, advised, closed`);

  // What is still on its way would meet nobody once this ends, and look like a fault of the bot.
  await until('an end of the messages', 30, () => isQuiet(connector));
  const refused = connector.received.filter(({ status }) => status >= 400);
  if (refused.length > 0) throw new PlainError(`The channel refused ${refused.length} messages of the bot.`);
  if (taken().some((count) => count === 0)) throw new PlainError(`A replica took nothing: ${taken()}`);
  say(`Steps taken by each replica: ${taken().join(' and ')}; tokens fetched: ${openId.asked().tokens}`);
}

/** No message for two seconds: the workers look for what is due at least as often. */
const isQuiet = ({ received }: FakeConnector): boolean => Date.now() - (received.at(-1)?.at ?? 0) > 2_000;

/** A stranger who knows the address, a listed tenant and how an activity looks. */
async function refusesTheUnsigned(url: string, connector: FakeConnector, tenant: string): Promise<void> {
  const { status } = await teamsClient({ botUrl: url, connector, tenant }).type('start');
  if (status !== 401) throw new PlainError(`${url} answered ${status} to an unsigned message, not 401.`);
}
