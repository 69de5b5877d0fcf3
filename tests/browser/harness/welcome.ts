import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Chromium } from './chromium';
import type { Firefox } from './firefox';
import { inBrowserWindow, runScript } from './firefox-commands';
import type { Profile } from './profile';

/** The page that a new installation opens, within the extension. */
export const WELCOME = 'library.html#/welcome';

/** Maximum time for an installation to open its page, ms: long enough for a slow, busy machine. */
const WELCOME_MS = 60_000;

const started = new WeakSet<Profile>();

/** Whether a browser is started in a profile for the first time; undefined is one that is made for it. */
export function isFresh(profile: Profile | undefined): boolean {
  if (profile === undefined) return true;
  const isFirst = !started.has(profile);
  started.add(profile);
  return isFirst;
}

/** Waits until a new installation in Chromium has opened its page. @throws Error where it has not within WELCOME_MS. */
export async function welcomePage({ context, extensionId }: Chromium): Promise<Page> {
  const address = `chrome-extension://${extensionId}/${WELCOME}`;
  for (const end = Date.now() + WELCOME_MS; Date.now() < end; await wait(20)) {
    const page = context.pages().find((each) => each.url() === address);
    if (page) return page;
  }
  throw new Error('no page was opened at installation');
}

/** The same in Firefox, and closes it where that is wanted. */
export async function untilWelcome(
  { marionette, extensionAddress }: Firefox,
  closes: boolean,
): Promise<void> {
  await inBrowserWindow(marionette, () =>
    runScript(
      marionette,
      `async (address, closes, most) => {
        const end = Date.now() + most;
        for (; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
          const tab = gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec === address);
          if (!tab) continue;
          if (closes) gBrowser.removeTab(tab);
          return;
        }
        throw new Error('no page was opened at installation');
      }`,
      [`${extensionAddress}${WELCOME}`, closes, WELCOME_MS],
      'default',
    ),
  );
}
