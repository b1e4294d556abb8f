/**
 * Resolves (with nothing) when this process is asked to stop. A repeated request changes nothing: npm passes on a
 * Ctrl-C that the terminal has delivered already, and a second one that killed at once would leave programs behind.
 */
export function whenAskedToStop(): { promise: Promise<undefined>; already: () => boolean } {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let asked = false;
  const ask = () => {
    asked = true;
    resolve(undefined);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  // The shell between npm and this process ends at SIGTERM without passing it on: nobody would be left to stop us.
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && ask(), 500).unref();
  }
  return { promise, already: () => asked };
}
