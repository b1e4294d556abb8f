import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { KnownGuards } from './check-guards.ts';
import { checkReferences } from './check-references.ts';
import { type Content, type ContentFile, contentFiles } from './content.ts';
import { readRehearsal } from './load-rehearsal.ts';
import { unknownOne } from './nearest.ts';
import { ContentError, inReadingOrder, type Problem } from './problem.ts';
import { check, readYaml } from './read-yaml.ts';
import type { Rehearsal } from './schema/rehearsal.ts';
import type { CheckedFiles } from './which-lists.ts';

const names = Object.keys(contentFiles) as ContentFile[];

/**
 * Reads and checks the whole dialogs folder. `known` are the ids that the code has guards for (src/known-guards.ts).
 * Throws ContentError with every problem: a bot that starts with half of its questions is worse than one that does not.
 */
export function loadContent(dialogsDir: string, known: KnownGuards): Content {
  const { content, problems } = readContent(dialogsDir, known);
  if (!content || problems.length > 0) throw new ContentError(problems);
  return content;
}

/** As loadContent, but gives the problems back. `content` is there when every file fits its schema. */
export function readContent(
  dialogsDir: string,
  known: KnownGuards,
): { content?: Content; problems: Problem[] } {
  const problems = unexpectedFiles(dialogsDir);
  const files: Partial<Record<ContentFile, unknown>> = {};
  for (const name of names) {
    const read = readYaml(join(dialogsDir, name), `dialogs/${name}`);
    const checked = read.source && check<unknown>(read.source, contentFiles[name]);
    problems.push(...read.problems);
    if (checked && 'problems' in checked) problems.push(...checked.problems);
    else if (checked) files[name] = { value: checked.value, source: read.source };
  }
  const checked = files as CheckedFiles;
  problems.push(...checkReferences(checked, known));
  const { rehearsal, problems: inRehearsal } = readRehearsal(dialogsDir, checked);
  const sorted = inReadingOrder([...problems, ...inRehearsal]);
  if (names.some((name) => !checked[name]) || !rehearsal) return { problems: sorted };
  const all = checked as Required<CheckedFiles>;
  return { content: assemble(all, digestOf(dialogsDir), rehearsal), problems: sorted };
}

function assemble(files: Required<CheckedFiles>, version: string, rehearsal: Rehearsal): Content {
  const of = <F extends ContentFile>(file: F) => files[file].value as z.infer<(typeof contentFiles)[F]>;
  const policy = of('outcomes/policy.yaml');
  return {
    version,
    opening: of('enquiry/opening.yaml'),
    readiness: of('enquiry/readiness.yaml').readiness,
    cues: of('enquiry/cues.yaml').cues,
    household: of('enquiry/household.yaml').household,
    immediateSafety: of('enquiry/immediate-safety.yaml')['immediate-safety'],
    screening: of('enquiry/screening.yaml').screening,
    prompting: of('enquiry/prompting.yaml').prompting,
    direct: of('enquiry/direct.yaml').direct,
    motivation: of('enquiry/motivation.yaml').motivation,
    factors: of('enquiry/factors.yaml').factors,
    vulnerabilities: of('enquiry/vulnerabilities.yaml'),
    judgement: of('enquiry/judgement.yaml').judgement,
    sayFirst: of('enquiry/say-first.yaml'),
    cards: of('enquiry/cards.yaml'),
    rules: of('outcomes/rules.yaml').rules,
    routes: of('outcomes/routes.yaml').routes,
    cautions: of('outcomes/cautions.yaml').cautions,
    response: of('outcomes/response.yaml'),
    whoElse: of('outcomes/who-else.yaml'),
    reflect: of('outcomes/reflect.yaml'),
    policy: {
      dashTicks: policy['dash-ticks'].value,
      policeCallouts12Months: policy['police-callouts-12-months'].value,
      followUpWorkingDays: policy['follow-up-working-days'].value,
    },
    lookUps: of('look-ups/topics.yaml').topics,
    record: of('outcomes/record.yaml'),
    services: of('services.yaml').services,
    neverOffer: of('services.yaml').never,
    codes: of('codes.yaml'),
    rehearsal,
  };
}

/** A file under a mistyped name would be left unread while its author believes that it counts. */
function unexpectedFiles(dialogsDir: string): Problem[] {
  return ['', 'enquiry/', 'look-ups/', 'outcomes/']
    .filter((folder) => existsSync(join(dialogsDir, folder)))
    .flatMap((folder) => readdirSync(join(dialogsDir, folder)).map((file) => `${folder}${file}`))
    .filter((name) => /\.ya?ml$/i.test(name) && !names.some((known) => known === name))
    .map((name) => ({ file: `dialogs/${name}`, line: 1, message: unknownOne('file', name, names) }));
}

/** 16 hex digits over names and bytes: any change of content is another version, on every machine the same one. */
function digestOf(dialogsDir: string): string {
  const hash = createHash('sha256');
  for (const name of names.toSorted()) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(dialogsDir, name)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
