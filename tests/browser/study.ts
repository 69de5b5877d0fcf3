import { expect } from 'vitest';
import type { Stage } from './each-browser';
import type { Tab } from './harness/browser';
import { openLibrary } from './library';
import { textsOf } from './popup';

/** A wording that all bundled documents have. */
export const WORDING = '高质量发展';

/** Opens the library at an address's hash, in a wide window. */
export async function openWide({ browser }: Stage, hash: string): Promise<Tab> {
  const tab = await openLibrary(browser, hash);
  await tab.setWidth(1280);
  return tab;
}

/** The hash of a wording's look-up. */
export function phraseHash(wording: string, options = ''): string {
  return `#/phrase/${encodeURIComponent(wording)}${options}`;
}

/** Opens the look-up of WORDING and waits until its lines are there. */
export async function openFound(stage: Stage, options = ''): Promise<Tab> {
  const tab = await openWide(stage, phraseHash(WORDING, options));
  await expect.poll(async () => (await rights(tab)).length).toBeGreaterThan(5);
  return tab;
}

/** The tab's hash, decoded. */
export function hashOf(tab: Tab): Promise<string> {
  return tab.evaluate(() => decodeURIComponent(location.hash));
}

/** What the look-up box contains. */
export function boxOf(tab: Tab): Promise<string | null> {
  return tab.evaluate(() => document.querySelector<HTMLInputElement>('.search-box input')?.value ?? null);
}

/** Lines as they are drawn: what follows the node. */
export function rights(tab: Tab): Promise<string[]> {
  return textsOf(tab, '.study-line .kwic-right');
}

/** The same once the list has come to rest: how many lines are drawn is known when the first ones are measured. */
export async function rightsAtRest(tab: Tab): Promise<string[]> {
  let last: string[] = [];
  let timesSame = 0;
  const isAtRest = async () => {
    const now = await rights(tab);
    timesSame = now.join('\n') === last.join('\n') ? timesSame + 1 : 0;
    last = now;
    return timesSame >= 5;
  };
  await expect.poll(isAtRest).toBe(true);
  return last;
}

/** Goes back, or forward, in the tab's history. */
export function goBy(tab: Tab, steps: number): Promise<void> {
  return tab.evaluate((by) => history.go(by), steps);
}
