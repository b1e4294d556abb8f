import type { Content } from '../content/content.ts';
import { type Facts, otherStages } from '../core/enquiry/facts.ts';
import { begin, type EnquirySnapshot } from '../core/enquiry/snapshots.ts';
import { type Card, cardAt } from '../core/enquiry/which-cards.ts';
import type { Case } from './case-schema.ts';
import { fillIn, raiseDanger, Stuck, send } from './moves.ts';
import { neverAsked } from './never-asked.ts';

/** What came of playing a case. `problems` are things that kept the conversation from going as the case says. */
export type Played = { facts: Facts; stages: readonly string[]; problems: readonly string[] };

/** A case being played. `stages` and `asked` gather what the cards showed and asked, in the order in which they did. */
export type Play = {
  content: Content;
  one: Case;
  snapshot: EnquirySnapshot;
  stages: Set<string>;
  asked: Set<string>;
};

/** Far more cards than any conversation has: a machine that goes round in circles must not hang the runner. */
const mostCards = 200;

/**
 * Plays one case through the conversation that Teams uses: the same cards, the same reading of what is filled in, the
 * same machine. Ends at the summary; a preparing case ends when it is closed.
 */
export function playCase(content: Content, one: Case): Played {
  const play: Play = { content, one, snapshot: begin(content), stages: new Set(), asked: new Set() };
  const problems: string[] = [];
  try {
    playToTheEnd(play);
  } catch (error) {
    if (!(error instanceof Stuck)) throw error;
    problems.push(error.message);
  }
  const { facts } = play.snapshot.context;
  if (one['danger-at'] && facts.danger === undefined) {
    problems.push(`danger-at: the conversation never reached "${one['danger-at']}"`);
  }
  problems.push(...neverAsked(one, play.asked).map((answer) => `never asked: ${answer}`));
  return { facts, stages: [...play.stages], problems };
}

function playToTheEnd(play: Play): void {
  for (let cards = 0; cards < mostCards; cards++) {
    const { at } = play.snapshot.context;
    if (!isAfterQuestions(at.stage)) {
      answerCard(play);
      continue;
    }
    play.stages.add(at.stage);
    const danger = dangerDue(play);
    if (danger === at.stage) raiseDanger(play);
    else if (at.stage === 'summary' && danger && isAfterQuestions(danger)) {
      send(play, { type: 'GO_TO', place: { stage: danger, card: 0 } });
    } else break;
  }
  const { at } = play.snapshot.context;
  if (!isAfterQuestions(at.stage)) throw new Stuck(`the conversation goes round in circles at "${at.stage}"`);
  if (play.one.timing !== 'preparing') return;
  send(play, { type: 'CLOSE' });
  play.stages.add('closed');
}

/**
 * Answers the card that is shown. Danger is raised after the last card of its stage; where later stages share that
 * card, it comes while they are still blank, and what was filled in before goes with it.
 */
function answerCard(play: Play): void {
  const { facts, at } = play.snapshot.context;
  const card = cardAt(play.content, facts, at);
  if (!card) throw new Stuck(`there is no card at "${at.stage}"`);
  const danger = dangerDue(play);
  const last = card.stages.map(String).indexOf(danger ?? '');
  if (last >= 0 && last < card.stages.length - 1) {
    const reached = card.stages.slice(0, last + 1);
    raiseDanger(play, fillIn(play, card, reached, 'keep'));
    return;
  }
  send(play, { type: 'ANSWER', ...fillIn(play, card, card.stages, 'confirm') });
  if (last >= 0 && !shown(play)?.stages.some((stage) => stage === danger)) raiseDanger(play);
}

const shown = ({ content, snapshot: { context } }: Play): Card | undefined =>
  cardAt(content, context.facts, context.at);
const dangerDue = ({ one, snapshot }: Play) =>
  snapshot.context.facts.danger === undefined ? one['danger-at'] : undefined;
const isAfterQuestions = (stage: string): stage is (typeof otherStages)[number] =>
  otherStages.some((other) => other === stage);
