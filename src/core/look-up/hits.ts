import type { Content } from '../../content/content.ts';
import type { Topic } from '../../content/schema/look-ups.ts';
import type { Service } from '../../content/schema/services.ts';
import type { Words } from '../../content/words.ts';

/**
 * A SNOMED CT code as it is shown: with its number, or with the reason why there is none to copy. A number that fails
 * its check digit is left out here, so that no card can offer it.
 */
export type ShownCode = { term: string; group: string; when?: string } & (
  | { code: string }
  | { unconfirmed: string }
);

/** A service with its words. `service` carries number, web address, region, source and the dates of its check. */
export type ShownService = { service: Service; name: string; what: string; hours?: string };

/** One thing that can be looked up. `id` opens it again later (a button of a card); `title` is what a list calls it. */
export type Hit = { id: string; title: string; source: string } & (
  | {
      kind: 'topic';
      topic: Topic;
      text: string;
      services: ShownService[];
      codes: ShownCode[];
      see: { id: string; title: string }[];
    }
  | ({ kind: 'service' } & ShownService)
  | { kind: 'code'; code: ShownCode }
  /** A whole group; the first `matched` of its codes are those that were typed for, none when the group itself was. */
  | { kind: 'codes'; group: string; codes: ShownCode[]; matched: number }
);

/** `others` and `suggestions` are best first. */
export type LookUpResult =
  | { kind: 'answer'; best: Hit; others: Hit[] }
  | { kind: 'did-you-mean'; suggestions: Hit[] }
  | { kind: 'nothing' };

/** Everything that can be looked up, by id: topics, services, groups of codes and single codes, in the content's order. */
export function allHits(content: Content, words: Words): Map<string, Hit> {
  const { codes, source } = content.codes;
  const single = codes.map((code): Hit & { kind: 'code' } => ({
    ...{ kind: 'code', id: codeId(code), title: code.term, source },
    code: shownCode(code),
  }));
  const groups = [...new Set(codes.map(({ group }) => group))].map(
    (group): Hit => ({
      ...{ kind: 'codes', id: `codes:${group}`, title: words.t(`look-ups:groups.${group}.title`), source },
      ...{ group, codes: single.map(({ code }) => code).filter((code) => code.group === group), matched: 0 },
    }),
  );
  const topics = content.lookUps.map((topic) => topicHit(topic, content, words));
  const services = content.services.map((service) => serviceHit(service, words));
  return new Map([...topics, ...services, ...groups, ...single].map((hit) => [hit.id, hit]));
}

type Code = Content['codes']['codes'][number];

/** `code:429746005`. A number that must not be copied is not in the id either: its first words stand for it. */
export function codeId({ code, term, unconfirmed }: Code): string {
  if (unconfirmed === undefined) return `code:${code}`;
  return `code:${
    term
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.slice(0, 3)
      .join('-') ?? ''
  }`;
}

function shownCode({ code, term, group, when, unconfirmed }: Code): ShownCode {
  const shown = { term, group, ...(when === undefined ? {} : { when }) };
  return unconfirmed === undefined ? { ...shown, code } : { ...shown, unconfirmed };
}

function shownService(service: Service, words: Words): ShownService {
  const at = `services:services.${service.id}`;
  const hours = words.has(`${at}.hours`) ? { hours: words.t(`${at}.hours`) } : {};
  return { service, name: words.t(`${at}.name`), what: words.t(`${at}.what`), ...hours };
}

function serviceHit(service: Service, words: Words): Hit {
  const shown = shownService(service, words);
  return {
    kind: 'service',
    id: `service:${service.id}`,
    title: shown.name,
    source: service.source,
    ...shown,
  };
}

function topicHit(topic: Topic, content: Content, words: Words): Hit {
  const titleOf = (id: string) => words.t(`look-ups:topics.${id}.title`);
  return {
    ...{ kind: 'topic', id: `topic:${topic.id}`, title: titleOf(topic.id), source: topic.source, topic },
    // The thresholds are local: the text must not go on saying 14 where a lead has set another number.
    text: words.t(`look-ups:topics.${topic.id}.text`, {
      dashTicks: content.policy.dashTicks,
      policeCallouts: content.policy.policeCallouts12Months,
    }),
    services: content.services
      .filter(({ id }) => topic.services.includes(id))
      .toSorted((a, b) => topic.services.indexOf(a.id) - topic.services.indexOf(b.id))
      .map((service) => shownService(service, words)),
    codes: content.codes.codes
      .filter(({ code, group }) => topic.codes.includes(code) || topic.codes.includes(group))
      .map(shownCode),
    see: topic.see.map((id) => ({ id: `topic:${id}`, title: titleOf(id) })),
  };
}
