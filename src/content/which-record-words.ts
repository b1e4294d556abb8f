import type { Content } from './content.ts';
import { levels } from './schema/outcomes.ts';
import { sheets } from './schema/record.ts';
import type { Note } from './which-words.ts';

const sides = ['may-harm', 'may-be-harmed'] as const;

/** The words of record.json: plain ASCII, because they are pasted into clinical systems (tests/record). */
export function recordWords(content: Content, must: Note): void {
  const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);
  const { record } = content;

  must('titles', sheets);
  must('head', ['hide', 'copies', 'entry', 'continued', 'more']);
  must('headings', ['own-words', 'observations', 'answers', 'notes', 'factors', 'own-factors']);
  must('headings', [
    'assessment',
    'own-assessment',
    'own-reason',
    'rules',
    'cautions',
    'actions',
    'information',
    'codes',
  ]);
  must('when', ['seen', 'seen-before', 'not-seen']);
  must('seen-alone', ['yes', 'no', 'not-known']);
  must('interpreter', ['not-needed', 'professional', 'not-professional', 'not-known']);
  must('concern', sheets);
  must('overlays', ['line', ...ids(content.opening.overlays)]);
  must('information-source', [...sourceChoices(content), 'patient-seen', 'not-known']);
  must('household', ['line', 'unknown', ...ids(content.household)]);
  for (const side of sides) must(`cues.${side}`, ids(content.cues[side]));
  must('answers', ['yes', 'no', 'open']);
  must('lists', ['present', 'absent', 'absent-not-seen', 'not-known', 'first-no', 'noted-too']);
  must('lists', ['and-more', 'none-present', 'none-absent', 'none-not-known']);
  must('factors', ids(content.factors));
  must('level', levels);
  must('at-least', levels);
  must('rules', ids(content.rules));
  must('judgement', ['dash-ticks', 'police-callouts-12-months']);
  must('judgement.previous-marac', ['yes', 'no']);
  must('own-level', ['line']);
  must('own-level.names', levels);
  must('cautions', ids(record.cautions.filter((row) => row.as === 'list')));
  for (const { id, as } of record.routes) if (as !== 'follow-up') must(`routes.${id}`, ['what', 'who']);
  must('boxes', ['open', 'done']);
  must('consent', [
    'given',
    'refused',
    'not-safe-to-ask',
    'not-asked',
    'blank',
    'of-this-patient',
    'without',
  ]);
  must('follow-up', ['plain', 'safe']);
  must('codes', ['recorded', 'when-done', 'consider', 'only-if-concerned', 'if-withheld', 'unconfirmed']);
  must('neutral', ['concern', 'details']);
  must('checklist', ids(record.checklist));
  must('withheld', [
    'short-on-purpose',
    'by-hand',
    'notes',
    'other-notes',
    'factors',
    'assessment',
    'own-level',
    'vulnerabilities',
    'danger',
    'reason',
  ]);
  for (const line of [
    ...[
      'others-present',
      'under-influence',
      'name-of-person-causing-harm',
      'incidents',
      'injuries',
      'own-words',
    ],
    ...[
      'no-own-words',
      'clinician-note',
      'left-out',
      'action',
      'no-actions',
      'limits-explained',
      'other-rules',
      'sign',
    ],
  ])
    must(line);
}

const sourceChoices = (content: Content) =>
  content.readiness.find(({ id }) => id === 'information-source')?.choices ?? [];
