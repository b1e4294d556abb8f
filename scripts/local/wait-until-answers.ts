import type { Child } from './child.ts';
import { PlainError } from './plain-error.ts';

/** Waits until `url` answers 200. A PlainError names `what` when it ends first, or takes longer than `seconds`. */
export async function waitUntilAnswers(
  url: string,
  what: string,
  child: Child,
  log: string,
  seconds: number,
): Promise<void> {
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    if (child.hasEnded()) {
      throw new PlainError(
        `${what} ${await child.ended} before it was ready. The end of ${log} says:\n${child.lastWords()}`,
      );
    }
    const answered = await fetch(url, { signal: AbortSignal.timeout(2000) }).then(
      (answer) => answer.body?.cancel().then(() => answer.status === 200),
      () => false,
    );
    if (answered) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new PlainError(
    `${what} did not answer at ${url} within ${seconds} seconds. The end of ${log} says:\n${child.lastWords()}`,
  );
}
