import {
  type ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';
import restify from 'restify';
import { host, port } from './questions.ts';

/**
 * The server of Bot Framework's own samples: restify, its body parser, CloudAdapter.process. No app id: on loopback nobody
 * signs in, neither here nor in Askwell.
 */
export function listen(bot: Pick<ActivityHandler, 'run'>): void {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  adapter.onTurnError = async (_context: TurnContext, error: Error) => {
    console.error(error);
    throw error;
  };
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (request, response) => {
    await adapter.process(request as never, response, (context) => bot.run(context));
  });
  server.listen(port, host);
}
