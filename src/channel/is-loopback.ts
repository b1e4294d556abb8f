/** Whether only this machine can reach an address: the one place where the bot may run without sign-in. */
export const isLoopback = (host: string) => ['127.0.0.1', 'localhost', '::1'].includes(host);
