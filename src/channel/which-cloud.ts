import { z } from 'zod';
import { isLoopback } from '../content/service-addresses.ts';

/** Which Bot Framework this bot belongs to, where it is not the public one: another cloud, or one of a proof. */
export type Cloud = {
  /** Where the bot gets the token that it shows to the channel, with the tenant: https. */
  loginUrl: string;
  /** For what it asks one. */
  scope: string;
  /** Who signs what the channel sends, and where the keys are. */
  issuer: string;
  metadataUrl: string;
  /** The user token service. Askwell signs nobody in; the library wants to know it. */
  oAuthUrl: string;
  callerId: string;
};

/** A key of somebody on the way would make every token of theirs a good one. */
const secure = z.url({ protocol: /^https$/, error: 'must be an https:// address' });
const secureOrHere = z.url().refine((address) => {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}, 'must be an https:// address; plain http only on this machine');

const text = z.string().trim().min(1);
const all = {
  ToChannelFromBotLoginUrl: secure,
  ToChannelFromBotOAuthScope: text,
  ToBotFromChannelTokenIssuer: text,
  ToBotFromChannelOpenIdMetadataUrl: secureOrHere,
  OAuthUrl: secure,
  CallerId: text,
};

/** The environment's part of it, by the library's own names. Each may be left out; `whichCloud` wants all or none. */
export const cloudSettings = Object.fromEntries(
  Object.entries(all).map(([name, schema]) => [name, schema.optional()]),
) as { [Name in keyof typeof all]: z.ZodOptional<(typeof all)[Name]> };

type Given = { [Name in keyof typeof all]?: string | undefined };

/** Out: undefined for the public cloud. Throws a plain sentence when only some are given: the rest would be guessed. */
export function whichCloud(given: Given): Cloud | undefined {
  const names = Object.keys(all) as (keyof typeof all)[];
  const missing = names.filter((name) => given[name] === undefined);
  if (missing.length === names.length) return undefined;
  if (missing.length > 0) {
    throw new Error(
      `Another cloud is described by ${names.length} settings together; missing: ${missing.join(', ')}.`,
    );
  }
  return {
    loginUrl: given.ToChannelFromBotLoginUrl ?? '',
    scope: given.ToChannelFromBotOAuthScope ?? '',
    issuer: given.ToBotFromChannelTokenIssuer ?? '',
    metadataUrl: given.ToBotFromChannelOpenIdMetadataUrl ?? '',
    oAuthUrl: given.OAuthUrl ?? '',
    callerId: given.CallerId ?? '',
  };
}
