import { beforeAll, describe, expect, test } from 'vitest';
import { stateOf } from '../../src/core/escalation/advance.ts';
import type { EscalationEvent } from '../../src/core/escalation/machine.ts';
import { leadVerbs, leadVerbsNow, raiserVerbs, raiserVerbsNow } from '../../src/core/escalation/who-may.ts';
import { people, type Visited, walkEverything } from './support/walk-escalation.ts';

/** The button of an event: `ASK_FOR_CALL` is `escalation-ask-for-call`. */
const verbOf = ({ type }: EscalationEvent) => `escalation-${type.toLowerCase().replaceAll('_', '-')}`;

/** The verbs of this list that move it from here, where this person presses them. */
const moving = (one: Visited, verbs: readonly string[], by?: string): string[] => {
  const moved = one.arrows.filter(
    (arrow) => arrow.moved && (by === undefined || ('by' in arrow.event && arrow.event.by === by)),
  );
  return verbs.filter((verb) => moved.some(({ event }) => verbOf(event) === verb));
};

describe('in every state that can be reached, the buttons that are shown', () => {
  let visited: Visited[] = [];
  beforeAll(() => {
    visited = walkEverything(2);
  });
  const shown = ({ snapshot }: Visited, viewer: string | undefined) =>
    [...leadVerbsNow(stateOf(snapshot), snapshot.context, viewer)].sort();

  test.each(people)('to %s are exactly those that move it when they press them', (viewer) => {
    const wrong = visited
      .map((one) => [one.key, shown(one, viewer), moving(one, leadVerbs, viewer).sort()] as const)
      .filter(([, can, does]) => can.join() !== does.join());
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  test('to a lead who has had no part in it are those that move it for them', () => {
    const wrong = visited
      .filter(({ snapshot }) => !JSON.stringify(snapshot.context).includes('"ben"'))
      .filter((one) => shown(one, 'somebody-else').join() !== moving(one, leadVerbs, 'ben').sort().join());
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });

  test('in the channel move it for somebody, and none is missing that moves it for everybody', () => {
    const wrong = visited.filter((one) => {
      const can: readonly string[] = shown(one, undefined);
      const each = people.map((by) => moving(one, leadVerbs, by));
      const forSome = leadVerbs.filter((verb) => each.some((verbs) => verbs.includes(verb)));
      const forAll = leadVerbs.filter((verb) => each.every((verbs) => verbs.includes(verb)));
      const dead = can.filter((verb) => !forSome.some((one) => one === verb));
      // Who declined is shown the button in the channel too: the card is the same for all.
      return dead.some((verb) => verb !== 'escalation-decline') || forAll.some((verb) => !can.includes(verb));
    });
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });

  test('to the clinician are exactly those that move it', () => {
    const wrong = visited.filter(
      (one) =>
        raiserVerbsNow(stateOf(one.snapshot)).toSorted().join() !== moving(one, raiserVerbs).sort().join(),
    );
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });
});
