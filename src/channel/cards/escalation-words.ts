import type { Words } from '../../content/words.ts';
import type { EscalationView, HappenedLine, Named } from '../../core/escalation/views.ts';
import { clockParts } from './dates.ts';
import { escaped, shortened } from './text.ts';

/** What the cards of an escalation are drawn with. `today` is YYYY-MM-DD; `mostOfText` how much of each text fits. */
export type Drawing = { words: Words; today: string; mostOfText: number };

/** "10:17", or "10:17 on Monday 23 November" where that is not today. */
export function clockName({ words, today }: Drawing, moment: string): string {
  const { time, day } = clockParts(words.locale, moment, today);
  return day === undefined ? time : words.t('escalation:clock.other-day', { time, day });
}

/** A name as the organisation or Teams has it: no character of it is markdown, and none of it fills a card. */
export const nameOf = (name: string): string => escaped(shortened(name.replace(/[\r\n]+/g, ' '), 80));

/** "Dr Amara Okafor, safeguarding lead". */
export function personName(words: Words, person: Named): string {
  const key = `escalation:roles.${person.role}`;
  const name = person.name.trim() === '' ? words.t('escalation:somebody') : nameOf(person.name);
  return words.has(key) ? words.t('escalation:person', { name, role: words.t(key) }) : name;
}

/** The same with the number to ring, where there is one. */
export function personLine(words: Words, person: Named): string {
  const named = personName(words, person);
  if (person.phone === undefined) return named;
  return words.t('escalation:person-phone', { person: named, phone: ringLink(person.phone) });
}

const dialable = /^(\+?[\d ()-]{2,20}\d)(?: ?(?:ext|x)\.? ?(\d{1,6}))?$/i;

/**
 * A number to tap on a phone and to read on a screen. An extension is dialled after it (RFC 3966, section 5.3). What
 * cannot be dialled from outside, an extension or a bleep alone, is only to read.
 */
export function ringLink(phone: string): string {
  const [, number = '', extension] = dialable.exec(phone.trim()) ?? [];
  const digits = number.replace(/[^\d+]/g, '');
  if (!/^(0\d{9,10}|\+\d{10,14}|999|101|112)$/.test(digits)) return escaped(shortened(phone, 40));
  const tel = extension === undefined ? digits : `${digits};ext=${extension}`;
  return `[${escaped(phone.trim())}](tel:${tel})`;
}

/** Who did what happened, as the reader knows them. */
export function whoName(words: Words, who: HappenedLine['who'], ownCard: boolean): string {
  if (who === undefined) return words.t('escalation:askwell');
  if (who === 'clinician') return words.t(ownCard ? 'escalation:you' : 'escalation:clinician');
  return nameOf(who.name);
}

/** "Closed by Dr X: a plan was agreed.", whoever closed it being known or not. */
export function closedLine(
  words: Words,
  { closing, happened, ownedBy }: Pick<EscalationView, 'closing' | 'happened' | 'ownedBy'>,
): string {
  if (!closing) return words.t('escalation:closed.plain');
  const closer = happened.findLast(({ what }) => what === 'close')?.who ?? ownedBy;
  const vars = { closing: words.t(`escalation:closings.${closing}`) };
  if (closer === undefined || closer === 'clinician') return words.t('escalation:closed.as', vars);
  return words.t('escalation:closed.by', { ...vars, name: nameOf(closer.name) });
}

/** Help that does not wait for any lead. */
export const notInstead = (words: Words): string =>
  words.t('escalation:not-instead', { emergency: ringLink('999'), police: ringLink('101') });
