import type { View } from '../../core/conversation/views.ts';
import type { EscalateView, EscalationViews } from '../../core/escalation/views.ts';
import { drawBulletin } from './bulletin.ts';
import type { Element } from './element.ts';
import { drawEscalate } from './escalate.ts';
import { drawEscalation } from './escalation.ts';
import { type Drawing, nameOf } from './escalation-words.ts';
import { drawEscalations } from './escalations-list.ts';
import { drawOnCall } from './on-call.ts';
import { drawOwnEscalation } from './own-escalation.ts';
import { drawReach } from './reach.ts';
import { drawSwap } from './swap.ts';
import { quiet, say, text } from './text.ts';

/** The cards of an escalation, and of who is on duty. */
export function drawEscalationCard(drawing: Drawing, view: EscalateView | EscalationViews): Element[] {
  const { words } = drawing;
  switch (view.kind) {
    case 'escalate':
      return drawEscalate(words, view);
    case 'escalation':
      return drawEscalation(drawing, view);
    case 'own-escalation':
      return drawOwnEscalation(drawing, view);
    case 'escalations':
      return drawEscalations(drawing, view);
    case 'on-call':
      return drawOnCall(drawing, view);
    case 'swap':
      return drawSwap(drawing, view);
    case 'reach':
      return drawReach(drawing, view);
    case 'bulletin':
      return drawBulletin(drawing, view.bulletin);
    case 'escalation-moved':
      return [quiet(words.t('escalation:moved', { reference: nameOf(view.reference) }))];
    case 'refusal':
      return [text(say(words, view))];
  }
}

/** What stands on the lock screen for a card that comes unasked. Others may see it, so it says nothing of the matter. */
export function previewOf(kind: View['kind']): string | undefined {
  switch (kind) {
    case 'escalation':
    case 'bulletin':
      return 'escalation:preview.lead';
    case 'own-escalation':
      return 'escalation:preview.clinician';
    default:
      return undefined;
  }
}
