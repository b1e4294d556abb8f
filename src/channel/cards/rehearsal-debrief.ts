import type { Content } from '../../content/content.ts';
import type { Words } from '../../content/words.ts';
import type { DebriefView } from '../../core/rehearsal/debrief/show-debrief.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { drawCompetences, drawCurve } from './rehearsal-debrief-charts.ts';
import { drawHarms } from './rehearsal-debrief-harm.ts';
import { lookRow, remarkLine } from './rehearsal-look.ts';
import { lineInWords, marked, patientWords } from './rehearsal-marked.ts';
import { drawReading } from './rehearsal-reading.ts';
import { drawSaid } from './rehearsal-talk.ts';
import { dangerNow } from './session-buttons.ts';
import { sourceLine } from './sources.ts';
import { box, bullets, heading, quiet, quoted, text, title } from './text.ts';

/** What went well, what could have done harm, one thing to try; then the numbers and what a clinician would still do. */
export function drawDebrief(words: Words, content: Content, view: DebriefView): Element[] {
  const { rehearsal, scenario, ending, readAs, well, next, still } = view;
  const t = (key: string, vars?: Record<string, string | number>) => words.t(`debrief:${key}`, vars);
  return [
    marked(words),
    ...drawSaid(words, scenario, view.lines),
    title(t('title')),
    text(words.t(`rehearsal/common:ended.${ending}`)),
    ...(readAs ? [quiet(words.t('rehearsal:debrief.was-goodbye'))] : []),
    ...(readAs ? drawReading(words, content, { rehearsal, readAs, openly: false }) : []),
    heading(t('well.title')),
    ...bullets(well.map((remark) => remarkLine(words, remark))),
    ...sourceLine(
      words,
      well.map(({ source }) => source),
    ),
    ...drawHarms(words, view.harmful),
    box('good', [
      text(t('try.title'), { weight: 'Bolder' }),
      text(words.t(next.words), { spacing: 'Small' }),
      ...sourceLine(words, [next.source]),
    ]),
    drawCurve(words, view.curve),
    ...drawCompetences(words, view),
    ...drawCues(words, view),
    heading(t('numbers.title')),
    ...bullets(numbersOf(words, view)),
    heading(words.t('rehearsal:debrief.still')),
    ...bullets(still.map(({ id }) => words.t(`rehearsal/common:still.${id}`))),
    ...sourceLine(
      words,
      still.map(({ source }) => source),
    ),
    heading(words.t('rehearsal:debrief.support')),
    text(words.t('rehearsal:debrief.support-means')),
    ...lookRow(words, rehearsal, 'overview'),
    ...row(
      view.closed
        ? undefined
        : button(
            words.t('rehearsal:buttons.close'),
            { verb: 'rehearsal-close', ...rehearsal },
            { style: 'positive', inputs: 'none' },
          ),
      button(words.t('rehearsal:buttons.again'), { verb: 'rehearse' }, { inputs: 'none' }),
      button(t('buttons.export'), { verb: 'rehearsal-export', of: rehearsal.rehearsal }, { inputs: 'none' }),
      button(t('buttons.progress'), { verb: 'rehearsal-progress' }, { inputs: 'none' }),
    ),
    ...row(dangerNow(words)),
  ];
}

const mostCues = 3;

/** What the patient hinted at and nobody followed in time: the first few, in the patient's own words. */
function drawCues(words: Words, { cues, scenario }: DebriefView): Element[] {
  const missed = cues.filter(({ missed }) => missed);
  if (missed.length === 0) return [];
  const who = patientWords(words, scenario, 'name');
  return [
    heading(words.t('debrief:cues.title')),
    ...missed.slice(0, mostCues).map((cue) => {
      const first = cue.turn < 0;
      const said = (cue.line && lineInWords(words, cue.line)) ?? '';
      const label = words.t(first ? 'debrief:cues.missed-first' : 'debrief:cues.missed', {
        who,
        turn: cue.turn + 1,
      });
      const late = cue.followed && words.t('debrief:cues.late', { turn: cue.turn + cue.followed + 1 });
      return text([`**${label}** ${quoted(words, said)}`, late].filter(Boolean).join(' '), {
        spacing: 'Small',
      });
    }),
    text(words.t('debrief:cues.how'), { spacing: 'Small' }),
    ...sourceLine(
      words,
      missed.slice(0, 1).map(({ source }) => source),
    ),
  ];
}

function numbersOf(words: Words, view: DebriefView): string[] {
  const { told, factors, questions, reflections, asking, hints } = view;
  const t = (key: string, vars?: Record<string, string | number>) => words.t(`debrief:numbers.${key}`, vars);
  const all = questions.open + questions.closed;
  return [
    t('told', { found: told.found, of: told.there }),
    t('factors', { found: factors.found, of: factors.there }),
    all === 0 ? t('no-questions') : t('open', { open: questions.open, all }),
    t('reflections', { reflections, asking }),
    ...(hints > 0 ? [t('hints', { count: hints })] : []),
  ];
}
