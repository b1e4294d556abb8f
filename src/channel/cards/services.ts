import type { Service } from '../../content/schema/services.ts';
import type { Words } from '../../content/words.ts';
import { dayName } from './dates.ts';
import type { Element } from './element.ts';
import { box, quiet, text } from './text.ts';

/** A number to tap on a phone and to read on a screen. */
export const phoneLink = (phone: string): string => `[${phone}](tel:${phone.replaceAll(' ', '')})`;

const webLink = (web: string): string => `[${new URL(web).hostname.replace(/^www\./, '')}](${web})`;

const contact = ({ phone, web }: Service): string =>
  [phone && phoneLink(phone), web && webLink(web)].filter(Boolean).join(' · ');

/** A number that nobody has checked since it was due: a helpline that moved must not go unnoticed. */
function staleWarning(words: Words, service: Service, today: string): Element[] {
  if (service['review-by'] >= today) return [];
  const due = dayName(words.locale, service['review-by']);
  // In a coloured box: the client's own warning colour can hardly be read on white.
  return [box('warning', [text(words.t('chrome:services.stale', { due }), { size: 'Small' })])];
}

/** A service beside a route: name and number on one line. */
export const serviceLine = (words: Words, service: Service, today: string): Element[] => [
  text(`${words.t(`services:services.${service.id}.name`)}: ${contact(service)}`, { spacing: 'Small' }),
  ...staleWarning(words, service, today),
];

/** A service without a number of its own has its way to it among its words. */
function contactLine(service: Service, hours: readonly string[]): Element[] {
  const line = [contact(service), ...hours].filter(Boolean).join(' · ');
  return line === '' ? [] : [text(line, { spacing: 'None' })];
}

/** A service in full, for the list of where to get help. */
export function serviceEntry(words: Words, service: Service, today: string): Element {
  const key = `services:services.${service.id}`;
  const hours = words.has(`${key}.hours`) ? [words.t(`${key}.hours`)] : [];
  return {
    type: 'Container',
    spacing: 'Medium',
    items: [
      text(words.t(`${key}.name`), { weight: 'Bolder' }),
      ...contactLine(service, hours),
      text(words.t(`${key}.what`), { spacing: 'Small' }),
      ...(contact(service) === ''
        ? []
        : [quiet(words.t('chrome:services.checked', { day: dayName(words.locale, service['checked-on']) }))]),
      ...staleWarning(words, service, today),
    ],
  };
}
