import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Delivered } from '../channel/deliver.ts';
import type { Via } from '../channel/read-activity.ts';
import { type Trouble, troubles } from './troubles.ts';

export type TurnOutcome = 'kept' | 'repeated' | 'failed';
export type Sent = 'post' | 'reply' | 'reminder';
export type Reloaded = 'taken-over' | 'unchanged' | 'refused' | 'still-changing';

const vias = ['text', 'execute', 'submit'] as const satisfies readonly Via[];
const turnOutcomes = ['kept', 'repeated', 'failed'] as const satisfies readonly TurnOutcome[];
const sents = ['post', 'reply', 'reminder'] as const satisfies readonly Sent[];
const delivered = [
  'delivered',
  'blocked',
  'gone',
  'throttled',
  'failed',
] as const satisfies readonly Delivered['kind'][];
const reloads = [
  'taken-over',
  'unchanged',
  'refused',
  'still-changing',
] as const satisfies readonly Reloaded[];

/** Up to the 15 s after which Teams no longer waits for an answer. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];

/**
 * How often the event loop is looked at; its lag is counted with this much on top, which the dashboard takes off. Every 10 ms, as is usual, the looking cost
 * a process that nobody talks to as much as all its other work.
 */
export const loopLookMs = 100;

export type Figures = ReturnType<typeof createFigures>;

/**
 * What this process counts by itself. Labels are closed unions: no person, no tenant, no id can become one. Every series
 * is there from the start, with 0: a first error that begins its own series is no increase to an alert.
 */
export function createFigures(about: { version: string }) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: loopLookMs });
  new Gauge({
    ...{ name: 'askwell_build_info', help: 'Which version runs; always 1', registers },
    labelNames: ['version', 'node'],
  }).set({ version: about.version, node: process.version }, 1);

  const turns = new Counter({
    ...{ name: 'askwell_turns_total', help: 'Turns by what became of them and how they came in', registers },
    labelNames: ['outcome', 'via'],
  });
  const turnSeconds = new Histogram({
    ...{ name: 'askwell_turn_seconds', help: 'From the activity read to its commit', buckets, registers },
    labelNames: ['via'],
  });
  const answerSeconds = new Histogram({
    ...{ name: 'askwell_answer_seconds', help: 'From sign-in to the answer sent', buckets, registers },
  });
  const errors = new Counter({
    ...{ name: 'askwell_errors_total', help: 'Troubles by their code in the log', registers },
    labelNames: ['code'],
  });
  const deliveries = new Counter({
    ...{
      name: 'askwell_deliveries_total',
      help: 'Tries to bring a message, by what the channel said',
      registers,
    },
    labelNames: ['sent', 'outcome'],
  });
  const reloaded = new Counter({
    ...{ name: 'askwell_reloads_total', help: 'Looks at the files by what came of them', registers },
    labelNames: ['outcome'],
  });
  for (const via of vias) for (const outcome of turnOutcomes) turns.inc({ outcome, via }, 0);
  for (const via of vias) turnSeconds.zero({ via });
  for (const code of troubles) errors.inc({ code }, 0);
  for (const sent of sents) for (const outcome of delivered) deliveries.inc({ sent, outcome }, 0);
  for (const outcome of reloads) reloaded.inc({ outcome }, 0);

  return {
    registry,
    turn: (via: Via, outcome: TurnOutcome, seconds: number) => {
      turns.inc({ outcome, via });
      turnSeconds.observe({ via }, seconds);
    },
    answer: (seconds: number) => answerSeconds.observe(seconds),
    trouble: (code: Trouble) => errors.inc({ code }),
    delivery: (sent: Sent, outcome: Delivered['kind']) => deliveries.inc({ sent, outcome }),
    reloaded: (outcome: Reloaded) => reloaded.inc({ outcome }),
  };
}
