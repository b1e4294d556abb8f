/** What a process still holds after everything that nobody needs was thrown away. */
export type LiveHeap = { read: () => Promise<number>; close: () => void };

/**
 * Asks through Node's inspector, so that the bot needs nothing for it: collect, then say how much is in use (MB). How full
 * the heap is in between says little: with nothing pressing it fills for minutes before it is emptied.
 */
export async function openLiveHeap(port: number): Promise<LiveHeap> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as {
    webSocketDebuggerUrl: string;
  }[];
  const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error('the inspector does not answer'));
  });
  const waiting = new Map<number, (result: { usedSize?: number }) => void>();
  socket.onmessage = ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id: number; result: { usedSize?: number } };
    waiting.get(id)?.(result);
    waiting.delete(id);
  };
  let count = 0;
  const ask = (method: string) =>
    new Promise<{ usedSize?: number }>((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      socket.send(JSON.stringify({ id: count, method }));
    });
  return {
    read: async () => {
      await ask('HeapProfiler.collectGarbage');
      return ((await ask('Runtime.getHeapUsage')).usedSize ?? 0) / 2 ** 20;
    },
    close: () => socket.close(),
  };
}
