import type { Words } from '../../content/words.ts';
import { rehearsalLevels } from '../../core/rehearsal/transcript.ts';
import type { RehearsalViews, ScenarioLine } from '../../core/rehearsal/views.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { marked, patientWords } from './rehearsal-marked.ts';
import { dangerNow } from './session-buttons.ts';
import { box, heading, quiet, text, title } from './text.ts';

type View<K> = Extract<RehearsalViews, { kind: K }>;

/** The patients to choose from: a line each, how hard, and what somebody may not want to read about today. */
export const drawRehearsals = (words: Words, { scenarios, waiting }: View<'rehearsals'>): Element[] => [
  marked(words),
  title(words.t('rehearsal:list.title')),
  text(words.t('rehearsal:list.lead')),
  ...(waiting
    ? [
        box('emphasis', [
          text(words.t('rehearsal:list.waiting', { who: patientWords(words, waiting.scenario, 'who') })),
          ...row(
            button(
              words.t('rehearsal:buttons.resume'),
              { verb: 'rehearsal-resume', ...waiting.rehearsal },
              { style: 'positive' },
            ),
          ),
        ]),
      ]
    : []),
  ...scenarios.map((scenario) => oneOf(words, scenario)),
  ...row(dangerNow(words), button(words.t('chrome:buttons.welcome'), { verb: 'welcome' })),
];

const oneOf = (words: Words, scenario: ScenarioLine): Element => ({
  type: 'ColumnSet',
  separator: true,
  columns: [
    {
      ...{ type: 'Column', width: 'stretch' },
      items: [
        text(words.t(`rehearsal/${scenario.id}:title`), { weight: 'Bolder' }),
        text(words.t(`rehearsal/${scenario.id}:about`), { spacing: 'None' }),
        quiet(
          words.t('rehearsal:list.about', {
            difficulty: words.t(`rehearsal:difficulty.${scenario.difficulty}`),
            topics: topicsOf(words, scenario),
          }),
          { spacing: 'None' },
        ),
      ],
    },
    {
      ...{ type: 'Column', width: 'auto', verticalContentAlignment: 'Center' },
      items: row(
        button(words.t('rehearsal:buttons.choose'), { verb: 'rehearsal-choose', scenario: scenario.id }),
      ),
    },
  ],
});

const topicsOf = (words: Words, scenario: ScenarioLine): string =>
  scenario['warns-of'].map((topic) => words.t(`rehearsal/common:warnings.${topic}`)).join(', ');

/** Before a word is said: what it will touch on, what reception knows, and how much help one wants. */
export const drawBriefing = (
  words: Words,
  { rehearsal, scenario }: View<'rehearsal-briefing'>,
): Element[] => [
  marked(words),
  title(words.t(`rehearsal/${scenario.id}:title`)),
  box('warning', [
    text(words.t('rehearsal:briefing.warning', { topics: topicsOf(words, scenario) }), { weight: 'Bolder' }),
    text(words.t('rehearsal:briefing.stop'), { spacing: 'Small' }),
  ]),
  heading(words.t('rehearsal:briefing.note')),
  text(patientWords(words, scenario.id, 'note')),
  heading(words.t('rehearsal:briefing.how')),
  ...rehearsalLevels.map((level) => text(words.t(`rehearsal:levels.${level}.means`), { spacing: 'Small' })),
  ...row(
    ...rehearsalLevels.map((level) =>
      button(
        words.t(`rehearsal:levels.${level}.begin`),
        { verb: 'rehearsal-begin', ...rehearsal, level },
        level === 'coached' ? { style: 'positive' } : {},
      ),
    ),
  ),
  quiet(words.t('rehearsal:briefing.private')),
  ...row(
    dangerNow(words),
    button(words.t('rehearsal:buttons.other'), { verb: 'rehearse' }),
    button(words.t('rehearsal:buttons.not-now'), { verb: 'rehearsal-stop', ...rehearsal }),
  ),
];
