import { describe, expect, test, vi } from 'vitest';
import { builtExtension } from '../tools/build';
import { launchers } from './each-browser';
import type { TestBrowser } from './harness/browser';
import { makeProfile } from './harness/profile';
import { WELCOME } from './harness/welcome';
import { PATIENCE } from './marks';

/** Starts the background where it is stopped, and waits until it has done what it does at a start: it answers with its corpus. */
async function untilStarted(browser: TestBrowser): Promise<void> {
  const tab = await browser.open(`${browser.extensionAddress}manifest.json`);
  const isAnswered = () =>
    tab.evaluate(async () => {
      const message = { id: 1, type: 'lookUp', data: { text: '稳中求进', limit: 1 }, timestamp: Date.now() };
      const answer = await chrome.runtime.sendMessage(message).catch(() => null);
      return typeof answer === 'object' && answer !== null && 'res' in answer;
    });
  await vi.waitFor(async () => expect(await isAnswered()).toBe(true), PATIENCE);
  await tab.close();
}

async function welcomes(browser: TestBrowser): Promise<number> {
  const welcome = `${browser.extensionAddress}${WELCOME}`;
  return (await browser.addresses()).filter((address) => address === welcome).length;
}

describe.each(['chromium', 'firefox'] as const)('a new installation (%s)', (family) => {
  test('opens one page, once: not when the background restarts, nor in a browser that has opened it', async () => {
    const profile = makeProfile();
    const launch = () =>
      launchers[family]({ extension: builtExtension(family), profile, keepsWelcome: true });
    try {
      const first = await launch();
      await vi.waitFor(async () => expect(await welcomes(first)).toBe(1), PATIENCE);
      await first.stopBackground();
      await untilStarted(first);
      expect(await welcomes(first)).toBe(1);
      await first.close();
      // An extension that is loaded from a folder is installed again at each start.
      const second = await launch();
      await untilStarted(second);
      expect(await welcomes(second)).toBe(0);
      await second.close();
    } finally {
      profile.remove();
    }
  });
});
