import type { KnownGuards } from './content/check-guards.ts';
import { idsThatRulesName } from './core/assessment/ids-that-rules-name.ts';
import { whenCautionIsShown } from './core/assessment/which-cautions.ts';
import { whenRouteIsTaken } from './core/assessment/which-routes.ts';
import { nothingHeard, whenRuleFires } from './core/assessment/which-rules.ts';

/**
 * The rules, routes and cautions that the code knows. Content may not import core, so the caller hands them over:
 * a rule that is only in YAML never fires, one that is only in code leads nowhere, and either would go unseen.
 */
export const knownGuards: KnownGuards = {
  rules: [...Object.keys(whenRuleFires), nothingHeard],
  routes: Object.keys(whenRouteIsTaken),
  cautions: Object.keys(whenCautionIsShown),
  named: idsThatRulesName,
};
