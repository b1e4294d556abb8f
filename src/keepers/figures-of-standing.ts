import { Gauge, Registry } from 'prom-client';
import { type DataKind, dataKinds } from '../core/retention/how-long.ts';
import type { Standing } from '../store/how-things-stand.ts';
import { isRegularJob } from '../store/job-rounds.ts';

/** How long the oldest row of a kind has outlived the organisation's policy. */
export type KeptTooLong = { kind: DataKind; seconds: number };

const states = ['raised', 'notified', 'acknowledged', 'owned', 'unowned'] as const;
const audiences = ['lead', 'channel', 'clinician'] as const;

/** Gauges of what the database says, in a registry of their own: where it says nothing, none of them is shown. */
export function createFiguresOfStanding() {
  const registry = new Registry();
  const gauge = <L extends string = never>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge({ name: `askwell_${name}`, help, labelNames, registers: [registry] });

  const escalations = gauge('escalations', 'Open escalations', ['state', 'late']);
  const overdue = gauge('escalation_overdue_seconds', 'How long the oldest limit has run out');
  const waiting = gauge('posts_waiting', 'Messages that still have to be brought', ['audience']);
  const age = gauge('post_queue_age_seconds', 'Age of the oldest message that waits', ['audience']);
  const unreachable = gauge('posts_unreachable', 'Messages of open escalations that reach nobody', [
    'audience',
  ]);
  const unsent = gauge('unsent_replies', 'Replies that were committed and not sent');
  const unsentAge = gauge('unsent_replies_age_seconds', 'Age of the oldest reply not sent');
  const reminders = gauge('reminders_due', 'Reminders that are due and not out');
  const remindersAge = gauge('reminders_due_age_seconds', 'Age of the oldest reminder not out');
  const beyond = gauge('retention_beyond_policy_seconds', 'How far the oldest row is past its time', [
    'kind',
  ]);
  // Not "job": Prometheus writes its own name of the target under that label.
  const taskAge = gauge('task_age_seconds', 'Since a regular task last came to its end', ['task']);
  const taskOk = gauge('task_ok', '1 where what it looked at was right', ['task']);

  return {
    registry,
    /** Without `kept`, what was kept too long stays as it was shown last: it is asked for seldom, and takes its time. */
    show(standing: Standing, kept: readonly KeptTooLong[] | undefined): void {
      for (const state of states)
        for (const late of ['yes', 'no'] as const) escalations.set({ state, late }, 0);
      for (const { state, late, count } of standing.escalations) {
        const open = states.find((one) => one === state);
        if (open) escalations.set({ state: open, late: late ? 'yes' : 'no' }, count);
      }
      overdue.set(standing.latestBySeconds);
      for (const audience of audiences) {
        const posts = standing.posts.find((one) => one.audience === audience);
        waiting.set({ audience }, posts?.waiting ?? 0);
        age.set({ audience }, posts?.oldestSeconds ?? 0);
        unreachable.set({ audience }, posts?.unreachable ?? 0);
      }
      unsent.set(standing.unsent.count);
      unsentAge.set(standing.unsent.oldestSeconds);
      reminders.set(standing.reminders.count);
      remindersAge.set(standing.reminders.oldestSeconds);
      for (const kind of kept ? dataKinds : [])
        beyond.set({ kind }, kept?.find((one) => one.kind === kind)?.seconds ?? 0);
      for (const { job, secondsAgo, ok } of standing.rounds) {
        if (!isRegularJob(job)) continue;
        taskAge.set({ task: job }, secondsAgo);
        taskOk.set({ task: job }, ok ? 1 : 0);
      }
    },
  };
}
