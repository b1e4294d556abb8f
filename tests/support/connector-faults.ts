/** One way in which a connector does not do what it was asked. */
export type Misbehaviour = {
  /**
   * An error status; no answer at all; the connection cut before anything was done, or after it was done ("reset-after":
   * the message is there, and the bot does not know; "hang-after": the same, and it waits). Absent: the usual answer, only
   * later (`slowMs`).
   */
  status?: number | 'hang' | 'hang-after' | 'reset' | 'reset-after';
  /** The sub-code of a 403 and others. */
  code?: string;
  retryAfter?: number | string;
  /** Waits so long (ms) before anything is done. */
  slowMs?: number;
  /** Only these requests; all where absent. */
  method?: 'POST' | 'PUT' | 'DELETE';
  conversation?: string;
  /** How often; for ever where absent. */
  times?: number;
};

/** Why Teams says 403: none of them is better a moment later. */
export const forbidden = [
  'ConversationBlockedByUser',
  'BotNotInConversationRoster',
  'BotDisabledByAdmin',
  'ForbiddenOperation',
] as const;

type Asked = { method: string; conversation: string };
export type ChooseFault = (asked: Asked) => Misbehaviour | undefined;

/** The rules by which a fake connector misbehaves: the first that fits, otherwise whatever `misbehaveBy` decides. */
export function createFaults() {
  let rules: (Misbehaviour & { left: number })[] = [];
  let byChoice: ChooseFault = () => undefined;
  return {
    choose: (asked: Asked): Misbehaviour | undefined => {
      const rule = rules.find(
        ({ left, method = asked.method, conversation = asked.conversation }) =>
          left > 0 && method === asked.method && conversation === asked.conversation,
      );
      if (rule) rule.left -= 1;
      return rule ?? byChoice(asked);
    },
    misbehave: (how: Misbehaviour): void => {
      rules.push({ ...how, left: how.times ?? Number.POSITIVE_INFINITY });
    },
    misbehaveBy: (choose: ChooseFault): void => {
      byChoice = choose;
    },
    behave: (): void => {
      rules = [];
      byChoice = () => undefined;
    },
  };
}
