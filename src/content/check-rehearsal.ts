import type { z } from 'zod';
import { checkAnswers } from './check-rehearsal-answers.ts';
import { unknownOne } from './nearest.ts';
import type { Problem } from './problem.ts';
import type { SourceFile } from './read-yaml.ts';
import {
  type Common,
  endingKinds,
  type Finds,
  type movesFile,
  occasions,
  type Persona,
  type Scenario,
} from './schema/rehearsal.ts';
import { type CheckedFiles, entriesOf, lists } from './which-lists.ts';

export type Read<T> = { value: T; source: SourceFile };
export type ReadRehearsal = {
  moves: Read<z.infer<typeof movesFile>>;
  persona: Read<Persona>;
  common: Read<Common>;
  scenarios: readonly Read<Scenario>[];
};

type Path = readonly PropertyKey[];
const at = ({ source }: { source: SourceFile }, path: Path, message: string): Problem => ({
  file: source.file,
  line: source.lineOf(path),
  message,
});

/** One id that has to be among others. */
const among = (read: { source: SourceFile }, path: Path, what: string, id: string, ids: readonly string[]) =>
  ids.includes(id) ? [] : [at(read, path, unknownOne(what, id, ids))];

/** The ids that a scenario's `finds` may name, by stage: those of the enquiry on the side of the person who may harm. */
const stages: Readonly<Record<keyof Finds, readonly [file: string, path: string]>> = {
  cues: ['enquiry/cues.yaml', 'cues.may-harm'],
  household: ['enquiry/household.yaml', 'household'],
  screening: ['enquiry/screening.yaml', 'screening.may-harm'],
  prompting: ['enquiry/prompting.yaml', 'prompting.may-harm'],
  direct: ['enquiry/direct.yaml', 'direct'],
  motivation: ['enquiry/motivation.yaml', 'motivation'],
  factors: ['enquiry/factors.yaml', 'factors'],
  vulnerabilities: ['enquiry/vulnerabilities.yaml', 'vulnerabilities'],
};

/** Everything that one file of the rehearsal says about another, and about the enquiry. */
export function checkRehearsal(read: ReadRehearsal, files: CheckedFiles): Problem[] {
  const moves = read.moves.value.moves.map(({ id }) => id);
  const { persona, common } = read;
  return [
    ...effectsOf(persona, moves),
    ...common.value.replies.flatMap((reply, i) =>
      reply.to.flatMap((to, j) =>
        among(common, ['replies', i, 'to', j], 'move or occasion', to, [...moves, ...occasions]),
      ),
    ),
    ...common.value.expects.flatMap((expected, i) =>
      expected.moves.flatMap((move, j) => among(common, ['expects', i, 'moves', j], 'move', move, moves)),
    ),
    ...common.value['still-first'].flatMap(({ heard, said }, i) => [
      ...heard.flatMap((group, j) => findsOf(common, ['still-first', i, 'heard', j], group, files)),
      ...said.flatMap((move, j) => among(common, ['still-first', i, 'said', j], 'move', move, moves)),
    ]),
    ...checkAnswers({ replies: common.value.replies, read: common }, moves),
    ...read.scenarios.flatMap((scenario) => checkScenario(scenario, moves, files)),
    ...twice(read.scenarios),
  ];
}

function checkScenario(read: Read<Scenario>, moves: readonly string[], files: CheckedFiles): Problem[] {
  const { value } = read;
  const facts = value.facts.map(({ id }) => id);
  const topics = [...new Set([value.opening.topic, ...value.facts.map(({ topic }) => topic)])];
  const named = read.source.file.endsWith(`/${value.id}.yaml`)
    ? []
    : [at(read, ['id'], `the file must be called ${value.id}.yaml`)];
  return [
    ...named,
    ...effectsOf(read, moves),
    ...value.opening.hints.flatMap((id, i) => among(read, ['opening', 'hints', i], 'fact', id, facts)),
    ...findsOf(read, ['given'], value.given, files),
    ...value.facts.flatMap((fact, i) => [
      ...findsOf(read, ['facts', i, 'finds'], fact.finds, files),
      ...fact.needs.flatMap((way, j) => [
        ...way.moves.flatMap((id, k) => among(read, ['facts', i, 'needs', j, 'moves', k], 'move', id, moves)),
        ...way.after.flatMap((id, k) => among(read, ['facts', i, 'needs', j, 'after', k], 'fact', id, facts)),
        ...(way.topic ? among(read, ['facts', i, 'needs', j, 'topic'], 'topic', way.topic, topics) : []),
      ]),
    ]),
    ...value.replies.flatMap((reply, i) => [
      ...reply.to.flatMap((to, j) =>
        among(read, ['replies', i, 'to', j], 'move or occasion', to, [...moves, ...occasions]),
      ),
      ...(reply.topic ?? []).flatMap((id, j) => among(read, ['replies', i, 'topic', j], 'topic', id, topics)),
    ]),
    ...value.memories.flatMap((memory, i) => [
      ...[memory.of, memory.without].flatMap((id) =>
        id ? among(read, ['memories', i], 'move', id, moves) : [],
      ),
      ...(memory['of-fact'] ? among(read, ['memories', i, 'of-fact'], 'fact', memory['of-fact'], facts) : []),
      ...memory.on.flatMap((id, j) => among(read, ['memories', i, 'on', j], 'move', id, moves)),
    ]),
    ...secrecyIsRemembered(read),
    ...endingKinds
      .filter((kind) => kind !== 'stopped' && !value.endings.some((ending) => ending.kind === kind))
      .map((kind) => at(read, ['endings'], `the ending "${kind}" is missing`)),
    ...(['facts', 'replies', 'memories', 'endings'] as const).flatMap((list) =>
      value[list].flatMap(({ id }, i) =>
        value[list].findIndex((one) => one.id === id) === i
          ? []
          : [at(read, [list, i, 'id'], `"${id}" is there twice in "${list}"`)],
      ),
    ),
    ...checkAnswers({ replies: value.replies, read, own: true }, moves),
  ];
}

/** Without it the promise would have no consequence, and a trainee would learn that it costs nothing. */
const secrecyIsRemembered = (read: Read<Scenario>): Problem[] =>
  read.value.memories.some(({ of, on }) => of === 'promise-secrecy' && on.includes('set-limits'))
    ? []
    : [at(read, ['memories'], 'no memory throws a promise of secrecy back when limits are explained')];

const effectsOf = (
  read: { value: { effects: readonly { move: string }[] }; source: SourceFile },
  moves: readonly string[],
) => read.value.effects.flatMap(({ move }, i) => among(read, ['effects', i, 'move'], 'move', move, moves));

function findsOf(read: { source: SourceFile }, path: Path, finds: Finds, files: CheckedFiles): Problem[] {
  return (Object.keys(stages) as (keyof Finds)[]).flatMap((stage) => {
    if (finds[stage].length === 0) return [];
    const [file, within] = stages[stage];
    const list = lists.find((one) => one.file === file && one.path.join('.') === within);
    const known = list && entriesOf(files, list)?.map(({ value }) => value.id);
    if (!known) return [];
    return finds[stage].flatMap((id, i) => among(read, [...path, stage, i], `entry of ${within}`, id, known));
  });
}

/** Two scenarios of one place in the list would change it from one start to the next. */
const twice = (scenarios: readonly Read<Scenario>[]): Problem[] =>
  scenarios.flatMap((read, i) =>
    scenarios.findIndex(({ value }) => value.order === read.value.order) === i
      ? []
      : [at(read, ['order'], `another scenario has the order ${read.value.order} already`)],
  );
