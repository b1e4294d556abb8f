import { ActivityHandler, CardFactory, MessageFactory } from 'botbuilder';
import { listen } from './listen.ts';
import { cardAt, readPressed } from './questions.ts';

// The floor: CloudAdapter alone. It remembers nothing and sends the card that comes after the one that was pressed.

class Echo extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      const card = cardAt(readPressed(context.activity.value)?.step ?? 0);
      await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(card)));
      await next();
    });
  }
}

listen(new Echo());
