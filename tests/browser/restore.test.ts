import { unzipSync, zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import type { UserData } from '../../utils/backup/backup-format';
import { writeBackup } from '../../utils/backup/write-backup';
import type { UserDocument } from '../../utils/collections/user-corpus';
import { DEFAULT_SETTINGS } from '../../utils/settings/settings';
import type { Snippet } from '../../utils/snippets/snippet';
import { documentOf } from '../unit/backup/any-user-data';
import { madeSnippet } from '../unit/snippets/made-snippet';
import { changeReaderRows, putDocuments, readerRows } from './database-rows';
import { inEachBrowser } from './each-browser';
import { giveFiles } from './given-files';
import type { Tab } from './harness/browser';
import { openLibrary, reload } from './library';
import { clickOn, textsOf } from './popup';

const collection = { id: '5d7c3c52-94c1-4d8a-8f0e-6f1f0b1a2c3d', name: '茶县讲话', on: false };
const theirs = madeSnippet({
  ...{ id: 'kept', note: '比去年多了一句', tags: ['茶', '总基调'], title: '改过的题' },
  ...{ date: '2021-03-05', savedAt: 1_600_000_000_000, changedAt: 1_600_000_000_000 },
});
/** The same passage, saved again after the note was lost. */
const again = madeSnippet({ id: 'again', savedAt: 1_700_000_000_000, changedAt: 1_700_000_000_000 });
const text = '在茶县会议上的讲话\n同志们：\n把茶种好，把路修好，把学校办好。';

const stores = ['snippets', 'documents', 'texts', 'collections', 'hidden'];

inEachBrowser('restore', (stage) => {
  let zip: Uint8Array;

  beforeAll(async () => {
    const document = await documentOf(text, '茶县的讲话');
    const data: UserData = {
      snippets: [theirs],
      documents: [
        { ...document, info: { ...document.info, collection: collection.id, date: '2021-03', year: 2021 } },
      ],
      ...{ collections: [collection], hidden: [], glossary: [] },
    };
    const settings = { ...DEFAULT_SETTINGS, sitesOff: ['tea.example.org'] };
    const file = await writeBackup(data, settings, { now: Date.now(), version: '0.1.0' }, () => undefined);
    const files = unzipSync(new Uint8Array(await file.arrayBuffer()));
    // As macOS packs a folder again.
    const packed = Object.entries(files).map(([name, bytes]) => [`备份/${name}`, bytes]);
    const more = { '备份/': new Uint8Array(), '备份/.DS_Store': Uint8Array.of(1) };
    zip = zipSync({
      ...more,
      ...Object.fromEntries(packed),
      '__MACOSX/备份/._manifest.json': Uint8Array.of(2),
    });
  });

  async function opened(): Promise<Tab> {
    const tab = await openLibrary(stage().browser, '#/files');
    const { info } = await documentOf(text, '在茶县会议上的讲话', 9);
    const empty = Object.fromEntries(stores.map((store) => [store, { clear: true }]));
    await changeReaderRows(tab, empty);
    await changeReaderRows(tab, {
      ...putDocuments([{ info, text }]),
      ...{ snippets: { put: [again] }, hidden: { put: [{ id: 'doc-other' }] } },
    });
    await tab.evaluate(() => chrome.storage.local.set({ settings: { badge: false } }));
    await reload(tab);
    return tab;
  }

  const rowsOf = (tab: Tab) => Promise.all(stores.map((store) => readerRows<object>(tab, store)));
  const settings = (tab: Tab) =>
    tab.evaluate(async () => {
      const { settings } = await chrome.storage.local.get('settings');
      const { badge = true, sitesOff = [] } = settings as { badge?: boolean; sitesOff?: string[] };
      return { badge, sitesOff };
    });
  const give = async (tab: Tab) => {
    await giveFiles(tab, [{ name: 'again.zip', bytes: zip }], '.restore');
    await expect.poll(() => textsOf(tab, '.restore-counts')).toHaveLength(1);
  };
  const titles = (tab: Tab) => textsOf(tab, '.restore .conflict legend');
  const press = (tab: Tab, selector: string) => clickOn(tab, `.restore ${selector}`);
  const done = (tab: Tab) => textsOf(tab, '.restore .files-done');

  async function closed(tab: Tab): Promise<void> {
    await tab.close();
    expect(await stage().browser.takeErrors()).toEqual([]);
  }

  test('shows the differences of a passage and a file that were stored again; one item is restored and undone', async () => {
    const tab = await opened();
    const before = await rowsOf(tab);
    await give(tab);
    expect(await titles(tab)).toEqual([
      'Snippet 稳中求进',
      'Document 在茶县会议上的讲话',
      'Bundled document doc-other',
      'Setting Sites that are switched off',
      'Setting Show the share on the toolbar button',
    ]);
    expect(await textsOf(tab, '.restore .dry-run > p')).not.toContain(
      'Everything in this backup is here already.',
    );
    const shown = await textsOf(tab, '.restore .conflict:nth-child(1), .restore [data-index="1"] .conflict');
    for (const words of ['比去年多了一句', '茶, 总基调', '改过的题', '茶县的讲话', '茶县讲话', 'Mar 2021'])
      expect(shown.join()).toContain(words);
    // Of the passage the one with the note is suggested; of the rest what is here.
    await press(tab, '.dry-run > .files-actions .outlined');
    await expect.poll(() => done(tab)).toEqual(['The backup was restored']);
    expect(await readerRows<Snippet>(tab, 'snippets')).toEqual([{ ...theirs, id: 'again' }]);
    expect(await readerRows<UserDocument>(tab, 'documents')).toMatchObject([{ title: '在茶县会议上的讲话' }]);
    expect(await readerRows(tab, 'collections')).toEqual([collection]);
    await press(tab, '.files-state .button');
    await expect.poll(() => done(tab)).toEqual(['Undone. Everything is as before.']);
    expect(await rowsOf(tab)).toEqual(before);
    await closed(tab);
  });

  test('restores everything at once, including settings; undo brings back the previous state', async () => {
    const tab = await opened();
    const before = await rowsOf(tab);
    await give(tab);
    await press(tab, '.conflicts .files-actions .button:nth-child(3)');
    await press(tab, '.dry-run > .files-actions .outlined');
    await expect.poll(() => done(tab)).toEqual(['The backup was restored']);
    expect(await readerRows<Snippet>(tab, 'snippets')).toEqual([{ ...theirs, id: 'again' }]);
    expect(await readerRows<UserDocument>(tab, 'documents')).toMatchObject([
      { title: '茶县的讲话', date: '2021-03', collection: collection.id },
    ]);
    expect(await readerRows(tab, 'hidden')).toEqual([]);
    await expect.poll(() => settings(tab)).toEqual({ badge: true, sitesOff: ['tea.example.org'] });
    await press(tab, '.files-state .button');
    await expect.poll(() => done(tab)).toEqual(['Undone. Everything is as before.']);
    expect(await rowsOf(tab)).toEqual(before);
    await expect.poll(() => settings(tab)).toEqual({ badge: false, sitesOff: [] });

    await give(tab);
    await press(tab, '.conflicts .files-actions .button:nth-child(3)');
    await press(tab, '.dry-run > .files-actions .outlined');
    await expect.poll(() => done(tab)).toEqual(['The backup was restored']);
    await expect.poll(() => settings(tab)).toEqual({ badge: true, sitesOff: ['tea.example.org'] });
    await give(tab);
    expect(await titles(tab)).toEqual([]);
    expect(await textsOf(tab, '.restore .dry-run > p')).toContain(
      'Everything in this backup is here already.',
    );
    await closed(tab);
  });

  test('offers nothing to store when nothing from the backup is chosen', async () => {
    const tab = await opened();
    await changeReaderRows(tab, { collections: { put: [collection] } });
    await give(tab);
    await press(tab, '.conflicts .files-actions .button:nth-child(2)');
    await expect.poll(() => textsOf(tab, '.restore .dry-run > .files-actions .outlined')).toEqual([]);
    expect(await textsOf(tab, '.restore .dry-run > p')).toContainEqual(expect.stringContaining('nothing'));
    await closed(tab);
  });
});
