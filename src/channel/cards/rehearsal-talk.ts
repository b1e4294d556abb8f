import type { Content } from '../../content/content.ts';
import type { Words } from '../../content/words.ts';
import type { MoveId } from '../../core/rehearsal/moves.ts';
import type { NextHint, RehearsalViews, TalkView } from '../../core/rehearsal/views.ts';
import type { LineId } from '../../core/rehearsal/which-line.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { asSpoken, lineInWords, marked, patientWords } from './rehearsal-marked.ts';
import { drawReading } from './rehearsal-reading.ts';
import { dangerNow } from './session-buttons.ts';
import { sourceLine } from './sources.ts';
import { box, quiet, text, title } from './text.ts';

/** The patient speaks; below it, quietly, how the trainee was read. What is said comes through the compose box. */
export function drawTalk(words: Words, content: Content, view: TalkView): Element[] {
  const { rehearsal, scenario, readAs, openly, first } = view;
  return [
    marked(words),
    ...drawSaid(words, scenario, view.lines),
    ...drawHarmful(words, view.harmful),
    ...(view.hint ? drawHint(words, view.hint) : []),
    ...(readAs ? drawReading(words, content, { rehearsal, readAs, openly }) : []),
    ...(first ? [quiet(words.t('rehearsal:talk.type'))] : []),
    ...row(
      dangerNow(words),
      view.canHint
        ? button(
            words.t('rehearsal:buttons.hint'),
            { verb: 'rehearsal-hint', ...rehearsal },
            { inputs: 'none' },
          )
        : undefined,
      button(
        words.t('rehearsal:buttons.pause'),
        { verb: 'rehearsal-pause', ...rehearsal },
        { inputs: 'none' },
      ),
      button(words.t('rehearsal:buttons.stop'), { verb: 'rehearsal-stop', ...rehearsal }, { inputs: 'none' }),
    ),
  ];
}

/** Who speaks, and what: each line a paragraph. */
export function drawSaid(words: Words, scenario: string, lines: readonly LineId[]): Element[] {
  const said = lines.flatMap((line) => lineInWords(words, line) ?? []);
  if (said.length === 0) return [];
  return [
    text(patientWords(words, scenario, 'name'), { weight: 'Bolder', spacing: 'Medium' }),
    ...said.map((line, i) => text(asSpoken(line), { size: 'Medium', spacing: i === 0 ? 'None' : 'Small' })),
  ];
}

/** What a harmful move does, named at once and without reproach. */
export const drawHarmful = (words: Words, harmful: readonly { move: MoveId; source: string }[]): Element[] =>
  harmful.map(({ move, source }) =>
    box('warning', [
      text(words.t(`rehearsal/common:moves.${move}.name`), { weight: 'Bolder' }),
      text(words.t(`rehearsal/common:moves.${move}.feedback`), { spacing: 'Small' }),
      ...sourceLine(words, [source]),
    ]),
  );

function drawHint(words: Words, hint: NextHint): Element[] {
  const said =
    hint.kind === 'expected'
      ? words.t(`rehearsal/common:expects.${hint.id}`)
      : words.t(`rehearsal:hints.${hint.kind}`);
  return [box('good', [text(said), ...sourceLine(words, [hint.source])])];
}

type PausedView = Extract<RehearsalViews, { kind: 'rehearsal-paused' }>;
type ClosedView = Extract<RehearsalViews, { kind: 'rehearsal-closed' }>;

export const drawRehearsalPaused = (words: Words, { rehearsal, scenario }: PausedView): Element[] => [
  marked(words),
  title(words.t('rehearsal:paused.title')),
  text(words.t('rehearsal:paused.kept', { who: patientWords(words, scenario, 'who') })),
  ...row(
    button(
      words.t('rehearsal:buttons.resume'),
      { verb: 'rehearsal-resume', ...rehearsal },
      { style: 'positive' },
    ),
    button(words.t('rehearsal:buttons.stop'), { verb: 'rehearsal-stop', ...rehearsal }),
  ),
  ...row(dangerNow(words), button(words.t('chrome:buttons.welcome'), { verb: 'welcome' })),
];

export const drawRehearsalClosed = (words: Words, _: ClosedView): Element[] => [
  marked(words),
  title(words.t('rehearsal:closed.title')),
  text(words.t('rehearsal:closed.means')),
  ...row(
    button(words.t('rehearsal:buttons.again'), { verb: 'rehearse' }, { style: 'positive' }),
    button(words.t('chrome:buttons.reflect'), { verb: 'reflect' }),
    button(words.t('chrome:buttons.welcome'), { verb: 'welcome' }),
  ),
  ...row(dangerNow(words)),
];
