import type { Content } from '../../content/content.ts';
import type { Words } from '../../content/words.ts';
import type { At, RecordView } from '../../core/conversation/views.ts';
import type { RecordKind } from '../../core/record/record.ts';
import { recordText } from '../../core/record/record-text.ts';
import { button, row } from './button.ts';
import type { Element } from './element.ts';
import { folded } from './fold.ts';
import { safetyRow, usual } from './session-buttons.ts';
import { box, bullets, heading, quiet, text, title } from './text.ts';

/**
 * The text of one record to copy, what was left out of it on purpose, and the checklist that goes with it. The text stands
 * in a field, because a field keeps its lines and is copied whole; nothing that is changed in it is sent.
 */
export function drawRecording(words: Words, view: RecordView, content: Content): Element[] {
  const { at, kinds, choices, facts, times } = view;
  const record = recordText(content, facts, choices, (key, vars) => words.t(key, vars), times);
  return [
    title(record.title),
    quiet(words.t('chrome:recording.lead')),
    ...otherKinds(words, at, kinds, choices.kind),
    ...(record.withheld.length > 0 ? [box('warning', bullets(record.withheld))] : []),
    ...done(words, view, record.routes),
    ...[record.text, ...record.continued].map((entry, i) => textToCopy(words, entry, i)),
    ...folded('record-checklist', words.t('chrome:recording.checklist'), bullets(record.checklist), true),
    ...row(usual(words, at, 'back', 'none'), usual(words, at, 'close', 'none')),
    ...safetyRow(words, at, ['pause', 'answers', 'discard'], 'none'),
  ];
}

const otherKinds = (words: Words, at: At, kinds: readonly RecordKind[], shown: RecordKind): Element[] =>
  row(
    ...kinds
      .filter((kind) => kind !== shown)
      .map((record) =>
        button(
          words.t(`chrome:recording.kinds.${record}`),
          { verb: 'record', record, ...at },
          { inputs: 'none' },
        ),
      ),
  );

/** What is done is ticked, and the text written again. Only this button sends the ticks, and never the text. */
function done(words: Words, { at, choices }: RecordView, routes: readonly string[]): Element[] {
  if (routes.length === 0) return [];
  const ticked = (choices.done ?? []).filter((id) => routes.includes(id));
  return [
    {
      ...{ type: 'Input.ChoiceSet', id: 'done', label: words.t('chrome:recording.done') },
      ...{ style: 'expanded', isMultiSelect: true, wrap: true },
      choices: routes.map((id) => ({ title: words.t(`outcomes:routes.${id}.name`), value: id })),
      ...(ticked.length > 0 && { value: ticked.join(',') }),
    },
    ...row(button(words.t('chrome:recording.update'), { verb: 'record', record: choices.kind, ...at })),
  ];
}

function textToCopy(words: Words, entry: string, i: number): Element {
  const label = i === 0 ? 'chrome:recording.text' : 'chrome:recording.continued';
  return {
    type: 'Container',
    items: [
      heading(words.t(label)),
      text(words.t('chrome:recording.how-to-copy'), { size: 'Small', isSubtle: true }),
      {
        ...{ type: 'Input.Text', id: i === 0 ? 'record-text' : `record-text-${i + 1}` },
        ...{ label: words.t(label), isMultiline: true, value: entry },
      },
    ],
  };
}
