import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { projectRoot } from '../../scripts/local/where-things-are.ts';

const patience = 15_000;
/** A page of several megabytes, and several of them at once on a busy machine. */
const patienceToOpen = 60_000;
const settled = 400;

/** The Agents Playground's page as a person uses it: labels, choices and buttons by their visible words. */
export class Playground {
  readonly page: Page;
  readonly #bot: string;

  private constructor(page: Page, bot: string) {
    this.page = page;
    this.#bot = bot;
  }

  /** Opens the page and waits until it has said hello to the bot (install and member events were answered). */
  static async open(browser: Browser, url: string, bot = 'Askwell'): Promise<Playground> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    page.setDefaultTimeout(patience);
    // The page asks a Microsoft server for fonts: a test must look the same with and without the internet.
    await page.route(/^https:/, (route) => route.abort());
    await page.goto(url, { timeout: patienceToOpen });
    await page.getByText('conversationUpdate 200').waitFor({ timeout: patienceToOpen });
    return new Playground(page, bot);
  }

  /** What is said, without the list of chats on the left and the log on the right. */
  get chat(): Locator {
    return this.page
      .getByRole('region', { name: 'Chat and Teams Channel' })
      .locator('xpath=../../following-sibling::div[1]');
  }

  /** Goes to "Personal Chat", "Clinicians", "General" or "Safeguarding leads". */
  async goTo(place: string): Promise<void> {
    await this.page.getByRole('treeitem', { name: place }).click();
    await this.#settle();
  }

  /** Sends a message and waits for the bot's answer to it. */
  async type(text: string): Promise<void> {
    const before = await this.#botSpoke();
    await this.chat.getByRole('textbox').last().click();
    await this.page.keyboard.type(text);
    await this.page.getByRole('button', { name: 'Send Message' }).last().click();
    await this.#until(async () => (await this.#botSpoke()) > before, `an answer to "${text}"`);
    await this.#settle();
  }

  /** In a channel or group chat: mentions the bot and says something (without a mention nothing reaches the bot). */
  async mention(text: string): Promise<void> {
    const before = await this.#botSpoke();
    await this.chat.getByRole('textbox').first().click();
    await this.page.keyboard.type('@');
    await this.page
      .getByRole('option', { name: this.#bot })
      .or(this.page.getByRole('menuitem', { name: this.#bot }))
      .first()
      .click();
    await this.page.keyboard.type(` ${text}`);
    await this.page
      .getByRole('button', { name: /^(Post|Send Message)$/ })
      .first()
      .click();
    await this.#until(async () => (await this.#botSpoke()) > before, `an answer to "${text}"`);
    await this.#settle();
  }

  /** The cards of the chat or channel that is open. */
  get cards(): Locator {
    return this.chat.locator(
      '.ac-preview-panel > .ac-adaptiveCard, .ac-adaptiveCard:not(.ac-adaptiveCard .ac-adaptiveCard)',
    );
  }

  /** The newest card: the lowest in a chat, the highest in a channel, where the newest post comes first. */
  async latestCard(): Promise<Locator> {
    return (await this.#inChannel()) ? this.cards.first() : this.cards.last();
  }

  /** The words of the newest card as a person reads them. */
  async cardText(): Promise<string> {
    return (await (await this.latestCard()).innerText()).replaceAll(/\n\n+/g, '\n');
  }

  /** Chooses in the dropdown, radio group or checkboxes with this label; of several that fit in a dropdown, the first. */
  async pick(label: string, choice: string | RegExp): Promise<void> {
    const field = await this.#field(label);
    const dropdown = field.getByRole('combobox');
    if ((await dropdown.count()) === 0) return field.getByText(choice, { exact: true }).click();
    await dropdown.click();
    await this.page.getByRole('option', { name: choice, exact: true }).first().click();
  }

  /** Ticks or unticks a single box (Input.Toggle) by its title. */
  async tick(title: string): Promise<void> {
    await (await this.latestCard()).getByText(title, { exact: true }).click();
  }

  /** Fills the text or number input with this label. */
  async fill(label: string, text: string): Promise<void> {
    await (await this.#field(label)).locator('input, textarea').first().fill(text);
  }

  /** Presses a button of the newest card, from its "..." menu if it is there, and waits until the chat changed. */
  async press(title: string): Promise<void> {
    const before = await this.#look();
    await this.click(title);
    await this.waitForChange(before);
  }

  /** Presses a button without waiting for anything. */
  async click(title: string): Promise<void> {
    const card = await this.latestCard();
    const button = card.getByRole('button', { name: title, exact: true });
    if ((await button.count()) > 0) return button.first().click();
    for (const more of await card.locator('button', { hasText: /^\.\.\.$/ }).all()) {
      await more.click();
      await this.page.getByRole('menu').waitFor();
      const item = this.page.getByRole('menuitem', { name: title, exact: true });
      if ((await item.count()) > 0) return item.click();
      await this.page.keyboard.press('Escape');
      await this.page.getByRole('menu').waitFor({ state: 'hidden' });
    }
    throw new Error(`The card has no button "${title}". It reads:\n${await this.cardText()}`);
  }

  /** What the chat looks like now, to hand to `waitForChange` later. */
  look(): Promise<string> {
    return this.#look();
  }

  /** Waits until the chat differs from `before` and has stopped changing. */
  async waitForChange(before: string): Promise<void> {
    await this.#until(async () => (await this.#look()) !== before, 'a change of the chat');
    await this.#settle();
  }

  /** Waits until nothing in the chat changes any more. */
  waitUntilQuiet(): Promise<void> {
    return this.#settle();
  }

  /** Saves what is on the screen as .data/screenshots/NAME.png and returns the path. */
  async screenshot(name: string): Promise<string> {
    const path = screenshotPath(name);
    await this.page.screenshot({ path });
    return path;
  }

  /** Saves the newest card alone as .data/screenshots/NAME.png and returns the path. */
  async cardScreenshot(name: string): Promise<string> {
    const path = screenshotPath(name);
    await (await this.latestCard()).screenshot({ path });
    return path;
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  /** By the whole label, or by its first sentence where advice follows: "Your advice. No names, numbers …". */
  async #field(label: string): Promise<Locator> {
    const labels = (await this.latestCard()).locator('label.ac-richTextBlock');
    const begins = `^\\s*${RegExp.escape(label)}`;
    const whole = labels.filter({ hasText: new RegExp(`${begins}\\s*\\*?\\s*$`) });
    const first = labels.filter({ hasText: new RegExp(`${begins}(?:(?<=[.?])|\\.| \\()`) });
    const found = (await whole.count()) > 0 ? whole : first;
    if ((await found.count()) === 0) throw await this.#noField(label, labels);
    return found.locator('xpath=..');
  }

  async #noField(label: string, labels: Locator): Promise<Error> {
    const there = (await labels.allInnerTexts()).map((one) => `"${one}"`).join(', ') || 'none';
    return new Error(`The newest card has no input "${label}". Its labels: ${there}.`);
  }

  #inChannel(): Promise<boolean> {
    return this.page.getByRole('button', { name: 'Post', exact: true }).isVisible();
  }

  /** Words alone miss a card that was replaced by one with the same words: its parts have new ids. */
  async #look(): Promise<string> {
    const ids = await this.chat.locator('[id^="__ac-"]').evaluateAll((parts) => parts.map((part) => part.id));
    return `${await this.chat.innerText()}\n${ids.join(' ')}`;
  }

  /** How often the bot has spoken: its name stands alone on a line above each of its messages. */
  async #botSpoke(): Promise<number> {
    return (await this.chat.innerText()).split('\n').filter((line) => line.trim() === this.#bot).length;
  }

  async #settle(): Promise<void> {
    let last = '';
    let since = Date.now();
    await this.#until(async () => {
      const now = await this.#look();
      if (now !== last) [last, since] = [now, Date.now()];
      return Date.now() - since >= settled;
    }, 'the chat to come to rest');
  }

  async #until(isSo: () => Promise<boolean>, what: string): Promise<void> {
    const end = Date.now() + patience;
    while (!(await isSo())) {
      if (Date.now() > end)
        throw new Error(
          `Waited ${patience / 1000} s for ${what}. The chat reads:\n${await this.chat.innerText()}`,
        );
      await this.page.waitForTimeout(50);
    }
  }
}

function screenshotPath(name: string): string {
  const folder = join(projectRoot, '.data', 'screenshots');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.png`);
}
