import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtExtension } from '../tools/build';
import { launchChromiumDriver } from './harness/chromium-driver';
import { PageServer } from './harness/page-server';
import { makeProfile, type Profile } from './harness/profile';
import { paintedTexts, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';
import { addDocuments, readerDocument, rebuildStep, untilInstalled } from './reader-corpus';

/** As they are bundled. */
const BUNDLED = 5;

/** So many documents of so many paragraphs take a second or two to index and to mine. */
const DOCUMENTS = 40;
const PARAGRAPHS = 120;

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

/** Paragraphs that differ from each other. */
function paragraphs(number: number): string[] {
  return Array.from(
    { length: PARAGRAPHS },
    (_, at) =>
      `第${number * PARAGRAPHS + at}条，${own}，${String.fromCodePoint(0x4e00 + ((number * 131 + at * 17) % 9_000))}字号。${paragraph}`,
  );
}

test('a browser killed in the middle of a rebuild has the earlier corpus, and ends the rebuild', async () => {
  const address = server.addPage('/page', { body: page(`<p>${paragraph}</p><p>${own}。</p>`) });
  const before = await launch();
  const tab = await before.open(address);
  await untilPainted(tab, formula);
  const library = await before.open(`${before.extensionAddress}library.html`);
  const numbers = Array.from({ length: DOCUMENTS }, (_, at) => at);
  await addDocuments(
    library,
    await Promise.all(numbers.map((at) => readerDocument(`云溪县报告之${at}`, paragraphs(at), at))),
  );
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
