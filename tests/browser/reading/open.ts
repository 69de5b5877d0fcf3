import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { expect } from 'vitest';
import type { Stage } from '../each-browser';
import type { Tab } from '../harness/browser';
import './reading';

const [bundle] = buildSync({
  entryPoints: [fileURLToPath(new URL('in-page.ts', import.meta.url))],
  bundle: true,
  write: false,
  format: 'iife',
}).outputFiles;

/** Opens an empty page in which the reader can be started. */
export async function openReading({ browser, server }: Stage): Promise<Tab> {
  const script = server.addPage('/reading.js', {
    body: bundle.text,
    headers: { 'Content-Type': 'text/javascript; charset=utf-8' },
  });
  const body = `<!doctype html><meta charset="utf-8"><title>reading</title><script src="${script}"></script><body></body>`;
  return browser.open(server.addPage('/reading', { body }));
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
