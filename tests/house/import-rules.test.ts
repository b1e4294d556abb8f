import { expect, test } from 'vitest';
import { sourceFiles } from './support/source-files.ts';
import { wrongArrows } from './support/wrong-arrows.ts';

const files = sourceFiles('src');

test('no import of the project points where it must not', () => {
  expect(files.length).toBeGreaterThan(80);
  expect(files.flatMap(({ path, source }) => wrongArrows(path, source))).toEqual([]);
});

test.each([
  ['src/core/a.ts', "import { readFileSync } from 'node:fs';"],
  ['src/core/a.ts', "import { z } from 'zod';"],
  ['src/core/a.ts', "import { contentFiles } from '../content/content.ts';"],
  ['src/core/a.ts', "import { loadContent } from '../content/load-content.ts';"],
  ['src/core/a.ts', "import type { Database } from '../store/database.ts';"],
  ['src/core/a.ts', "import type { Bot } from '../channel/bot.ts';"],
  ['src/core/enquiry/a.ts', "import { handle } from '../../handle-turn.ts';"],
  ['src/core/a.ts', "export { readFile } from 'node:fs/promises';"],
  ['src/core/a.ts', "export * from '../store/seal.ts';"],
  ['src/core/a.ts', "import 'pino';"],
  ['src/core/a.ts', "const fs = await import('node:fs');"],
  ['src/core/a.ts', "type Pool = import('pg').Pool;"],
  ['src/core/a.ts', 'export const now = () => Date.now();'],
  ['src/core/a.ts', 'export const now = () => new Date();'],
  ['src/core/a.ts', 'export const now = () => Temporal.Now.instant();'],
  ['src/core/a.ts', 'export const dice = () => Math.random();'],
  ['src/core/a.ts', 'export const id = () => crypto.randomUUID();'],
  ['src/core/a.ts', 'export const key = process.env.KEY;'],
  ['src/core/a.ts', "export const go = () => fetch('https://example.org');"],
  ['src/core/a.ts', 'setTimeout(() => {}, 1);'],
  ['src/content/a.ts', "import type { Facts } from '../core/enquiry/facts.ts';"],
  ['src/content/a.ts', "import pg from 'pg';"],
  ['src/store/a.ts', "import { assess } from '../core/assessment/assess.ts';"],
  ['src/store/a.ts', "import type { Bot } from '../channel/bot.ts';"],
  ['src/store/a.ts', "import { PgBoss } from 'pg-boss';"],
  ['src/jobs/a.ts', "import { drawCard } from '../channel/cards/draw-card.ts';"],
  ['src/jobs/a.ts', "import { CardFactory } from 'botbuilder';"],
  ['src/channel/a.ts', "import { saveStep } from '../store/sessions.ts';"],
  ['src/channel/a.ts', "import type { Database } from '../store/database.ts';"],
  ['src/channel/cards/a.ts', "import { startJobs } from '../../jobs/start-jobs.ts';"],
  ['src/channel/a.ts', "import { createTurnHandler } from '../handle-turn.ts';"],
  ['src/cases/a.ts', "import { inTransaction } from '../store/database.ts';"],
  ['src/cases/a.ts', "import { drawCard } from '../channel/cards/draw-card.ts';"],
  ['src/keepers/a.ts', "import { createAdapter } from '../channel/adapter.ts';"],
  ['src/jobs/a.ts', "import { Gauge } from 'prom-client';"],
  ['src/app.ts', "import { CloudAdapter } from 'botbuilder';"],
  ['src/handle-turn.ts', "import type { IAdaptiveCard } from '@microsoft/teams.cards';"],
  ['src/main.ts', "import { createServer } from 'restify';"],
  ['src/utils/a.ts', "import { join } from 'node:path';"],
])('in %s, %s is caught', (path, source) => {
  expect(wrongArrows(path, source)).toHaveLength(1);
});

test.each([
  ['src/core/a.ts', "import type { Content } from '../content/content.ts';"],
  ['src/core/a.ts', "import { type Level, levels } from '../content/schema/outcomes.ts';"],
  ['src/core/a.ts', '/** Never call Date.now() or fetch() here. */ export const a = 1;'],
  ['src/store/a.ts', "import type { Facts } from '../core/enquiry/facts.ts';"],
  ['src/jobs/a.ts', "import type { SendKept } from '../channel/bot.ts';"],
  ['src/keepers/a.ts', "import type { Deliver } from '../channel/deliver.ts';"],
  ['src/app.ts', "import { createTurnHandler } from './handle-turn.ts';"],
])('in %s, %s is let through', (path, source) => {
  expect(wrongArrows(path, source)).toEqual([]);
});
