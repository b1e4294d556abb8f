import {
  AgentApplication,
  CardFactory,
  MemoryStorage,
  MessageFactory,
  type TurnState,
} from '@microsoft/agents-hosting';
import { startServer } from '@microsoft/agents-hosting-express';
import { cardAt, type Pressed, questions, readPressed } from './questions.ts';

// The Microsoft 365 Agents SDK as its README shows it. It has no dialogs in JavaScript: where the conversation stands is a
// value of the conversation's state.

type State = TurnState<{ at?: number; answers?: Pressed[] }>;

const app = new AgentApplication<State>({ storage: new MemoryStorage() });

app.onActivity('message', async (context, state) => {
  const pressed = readPressed(context.activity.value);
  const at = state.conversation.at;
  const next = at === undefined || !pressed ? 0 : at + 1;
  if (pressed && at !== undefined)
    state.conversation.answers = [...(state.conversation.answers ?? []), pressed];
  await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(cardAt(next))));
  if (next < questions) {
    state.conversation.at = next;
    return;
  }
  state.setValue('user.answers', state.conversation.answers);
  state.deleteConversationState();
});

// Without a handler of afterTurn version 1.8.1 saves nothing, and every turn would be the first.
app.onTurn('afterTurn', async () => true);

startServer(app);
