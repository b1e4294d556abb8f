// Loaded into each Playground before it starts. Until a page is open it answers 201 to whatever the bot sends and shows
// none of it, ever: an escalation would count as delivered and be lost. So without a page it answers 503, and the bot
// tries again. A page is open once it has announced itself (its first installation), and until its last socket closes.
import { Server } from 'node:http';

const sockets = new Set();
let open = false;

const emit = Server.prototype.emit;
Server.prototype.emit = function emitToAnOpenPage(event, request, response, ...rest) {
  if (event === 'upgrade' && request.url.startsWith('/_ws_conversation/')) follow(request.socket);
  if (event === 'request' && request.method === 'POST' && request.url.endsWith('/installation')) open = true;
  if (event === 'request' && request.url.startsWith('/_connector/') && request.method !== 'GET' && !open) {
    request.resume();
    response.writeHead(503, { 'content-type': 'application/json' });
    response.end('{"error":{"code":"ServiceUnavailable","message":"No page of this window is open."}}');
    return true;
  }
  return emit.call(this, event, request, response, ...rest);
};

function follow(socket) {
  sockets.add(socket);
  socket.once('close', () => {
    sockets.delete(socket);
    if (sockets.size === 0) open = false;
  });
}
