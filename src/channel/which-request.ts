import { AsyncLocalStorage } from 'node:async_hooks';

const requests = new AsyncLocalStorage<string>();

/** Runs work under a request's correlation id, so that an error logged deep inside can be found by its request. */
export const underCorrelation = <T>(id: string, work: () => T): T => requests.run(id, work);

/** The id of the request at hand; undefined for what a job does. */
export const correlation = (): string | undefined => requests.getStore();
