import type { IContainer, IRichTextBlock, ITextBlock } from '@microsoft/teams.cards';
import type { Words } from '../../content/words.ts';
import type { Notice } from '../../core/conversation/views.ts';
import type { Element } from './element.ts';

type Look = Omit<Partial<ITextBlock>, 'type' | 'text'>;

/** A paragraph of the project's own words. Text that a person typed goes through `literal` or `escaped`. */
export const text = (words: string, look: Look = {}): ITextBlock => ({
  type: 'TextBlock',
  text: words,
  wrap: true,
  ...look,
});

export const title = (words: string): ITextBlock =>
  text(words, { style: 'heading', size: 'Medium', weight: 'Bolder' });

export const heading = (words: string, look: Look = {}): ITextBlock =>
  text(words, { style: 'heading', size: 'Default', weight: 'Bolder', spacing: 'Medium', ...look });

/** Why and where from: there for who looks, out of the way of who does not. */
export const quiet = (words: string, look: Look = {}): ITextBlock =>
  text(words, { size: 'Small', isSubtle: true, spacing: 'Small', ...look });

/** A list as TextBlock's markdown has it. */
export const bullets = (items: readonly string[], look: Look = {}): ITextBlock[] =>
  items.length > 0 ? [text(items.map((item) => `- ${item}`).join('\n'), look)] : [];

export const box = (style: NonNullable<IContainer['style']>, items: readonly Element[]): IContainer => ({
  type: 'Container',
  style,
  items: [...items],
});

/**
 * Text as somebody typed it. A text run has no markdown, so a note can be no link, picture or heading whatever it says;
 * blank lines go, and date templates ({{DATE(…)}}), which clients do fill in, are broken by an invisible character.
 */
export const literal = (typed: string): IRichTextBlock => ({
  type: 'RichTextBlock',
  spacing: 'Small',
  inlines: [
    {
      type: 'TextRun',
      text: typed.replace(/\s*\n\s*/g, '\n').replaceAll('{{', '{\u2060{'),
      italic: true,
    },
  ],
});

/**
 * A piece of typed text inside a sentence of ours: no character of it can start or end markdown. An entity (&#x202e;) and
 * a date template are broken by an invisible character: a client would put what they stand for in their place.
 */
export const escaped = (typed: string): string =>
  typed
    .replace(/[\\`*_[\]()<>~#|!]/g, '\\$&')
    .replace(/&(?=#|\w)/g, '&\u2060')
    .replaceAll('{{', '{\u2060{')
    .replace(/\s+/g, ' ');

/** The beginning of a text, by code points: half a surrogate pair would be an unreadable character. */
export function shortened(typed: string, most: number): string {
  const characters = [...typed];
  return characters.length > most ? `${characters.slice(0, most).join('')} …` : typed;
}

/** In quotation marks. Not by interpolation: what somebody typed must not meet a template. */
export const quoted = (words: Words, said: string): string =>
  `${words.t('chrome:quote.open')}${said}${words.t('chrome:quote.close')}`;

/** A notice in words. What goes into it may come from what somebody typed. */
export function say(words: Words, { words: key, vars = {} }: Notice): string {
  const safe = Object.entries(vars).map(([name, value]) => [name, escaped(String(value))]);
  return words.t(key, Object.fromEntries(safe));
}
