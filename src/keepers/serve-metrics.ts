import { createServer } from 'node:http';

export type MetricsServer = { port: number; close: () => Promise<void> };

/**
 * GET /metrics, and nothing else, on a port of its own: an ingress that brings Teams to the bot's port never brings
 * anybody here, and there is no token to keep. Resolves once it listens; rejects where it cannot.
 */
export async function serveMetrics(
  { host, port }: { host: string; port: number },
  scrape: () => Promise<{ type: string; text: string }>,
): Promise<MetricsServer> {
  const server = createServer(async (request, response) => {
    const asked = request.method === 'GET' && request.url?.split('?')[0] === '/metrics';
    // Prometheus shows that a target fails; what failed is no business of whoever reads figures.
    const found = asked ? await scrape().catch(() => undefined) : undefined;
    // Header by header: restify has put a writeHead of its own into every response of this process.
    response.statusCode = found ? 200 : asked ? 500 : 404;
    if (found) response.setHeader('content-type', found.type);
    response.end(found?.text);
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
