import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtExtension } from '../tools/build';
import { giveFiles, storedDocuments } from './given-files';
import type { Tab } from './harness/browser';
import { launchChromiumDriver } from './harness/chromium-driver';
import { PageServer } from './harness/page-server';
import { makeProfile, type Profile } from './harness/profile';
import { openLibrary } from './library';
import { paintedTexts, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';
import { addDocuments, manyDocuments, rebuildStep, untilInstalled } from './reader-corpus';

/** As they are bundled. */
const BUNDLED = 5;

/** They take a second or two to index and to mine. */
const DOCUMENTS = 40;

/** So many of them take a moment to be stored. */
const IMPORTED = 120;

/** Stands in the reader's documents alone. */
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

const launch = () => launchChromiumDriver({ extension: builtExtension('chromium'), profile });

test('a browser killed in the middle of a rebuild has the earlier corpus, and ends the rebuild', async () => {
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
  await untilPainted(again, own);
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
    const importing = giveFiles(
      library,
      documents.map(({ info: { title }, text }) => ({ name: `${title}.txt`, bytes: Buffer.from(text) })),
    ).catch(() => undefined);
    await expect.poll(() => phaseOf(library), { interval: 5, timeout: 30_000 }).toBe(phase);
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

/** How far the import in the page has come. */
function phaseOf(library: Tab): Promise<string> {
  return library.evaluate(() => {
    if (document.querySelector('.intake-reading') !== null) return 'reading';
    return document.querySelector('.intake-state > p') === null ? '' : 'storing';
  });
}
