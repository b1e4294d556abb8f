/** Brings activities to the replicas in turn, so that every step of a walk meets another one than the step before. */
export type InTurn = {
  send: (activity: object) => Promise<{ status: number; text: string }>;
  /** How many activities each replica took, in the order of the addresses. */
  taken: () => readonly number[];
};

/** In: the replicas' addresses without a path, at least one; what Teams sends in the Authorization header. */
export function inTurn(replicas: readonly string[], authorization: string): InTurn {
  const taken = replicas.map(() => 0);
  let next = 0;
  return {
    send: async (activity) => {
      const index = next++ % replicas.length;
      const response = await fetch(new URL('/api/messages', replicas[index]), {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', authorization },
        body: JSON.stringify(activity),
      });
      taken[index] = (taken[index] ?? 0) + 1;
      return { status: response.status, text: await response.text() };
    },
    taken: () => taken,
  };
}
