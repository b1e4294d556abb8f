import { AuthenticationConstants, AuthenticationError, type Claim } from 'botframework-connector';

/**
 * What a token says of itself, unproven, is only ever a reason to refuse it. The library takes tokens of the Emulator and
 * of other bots too, asks other services for their keys, and writes down for ever each tenant (`tid`) that it reads in a
 * token of nobody knows whom.
 */
export function mayBeTheChannel(authorization: string, issuer: string, tenants: readonly string[]): void {
  const [, payload = ''] = /^Bearer [\w-]+\.([\w-]+)\.[\w-]*$/.exec(authorization) ?? [];
  const { iss, tid } = claimsIn(payload);
  const known = tid === undefined || (typeof tid === 'string' && tenants.includes(tid.toLowerCase()));
  if (iss !== issuer || !known) throw notTheChannel();
}

/** The same for what has been proven, whichever way the library took. */
export function mustBeTheChannel(claims: readonly Claim[], issuer: string): void {
  const issuers = claims.filter(({ type }) => type === AuthenticationConstants.IssuerClaim);
  if (issuers.length !== 1 || issuers[0]?.value !== issuer) throw notTheChannel();
}

function claimsIn(payload: string): { iss?: unknown; tid?: unknown } {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) ?? {};
  } catch {
    // No JSON, no claims: it is refused for having no issuer.
    return {};
  }
}

const notTheChannel = () => new AuthenticationError('not a token of the channel', 401);
