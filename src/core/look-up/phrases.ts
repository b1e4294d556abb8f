import type { Content } from '../../content/content.ts';
import type { Words } from '../../content/words.ts';
import { codeId } from './hits.ts';

/** By what a hit is found: the short ways in which people name it, and the longer text that it shows. */
export type Findable = { id: string; phrases: string[]; text: string };

/** For every hit, in the order of allHits. */
export function findables(content: Content, words: Words): Findable[] {
  const asks = (at: string) => (words.has(`look-ups:${at}.asks`) ? words.list(`look-ups:${at}.asks`) : []);
  const groups = [...new Set(content.codes.codes.map(({ group }) => group))];
  return [
    ...content.lookUps.map(({ id }) => ({
      id: `topic:${id}`,
      phrases: [words.t(`look-ups:topics.${id}.title`), ...asks(`topics.${id}`)],
      text: words.t(`look-ups:topics.${id}.text`, { dashTicks: '', policeCallouts: '' }),
    })),
    ...content.services.map(({ id, phone, region }) => ({
      id: `service:${id}`,
      phrases: [
        ...[words.t(`services:services.${id}.name`), ...asks(`services.${id}`)],
        ...(phone ? [phone, phone.replaceAll(' ', '')] : []),
      ],
      text: `${words.t(`services:services.${id}.what`)} ${words.t(`look-ups:regions.${region}.title`)}`,
    })),
    ...groups.map((group) => ({
      id: `codes:${group}`,
      phrases: [words.t(`look-ups:groups.${group}.title`), ...asks(`groups.${group}`)],
      text: '',
    })),
    ...content.codes.codes.map((code) => ({
      id: codeId(code),
      phrases: [code.term, code.code],
      text: `${code.when ?? ''} ${words.t(`look-ups:groups.${code.group}.title`)}`,
    })),
  ];
}
