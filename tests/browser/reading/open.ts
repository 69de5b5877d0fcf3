import { expect } from 'vitest';
import { PageBundle } from '../bundle';
import type { Stage } from '../each-browser';
import type { Tab } from '../harness/browser';
import './reading';

const bundle = new PageBundle('reading', new URL('in-page.ts', import.meta.url));

/** Opens an empty page in which the reader can be started. */
export function openReading(stage: Stage): Promise<Tab> {
  return bundle.open(stage);
}

/** Gives the page a body and reads it. Shadow roots can be written as templates. */
export async function read(tab: Tab, html: string): Promise<string[]> {
  await tab.evaluate((content) => {
    document.body.setHTMLUnsafe(content);
    reading.start();
  }, html);
  await expect.poll(() => tab.evaluate(() => reading.isComplete())).toBe(true);
  return texts(tab);
}

/** The flows as they stand, sorted; each of them rightly says of which nodes' text it is. */
export async function texts(tab: Tab): Promise<string[]> {
  expect(await tab.evaluate(() => reading.wrong())).toEqual([]);
  return (await tab.evaluate(() => reading.texts())).sort();
}
