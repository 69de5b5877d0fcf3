import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { bytesOf, gb18030Speech, speech } from '../unit/intake/texts';
import { inEachBrowser } from './each-browser';
import { addWhatWasRead, giveFiles, storedDocuments } from './given-files';
import type { Tab } from './harness/browser';
import { goToPlace, openLibrary } from './library';
import { clickOn, textsOf } from './popup';

const titled = (number: number) => `在云岭县第${number}次会议上的讲话`;
const speechFile = (number: number) => ({ name: `${number}.txt`, bytes: bytesOf(speech(number)) });

inEachBrowser('what was read, before it is added', (stage) => {
  let tab: Tab;
  afterEach(async () => {
    await tab.close();
    expect(await stage().browser.takeErrors()).toEqual([]);
  });

  const rowTitles = () => textsOf(tab, '.import-review .intake-title');
  const state = () => textsOf(tab, '.intake-state .blank-title');
  const focused = () =>
    tab.evaluate(() => {
      const element = document.activeElement;
      const row = element?.closest('[data-file]')?.getAttribute('data-file') ?? '';
      return `${row} ${element?.getAttribute('name') ?? element?.textContent}`.trim();
    });

  /** Presses Tab until an element has the focus. */
  async function tabTo(wanted: string): Promise<void> {
    for (let presses = 0; presses < 30 && (await focused()) !== wanted; presses++) await tab.press('Tab');
    expect(await focused()).toBe(wanted);
  }

  /** Replaces the text of the field that has the focus. */
  async function retype(text: string): Promise<void> {
    await tab.evaluate(() => (document.activeElement as HTMLInputElement).select());
    await tab.type(text);
  }

  async function undo(): Promise<void> {
    await clickOn(tab, '.intake-state .intake-next button');
    await expect.poll(() => storedDocuments(tab)).toEqual([]);
  }

  test('is checked and corrected by keys alone; a wrong date is pointed at, and nothing is lost', async () => {
    tab = await openLibrary(stage().browser, '#/add');
    await giveFiles(tab, [3, 1, 2].map(speechFile));
    await expect.poll(rowTitles).toEqual([3, 1, 2].map(titled));
    expect(await storedDocuments(tab)).toEqual([]);
    await expect.poll(focused).toBe('Check 3 documents before you add them');
    await tabTo('1 Check');
    await tab.press('Enter');
    await expect
      .poll(() => textsOf(tab, '.text-preview-body'))
      .toEqual([expect.stringContaining('这是第1次会议')]);
    await tabTo('1 title');
    await retype('第一次讲话');
    await tabTo('1 date');
    await retype('2021-13');
    await tabTo('1 outlet');
    await tab.type('云岭日报');
    expect(await rowTitles()).toEqual([titled(3), '第一次讲话', titled(2)]);
    await clickOn(tab, '[data-file="1"] .review-head button');
    await expect.poll(() => textsOf(tab, '.review-details')).toEqual([]);
    await clickOn(tab, '.review-add .intake-next button');
    await expect.poll(focused).toBe('1 date');
    await clickOn(tab, '[data-file="1"] .review-head button');
    await clickOn(tab, '[data-file="1"] .review-head button');
    await expect.poll(() => textsOf(tab, '.review-details')).toHaveLength(1);
    await expect.poll(focused).toBe('1 Close');
    await clickOn(tab, '.review-add .intake-next button');
    await expect.poll(focused).toBe('1 date');
    expect(await textsOf(tab, '.field-problem[role=alert]')).toEqual([expect.stringContaining('not a date')]);
    expect(await storedDocuments(tab)).toEqual([]);
    await retype('2021-03');
    await clickOn(tab, '[data-file="2"] input[type=checkbox]');
    await clickOn(tab, '.review-add .intake-next button');
    await expect.poll(state).toEqual(['2 documents added']);
    await expect.poll(focused).toBe('2 documents added');
    expect(await textsOf(tab, '.blank-why')).toEqual(['You left out 1 file.']);
    const stored = (await storedDocuments(tab)).sort((a, b) => a.info.addedAt - b.info.addedAt);
    expect(stored.map(({ info }) => [info.title, info.date, info.outlet])).toEqual([
      [titled(3), '2020-07-01', ''],
      ['第一次讲话', '2021-03', '云岭日报'],
    ]);
    expect(stored[1].text).toBe(speech(1));
    await undo();
  });

  test('is kept with its corrections where the view is left', async () => {
    tab = await openLibrary(stage().browser, '#/add');
    await giveFiles(tab, [speechFile(4)]);
    await expect.poll(rowTitles).toEqual([titled(4)]);
    await clickOn(tab, '[data-file="0"] .review-head button');
    await clickOn(tab, '[data-file="0"] [name=title]');
    await retype('第四次讲话');
    await goToPlace(tab, '#/documents');
    await expect.poll(() => textsOf(tab, '.notice p')).toEqual([expect.stringContaining('is kept')]);
    await goToPlace(tab, '#/add');
    await expect.poll(rowTitles).toEqual(['第四次讲话']);
    await clickOn(tab, '.review-add .intake-next button:last-child');
    await expect.poll(state).toEqual(['The import was cancelled']);
    await expect.poll(focused).toBe('The import was cancelled');
    await clickOn(tab, '.intake-state .intake-next button');
    await expect.poll(rowTitles).toEqual(['第四次讲话']);
    await clickOn(tab, '.review-add .intake-next button:last-child');
    await expect.poll(state).toEqual(['The import was cancelled']);
    await goToPlace(tab, '#/documents');
    await goToPlace(tab, '#/add');
    await expect.poll(() => textsOf(tab, '.drop-zone')).toHaveLength(1);
    expect(await storedDocuments(tab)).toEqual([]);
  });

  test('is read again in another encoding; one that makes no sense changes nothing', async () => {
    tab = await openLibrary(stage().browser, '#/add');
    await giveFiles(tab, [speechFile(5), { name: 'gb.txt', bytes: gb18030Speech.bytes.slice(0, -1) }]);
    await expect.poll(rowTitles).toEqual([titled(5), gb18030Speech.title]);
    await clickOn(tab, '[data-file="1"] .review-head button');
    const choose = (encoding: string) =>
      tab.evaluate((name) => {
        const select = document.querySelector<HTMLSelectElement>('[name=encoding]');
        if (select === null) return;
        select.value = name;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }, encoding);
    const chosen = () =>
      tab.evaluate(() => document.querySelector<HTMLSelectElement>('[name=encoding]')?.value);
    expect(await chosen()).toBe('GB18030');
    await choose('UTF-8');
    await expect
      .poll(() => textsOf(tab, '.review-details .field-problem'))
      .toEqual([expect.stringContaining('As UTF-8 it can’t be taken')]);
    expect(await chosen()).toBe('GB18030');
    await choose('Big5');
    await expect.poll(rowTitles).not.toContain(gb18030Speech.title);
    expect(await chosen()).toBe('Big5');
    await choose('GB18030');
    await expect.poll(rowTitles).toEqual([titled(5), gb18030Speech.title]);
    // Keys go through the list; the file is read when the field is left.
    await tab.evaluate(() => {
      const { Worker: Original } = window;
      document.documentElement.dataset.workers = '0';
      window.Worker = class extends Original {
        constructor(...given: ConstructorParameters<typeof Worker>) {
          super(...given);
          const { dataset } = document.documentElement;
          dataset.workers = String(Number(dataset.workers) + 1);
        }
      };
      document.querySelector<HTMLElement>('[name=encoding]')?.focus();
    });
    const workers = () => tab.evaluate(() => document.documentElement.dataset.workers);
    await tab.press('ArrowUp');
    await tab.press('ArrowDown');
    await tab.press('ArrowDown');
    expect(await chosen()).toBe('Big5');
    expect(await workers()).toBe('0');
    await tab.press('Tab');
    await expect.poll(rowTitles).not.toContain(gb18030Speech.title);
    expect(await workers()).toBe('1');
    await choose('GB18030');
    await expect.poll(rowTitles).toEqual([titled(5), gb18030Speech.title]);
    await addWhatWasRead(tab);
    await expect.poll(state).toEqual(['2 documents added']);
    // It has lost its last character.
    expect(await textsOf(tab, '.blank-why')).toEqual([
      '1 file was added with losses, which are listed below.',
    ]);
    await undo();
  });

  test('a folder that is really dropped is read with its subfolders', async ({ skip }) => {
    tab = await openLibrary(stage().browser, '#/add');
    skip(stage().browser.name === 'firefox', 'its remote protocols can’t drop files');
    const folder = mkdtempSync(join(tmpdir(), 'dropped-'));
    mkdirSync(join(folder, '附件'));
    const write = (path: string, number: number) => writeFileSync(join(folder, path), speech(number));
    write('第10期.txt', 10);
    write('第2期.txt', 2);
    write('.hidden.txt', 3);
    write('附件/1.txt', 4);
    await expect.poll(() => textsOf(tab, '.drop-zone')).toHaveLength(1);
    const { x, y } = await tab.evaluate(() => {
      const box = document.querySelector('.drop-zone')?.getBoundingClientRect();
      return { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 10 };
    });
    await tab.drop([folder], x, y);
    await expect.poll(rowTitles).toEqual([2, 10, 4].map(titled));
    await clickOn(tab, '.review-add .intake-next button:last-child');
    await expect.poll(state).toEqual(['The import was cancelled']);
    rmSync(folder, { recursive: true });
  });

  test('a dropped folder is read in the order of its names, after the file that was dropped before it', async () => {
    tab = await openLibrary(stage().browser, '#/add');
    await expect.poll(() => textsOf(tab, '.drop-zone')).toHaveLength(1);
    const texts = [6, 7, 8, 9].map(
      (number) => [`第${number === 7 ? 10 : number}期.txt`, speech(number)] as const,
    );
    await tab.evaluate((files) => {
      const given = files.map(([name, text]) => new File([text], name));
      const entry = (file: File) => ({
        ...{ name: file.name, isFile: true },
        file: (done: (read: File) => void) => done(file),
      });
      const [first, ...others] = given.map(entry);
      const left = [[...others, { name: '.hidden', isFile: true }], []];
      const readEntries = (done: (entries: unknown) => void) => done(left.shift());
      const folder = { name: 'folder', isFile: false, createReader: () => ({ readEntries }) };
      const items = [first, folder].map((each) => ({ webkitGetAsEntry: () => each }));
      const event = new DragEvent('drop', { bubbles: true, cancelable: true });
      Object.defineProperty(event, 'dataTransfer', { value: { items, files: given.slice(0, 1) } });
      document.querySelector('.drop-zone')?.dispatchEvent(event);
    }, texts);
    await expect.poll(rowTitles).toEqual([6, 8, 9, 7].map(titled));
    await clickOn(tab, '.review-add .intake-next button:last-child');
    await expect.poll(state).toEqual(['The import was cancelled']);
  });
});
