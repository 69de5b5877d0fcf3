import type { Page } from 'playwright-core';
import { launchChromium, tabIdOf } from '../../browser/harness/chromium';
import type { PageServer } from '../../browser/harness/page-server';
import { type Row, row, shown } from '../row';
import type { Setting } from '../setting';
import { generateSnippets } from '../snippet-rows';
import { median } from '../statistics';
import { untilInstalled } from './installed';
import { pageOf } from './pages';

/** Most until the popup is drawn for the first time, ms. */
const DRAW_BUDGET = 100;

const ROUNDS = 9;
const DOCUMENTS = 1_000;
/** They are short: the popup needs what is known of each, not their texts. */
const DOCUMENT_HAN = 300;

/** Longest time for the corpus to be rebuilt, ms. */
const PATIENCE_MS = 180_000;

/** Time from the popup's first drawing to its last, ms. */
const SETTLED_MS = 1_000;

/**
 * When the popup of a page is first drawn for a user with 10,000 snippets and 1,000 documents; the popup is opened in a
 * tab, which takes a browser longer than its own window does.
 * @param extension Folder of the built extension.
 */
export async function popupRows(setting: Setting, server: PageServer, extension: string): Promise<Row[]> {
  const chromium = await launchChromium({ extension });
  try {
    const helper = await untilInstalled(chromium);
    const origin = `chrome-extension://${chromium.extensionId}`;
    await helper.goto(`${origin}/library.html#/snippets`);
    await helper.waitForSelector('main');
    await fill(setting, helper);
    const article = await chromium.context.newPage();
    const tab = await tabIdOf(article, chromium, helper);
    const body = pageOf('关于今年工作的报告', setting.paragraphs('article', 1_200), 'zh-CN');
    await article.goto(server.addPage('/popup-article', { body }));
    await article.waitForFunction(() => CSS.highlights.size > 0);
    const draws: number[] = [];
    const loads: number[] = [];
    // The first one fills the browser's caches of scripts.
    for (let round = -1; round < ROUNDS; round++) {
      const popup = await chromium.context.newPage();
      await popup.setViewportSize({ width: 360, height: 580 });
      await popup.goto(`${origin}/popup.html?tab=${tab}`);
      await popup.waitForSelector('main');
      await popup.waitForTimeout(SETTLED_MS);
      const [drawn, loaded] = await popup.evaluate(() => {
        const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        const [paint] = performance.getEntriesByName('first-contentful-paint');
        return [paint.startTime, navigation.domContentLoadedEventEnd];
      });
      if (round >= 0) draws.push(drawn);
      if (round >= 0) loads.push(loaded);
      await popup.close();
    }
    return [
      row('popup, 10,000 snippets and 1,000 documents: first draw', median(draws), 'ms', {
        budget: DRAW_BUDGET,
        runs: draws.length,
        beside: [`its scripts had run at ${shown(median(loads))} ms`],
      }),
    ];
  } finally {
    await chromium.close();
  }
}

/** Stores generated snippets and documents, and waits until the corpus has the documents. */
async function fill(setting: Setting, helper: Page): Promise<void> {
  const snippets = generateSnippets(setting);
  const generated = await setting.generateDocuments(DOCUMENTS, DOCUMENT_HAN);
  const documents = generated.map(({ id, text, hash, han, title, level, occasion, year, source }, at) => ({
    text: { id, text },
    info: {
      ...{ id, title, hash, han, level, occasion, year, source, units: text.length },
      ...{ collection: 'mine', date: null, outlet: '', author: '', url: '', addedAt: at },
    },
  }));
  const rows = {
    snippets,
    documents: documents.map(({ info }) => info),
    texts: documents.map(({ text }) => text),
  };
  // The compiler names functions through a helper, which pages don't have.
  await helper.evaluate('globalThis.__name = (named) => named');
  await helper.evaluate(async (all) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('tifa-user');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const transaction = database.transaction(Object.keys(all), 'readwrite');
    for (const [name, put] of Object.entries(all))
      for (const each of put) transaction.objectStore(name).put(each);
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = () => reject(transaction.error);
    });
    database.close();
  }, rows);
  const rebuild = { id: 0, type: 'rebuildCorpus', data: null, timestamp: Date.now() };
  await helper.evaluate((sent) => chrome.runtime.sendMessage(sent), rebuild);
  await helper.waitForFunction(
    async (wanted) => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open('tifa-corpus');
        opening.onsuccess = () => resolve(opening.result);
      });
      const all = await new Promise<{ documents: unknown[] }[]>((resolve) => {
        const reading = database.transaction('generations').objectStore('generations').getAll();
        reading.onsuccess = () => resolve(reading.result);
      });
      database.close();
      return all.some((each) => each.documents.length > wanted);
    },
    DOCUMENTS,
    { polling: 500, timeout: PATIENCE_MS },
  );
}
