// Loaded into the Playground before it starts. It listens on every network address of the machine, which would show
// a trial conversation to everyone on a surgery's network: a listen without an address becomes 127.0.0.1.
import { Server } from 'node:net';

const listen = Server.prototype.listen;
Server.prototype.listen = function listenOnLoopback(first, ...rest) {
  return typeof first === 'number' && typeof rest[0] !== 'string'
    ? listen.call(this, first, '127.0.0.1', ...rest)
    : listen.call(this, first, ...rest);
};
