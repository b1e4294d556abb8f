import { AsyncLocalStorage } from 'node:async_hooks';

const requests = new AsyncLocalStorage<string>();

/** Runs a request or a job under an id of its own, so that an error logged deep inside can be found by it. */
export const underCorrelation = <T>(id: string, work: () => T): T => requests.run(id, work);

/** The id of the request or job at hand; undefined outside of both. */
export const correlation = (): string | undefined => requests.getStore();
