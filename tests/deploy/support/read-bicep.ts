import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

const { resolve } = createRequire(import.meta.url);
await Parser.init();
const language = await Language.load(resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'));

export type Declared = {
  name: string;
  described: boolean;
  secure: boolean;
  hasDefault: boolean;
  text: string;
};
/** A module that a file brings in: where from, and the names of the parameters that it gives. */
export type Brought = { from: string; params: string[] };
export type Bicep = {
  /** Where the grammar stumbles, by line; empty where it reads all of it. */
  mistakes: string[];
  params: Declared[];
  outputs: Declared[];
  /** `type@version` of each resource. */
  resources: string[];
  modules: Brought[];
  text: string;
};

/** Reads a Bicep file by its grammar. It knows no types: that a property exists is not checked here. */
export const readBicep = (file: string): Bicep => bicepOf(readFileSync(file, 'utf8'));

export function bicepOf(text: string): Bicep {
  const parser = new Parser();
  parser.setLanguage(language);
  const tree = parser.parse(text);
  if (!tree) throw new Error('there was nothing to read');
  const all = (type: string) => tree.rootNode.descendantsOfType(type).filter((node) => node !== null);
  return {
    text,
    mistakes: mistakesIn(tree.rootNode),
    params: all('parameter_declaration').map(declared),
    outputs: all('output_declaration').map(declared),
    resources: all('resource_declaration').map((node) => unquoted(child(node, 'string'))),
    modules: all('module_declaration').map((node) => ({
      from: unquoted(child(node, 'string')),
      params: paramsOf(node),
    })),
  };
}

function declared(node: Node): Declared {
  const before: string[] = [];
  for (let one = node.previousNamedSibling; one?.type === 'decorators'; one = one.previousNamedSibling)
    before.push(one.text);
  const decorators = before.join('\n');
  return {
    name: child(node, 'identifier').text,
    described: /@description\('.{10,}'\)/.test(decorators),
    secure: decorators.includes('@secure()'),
    hasDefault: /^param \w+ \w+ =/.test(node.text),
    text: node.text,
  };
}

function paramsOf(module: Node): string[] {
  const properties = module.descendantsOfType('object_property').filter((node) => node !== null);
  const params = properties.find((node) => node.firstNamedChild?.text === 'params');
  const given = params?.lastNamedChild?.namedChildren ?? [];
  return given.flatMap((node) =>
    node?.type === 'object_property' ? [node.firstNamedChild?.text ?? ''] : [],
  );
}

function mistakesIn(node: Node): string[] {
  if (node.isError || node.isMissing)
    return [`line ${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`];
  return node.hasError ? node.children.flatMap((one) => (one ? mistakesIn(one) : [])) : [];
}

function child(node: Node, type: string): Node {
  const found = node.namedChildren.find((one) => one?.type === type);
  if (!found) throw new Error(`no ${type} in ${node.text.slice(0, 60)}`);
  return found;
}

const unquoted = (node: Node): string => node.text.replace(/^'|'$/g, '');
