import { ConfidentialClientApplication } from '@azure/msal-node';
import {
  type ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';
import { MsalServiceClientCredentialsFactory } from 'botframework-connector';
import restify from 'restify';
import { host, port } from './questions.ts';

/**
 * The server of Bot Framework's own samples: restify, its body parser, CloudAdapter.process, sign-in from the environment.
 */
export function listen(bot: Pick<ActivityHandler, 'run'>): void {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(process.env, credentials()));
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

/** The library would ask Microsoft whether the login of this machine may be trusted. */
function credentials(): MsalServiceClientCredentialsFactory {
  const { MicrosoftAppId = '', MicrosoftAppPassword = '', ToChannelFromBotLoginUrl = '' } = process.env;
  const client = new ConfidentialClientApplication({
    auth: {
      ...{
        clientId: MicrosoftAppId,
        clientSecret: MicrosoftAppPassword,
        authority: ToChannelFromBotLoginUrl,
      },
      knownAuthorities: [new URL(ToChannelFromBotLoginUrl).host],
    },
  });
  // One class, in the types of two versions of its package.
  return new MsalServiceClientCredentialsFactory(MicrosoftAppId, client as never);
}
