import type { Draw } from './channel/draw.ts';
import type { Answer } from './core/conversation/views.ts';
import type { CurrentMaterial } from './keep-material-current.ts';

/** What is in force at each moment: whoever keeps one of these never holds on to material that was replaced. */
export function nowInForce(material: CurrentMaterial) {
  const draw = (answer: Answer, locale: string) => material.now().draw(answer, locale);
  return {
    content: () => material.now().content,
    organisation: () => material.now().organisation,
    wordsIn: (locale: string) => material.now().words.wordsFor(locale),
    draw: Object.assign(draw, {
      moved: (locale: string) => material.now().draw.moved(locale),
    }) satisfies Draw,
  };
}
