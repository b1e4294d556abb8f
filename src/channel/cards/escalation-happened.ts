import type { HappenedLine } from '../../core/escalation/views.ts';
import type { Element } from './element.ts';
import { clockName, type Drawing, whoName } from './escalation-words.ts';
import { firstFew } from './fold.ts';
import { heading, literal, quiet, quoted, shortened, text } from './text.ts';

/** More than this makes a card that Teams refuses; how many are left out is said. */
const mostLines = 12;
/** The newest are in sight, the rest behind a button. */
const inSight = 3;

/** What happened, the newest first, with what was written. `ownCard`: the clinician reads it. */
export function drawHappened(
  drawing: Drawing,
  happened: readonly HappenedLine[],
  ownCard: boolean,
  leftOut: (line: HappenedLine) => boolean = () => false,
): Element[] {
  const { words } = drawing;
  const told = happened.filter(({ what }) => words.has(`escalation:happened.${what}`)).toReversed();
  if (told.length === 0) return [];
  const shown = told.slice(0, mostLines);
  return [
    heading(words.t('escalation:happened.title')),
    ...firstFew(words, 'more-happened', shown, inSight, (some) =>
      some.flatMap((line) => drawLine(drawing, line, ownCard, leftOut(line))),
    ),
    ...(told.length > shown.length
      ? [quiet(words.t('escalation:happened.earlier', { n: told.length - shown.length }))]
      : []),
  ];
}

function drawLine(drawing: Drawing, line: HappenedLine, ownCard: boolean, withoutText: boolean): Element[] {
  const { words, mostOfText } = drawing;
  const who = whoName(words, line.who, ownCard);
  const what = line.closing
    ? words.t('escalation:happened.close-as', {
        who,
        closing: words.t(`escalation:closings.${line.closing}`),
      })
    : words.t(`escalation:happened.${line.what}`, { who });
  const time = clockName(drawing, line.at);
  const said = text(words.t('escalation:happened.line', { time, what }), { spacing: 'Small' });
  if (line.text === undefined || line.text.trim() === '' || withoutText) return [said];
  if (mostOfText === 0) return [said, quiet(words.t('escalation:happened.text-left-out'))];
  return [said, literal(quoted(words, shortened(line.text, mostOfText)))];
}
