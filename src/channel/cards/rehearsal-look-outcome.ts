import type { Words } from '../../content/words.ts';
import type { LeadsTo } from '../../core/rehearsal/debrief/outcome.ts';
import type { LookView } from '../../core/rehearsal/debrief/show-debrief.ts';
import { reasonName } from './answer-names.ts';
import type { Element } from './element.ts';
import { sourceLine } from './sources.ts';
import { levelStyles, rulesLevel } from './summary-level.ts';
import { box, bullets, heading, quiet, text, title } from './text.ts';

type OutcomeView = Extract<LookView, { part: 'outcome' }>;

/** What the trainee's findings lead to, beside what was there to find, by the rules of the real enquiry. */
export function drawOutcome(words: Words, { found, there }: OutcomeView): Element[] {
  const t = (key: string, vars?: Record<string, string | number>) => words.t(`debrief:${key}`, vars);
  const missed = there.routes.filter(({ id }) => !found.routes.some((route) => route.id === id));
  const factorsLeft = there.factors.filter((key) => !found.factors.includes(key));
  const named = (keys: readonly string[]) =>
    keys.length > 0 ? keys.map((key) => words.t(key)) : [t('factors.none')];
  return [
    title(t('outcome.title')),
    quiet(t('outcome.lead')),
    ...drawLeadsTo(words, t('outcome.found'), found),
    ...drawLeadsTo(words, t('outcome.there'), there),
    text(
      missed.length > 0
        ? t('outcome.would-be-missed', { routes: missed.map(({ id }) => routeName(words, id)).join('; ') })
        : t('outcome.same'),
      { weight: 'Bolder' },
    ),
    heading(t('factors.found')),
    ...bullets(named(found.factors)),
    heading(t('factors.left')),
    ...bullets(named(factorsLeft)),
  ];
}

const routeName = (words: Words, id: string) => words.t(`outcomes:routes.${id}.name`);

function drawLeadsTo(words: Words, name: string, leads: LeadsTo): Element[] {
  const { level, rules, routes } = leads;
  return [
    heading(name),
    box(levelStyles[level], [
      text(rulesLevel(words, leads), { size: 'Large', weight: 'Bolder' }),
      text(words.t(`outcomes:levels.${level}.means`), { spacing: 'Small' }),
    ]),
    ...bullets(
      rules.map(({ id, because }) => {
        const rule = words.t(`outcomes:rules.${id}`);
        if (because.length === 0) return rule;
        return words.t('debrief:outcome.because', {
          ...{ rule, because: because.map((reason) => reasonName(words, reason)).join('; ') },
        });
      }),
    ),
    text(words.t('debrief:outcome.routes'), { weight: 'Bolder', spacing: 'Small' }),
    ...bullets(routes.map(({ id }) => routeName(words, id))),
    ...sourceLine(
      words,
      [...rules, ...routes].map(({ source }) => source),
    ),
  ];
}
