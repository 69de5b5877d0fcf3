import { zipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { MAX_USER_DOCUMENTS } from '../../utils/limits';
import { madeDocx } from '../unit/intake/made-docx';
import {
  base64Part,
  madeDoc,
  madeEpub,
  madeMail,
  madeOdt,
  madeOfd,
  madeRtf,
  rtfOf,
} from '../unit/intake/made-files';
import { madePdf, scannedPdf } from '../unit/intake/made-pdf';
import { madeXlsx, row, textCell } from '../unit/intake/made-xlsx';
import { bytesOf, gb18030Speech, sentence, speech } from '../unit/intake/texts';
import { inEachBrowser } from './each-browser';
import { addWhatWasRead, type GivenFile, giveFiles, importFiles, storedDocuments } from './given-files';
import type { Tab } from './harness/browser';
import { openLibrary } from './library';
import { clickOn, textsOf } from './popup';

const file = (name: string, content: string | Uint8Array): GivenFile => ({
  name,
  bytes: typeof content === 'string' ? bytesOf(content) : content,
});
const titled = (number: number) => `在云岭县第${number}次会议上的讲话`;
const page = `<title>${titled(3)}</title><h1>${titled(3)}</h1><p>2020-11-05</p><p>${sentence}</p>`;

/** A thousand documents on a slow, busy machine, ms. */
const SLOW = { timeout: 120_000, interval: 200 };

inEachBrowser('import', (stage) => {
  let tab: Tab;
  afterEach(async () => {
    await tab.close();
    expect(await stage().browser.takeErrors()).toEqual([]);
  });

  const state = () => textsOf(tab, '.intake-state .blank-title');

  test('good and bad files: each gets a line, the good ones are stored; undo removes them', async () => {
    tab = await openLibrary(stage().browser, '#/add');
    await importFiles(tab, [
      file('a.txt', speech(1)),
      file('gb.txt', gb18030Speech.bytes),
      file('b.docx', madeDocx([titled(2), sentence])),
      file('c.html', page),
      file('d.pdf', madePdf([[{ text: '工作报告' }, { text: sentence }]])),
      file('e.zip', zipSync({ '../f.txt': bytesOf(speech(4)), 'g.png': bytesOf('x') })),
      file('again.txt', speech(1)),
      file('empty.txt', ''),
      file('scan.pdf', scannedPdf()),
      file('locked.pdf', madePdf([[{ text: sentence }]], true)),
      file('broken.pdf', '%PDF-1.4 and nothing else'),
      file('broken.docx', madeDocx([titled(9)]).slice(0, 200)),
      file('picture.zip', 'no zip at all'),
    ]);
    await expect.poll(state).toEqual([expect.stringContaining('6')]);
    const rows = await tab.evaluate(() =>
      Array.from(document.querySelectorAll('.intake-row'), (row) => [
        row.querySelector('.intake-file')?.textContent,
        row.querySelector('.intake-title')?.textContent ?? '',
      ]),
    );
    // Only the rows near the viewport are drawn.
    expect(rows.slice(0, 7)).toEqual([
      ['a.txt', titled(1)],
      ['gb.txt', gb18030Speech.title],
      ['b.docx', titled(2)],
      ['c.html', titled(3)],
      ['d.pdf', '工作报告'],
      [expect.stringContaining('../f.txt'), titled(4)],
      [expect.stringContaining('g.png'), ''],
    ]);
    const stored = await storedDocuments(tab);
    expect(stored.map(({ text }) => text)).toContain(gb18030Speech.text);
    expect(stored.find(({ info }) => info.title === titled(3))?.info).toMatchObject({
      date: '2020-11-05',
      year: 2020,
      collection: 'mine',
    });
    await clickOn(tab, '.intake-report .switch input');
    await expect.poll(() => textsOf(tab, '.intake-row.taken')).toEqual([]);
    expect(await textsOf(tab, '.intake-row.refused .intake-file')).toEqual([
      expect.stringContaining('g.png'),
      ...['again.txt', 'empty.txt', 'scan.pdf', 'locked.pdf', 'broken.pdf', 'broken.docx', 'picture.zip'],
    ]);
    // The three broken ones say the same.
    expect(new Set(await textsOf(tab, '.intake-why')).size).toBe(6);
    await clickOn(tab, '.intake-state button');
    await expect.poll(() => storedDocuments(tab)).toEqual([]);
    expect(await state()).toHaveLength(1);
  });

  test('files of offices, mails and books are read in the package, whatever their names', async () => {
    tab = await openLibrary(stage().browser, '#/add');
    const lines = (number: number) => speech(number).split('\n');
    const paragraphs = (number: number, name: string) =>
      lines(number)
        .map((text) => `<${name}>${text}</${name}>`)
        .join('');
    const printed = lines(27).map((text, at) => ({
      text,
      x: text.endsWith('。') ? 40 : 30,
      y: 30 + at * 20,
    }));
    await importFiles(tab, [
      file('a.doc', madeDoc(`${speech(21).replaceAll('\n', '\r')}\r`)),
      file(
        'b.wps',
        madeRtf(
          lines(22)
            .map((text) => `${rtfOf(text)}\\par `)
            .join(''),
        ),
      ),
      file('c', madeOdt(paragraphs(23, 'text:p'))),
      file('d.epub', madeEpub([paragraphs(24, 'p')])),
      file('e.eml', madeMail('Subject: x', [base64Part('text/plain; charset=utf-8', speech(25))])),
      file(
        'f.mhtml',
        madeMail('From: <Saved by Blink>', [base64Part('text/html; charset=utf-8', paragraphs(26, 'p'))]),
      ),
      file('g.ofd', madeOfd([printed])),
      file('h.doc', madeDocx(lines(28))),
      file(
        'i',
        madeXlsx({
          sheets: [
            {
              rows: lines(29)
                .map((line) => row(textCell(line)))
                .join(''),
            },
          ],
        }),
      ),
      file('j.csv', lines(30).join('\r\n')),
    ]);
    await expect.poll(state, SLOW).toEqual([expect.stringContaining('10')]);
    const stored = await storedDocuments(tab);
    expect(stored.map(({ info, text }) => [info.date, text]).toSorted()).toEqual(
      [21, 22, 23, 24, 25, 26, 27, 28, 29, 30].map((number) => ['2020-07-01', speech(number)]).toSorted(),
    );
    await clickOn(tab, '.intake-state button');
    await expect.poll(() => storedDocuments(tab)).toEqual([]);
  }, 300_000);

  test('documents already in the corpus, bundled or the user’s own, are reported by title', async () => {
    tab = await openLibrary(stage().browser, '#/add');
    const bundled = await tab.evaluate(async () => {
      const { documents } = await (await fetch('/corpus/manifest.json')).json();
      const [{ id, title }] = documents;
      return { title, text: await (await fetch(`/corpus/${id}.txt`)).text() };
    });
    await importFiles(tab, [file('mine.txt', speech(7))]);
    await expect.poll(() => textsOf(tab, '.intake-row.taken .intake-title')).toEqual([titled(7)]);
    expect(await storedDocuments(tab)).toHaveLength(1);
    await giveFiles(tab, [file('mine.txt', speech(7)), file('bundled.txt', bundled.text)]);
    await expect
      .poll(() => textsOf(tab, '.intake-why'))
      .toEqual([expect.stringContaining(titled(7)), expect.stringContaining(bundled.title)]);
    expect(await storedDocuments(tab)).toHaveLength(1);
  });

  test('dropped files are imported, too; a drop beside the zone does nothing', async () => {
    tab = await openLibrary(stage().browser, '#/add');
    const before = (await storedDocuments(tab)).length;
    await expect.poll(() => textsOf(tab, '.drop-zone')).toHaveLength(1);
    const kept = await tab.evaluate((content) => {
      const drop = (selector: string) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], 'dropped.txt'));
        const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
        return !document.querySelector(selector)?.dispatchEvent(event);
      };
      return [drop('.head'), drop('.drop-zone')];
    }, speech(8));
    expect(kept).toEqual([true, true]);
    await addWhatWasRead(tab);
    await expect.poll(() => textsOf(tab, '.intake-row.taken .intake-title')).toEqual([titled(8)]);
    expect(await storedDocuments(tab)).toHaveLength(before + 1);
  });

  test('a pasted text becomes a document', async () => {
    tab = await openLibrary(stage().browser, '#/add');
    await clickOn(tab, '.paste-box summary');
    await clickOn(tab, '.paste-box textarea');
    await tab.type(speech(9));
    await clickOn(tab, '.paste-box button');
    await addWhatWasRead(tab);
    await expect.poll(() => textsOf(tab, '.intake-row.taken .intake-title')).toEqual([titled(9)]);
    expect((await storedDocuments(tab)).map(({ text }) => text)).toContain(speech(9));
  });

  test('a pasted text that is refused is still there', async () => {
    tab = await openLibrary(stage().browser, '#/add');
    const pasted = () => tab.evaluate(() => document.querySelector('textarea')?.value);
    await clickOn(tab, '.paste-box summary');
    await clickOn(tab, '.paste-box textarea');
    await tab.type('太短');
    await clickOn(tab, '.paste-box button');
    await expect.poll(state).toEqual(['Nothing was added']);
    expect(await textsOf(tab, '.blank-why')).toEqual(['1 file could not be added']);
    expect(await pasted()).toBe('太短');
    await clickOn(tab, '.paste-box textarea');
    await tab.type(`的话。${speech(10)}`);
    await clickOn(tab, '.paste-box button');
    await addWhatWasRead(tab);
    await expect.poll(state).toEqual(['1 document added']);
    expect(await pasted()).toBe('');
    await clickOn(tab, '.intake-state button');
    await expect.poll(pasted).toContain('这是第10次会议');
  });

  describe('thousands of documents', () => {
    const zips = Array.from({ length: MAX_USER_DOCUMENTS / 250 }, (_, at) =>
      file(
        `${at}.zip`,
        zipSync(
          Object.fromEntries(
            Array.from({ length: 250 }, (_, number) => [
              `${number}.txt`,
              bytesOf(`${speech(1_000 + at * 250 + number)}\n${sentence.repeat(100)}`),
            ]),
          ),
          { level: 1 },
        ),
      ),
    );

    test('cancelled midway: nothing is stored, with a message', async () => {
      tab = await openLibrary(stage().browser, '#/add');
      const before = await storedDocuments(tab);
      await giveFiles(tab, [...zips, ...zips]);
      await clickOn(tab, '.intake-reading button');
      await expect.poll(state).toHaveLength(1);
      expect(await textsOf(tab, '.intake-row')).toEqual([]);
      expect(await storedDocuments(tab)).toEqual(before);
    });

    test('left midway: nothing is stored, and the next view says so', async () => {
      tab = await openLibrary(stage().browser, '#/add');
      const before = await storedDocuments(tab);
      await giveFiles(tab, [...zips, ...zips]);
      await clickOn(tab, '.section-nav a[href="#/settings"]');
      await expect.poll(() => textsOf(tab, '.notice p')).toHaveLength(1);
      expect(await storedDocuments(tab)).toEqual(before);
    });

    test('are imported with progress, up to the corpus’s limit, while the page stays responsive', async () => {
      tab = await openLibrary(stage().browser, '#/add');
      // As many as are there before find no room.
      await importFiles(tab, [file('one.txt', speech(999))]);
      await expect.poll(state).toHaveLength(1);
      const before = (await storedDocuments(tab)).length;
      await tab.close();
      tab = await openLibrary(stage().browser, '#/add');
      await tab.evaluate(() => {
        const { dataset } = document.documentElement;
        new MutationObserver(() => {
          const progress = document.querySelector('progress');
          if (progress !== null) dataset.seen = `${dataset.seen ?? ''} ${progress.value}`;
        }).observe(document.body, { subtree: true, childList: true, attributes: true });
      });
      await importFiles(tab, zips);
      await expect.poll(() => textsOf(tab, '.intake-state .blank-title'), SLOW).toHaveLength(1);
      const reported = await tab.evaluate(() => document.documentElement.dataset.seen ?? '');
      const seen = reported.trim().split(' ').map(Number);
      expect(seen.filter((value, at) => value < (seen[at - 1] ?? 0))).toEqual([]);
      expect(new Set(seen).size).toBeGreaterThan(5);
      expect(await storedDocuments(tab)).toHaveLength(MAX_USER_DOCUMENTS);
      expect(await textsOf(tab, '.intake-row')).not.toHaveLength(MAX_USER_DOCUMENTS);
      await clickOn(tab, '.intake-report .switch input');
      await expect.poll(() => textsOf(tab, '.intake-row')).toHaveLength(before);
      await clickOn(tab, '.intake-state button');
      await expect.poll(() => storedDocuments(tab), SLOW).toHaveLength(before);
    }, 300_000);
  });
});
