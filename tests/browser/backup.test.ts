import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { builtExtension } from '../tools/build';
import { bytesOf, speech } from '../unit/intake/texts';
import { madeSnippet } from '../unit/snippets/made-snippet';
import { changeReaderRows, readerRows } from './database-rows';
import { launchers } from './each-browser';
import { giveFiles, importFiles } from './given-files';
import type { Tab, TestBrowser } from './harness/browser';
import { goToPlace, openLibrary, reload } from './library';
import { clickOn, clickUntilShown, textsOf } from './popup';
import { type SavedFile, savedFile, takeSavedFiles } from './saved-file';
import { untilInstalled } from './user-corpus';

const STORES = ['snippets', 'documents', 'texts', 'collections', 'hidden'];

/** As they are bundled. */
const BUNDLED = 5;

const snippets = Array.from({ length: 24 }, (_, at) =>
  madeSnippet({
    id: `00000000-0000-4000-8000-0000000000${10 + at}`,
    ...{ keys: [`//example.com/${at}`], savedAt: at, note: `注${at}\ud83d\0`, tags: ['总基调', '=1'] },
  }),
);
const collection = { id: '9f9b2d6e-7a3c-4f8e-9b53-2f3f5d0e7a11', name: '县里', on: true };

/** All that the user's database holds, by store. */
async function allRows(tab: Tab): Promise<Record<string, unknown[]>> {
  const rows: Record<string, unknown[]> = {};
  for (const store of STORES) rows[store] = await readerRows(tab, store);
  return rows;
}

const setting = (tab: Tab) =>
  tab.evaluate(async () => {
    const { settings } = await chrome.storage.local.get('settings');
    return (settings as { badge?: boolean } | undefined)?.badge ?? null;
  });

/** The figures of the dry run: what is new, of each kind. */
const added = (tab: Tab) => textsOf(tab, '.restore-counts tbody td:nth-child(2)');

describe.each(['chromium', 'firefox'] as const)('backup (%s)', (family) => {
  let browser: TestBrowser | undefined;
  let backup: SavedFile;
  let before: Record<string, unknown[]>;

  async function start(): Promise<TestBrowser> {
    await browser?.close();
    browser = await launchers[family]({ extension: builtExtension(family) });
    return browser;
  }

  afterEach(async () => {
    expect(await browser?.takeErrors()).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
  });

  test('contains everything: snippets, documents, collections, hidden documents, settings; the reminder disappears', async () => {
    const tab = await openLibrary(await start(), '#/add');
    await importFiles(
      tab,
      [1, 2].map((number) => ({ name: `${number}.txt`, bytes: bytesOf(speech(number)) })),
    );
    await expect.poll(() => readerRows(tab, 'documents')).toHaveLength(2);
    await untilInstalled(tab, BUNDLED + 2);
    const hidden = await tab.evaluate(async () => {
      const { documents } = await (await fetch('/corpus/manifest.json')).json();
      return documents[0].id as string;
    });
    const [document] = await readerRows<{ id: string }>(tab, 'documents');
    await changeReaderRows(tab, {
      snippets: { put: snippets },
      documents: { put: [{ ...document, collection: collection.id, title: '改过的标题' }] },
      collections: { put: [collection] },
      hidden: { put: [{ id: hidden }] },
    });
    await tab.evaluate(() => chrome.storage.local.set({ settings: { badge: false } }));
    await goToPlace(tab, '#/snippets');
    await reload(tab);
    const reminded = () => textsOf(tab, '.backup-reminder button');
    await expect.poll(reminded).toEqual(['Back up now', 'Later']);
    await clickOn(tab, '.backup-reminder button:last-child');
    await expect.poll(reminded).toEqual([]);
    const putOff = () =>
      tab.evaluate(async () => Object.keys(await chrome.storage.local.get('backupPutOff')));
    await expect.poll(putOff).toEqual(['backupPutOff']);
    // As if it were long ago.
    await tab.evaluate(() => chrome.storage.local.set({ backupPutOff: 1 }));
    await reload(tab);
    await expect.poll(reminded).toHaveLength(2);
    before = await allRows(tab);
    await takeSavedFiles(tab);
    await clickOn(tab, '.backup-reminder .outlined');
    backup = await savedFile(tab);
    await expect.poll(() => textsOf(tab, '.backup-reminder')).toEqual([expect.stringContaining(backup.name)]);
    expect(backup.name).toMatch(/^tifa-lens-backup-\d{4}-\d\d-\d\d\.zip$/);
    await tab.close();
  });

  test('restores the same data in another profile, after a dry run that stores nothing', async () => {
    const tab = await openLibrary(await start(), '#/files');
    await giveFiles(tab, [backup], '.restore');
    await expect.poll(() => added(tab)).toEqual(['24', '2', '1', '1', '0']);
    expect(Object.values(await allRows(tab)).flat()).toEqual([]);
    // Nothing was set here, so that the settings are chosen, too.
    await clickOn(tab, '.restore .dry-run .files-actions .outlined');
    await expect.poll(() => textsOf(tab, '.restore .files-done')).toHaveLength(1);
    expect(await allRows(tab)).toEqual(before);
    expect(await setting(tab)).toBe(false);
    await untilInstalled(tab, BUNDLED - 1 + 2);
    await giveFiles(tab, [backup], '.restore');
    await expect.poll(() => added(tab)).toEqual(['0', '0', '0', '0', '0']);
    expect(await textsOf(tab, '.restore .dry-run .files-actions .outlined')).toEqual([]);
    await tab.close();
  });

  test('that is damaged, too large or a zip bomb is refused with a reason, and nothing changes', async () => {
    if (browser === undefined) return;
    const tab = await openLibrary(browser, '#/files');
    const rows = await allRows(tab);
    const files = unzipSync(backup.bytes);
    const changed = (part: Record<string, Uint8Array>) => zipSync({ ...files, ...part }, { level: 1 });
    const lying = Uint8Array.from(backup.bytes);
    const view = new DataView(lying.buffer);
    for (let at = 0; at + 46 < lying.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 7, true);
    const bad: [string, Uint8Array][] = [
      ['text.zip', strToU8('稳中求进')],
      ['other.zip', zipSync({ '../a.txt': strToU8('x') })],
      ['cut.zip', backup.bytes.slice(0, -40)],
      ['changed.zip', changed({ 'snippets-0001.json': strToU8('[]') })],
      ['lying.zip', lying],
      ['bomb.zip', changed({ 'snippets-0001.json': new Uint8Array(60_000_000) })],
    ];
    const reasons: string[] = [];
    for (const [name, bytes] of bad) {
      await giveFiles(tab, [{ name, bytes }], '.restore');
      await expect.poll(() => textsOf(tab, '.restore .intake-file'), { timeout: 20_000 }).toEqual([name]);
      reasons.push(...(await textsOf(tab, '.restore .files-refused > p:last-child')));
    }
    const [notOne, notOneEither, ...others] = reasons;
    expect(notOneEither).toBe(notOne);
    expect(others[2]).toBe(others[0]);
    expect(others[1]).toBe(others[0]);
    expect(new Set([notOne, others[0], others[3]]).size).toBe(3);
    // Names that lead out of a folder are only names.
    await giveFiles(
      tab,
      [{ name: 'up.zip', bytes: changed({ '../../../evil.json': strToU8('x') }) }],
      '.restore',
    );
    await expect.poll(() => added(tab)).toEqual(['0', '0', '0', '0', '0']);
    expect(await allRows(tab)).toEqual(rows);
    await tab.close();
  });

  test('is offered before everything is deleted; deletion needs a typed word, and leaves nothing', async () => {
    if (browser === undefined) return;
    const tab = await openLibrary(browser, '#/settings');
    await tab.evaluate(() => chrome.storage.local.set({ recentLookUps: ['稳中求进'] }));
    const openForm = '.storage section:last-child > .button';
    await clickUntilShown(tab, openForm, '.delete-everything');
    await expect.poll(() => textsOf(tab, '.delete-everything dd')).toEqual(['24', '2', '1', '1', '0']);
    await tab.type('delet');
    await tab.press('Enter');
    await takeSavedFiles(tab);
    await clickOn(tab, '.delete-everything p .button.outlined');
    expect((await savedFile(tab)).bytes.length).toBeGreaterThan(1_000);
    expect(await allRows(tab)).toEqual(before);
    await tab.press('Escape');
    await expect.poll(() => textsOf(tab, '.delete-everything')).toEqual([]);
    await clickUntilShown(tab, openForm, '.delete-everything');
    await expect.poll(() => textsOf(tab, '.delete-everything input:focus')).toHaveLength(1);
    await tab.type('delete');
    await tab.press('Enter');
    await expect.poll(() => textsOf(tab, '.storage .files-done')).toHaveLength(1);
    expect(Object.values(await allRows(tab)).flat()).toEqual([]);
    const kept = await tab.evaluate(async () => Object.keys(await chrome.storage.local.get(null)));
    expect(kept.filter((key) => /settings|recentLookUps|canary|backup/.test(key))).toEqual([]);
    await untilInstalled(tab, BUNDLED);
    await tab.close();
  });
});
