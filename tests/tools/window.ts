import { once } from 'node:events';
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../browser/harness/chromium';
import { launchFirefox } from '../browser/harness/firefox';
import { untilWelcome, welcomePage } from '../browser/harness/welcome';

/**
 * Opens addresses, each in a tab, in a window of Chromium, Chrome or Edge with the extension in a fresh profile.
 * @returns when the window is closed or the user interrupts.
 */
export async function openChromium(extension: string, addresses: readonly string[]): Promise<void> {
  const interrupt = interrupted();
  const chromium = await launchChromium({ extension, window: true });
  const closed = allClosed(chromium.context);
  const [blank] = chromium.context.pages();
  // It opens in front; the requested pages go before it.
  await welcomePage(chromium);
  for (const [place, address] of addresses.entries()) {
    const page = place === 0 ? blank : await chromium.context.newPage();
    await page.goto(address).catch((error: Error) => console.error(error.message.split('\n')[0]));
  }
  await blank.bringToFront().catch(() => undefined);
  await Promise.race([closed, interrupt]);
  await chromium.close();
}

/** Waits until the last tab is closed: under remote control the browser continues without a window. */
function allClosed(context: BrowserContext): Promise<void> {
  return new Promise((resolve) => {
    const watch = (page: Page) => page.once('close', () => context.pages().length === 0 && resolve());
    context.pages().forEach(watch);
    context.on('page', watch);
    context.once('close', () => resolve());
  });
}

/** The same with Firefox. */
export async function openFirefox(extension: string, addresses: readonly string[]): Promise<void> {
  const interrupt = interrupted();
  const firefox = await launchFirefox({ extension, window: true });
  const { marionette } = firefox;
  const closed = once(firefox.process, 'exit');
  await untilWelcome(firefox, false);
  const first = await marionette.send<string>('WebDriver:GetWindowHandle', {});
  for (const [place, url] of addresses.entries()) {
    if (place > 0) {
      const { handle } = await marionette.send<{ handle: string }>('WebDriver:NewWindow', { type: 'tab' });
      await marionette.send('WebDriver:SwitchToWindow', { handle, focus: false });
    }
    await marionette
      .send('WebDriver:Navigate', { url })
      .catch((error: Error) => console.error(error.message));
  }
  await marionette.send('WebDriver:SwitchToWindow', { handle: first, focus: true });
  // Without a session the window shows no sign of remote control.
  await marionette.send('WebDriver:DeleteSession');
  await Promise.race([closed, interrupt]);
  await firefox.close();
}

/** Resolves when the user interrupts. Called before the browser starts, so that the browser never outlives the command. */
function interrupted(): Promise<unknown> {
  return Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
