import type { Page } from 'playwright-core';
import { type Chromium, inertPage } from '../../browser/harness/chromium';

/** A request of a look-up, in the form of the extension's messages. */
export function lookUpMessage() {
  return { id: 0, type: 'lookUp', data: { text: '发展', limit: 0 }, timestamp: Date.now() };
}

/**
 * Waits until a new installation of Tifa Lens answers, and closes the pages that it opens; the earliest revisions open
 * none. Returns a page of its origin, from which its API can be used.
 */
export async function untilInstalled(chromium: Chromium): Promise<Page> {
  const [helper] = chromium.context.pages();
  await helper.goto(inertPage(chromium));
  await helper.evaluate((sent) => chrome.runtime.sendMessage(sent), lookUpMessage());
  for (const page of chromium.context.pages()) if (page !== helper) await page.close();
  return helper;
}
