// Loaded into each child before it starts. When the trial is killed without a chance to tidy up (kill -9, a closed
// terminal, a crash), its end of this pipe closes, and the child ends too instead of holding its port for ever.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.on('error', () => process.kill(process.pid, 'SIGTERM'));
process.stdin.resume();
process.stdin.unref?.();
