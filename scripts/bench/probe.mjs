// Loaded into every server that is measured, before its own code: says what the process has used, when asked.
// Plain JavaScript and no imports, so that it weighs the same in all of them.
process.on('message', async ({ id, collect }) => {
  // Twice, with a turn of the loop between: what a finaliser lets go of is only collected the second time.
  for (let i = 0; collect && i < 2; i += 1) {
    globalThis.gc();
    await new Promise((done) => setTimeout(done, 50));
  }
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send({ id, cpuMs: (user + system) / 1000, rss, heapUsed, external });
});

// Whoever measured is gone: nobody else would ever end this process.
process.once('disconnect', () => process.exit(0));
