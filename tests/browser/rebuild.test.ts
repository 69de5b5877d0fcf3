import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changeReaderRows, readerRows } from './database-rows';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { openLibrary } from './library';
import { clickOn, textsOf } from './popup';
import { addDocuments, manyDocuments, rebuildStep, removeDocuments, untilInstalled } from './user-corpus';

/** As they are bundled. */
const BUNDLED = 5;

/** They take a second to index and to mine, and as long to measure. */
const DOCUMENTS = 20;

const LONG = { timeout: 50_000, interval: 100 };

/** How many shares of documents the installed corpus has; null where they are missing. */
function sharesIn(page: Tab): Promise<number | null> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('tifa-corpus');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const rows = await new Promise<{ shares: unknown[] | null }[]>((resolve) => {
      const reading = database.transaction('generations').objectStore('generations').getAll();
      reading.onsuccess = () => resolve(reading.result);
    });
    database.close();
    return rows[0]?.shares?.length ?? null;
  });
}

const untilBuilding = (page: Tab) =>
  expect.poll(() => rebuildStep(page), { interval: 20, timeout: 30_000 }).toMatch(/indexing|mining/);

/** Sends the background a request as the extension's pages do. */
function send(page: Tab, type: string, data: object | null): Promise<void> {
  return page.evaluate(
    async (name, sent) => {
      await chrome.runtime.sendMessage({ id: 1, type: name, data: sent, timestamp: Date.now() });
    },
    type,
    data as never,
  );
}

/** Puts new documents in the place of all others, and waits until their rebuild is under way. Returns how many there are. */
async function beginRebuild(library: Tab): Promise<number> {
  const earlier = await readerRows<{ id: string }>(library, 'documents');
  const count = earlier.length === DOCUMENTS ? DOCUMENTS + 1 : DOCUMENTS;
  const ids = earlier.map(({ id }) => id);
  await changeReaderRows(library, { documents: { remove: ids }, texts: { remove: ids } });
  await addDocuments(library, await manyDocuments(count, `说到做到之${count}`));
  await untilBuilding(library);
  return count;
}

inEachBrowser('a rebuild', (stage) => {
  test('measures the shares even if the corpus is checked for updates meanwhile', async () => {
    const { browser } = stage();
    const library = await openLibrary(browser, '#/documents');
    const documents = await manyDocuments(DOCUMENTS);
    await addDocuments(library, documents);
    // As a library that is opened does, again and again.
    await expect
      .poll(async () => {
        await send(library, 'rebuildCorpus', null);
        return sharesIn(library);
      }, LONG)
      .toBe(BUNDLED + DOCUMENTS);
    await removeDocuments(
      library,
      documents.map(({ info }) => info.id),
    );
    await untilInstalled(library, BUNDLED);
    await expect.poll(() => sharesIn(library), LONG).toBe(BUNDLED);
    await library.close();
  });

  test('ignores reports of an earlier worker', async () => {
    const { browser } = stage();
    const library = await openLibrary(browser, '#/documents');
    const count = await beginRebuild(library);
    const rebuild = crypto.randomUUID();
    for (const message of [
      { kind: 'step', step: 'installed' },
      { kind: 'failed', why: 'out of date' },
      { kind: 'ended' },
    ]) {
      await send(library, 'rebuildProgressed', { ...message, rebuild });
      expect(await rebuildStep(library)).not.toBe('');
    }
    await untilInstalled(library, BUNDLED + count);
    await library.close();
  });

  test('continues if the background is stopped while a library shows it', async () => {
    const { browser } = stage();
    const library = await openLibrary(browser, '#/documents');
    const count = await beginRebuild(library);
    await browser.stopBackground();
    await untilInstalled(library, BUNDLED + count);
    await expect.poll(() => sharesIn(library), LONG).toBe(BUNDLED + count);
    await library.close();
  });

  test('is restarted if its worker’s page is closed', async ({ skip }) => {
    const { browser } = stage();
    if (browser.name === 'firefox') skip('its background runs the worker itself');
    const library = await openLibrary(browser, '#/documents');
    const count = await beginRebuild(library);
    await library.evaluate(async () => {
      const { offscreen } = chrome as unknown as { offscreen: { closeDocument(): Promise<void> } };
      await offscreen.closeDocument();
      // Only the background may notice it.
      location.href = '/manifest.json';
    });
    const witness = await browser.open(`${browser.extensionAddress}manifest.json`);
    await untilInstalled(witness, BUNDLED + count);
    await expect.poll(() => sharesIn(witness), LONG).toBe(BUNDLED + count);
    await witness.close();
    await library.close();
  });
});

/**
 * Has the corpus worker die without a word when it reports a step: each worker, or the first one that gets there alone.
 * A database tells the first one from the others, since nothing else is kept from one worker to the next.
 */
function killWorkers(extension: string, step: string, which: 'first' | 'each'): void {
  const path = join(extension, 'corpus-worker.js');
  const prelude = `{
const open = () => indexedDB.open('deaths', 1);
let dies = ${which === 'each'};
let isDead = false;
const { fetch: ask, postMessage: report } = self;
self.fetch = async (...how) => {
  if (${which === 'first'}) dies = !(await indexedDB.databases()).some(({ name }) => name === 'deaths');
  return ask(...how);
};
self.postMessage = (message) => {
  if (isDead) return;
  report(message);
  if (!dies || message.step !== '${step}') return;
  isDead = true;
  const opening = open();
  opening.onsuccess = () => {
    opening.result.close();
    self.close();
  };
  throw new Error('dead');
};
}
`;
  writeFileSync(path, prelude + readFileSync(path, 'utf8'));
}

/** Notes each attempt of a rebuild from now on, in the page's own DOM; read by `attemptsSeen`. */
function noteAttempts(page: Tab): Promise<void> {
  return page.evaluate(() => {
    const { dataset } = document.documentElement;
    dataset.seen = '[]';
    chrome.storage.session.onChanged.addListener(({ rebuild }) => {
      const { status, job, attempt } = (rebuild?.newValue ?? {}) as Record<string, unknown>;
      const seen = JSON.parse(dataset.seen ?? '[]') as string[];
      const words = `${job} ${status === 'failed' ? 'failed' : attempt}`;
      if (status !== undefined && seen.at(-1) !== words) dataset.seen = JSON.stringify([...seen, words]);
    });
  });
}

const attemptsSeen = (page: Tab) =>
  page.evaluate(() => JSON.parse(document.documentElement.dataset.seen ?? '[]') as string[]);

inEachBrowser(
  'a worker that dies while it mines',
  (stage) => {
    test('is noticed, and the rebuild is restarted', async () => {
      const { browser } = stage();
      const library = await openLibrary(browser, '#/documents');
      await noteAttempts(library);
      await addDocuments(library, await manyDocuments(2));
      await untilInstalled(library, BUNDLED + 2);
      await expect.poll(() => sharesIn(library), LONG).toBe(BUNDLED + 2);
      await expect.poll(() => attemptsSeen(library)).toEqual(['build 1', 'build 2', 'measure 1']);
      await library.close();
    });
  },
  (extension) => killWorkers(extension, 'mining', 'first'),
);

/** Has the first corpus worker that stores a corpus die between two pieces of it. */
function killStoring(extension: string): void {
  const path = join(extension, 'corpus-worker.js');
  const prelude = `{
const { put } = IDBObjectStore.prototype;
let dies = false;
let pieces = 0;
indexedDB.databases().then((all) => {
  dies = !all.some(({ name }) => name === 'deaths');
});
IDBObjectStore.prototype.put = function (...row) {
  if (this.name !== 'pieces' || !dies || ++pieces < 3) return put.apply(this, row);
  const opening = indexedDB.open('deaths', 1);
  opening.onsuccess = () => {
    opening.result.close();
    self.close();
  };
  self.postMessage = () => undefined;
  throw new Error('dead');
};
}
`;
  writeFileSync(path, prelude + readFileSync(path, 'utf8'));
}

/** Names of the generations that have pieces, and of those in use. */
function storedGenerations(page: Tab): Promise<{ withPieces: string[]; inUse: string[] }> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('tifa-corpus');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const keysOf = (store: string) =>
      new Promise<IDBValidKey[]>((resolve) => {
        const reading = database.transaction(store).objectStore(store).getAllKeys();
        reading.onsuccess = () => resolve(reading.result);
      });
    const pieces = await keysOf('pieces');
    const inUse = await keysOf('generations');
    database.close();
    const named = new Set(pieces.map((key) => (key as string[])[0]));
    return { withPieces: [...named], inUse: inUse as string[] };
  });
}

inEachBrowser(
  'a worker that dies between two pieces of the corpus',
  (stage) => {
    test('leaves the earlier corpus in use; the next worker stores all and deletes what was left', async () => {
      const { browser } = stage();
      const library = await openLibrary(browser, '#/documents');
      await untilInstalled(library, BUNDLED);
      await noteAttempts(library);
      await addDocuments(library, await manyDocuments(DOCUMENTS));
      const isCutOff = async () => {
        const { withPieces, inUse } = await storedGenerations(library);
        return withPieces.length === 2 && inUse.length === 1 && (await attemptsSeen(library)).length <= 2;
      };
      await expect.poll(isCutOff, LONG).toBe(true);
      await untilInstalled(library, BUNDLED);
      await untilInstalled(library, BUNDLED + DOCUMENTS);
      await expect.poll(() => sharesIn(library), LONG).toBe(BUNDLED + DOCUMENTS);
      expect(await attemptsSeen(library)).toEqual(['build 1', 'build 2', 'measure 1']);
      await expect
        .poll(async () => {
          const { withPieces, inUse } = await storedGenerations(library);
          return withPieces.join() === inUse.join();
        }, LONG)
        .toBe(true);
      await library.close();
    });
  },
  killStoring,
);

inEachBrowser(
  'a worker that dies once it has installed the corpus',
  (stage) => {
    test('is replaced by another one, which measures the shares', async () => {
      const { browser } = stage();
      const library = await openLibrary(browser, '#/documents');
      await noteAttempts(library);
      await addDocuments(library, await manyDocuments(2));
      await untilInstalled(library, BUNDLED + 2);
      await expect.poll(() => sharesIn(library), LONG).toBe(BUNDLED + 2);
      await expect.poll(() => attemptsSeen(library)).toEqual(['build 1', 'measure 1', 'measure 2']);
      await library.close();
    });
  },
  (extension) => killWorkers(extension, 'installed', 'first'),
);

inEachBrowser(
  'workers that die each time',
  (stage) => {
    test('are given up after several attempts; the library says so and offers a retry', async () => {
      const { browser } = stage();
      const library = await openLibrary(browser, '#/documents');
      await noteAttempts(library);
      await addDocuments(library, await manyDocuments(2));
      await expect.poll(() => textsOf(library, '.rebuild-bar .button'), LONG).toEqual(['Try again']);
      await expect
        .poll(() => attemptsSeen(library))
        .toEqual(['build 1', 'build 2', 'build 3', 'build failed']);
      await clickOn(library, '.rebuild-bar .button');
      await expect.poll(() => attemptsSeen(library), LONG).toHaveLength(8);
      expect((await attemptsSeen(library)).slice(4)).toEqual((await attemptsSeen(library)).slice(0, 4));
      await library.close();
    });
  },
  (extension) => killWorkers(extension, 'mining', 'each'),
);
