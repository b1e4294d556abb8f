import type { Content } from '../../content/content.ts';
import type { Level } from '../../content/schema/outcomes.ts';
import type { Facts } from '../enquiry/facts.ts';
import { type Evidence, type Findings, findingsOf } from './findings.ts';
import { highest, isAtLeast } from './levels.ts';
import { whatIsNotKnown } from './what-is-not-known.ts';
import { whenCautionIsShown } from './which-cautions.ts';
import { whenRouteIsTaken } from './which-routes.ts';
import { nothingHeard, whenRuleFires } from './which-rules.ts';

export type FiredRule = { id: string; level: Level; source: string; because: readonly Evidence[] };
export type Factor = { id: string; answer: string; raised: boolean };

/**
 * What an enquiry leads to: visible rules, no score. `level` is what the rules say; `own` is the clinician's where it
 * differs. Routes and cautions follow the higher of the two, so that lowering a level never takes help away.
 * `incomplete` means that the level is to be read as "at least".
 */
export type Assessment = {
  level: Level;
  own?: { level: Level; reason: string };
  incomplete: boolean;
  rules: readonly FiredRule[];
  routes: readonly string[];
  cautions: readonly string[];
  factors: readonly Factor[];
  missing: readonly Evidence[];
};

/** Applies the whole decision table (vocabulary/outcomes.yaml) to what is known. Pure; same facts, same outcome. */
export function assess(content: Content, facts: Facts): Assessment {
  const findings = findingsOf(content, facts);
  const rules = firedRules(content, findings);
  const level = highest(rules.map((rule) => rule.level));
  const own = standing(facts.ownLevel, level);
  const missing = whatIsNotKnown(findings);

  const fired = content.rules.filter((rule) => rules.some(({ id }) => id === rule.id));
  const reached = {
    level: own && isAtLeast(own.level, level) ? own.level : level,
    incomplete: missing.length > 0,
    namedByRules: new Set(fired.flatMap((rule) => rule.routes)),
  };
  const routes = content.routes
    .map(({ id }) => id)
    .filter((id) => reached.namedByRules.has(id) || whenRouteIsTaken[id]?.(findings, reached));
  const namedCautions = new Set(fired.flatMap((rule) => rule.cautions));
  const shown = { ...reached, routes: new Set(routes) };
  const cautions = content.cautions
    .map(({ id }) => id)
    .filter((id) => namedCautions.has(id) || whenCautionIsShown[id]?.(findings, shown));

  return {
    level,
    ...(own && { own }),
    incomplete: reached.incomplete,
    rules,
    routes,
    cautions,
    factors: content.factors.map(({ id }) => ({
      id,
      answer: findings.factor(id),
      raised: findings.raised.has(id),
    })),
    missing,
  };
}

/**
 * The clinician's own level, as long as it stands. A lowering falls once the rules say more than they said when it was
 * made: its reason was about what was known then. One that was raised without a reason is no lowering later either.
 */
function standing(own: Facts['ownLevel'], level: Level): Assessment['own'] {
  if (!own || own.level === level) return undefined;
  const overtaken =
    !isAtLeast(own.level, level) && (own.reason === '' || !isAtLeast(own.against ?? level, level));
  return overtaken ? undefined : { level: own.level, reason: own.reason };
}

function firedRules(content: Content, findings: Findings): FiredRule[] {
  const fired = content.rules.flatMap((rule) => {
    const because = whenRuleFires[rule.id]?.(findings) ?? [];
    return because.length > 0 ? [{ id: rule.id, level: rule.level, source: rule.source, because }] : [];
  });
  if (fired.length > 0) return fired;
  return content.rules
    .filter((rule) => rule.id === nothingHeard)
    .map((rule) => ({ id: rule.id, level: rule.level, source: rule.source, because: [] }));
}
