import type { Words } from '../../content/words.ts';
import type { SummaryView } from '../../core/conversation/views.ts';
import type { Element } from './element.ts';
import { firstFew } from './fold.ts';
import { serviceLine } from './services.ts';
import { sourceLine } from './sources.ts';
import { bullets, heading, quiet, text } from './text.ts';

/** Who to involve, in the order of the content: most urgent first. Every one of them is in sight. */
export function drawRoutes(words: Words, { routes }: SummaryView, today: string): Element[] {
  return [
    heading(words.t('chrome:summary.routes')),
    ...(routes.length === 0 ? [text(words.t('chrome:summary.none'))] : []),
    ...routes.map(({ id, services }): Element => {
      const say = (leaf: string) => words.t(`outcomes:routes.${id}.${leaf}`);
      return {
        type: 'Container',
        spacing: 'Small',
        items: [
          text(`**${say('name')}**: ${say('who')}`),
          text(say('do'), { spacing: 'None' }),
          ...services.flatMap((service) => serviceLine(words, service, today)),
        ],
      };
    }),
    ...sourceLine(
      words,
      routes.map(({ source }) => source),
    ),
  ];
}

/** What to take care of; the first few in sight, because a long list of warnings is read by nobody. */
export function drawCautions(words: Words, { cautions }: SummaryView): Element[] {
  if (cautions.length === 0) return [];
  return [
    heading(words.t('chrome:summary.cautions')),
    ...firstFew(words, 'more-cautions', cautions, 4, (some) => [
      ...bullets(some.map(({ id }) => words.t(`outcomes:cautions.${id}`))),
    ]),
    ...sourceLine(
      words,
      cautions.map(({ source }) => source),
    ),
  ];
}

/** What made it unsafe to ask, with what to do about it. */
export function drawUnsafe(words: Words, { unsafe }: SummaryView): Element[] {
  if (unsafe.length === 0) return [];
  return [
    heading(words.t('chrome:summary.unsafe')),
    ...bullets(unsafe.map((id) => words.t(`enquiry:readiness.${id}.unsafe`))),
    quiet(words.t('chrome:summary.unsafe-means')),
  ];
}
