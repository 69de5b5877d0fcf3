import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from './each-browser';
import type { Tab } from './harness/browser';
import { untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';

/** Time in which what should not come would have come, ms. */
export const NOTHING_MS = 800;

/** Text of the page's that can be selected. */
export const wording = '把县里定下的事情';

/** Contents of a page with one mark. */
export const body = `<h1>云溪</h1><p>${paragraph}</p>`;

export const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Changes a copy of the extension so that the page can count how often the views script has run in its frame. */
export function counted(path: string, change = (script: string) => script): void {
  const file = join(path, 'views.js');
  const count =
    'document.documentElement.dataset.views = Number(document.documentElement.dataset.views ?? 0) + 1;\n';
  writeFileSync(file, change(count + readFileSync(file, 'utf8')));
}

/** How often the views came into a tab's top frame. */
export function timesInjected(tab: Tab): Promise<number> {
  return tab.evaluate(() => Number(document.documentElement.dataset.views ?? 0));
}

/** Opens a page, waits for its mark and gives it the focus. */
export async function openMarked({ browser, server }: Stage, path: string, content = body): Promise<Tab> {
  const tab = await browser.open(server.addPage(path, { body: page(content) }));
  await untilPainted(tab, formula);
  await tab.focus();
  return tab;
}
