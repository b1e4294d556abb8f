import { DockerfileParser, type Instruction, type JSONInstruction } from 'dockerfile-ast';
import { PlainError } from '../local/plain-error.ts';

/** One instruction in the order of the file. */
export type Step = {
  line: number;
  keyword: string;
  text: string;
  flags: Record<string, string>;
};
/** `name` is what another stage calls it; the last stage is the image. */
export type Stage = { name: string; from: string; steps: Step[] };

/** In: the text of a Dockerfile. Out: its stages. Throws a PlainError where there is none. */
export function stagesOf(dockerfile: string): Stage[] {
  const stages: Stage[] = [];
  for (const instruction of DockerfileParser.parse(dockerfile).getInstructions()) {
    const step = stepOf(instruction);
    if (step.keyword === 'FROM') {
      const [from = '', , name = String(stages.length)] = step.text.split(/\s+/);
      stages.push({ name, from, steps: [] });
    } else stages.at(-1)?.steps.push(step);
  }
  if (stages.length === 0) throw new PlainError('The Dockerfile has no FROM.');
  return stages;
}

/** The exec form of the last such instruction of a stage, CMD or HEALTHCHECK. Throws where there is none. */
export function execForm(stage: Stage, keyword: 'CMD' | 'HEALTHCHECK'): readonly string[] {
  const found = stage.steps.findLast((step) => step.keyword === keyword);
  const json = found?.text.replace(/^CMD\s+/, '');
  if (!json?.startsWith('['))
    throw new PlainError(`${keyword} must be there, and in the exec form: ["node", …].`);
  return JSON.parse(json) as string[];
}

function stepOf(instruction: Instruction): Step {
  const { getFlags } = instruction as Partial<JSONInstruction>;
  const flags = getFlags?.call(instruction) ?? [];
  return {
    line: instruction.getRange().start.line + 1,
    keyword: instruction.getKeyword(),
    text: instruction.getArgumentsContent() ?? '',
    flags: Object.fromEntries(flags.map((flag) => [flag.getName(), flag.getValue() ?? ''])),
  };
}
