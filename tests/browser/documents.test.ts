import { afterEach, describe, expect, test } from 'vitest';
import { changeReaderRows, readerRows } from './database-rows';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { addOwnDocuments, goToPlace, listedTitles, openLibrary, reload } from './library';
import { clickOn, textsOf } from './popup';

const tea = {
  id: 'doc-0000000a',
  title: '在春茶产销会议上的讲话',
  paragraphs: ['同志们：', '把茶山的事办好。'],
  date: '2023-03-18',
  url: 'https://news.example.org/tea.html',
};
const road = { id: 'doc-0000000b', title: '云溪县公路建设工作要点', paragraphs: ['先修路。'], date: '2024' };
const bundled = '在区重点工作推进会上的讲话';

inEachBrowser('list of documents', (stage) => {
  let tab: Tab;

  async function open(): Promise<void> {
    tab = await openLibrary(stage().browser, '#/documents');
    await addOwnDocuments(tab, [tea, road]);
    await expect.poll(() => listedTitles(tab)).toHaveLength(7);
  }

  afterEach(async () => {
    await tab.close();
  });

  /** What the user's database holds in a store, past the page. */
  function stored(store: string): Promise<Record<string, string>[]> {
    return readerRows(tab, store);
  }

  /** Clicks a button of the row that has a title. */
  async function clickInRow(title: string, button: number): Promise<void> {
    const at = (await listedTitles(tab)).indexOf(title);
    await clickOn(tab, `[data-index="${at}"] .document-actions .button:nth-child(${button})`);
  }

  const focused = () =>
    tab.evaluate(() => ({
      text: document.activeElement?.textContent ?? '',
      name: document.activeElement?.className ?? '',
    }));

  test('it has bundled documents and the user’s, with their facts, newest first', async () => {
    await open();
    const titles = await listedTitles(tab);
    expect(titles.slice(0, 2)).toEqual([tea.title, road.title]);
    const [first] = await textsOf(tab, '.document-row');
    expect(first).toContain('Mar 18, 2023');
    expect(first).toContain('news.example.org');
    expect(first).toContain('City');
    expect(await textsOf(tab, '.documents-count')).toEqual(['5 bundled, 2 of your own']);
  });

  test('the filter searches titles, sources and dates, also in traditional characters', async () => {
    await open();
    await clickOn(tab, '.filter');
    await tab.type('講話');
    await expect.poll(() => listedTitles(tab)).toHaveLength(4);
    await tab.type(' 2023');
    await expect.poll(() => listedTitles(tab)).toEqual([tea.title]);
    await tab.type(' 无');
    await expect.poll(() => textsOf(tab, '.blank-title')).toEqual([expect.stringContaining('无')]);
    await clickOn(tab, '.blank .button');
    await expect.poll(() => listedTitles(tab)).toHaveLength(7);
  });

  test('it can be sorted by each column, in both directions', async () => {
    await open();
    const han = async () =>
      (await textsOf(tab, '.document-row > .document-fact:nth-child(4)')).map((words) =>
        Number(words.replace(/\D/g, '')),
      );
    await clickOn(tab, '.document-order:nth-child(3)');
    await expect.poll(async () => (await han())[0]).toBe(10_498);
    expect(await han()).toEqual([...(await han())].sort((a, b) => b - a));
    await clickOn(tab, '.document-order:nth-child(3)');
    await expect.poll(async () => (await han())[0]).toBeLessThan(100);
    await clickOn(tab, '.document-order:nth-child(2)');
    await expect.poll(async () => (await listedTitles(tab)).slice(0, 2)).toEqual([road.title, tea.title]);
  });

  test('a bundled document is hidden and shown again', async () => {
    await open();
    await clickInRow(bundled, 1);
    await expect.poll(() => textsOf(tab, '.document-state')).toContain('Hidden');
    expect(await stored('hidden')).toHaveLength(1);
    await reload(tab);
    await expect.poll(() => textsOf(tab, '.document-row.hidden .document-link')).toEqual([bundled]);
    await clickInRow(bundled, 1);
    await expect.poll(() => textsOf(tab, '.document-row.hidden')).toEqual([]);
    expect(await stored('hidden')).toEqual([]);
    expect(await textsOf(tab, '.notice')).toEqual([expect.stringContaining('shown again')]);
  });

  test('an invalid date is refused with a message; a valid one is saved in any notation', async () => {
    await open();
    await clickInRow(road.title, 1);
    await expect.poll(() => textsOf(tab, '.document-edit h2')).toHaveLength(1);
    await clickOn(tab, '.document-edit [name=date]');
    await tab.type('-13');
    await tab.press('Enter');
    await expect.poll(() => textsOf(tab, '.field-problem')).toEqual([expect.stringContaining('2024-13')]);
    expect((await stored('documents')).find(({ id }) => id === road.id)?.date).toBe('2024');
    await tab.evaluate(() => document.querySelector<HTMLInputElement>('[name=date]')?.select());
    await tab.type('2024年5月1日');
    await tab.press('Enter');
    await expect.poll(() => textsOf(tab, '.document-edit')).toEqual([]);
    await expect
      .poll(async () => (await stored('documents')).find(({ id }) => id === road.id)?.date)
      .toBe('2024-05-01');
    await expect
      .poll(() => textsOf(tab, '.document-row'))
      .toContainEqual(expect.stringContaining('May 1, 2024'));
  });

  test('Escape leaves a document as it was', async () => {
    await open();
    await clickInRow(tea.title, 1);
    await clickOn(tab, '.document-edit [name=title]');
    await tab.type('（修改）');
    await tab.press('Escape');
    await expect.poll(() => textsOf(tab, '.document-edit')).toEqual([]);
    expect(await listedTitles(tab)).toContain(tea.title);
    expect((await stored('documents')).map(({ title }) => title)).toContain(tea.title);
  });

  test('a document is removed with its text, and undo puts both back', async () => {
    await open();
    const before = await stored('texts');
    await clickInRow(tea.title, 2);
    await expect.poll(() => listedTitles(tab)).not.toContain(tea.title);
    expect((await stored('texts')).map(({ id }) => id)).toEqual([road.id]);
    expect((await focused()).text).toBe(road.title);
    await clickOn(tab, '.notice .button');
    await expect.poll(() => listedTitles(tab)).toContain(tea.title);
    expect(await stored('texts')).toEqual(before);
  });

  test('several are selected by click and Shift-click, and removed or hidden at once', async () => {
    await open();
    await clickOn(tab, '[data-index="0"] .document-check');
    await expect.poll(() => textsOf(tab, '.document-selection p')).toEqual(['1 document selected']);
    await tab.evaluate(() => {
      const box = document.querySelector('[data-index="3"] .document-check');
      box?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true }));
    });
    await expect.poll(() => textsOf(tab, '.document-selection p')).toEqual(['4 documents selected']);
    const [hide, remove] = await textsOf(tab, '.document-selection .button');
    expect([hide, remove]).toEqual(['Hide (2)', 'Remove (2)']);
    await clickOn(tab, '.document-selection .button:nth-of-type(2)');
    await expect.poll(() => listedTitles(tab)).toHaveLength(5);
    await clickOn(tab, '.notice .button');
    await expect.poll(() => listedTitles(tab)).toHaveLength(7);
  });

  test('the keyboard goes from row to row, selects, and opens a document', async () => {
    await open();
    await tab.evaluate(() => document.querySelector<HTMLElement>('.document-link')?.focus());
    await tab.press('ArrowDown');
    await expect.poll(async () => (await focused()).text).toBe(road.title);
    await tab.press(' ');
    await expect.poll(() => textsOf(tab, '.document-selection p')).toEqual(['1 document selected']);
    await tab.press('End');
    const last = (await listedTitles(tab)).at(-1);
    await expect.poll(async () => (await focused()).text).toBe(last);
    await tab.press('Enter');
    await expect.poll(() => textsOf(tab, '.document-text h1')).toEqual([last]);
  });

  describe('with a thousand documents', () => {
    test('only a few rows are drawn, the last can be reached, and back returns to it', async () => {
      tab = await openLibrary(stage().browser, '#/documents');
      const many = Array.from({ length: 1_000 }, (_, at) => ({
        id: `doc-1${String(at).padStart(7, '0')}`,
        title: `第${at + 1}份文件`,
        paragraphs: ['抓好落实。'],
      }));
      await addOwnDocuments(tab, many);
      await expect.poll(async () => (await listedTitles(tab)).length).toBeGreaterThan(5);
      expect((await listedTitles(tab)).length).toBeLessThan(60);
      await tab.evaluate(() => document.querySelector<HTMLElement>('.document-link')?.focus());
      await tab.press('End');
      await expect.poll(async () => (await focused()).name).toBe('document-link');
      const last = await focused();
      expect(await listedTitles(tab)).toContain(last.text);
      const scrolled = await tab.evaluate(() => scrollY);
      expect(scrolled).toBeGreaterThan(10_000);
      await tab.press('Enter');
      await expect.poll(() => textsOf(tab, '.document-text h1')).toEqual([last.text]);
      expect(await tab.evaluate(() => scrollY)).toBe(0);
      await tab.evaluate(() => history.back());
      await expect.poll(() => listedTitles(tab)).toContain(last.text);
      await goToPlace(tab, '#/documents');
      await changeReaderRows(tab, { documents: { clear: true }, texts: { clear: true } });
    });
  });
});
