import type { Content } from '../../content/content.ts';
import type { RaisingItem } from '../../content/schema/item.ts';
import { onceFor } from '../once-for.ts';
import { cuesOf, type Facts, householdOf, pathwayOf } from './facts.ts';

/** What already states a factor: the entry that was ticked or answered, and where. */
export type RaisedBy = { stage: 'cues' | 'household' | 'direct'; id: string };

/**
 * The factors that a cue, a household entry or a direct answer already states, each with what states it.
 * They are present without being asked (vocabulary/enquiry.yaml, `raises`).
 */
export const raisedFactors = (content: Content, facts: Facts): ReadonlyMap<string, RaisedBy> =>
  raisedFor(content)(facts);

/** Facts are never changed in place, and a turn asks this of the same ones again and again. Forgotten with the facts. */
const raisedFor = onceFor((content: Content) => {
  const cues = [...content.cues['may-harm'], ...content.cues['may-be-harmed']];
  return onceFor((facts: Facts) => {
    const raised = new Map<string, RaisedBy>();
    const pathway = pathwayOf(facts);
    const collect = (stage: RaisedBy['stage'], items: readonly RaisingItem[], present: readonly string[]) => {
      if (present.length === 0) return;
      for (const item of items) {
        if (!present.includes(item.id)) continue;
        if (item['raises-on'] && !(pathway && item['raises-on'].includes(pathway))) continue;
        for (const factor of item.raises) if (!raised.has(factor)) raised.set(factor, { stage, id: item.id });
      }
    };
    const { direct = {} } = facts.answers;
    collect('cues', cues, cuesOf(facts));
    collect('household', content.household, householdOf(facts));
    collect(
      'direct',
      content.direct,
      Object.keys(direct).filter((id) => direct[id] === 'yes'),
    );
    return raised;
  });
});

/**
 * The answer that counts for a factor. A raised factor is present until somebody says an explicit `no` to it:
 * `unsure` or `declined` must not hide what was already told.
 */
export function factorAnswer(facts: Facts, raised: ReadonlyMap<string, RaisedBy>, factor: string): string {
  const explicit = facts.answers.factors?.[factor] as string | undefined;
  if (explicit === 'no' || explicit === 'yes') return explicit;
  if (raised.has(factor)) return 'yes';
  return explicit ?? 'not-asked';
}
