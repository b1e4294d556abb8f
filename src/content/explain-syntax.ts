import { type Document, isScalar, visit, type YAMLError } from 'yaml';

/** The reader says only that keys must be unique; which key, and where it was first set, is what the author needs. */
export function explainSyntax(error: YAMLError, doc: Document, lineAt: (offset: number) => number): string {
  if (error.code !== 'DUPLICATE_KEY') return `cannot be read: ${error.message}`;
  let message = 'a key is set twice';
  visit(doc, {
    Map: (_, map) => {
      const keys = map.items.map((pair) => pair.key).filter((key) => isScalar(key));
      const second = keys.find((key) => key.range?.[0] === error.pos[0]);
      const first = keys.find((key) => key.value === second?.value);
      if (!second || !first) return undefined;
      message = `the key "${second.value}" is set twice; it is already on line ${lineAt(first.range?.[0] ?? 0)}`;
      return visit.BREAK;
    },
  });
  return message;
}

/** YAML allows what JSON does not (a comment, a last comma, single quotes); i18next tools would refuse the file. */
export function whyNotJson(text: string): { line: number; message: string } | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    const line = Number(/\(line (\d+) column \d+\)/.exec(message)?.[1] ?? lineOfExcerpt(message, text));
    return { line, message: `is not valid JSON: ${message.replace(/\s+/g, ' ')}` };
  }
}

/** Of an unexpected character the engine says no position, only what stands around it: ten characters on each side. */
function lineOfExcerpt(message: string, text: string): number {
  const [, cut, excerpt = ''] = /, (\.{3})?"(.*)"(?:\.{3})? is not valid JSON$/s.exec(message) ?? [];
  const at = text.indexOf(excerpt);
  return at < 0 ? 1 : text.slice(0, at + (cut ? 10 : 0)).split('\n').length;
}
