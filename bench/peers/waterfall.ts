import {
  ActivityHandler,
  CardFactory,
  ConversationState,
  MemoryStorage,
  MessageFactory,
  type StatePropertyAccessor,
  type Storage,
  type TurnContext,
  UserState,
} from 'botbuilder';
import {
  DialogSet,
  type DialogState,
  DialogTurnStatus,
  Prompt,
  type PromptOptions,
  type PromptRecognizerResult,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import { listen } from './listen.ts';
import { PostgresStorage } from './postgres-storage.ts';
import { cardAt, type Pressed, questions, readPressed } from './questions.ts';

// The bot of sample 05 (multi-turn prompt): a waterfall of twelve prompts, ConversationState for the dialog, UserState
// for what was answered in the end. Each prompt sends one card and takes the answers of the button pressed on it.

/** A prompt of a card. TextPrompt with the answers as JSON text is the usual way round; this one spares the text. */
class CardPrompt extends Prompt<Pressed> {
  // Only to make it public: the library's own is protected.
  constructor(id: string) {
    super(id);
  }

  protected async onPrompt(context: TurnContext, _state: unknown, { prompt }: PromptOptions): Promise<void> {
    if (prompt) await context.sendActivity(prompt);
  }

  protected async onRecognize(context: TurnContext): Promise<PromptRecognizerResult<Pressed>> {
    const value = readPressed(context.activity.value);
    return value ? { succeeded: true, value } : { succeeded: false };
  }
}

const cardMessage = (index: number) => MessageFactory.attachment(CardFactory.adaptiveCard(cardAt(index)));

// What is handed to a prompt is kept in the dialog's state, to be able to ask again. Lean, the step sends the card itself
// and prompts with nothing: cheaper, and nothing is left to ask again with.
const lean = process.env.BENCH_LEAN === 'yes';

class Enquiry extends ActivityHandler {
  constructor(storage: Storage) {
    super();
    const conversationState = new ConversationState(storage);
    const userState = new UserState(storage);
    const answers = userState.createProperty<Pressed[]>('answers');
    const dialogs = dialogsFor(conversationState.createProperty<DialogState>('dialogs'), answers);

    this.onMessage(async (context, next) => {
      const dialogContext = await dialogs.createContext(context);
      const { status } = await dialogContext.continueDialog();
      if (status === DialogTurnStatus.empty) await dialogContext.beginDialog('enquiry');
      await next();
    });
    this.onDialog(async (context, next) => {
      await conversationState.saveChanges(context, false);
      await userState.saveChanges(context, false);
      await next();
    });
  }
}

function dialogsFor(
  state: StatePropertyAccessor<DialogState>,
  answers: StatePropertyAccessor<Pressed[]>,
): DialogSet {
  const ask = (index: number) => async (step: WaterfallStepContext) => {
    keep(step, index - 1);
    if (!lean) return step.prompt('card', { prompt: cardMessage(index) });
    await step.context.sendActivity(cardMessage(index));
    return step.prompt('card', {});
  };
  const finish = async (step: WaterfallStepContext) => {
    keep(step, questions - 1);
    const told = Array.from({ length: questions }, (_, i) => step.values[`answer-${i}` as never] as Pressed);
    await answers.set(step.context, told);
    await step.context.sendActivity(cardMessage(questions));
    return step.endDialog();
  };
  const steps = Array.from({ length: questions }, (_, index) => ask(index));
  const dialogs = new DialogSet(state);
  dialogs.add(new CardPrompt('card'));
  dialogs.add(new WaterfallDialog('enquiry', [...steps, finish]));
  return dialogs;
}

function keep(step: WaterfallStepContext, index: number): void {
  if (index >= 0) Object.assign(step.values, { [`answer-${index}`]: step.result });
}

const databaseUrl = process.env.DATABASE_URL;
const schema = process.env.DATABASE_SCHEMA ?? 'waterfall';
const durable = process.env.BENCH_STORAGE === 'postgres';
if (durable && !databaseUrl) throw new Error('DATABASE_URL is missing');
const storage = durable ? await PostgresStorage.open(databaseUrl as string, schema) : new MemoryStorage();
listen(new Enquiry(storage));
