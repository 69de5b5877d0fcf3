import { appendFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { builtExtension } from '../tools/build';
import { readerRows } from './database-rows';
import { giveFiles, importFiles, storedDocuments } from './given-files';
import type { Json, Tab } from './harness/browser';
import { launchChromiumDriver } from './harness/chromium-driver';
import { copyExtension, type ExtensionCopy } from './harness/extension-copy';
import { PageServer } from './harness/page-server';
import { makeProfile, type Profile } from './harness/profile';
import { openLibrary } from './library';
import { paintedTexts, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';
import { textsOf } from './popup';
import { untilReported } from './report';
import { addStoringPage, manySnippets, openStoring } from './storing/storing';
import { addDocuments, manyDocuments, rebuildStep, untilInstalled } from './user-corpus';

/** As they are bundled. */
const BUNDLED = 5;

/** They take a second or two to index and to mine. */
const DOCUMENTS = 40;

/** Enough of them to take a moment to store. */
const IMPORTED = 120;

/** Only in the user's documents. */
const own = '建设云溪茶旅一体先行样板村';

let server: PageServer;
let profile: Profile;

beforeAll(async () => {
  server = await PageServer.start();
  profile = makeProfile();
});

afterAll(async () => {
  await server?.stop();
  profile?.remove();
});

const launch = () => launchWith(builtExtension('chromium'), profile);

/** Starts Chromium, to be closed when the test ends, even if it fails: its next try needs the profile. */
async function launchWith(extension: string, profile: Profile) {
  const browser = await launchChromiumDriver({ extension, profile });
  onTestFinished(() => browser.close().catch(() => undefined));
  return browser;
}

test('a browser killed during a rebuild has the earlier corpus, and completes the rebuild', async () => {
  const address = server.addPage('/page', { body: page(`<p>${paragraph}</p><p>${own}。</p>`) });
  const before = await launch();
  const tab = await before.open(address);
  await untilPainted(tab, formula);
  const library = await before.open(`${before.extensionAddress}library.html`);
  await addDocuments(library, await manyDocuments(DOCUMENTS, own));
  await expect.poll(() => rebuildStep(library), { interval: 20, timeout: 20_000 }).toMatch(/indexing|mining/);
  await before.kill();

  const after = await launch();
  const again = await after.open(address);
  await untilPainted(again, formula);
  expect(await paintedTexts(again)).not.toContain(own);
  await untilInstalled(await after.open(`${after.extensionAddress}library.html`), BUNDLED + DOCUMENTS);
  await again.focus();
  await untilReported({ browser: after }, again, own);
  expect(await after.takeErrors()).toEqual([]);
  await after.close();
});

test.each(['reading', 'storing'] as const)(
  'a browser killed while an import is %s holds all of it or nothing',
  async (phase) => {
    const address = server.addPage('/plain', { body: page(`<p>${paragraph}</p>`) });
    const before = await launch();
    await untilPainted(await before.open(address), formula);
    const library = await openLibrary(before, '#/add');
    const earlier = (await storedDocuments(library)).length;
    const documents = await manyDocuments(IMPORTED, `${own}${phase}`);
    await notePhases(library);
    const give = phase === 'reading' ? giveFiles : importFiles;
    const importing = give(
      library,
      documents.map(({ info: { title }, text }) => ({ name: `${title}.txt`, bytes: Buffer.from(text) })),
    ).catch(() => undefined);
    await expect.poll(() => notedPhases(library), { interval: 5, timeout: 60_000 }).toContain(phase);
    await before.kill();
    await importing;

    const after = await launch();
    await untilPainted(await after.open(address), formula);
    const again = await openLibrary(after, '#/documents');
    const stored = await storedDocuments(again);
    expect([earlier, earlier + IMPORTED]).toContain(stored.length);
    if (phase === 'reading') expect(stored).toHaveLength(earlier);
    expect(stored.filter(({ text }) => text === '')).toEqual([]);
    await untilInstalled(again, BUNDLED + stored.length);
    expect(await after.takeErrors()).toEqual([]);
    await after.close();
  },
  150_000,
);

/** Enough for a kill to come while they are being stored. */
const SNIPPETS = 1_000;

describe('with the store’s page', () => {
  let copy: ExtensionCopy;
  let own: Profile;

  beforeAll(() => {
    copy = copyExtension(builtExtension('chromium'), addStoringPage);
    own = makeProfile();
  });

  afterAll(() => {
    copy?.remove();
    own?.remove();
  });

  const launchCopy = () => launchWith(copy.path, own);

  test('a browser killed while 1,000 snippets are written has all of them or none', async () => {
    const before = await launchCopy();
    const tab = await openStoring(before);
    const putting = tab
      .evaluate(
        (rows) => {
          const { put } = IDBObjectStore.prototype;
          let calls = 0;
          IDBObjectStore.prototype.put = function (...row) {
            if (++calls === 500) document.title = 'putting';
            return put.apply(this, row as never);
          };
          return storing.putSnippets(rows as never);
        },
        manySnippets(SNIPPETS) as unknown as Json,
      )
      .catch(() => undefined);
    await expect.poll(() => tab.evaluate(() => document.title), { interval: 1 }).toBe('putting');
    await before.kill();
    await putting;

    const after = await launchCopy();
    const again = await openStoring(after);
    const rows = await readerRows(again, 'snippets');
    expect([0, SNIPPETS]).toContain(rows.length);
    await again.evaluate((rows) => storing.putSnippets(rows as never), manySnippets(3) as unknown as Json);
    expect(await after.takeErrors()).toEqual([]);
    await after.close();
  });

  test('a write that was cut off midway doesn’t affect later writes', async () => {
    const before = await launchCopy();
    const tab = await openStoring(before);
    await tab.evaluate(() => chrome.storage.local.set({ 'writing:cut-off': true }));
    const earlier = (await readerRows(tab, 'snippets')).length;
    await before.close();
    for (const folder of [databaseFolder(own), areaFolder(own)]) cutOff(folder);

    for (const number of [1, 2, 3]) {
      const after = await launchCopy();
      const again = await openStoring(after);
      expect(await readerRows(again, 'snippets')).toHaveLength(earlier + (number - 1) * 3);
      const rows = manySnippets(3, `later-${number}`);
      await again.evaluate((sent) => storing.putSnippets(sent as never), rows as unknown as Json);
      const sites = await again.evaluate(async (site) => {
        await storing.changeSettings(({ sitesOff }) => ({ sitesOff: [...sitesOff, site] }));
        return (await storing.readSettings()).sitesOff.length;
      }, `${number}.example`);
      expect(sites).toBe(number);
      await after.close();
    }
  });

  test('a database whose files were overwritten while the browser was closed is reported as lost', async () => {
    const before = await launchCopy();
    const tab = await openStoring(before);
    const stored = (await readerRows(tab, 'snippets')).length;
    expect(stored).toBeGreaterThan(0);
    await before.close();

    const folder = databaseFolder(own);
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      writeFileSync(path, Buffer.alloc(statSync(path).size, 0x5a));
    }

    const after = await launchCopy();
    const library = await openLibrary(after, '#/snippets');
    await expect
      .poll(() => textsOf(library, '.store-trouble .blank-why'))
      .toContainEqual(`No longer here: ${new Intl.NumberFormat('en').format(stored)} snippets.`);
    await after.close();
  });
});

/** Where Chromium keeps the databases of the one extension of a profile. */
function databaseFolder({ path }: Profile): string {
  const folder = join(path, 'Default', 'IndexedDB');
  const [name] = readdirSync(folder).filter(
    (each) => each.startsWith('chrome-extension_') && each.endsWith('.leveldb'),
  );
  return join(folder, name);
}

/** Where it keeps that extension's storage area. */
function areaFolder({ path }: Profile): string {
  const folder = join(path, 'Default', 'Local Extension Settings');
  const [name] = readdirSync(folder);
  return join(folder, name);
}

/** Ends a LevelDB's log as a write does that was cut off: with a record that says it is longer than what is there. */
function cutOff(folder: string): void {
  const [log] = readdirSync(folder).filter((name) => name.endsWith('.log'));
  const checksum = [1, 2, 3, 4];
  const length = [0xff, 0x0f];
  const whole = 1;
  appendFileSync(join(folder, log), Buffer.from([...checksum, ...length, whole, ...checksum]));
}

/** Notes each phase of an import that the library shows from now on, however brief it is. */
function notePhases(library: Tab): Promise<void> {
  return library.evaluate(() => {
    const { dataset } = document.body;
    new MutationObserver(() => {
      const isReading = document.querySelector('.intake-reading') !== null;
      const isStoring = !isReading && document.querySelector('.intake-state > p') !== null;
      if (isReading) dataset.phases = 'reading';
      if (isStoring) dataset.phases = 'reading storing';
    }).observe(document.body, { childList: true, subtree: true });
  });
}

/** The phases noted so far. */
function notedPhases(library: Tab): Promise<string> {
  return library.evaluate(() => document.body.dataset.phases ?? '');
}
