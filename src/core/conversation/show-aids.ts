import type { Content } from '../../content/content.ts';
import type { At, ReflectView, WhoElseView } from './views.ts';

/** Aids to the clinician's own thinking: nothing is asked in them, so nothing of them can be kept. */
export const showWhoElse = ({ whoElse }: Content, at: At): WhoElseView => ({
  kind: 'who-else',
  at,
  sources: whoElse['who-else'],
  cautions: whoElse.cautions,
});

export const showReflect = ({ reflect }: Content, at: At | undefined): ReflectView => ({
  kind: 'reflect',
  at,
  questions: reflect.questions,
  takeTo: reflect['take-to'],
});
