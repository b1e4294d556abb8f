import type { Scene } from './scenes.ts';

type Ids = Scene['ids'];

const ofSession = ({ session, step }: Ids) => ({ session, step });
const ofRehearsal = ({ rehearsal, step }: Ids) => ({ rehearsal, step });

/** What the button of a verb sends, filled in so that it would do something where it may. */
export function payload(verb: string, ids: Ids): object {
  const { escalation, followUp, of } = ids;
  if (verb.startsWith('escalation-'))
    return { verb, escalation, advice: 'Ring me.', closing: 'advised', note: 'A note.', level: 'immediate' };
  if (verb === 'follow-up-move') return { verb, followUp, 'follow-up': '2026-11-30' };
  if (verb.startsWith('follow-up-')) return { verb, followUp };
  switch (verb) {
    case 'answer':
    case 'skip':
      return { verb, ...ofSession(ids), household: 'partner' };
    case 'go-to':
      return { verb, ...ofSession(ids), stage: 'cues', card: 0 };
    case 'record':
      return { verb, ...ofSession(ids), record: 'person-causing-harm', done: '' };
    case 'set-level':
      return { verb, ...ofSession(ids), level: 'immediate', reason: 'What was said in the room.' };
    case 'plan-follow-up':
      return { verb, ...ofSession(ids), 'follow-up': '2026-11-27' };
    case 'escalate':
      return { verb, ...ofSession(ids), wish: 'advice' };
    case 'rehearsal-begin':
      return { verb, ...ofRehearsal(ids), level: 'coached' };
    case 'rehearsal-correct':
      return { verb, ...ofRehearsal(ids), turn: 0, meant: 'listen' };
    case 'rehearsal-look':
      return { verb, ...ofRehearsal(ids), part: 'turns', page: 0 };
    case 'rehearsal-hint':
    case 'rehearsal-stop':
    case 'rehearsal-pause':
    case 'rehearsal-resume':
    case 'rehearsal-close':
      return { verb, ...ofRehearsal(ids) };
    case 'rehearsal-export':
      return { verb, of };
    case 'rehearsal-choose':
      return { verb, scenario: 'work-stress' };
    case 'find':
      return { verb, query: 'coercive control' };
    case 'open':
      return { verb, hit: 'topic:marac' };
    default:
      return { verb, ...ofSession(ids) };
  }
}
