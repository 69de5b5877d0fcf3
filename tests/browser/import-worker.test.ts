import { zipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { INTAKE_FILE_MS } from '../../utils/limits';
import { docxParts } from '../unit/intake/made-docx';
import { madePdf, swellingPdf } from '../unit/intake/made-pdf';
import { bytesOf, sentence, speech } from '../unit/intake/texts';
import { inEachBrowser } from './each-browser';
import { giveFiles, importFiles, storedDocuments } from './given-files';
import type { Tab } from './harness/browser';
import {
  BROKEN,
  gaps,
  msUntil,
  STUCK,
  watchGaps,
  watchWorkers,
  withBadWorker,
  workerCounts,
} from './intake-worker';
import { goToPlace, openLibrary } from './library';
import { clickOn, textsOf } from './popup';
import { WORDING } from './study';

/** Files that take long on a busy machine, ms. */
const SLOW = { timeout: 240_000, interval: 200 };

/**
 * A page that waits for so long has been blocked, ms. The files below took 17 s each where the page itself read them;
 * a thread that only waits for its turn on a busy machine gets it much sooner.
 */
const BLOCKED_MS = 3_000;

const CANCELLED = 'The import was cancelled';
const titled = (number: number) => `在云岭县第${number}次会议上的讲话`;

/** A Word file whose text is in 45 MB of XML, as programs write it that note the looks of every few signs. */
function largeWordFile(): Uint8Array {
  const run =
    '<w:r><w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hint="eastAsia"/><w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr><w:t>要把事情办好，</w:t></w:r>';
  const paragraph = `<w:p><w:pPr><w:ind w:firstLineChars="200"/></w:pPr>${run.repeat(20)}</w:p>`;
  const parts = docxParts([titled(1), '　']);
  const xml = Buffer.from(parts['word/document.xml']).toString();
  const times = Math.ceil(45_000_000 / Buffer.byteLength(paragraph));
  const large = Buffer.from(xml.replace('</w:body>', `${paragraph.repeat(times)}</w:body>`));
  return zipSync({ ...parts, 'word/document.xml': large });
}

const nestedBoxes = bytesOf(
  `<!doctype html><meta charset="utf-8"><title>${titled(2)}</title><h1>${titled(2)}</h1>${'<div>'.repeat(100_000)}<p>${sentence}</p>`,
);

/** A PDF of 300 pages with 20 lines each. */
const longPdf = madePdf(
  Array.from({ length: 300 }, (_, page) =>
    Array.from({ length: 20 }, (_, line) => ({
      text: page + line === 0 ? titled(3) : `${page}之${line}，${sentence.slice(0, 24)}`,
    })),
  ),
);

inEachBrowser('a long import', (stage) => {
  let tab: Tab;
  afterEach(async () => {
    await tab.close();
    expect(await stage().browser.takeErrors()).toEqual([]);
  });

  const state = () => textsOf(tab, '.intake-state .blank-title');

  test('does not block the page; cancelled within a large Word file, it ends at once and stores nothing', async () => {
    tab = await openLibrary(stage().browser, '#/add');
    await watchWorkers(tab, INTAKE_FILE_MS);
    await watchGaps(tab);
    await giveFiles(tab, [
      { name: 'first.txt', bytes: bytesOf(speech(9)) },
      { name: 'large.docx', bytes: largeWordFile() },
    ]);
    await expect.poll(() => textsOf(tab, '.intake-reading .intake-file'), SLOW).toEqual(['large.docx']);
    const { ticks } = await gaps(tab);
    await expect.poll(async () => (await gaps(tab)).ticks, SLOW).toBeGreaterThan(ticks + 50);
    expect(await workerCounts(tab)).toEqual({ started: 1, left: 1 });
    const ms = await msUntil(tab, '.intake-reading button', '.intake-state .blank-title');
    const { longest } = await gaps(tab);
    console.info(`cancelled within ${Math.round(ms)} ms; longest gap ${Math.round(longest)} ms`);
    expect(await state()).toEqual([CANCELLED]);
    expect(longest).toBeLessThan(BLOCKED_MS);
    expect(await workerCounts(tab)).toEqual({ started: 1, left: 0 });
    expect(await storedDocuments(tab)).toEqual([]);
    expect(await textsOf(tab, '.intake-row')).toEqual([]);
  }, 300_000);

  test('of 100,000 nested boxes and of a long PDF is complete, and shows progress within a file', async () => {
    tab = await openLibrary(stage().browser, '#/add');
    await watchWorkers(tab, INTAKE_FILE_MS, SLOW.timeout);
    await watchGaps(tab);
    await tab.evaluate(() => {
      const { dataset } = document.documentElement;
      new MutationObserver(() => {
        const progress = document.querySelector('progress');
        if (progress !== null) dataset.seen = `${dataset.seen ?? ''} ${progress.value}`;
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
    });
    await importFiles(tab, [
      { name: 'boxes.html', bytes: nestedBoxes },
      { name: 'long.pdf', bytes: longPdf },
    ]);
    await expect.poll(state, SLOW).toEqual([expect.stringContaining('2')]);
    const { longest } = await gaps(tab);
    console.info(`longest gap ${Math.round(longest)} ms`);
    expect(longest).toBeLessThan(BLOCKED_MS);
    expect(await workerCounts(tab)).toEqual({ started: 1, left: 0 });
    const stored = await storedDocuments(tab);
    expect(stored.map(({ info }) => info.title).toSorted()).toEqual([titled(2), titled(3)]);
    const reported = await tab.evaluate(() => document.documentElement.dataset.seen ?? '');
    const seen = reported.trim().split(' ').map(Number);
    expect(seen.filter((value, at) => value < (seen[at - 1] ?? 0))).toEqual([]);
    // Within the second file: its pages count one by one.
    expect(new Set(seen.filter((value) => value > 1 && value < 2)).size).toBeGreaterThan(3);
    await clickOn(tab, '.intake-state .intake-next button');
    await expect.poll(() => storedDocuments(tab), SLOW).toEqual([]);
  }, 300_000);

  test('reports a file that would need too much memory, and imports the next one', async () => {
    tab = await openLibrary(stage().browser, '#/add');
    await watchWorkers(tab, INTAKE_FILE_MS, SLOW.timeout);
    const xml = Buffer.from('<w:p/>'.repeat(1_100_000));
    await importFiles(tab, [
      { name: 'many.docx', bytes: zipSync({ ...docxParts(['']), 'word/document.xml': xml }) },
      { name: 'many.html', bytes: bytesOf('<i></i>'.repeat(210_000)) },
      { name: 'swelling.pdf', bytes: swellingPdf(101_000_000) },
      { name: 'last.txt', bytes: bytesOf(speech(5)) },
    ]);
    await expect.poll(state, SLOW).toEqual([expect.stringContaining('1')]);
    expect(await textsOf(tab, '.intake-why')).toEqual([
      expect.stringContaining('1,000,000 elements'),
      expect.stringContaining('200,000 elements'),
      expect.stringContaining('100 MB'),
    ]);
    expect((await storedDocuments(tab)).map(({ info }) => info.title)).toEqual([titled(5)]);
    await clickOn(tab, '.intake-state .intake-next button');
    await expect.poll(() => storedDocuments(tab), SLOW).toEqual([]);
  }, 300_000);
});

inEachBrowser(
  'files on which the reading worker fails',
  (stage) => {
    let tab: Tab;
    afterEach(async () => {
      await tab.close();
      expect(await stage().browser.takeErrors()).toEqual([]);
    });

    const text = (name: string, content: string) => ({ name, bytes: bytesOf(content) });
    const state = () => textsOf(tab, '.intake-state .blank-title');

    test('an import that never ends is cancelled, and the next one works', async () => {
      tab = await openLibrary(stage().browser, '#/add');
      await watchWorkers(tab, INTAKE_FILE_MS);
      await giveFiles(tab, [text('a.txt', speech(1)), text('b.txt', STUCK)]);
      await expect.poll(() => textsOf(tab, '.intake-reading .intake-file'), SLOW).toEqual(['b.txt']);
      // For how long it is being read is said, and goes on.
      await expect.poll(() => textsOf(tab, '.intake-long'), SLOW).toHaveLength(1);
      const [said] = await textsOf(tab, '.intake-long');
      await expect.poll(() => textsOf(tab, '.intake-long'), SLOW).not.toEqual([said]);
      const ms = await msUntil(tab, '.intake-reading button', '.intake-state .blank-title');
      console.info(`cancelled within ${Math.round(ms)} ms`);
      expect(await state()).toEqual([CANCELLED]);
      expect(await workerCounts(tab)).toEqual({ started: 1, left: 0 });
      expect(await storedDocuments(tab)).toEqual([]);
      await importFiles(tab, [text('a.txt', speech(1))]);
      await expect.poll(() => textsOf(tab, '.intake-row.taken .intake-file'), SLOW).toEqual(['a.txt']);
      expect(await workerCounts(tab)).toEqual({ started: 2, left: 0 });
      await clickOn(tab, '.intake-state .intake-next button');
      await expect.poll(() => storedDocuments(tab), SLOW).toEqual([]);
    }, 300_000);

    test('each gets its line, and all others are imported, including those in the same zip', async () => {
      tab = await openLibrary(stage().browser, '#/add');
      // Long enough for a worker to start on a busy machine.
      await watchWorkers(tab, INTAKE_FILE_MS, 8_000);
      await importFiles(tab, [
        text('a.txt', speech(1)),
        text('broken.txt', BROKEN),
        {
          name: 'c.zip',
          bytes: zipSync({
            'd.txt': bytesOf(speech(2)),
            'stuck.txt': bytesOf(STUCK),
            'broken.txt': bytesOf(BROKEN),
            'e.txt': bytesOf(speech(3)),
          }),
        },
        text('f.txt', speech(4)),
      ]);
      await expect.poll(state, SLOW).toEqual([expect.stringContaining('4')]);
      const rows = await tab.evaluate(() =>
        Array.from(document.querySelectorAll('.intake-row'), (row) => [
          row.querySelector('.intake-file')?.textContent ?? '',
          row.querySelector('.intake-title, .intake-why')?.textContent ?? '',
        ]),
      );
      expect(rows).toEqual([
        ['a.txt', titled(1)],
        ['broken.txt', expect.stringContaining('broke off')],
        [expect.stringContaining('d.txt'), titled(2)],
        [expect.stringContaining('stuck.txt'), expect.stringContaining('120 seconds')],
        [expect.stringContaining('broken.txt'), expect.stringContaining('broke off')],
        [expect.stringContaining('e.txt'), titled(3)],
        ['f.txt', titled(4)],
      ]);
      expect(await workerCounts(tab)).toEqual({ started: 4, left: 0 });
      await clickOn(tab, '.intake-state .intake-next button');
      await expect.poll(() => storedDocuments(tab), SLOW).toEqual([]);
    }, 300_000);

    test('look-ups are answered while one is read; leaving the view ends the reading', async () => {
      const { browser } = stage();
      tab = await openLibrary(browser, '#/add');
      await watchWorkers(tab, INTAKE_FILE_MS);
      await giveFiles(tab, [text('a.txt', STUCK)]);
      await expect.poll(() => textsOf(tab, '.intake-reading .intake-file'), SLOW).toEqual(['a.txt']);
      await expect.poll(() => workerCounts(tab)).toEqual({ started: 1, left: 1 });
      const other = await openLibrary(browser, '#/look-up');
      await clickOn(other, '.study-box input');
      await other.type(WORDING);
      await expect.poll(() => textsOf(other, '.study-line'), SLOW).not.toEqual([]);
      expect(await textsOf(tab, '.intake-reading .intake-file')).toEqual(['a.txt']);
      await other.close();
      await goToPlace(tab, '#/look-up');
      await expect.poll(() => textsOf(tab, '.notice p'), SLOW).toHaveLength(1);
      expect(await workerCounts(tab)).toEqual({ started: 1, left: 0 });
    }, 300_000);

    test('a tab’s page is read in the worker, too, with a progress message; leaving the view ends the reading', async () => {
      const { browser, server } = stage();
      const open = (path: string, mark: string) =>
        browser.open(server.addPage(path, { body: `<meta charset="utf-8"><p>${sentence}${mark}</p>` }));
      const broken = await open('/broken', BROKEN);
      tab = await openLibrary(browser, `#/add/${broken.id}`);
      await expect
        .poll(() => textsOf(tab, '.blank-why'), SLOW)
        .toEqual([expect.stringContaining('broke off')]);
      await broken.close();
      const stuck = await open('/stuck', STUCK);
      await goToPlace(tab, '#/settings');
      await watchWorkers(tab, INTAKE_FILE_MS);
      await goToPlace(tab, `#/add/${stuck.id}`);
      await expect.poll(() => workerCounts(tab), SLOW).toEqual({ started: 1, left: 1 });
      expect(await textsOf(tab, '.intake p[role=status]')).toHaveLength(1);
      await goToPlace(tab, '#/settings');
      await expect.poll(() => workerCounts(tab), SLOW).toEqual({ started: 1, left: 0 });
      await stuck.close();
    }, 300_000);
  },
  withBadWorker,
);
