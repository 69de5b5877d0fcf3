import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { bytesOf, speech } from '../unit/intake/texts';
import { changeReaderRows, readerRows } from './database-rows';
import { inEachBrowser } from './each-browser';
import { giveFiles, importFiles } from './given-files';
import type { Tab } from './harness/browser';
import { goToPlace, openLibrary, reload } from './library';
import { clickOn, textsOf } from './popup';
import { type SavedFile, savedFile, takeSavedFiles } from './saved-file';
import { untilInstalled } from './user-corpus';

/** As they are bundled. */
const BUNDLED = 5;

const files = [1, 2].map((number) => ({ name: `${number}.txt`, bytes: bytesOf(speech(number)) }));
const title = speech(1).split('\n')[0];

inEachBrowser('a document whose text is missing', (stage) => {
  let backup: SavedFile;
  let lost: { readonly id: string; readonly title: string };

  const line = (tab: Tab) => textsOf(tab, '.documents-textless');

  /** A backup as the browser downloads it, and what the page says about it. */
  async function backUp(tab: Tab): Promise<[SavedFile, string]> {
    await goToPlace(tab, '#/files');
    await expect.poll(() => textsOf(tab, '.backup .files-actions .button')).toHaveLength(1);
    await takeSavedFiles(tab);
    await clickOn(tab, '.backup .files-actions .button');
    const file = await savedFile(tab);
    await expect.poll(() => textsOf(tab, '.backup-saved')).toHaveLength(1);
    return [file, (await textsOf(tab, '.backup-saved'))[0]];
  }

  const lastBackup = (tab: Tab) =>
    tab.evaluate(async () => {
      const { canary } = await chrome.storage.local.get('canary');
      return (canary as { backedUpAt: number | null } | undefined)?.backedUpAt ?? null;
    });

  test('is named in the list, and the corpus is rebuilt without it', async () => {
    const tab = await openLibrary(stage().browser, '#/add');
    await importFiles(tab, files);
    await untilInstalled(tab, BUNDLED + 2);
    let said: string;
    [backup, said] = await backUp(tab);
    expect(said).not.toContain('missing');
    await expect.poll(() => lastBackup(tab)).not.toBeNull();
    await goToPlace(tab, '#/documents');
    await expect.poll(() => textsOf(tab, '.document-link')).toContain(title);
    expect(await line(tab)).toEqual([]);
    const documents = await readerRows<{ id: string; title: string }>(tab, 'documents');
    lost = documents.find((document) => document.title === title) as typeof lost;
    await changeReaderRows(tab, { texts: { remove: [lost.id] } });
    await reload(tab);
    await expect
      .poll(() => line(tab))
      .toEqual([expect.stringContaining(`1 document is missing from the database`)]);
    expect((await line(tab))[0]).toContain(title);
    await expect.poll(() => textsOf(tab, '.document-row.textless .document-state')).toEqual(['Text missing']);
    await untilInstalled(tab, BUNDLED + 1);
    await tab.close();
  });

  test('is missing in a backup, which says so and does not count as the last complete one', async () => {
    const tab = await openLibrary(stage().browser, '#/files');
    const before = await lastBackup(tab);
    const [{ bytes }, said] = await backUp(tab);
    expect(said).toContain(`1 document is not in it, since its text is missing: ${title}`);
    const parts = unzipSync(bytes);
    const manifest = JSON.parse(new TextDecoder().decode(parts['manifest.json'])) as { counts: object };
    expect(manifest.counts).toMatchObject({ documents: 1 });
    expect(await lastBackup(tab)).toBe(before);
    await tab.close();
  });

  test('is missing in its collection’s file, which says so', async () => {
    const tab = await openLibrary(stage().browser, '#/documents');
    await expect.poll(() => textsOf(tab, '.collection-actions .button')).not.toEqual([]);
    await takeSavedFiles(tab);
    await clickOn(tab, '.collection-actions .button');
    await savedFile(tab);
    await expect
      .poll(() => textsOf(tab, '.notice p'))
      .toEqual([`The collection was saved without 1 document, whose text is missing: ${title}`]);
    const other = (await readerRows<{ id: string }>(tab, 'documents')).filter(({ id }) => id !== lost.id);
    const [row] = (await readerRows<{ id: string }>(tab, 'texts')).filter(({ id }) => id === other[0].id);
    await changeReaderRows(tab, { texts: { remove: [row.id] } });
    await clickOn(tab, '.collection-actions .button');
    await expect
      .poll(() => textsOf(tab, '.notice p'))
      .toEqual(['Nothing was saved, since the texts of all its documents are missing.']);
    await changeReaderRows(tab, { texts: { put: [row] } });
    await tab.close();
  });

  test('is repaired by restoring a backup that has the text', async () => {
    const tab = await openLibrary(stage().browser, '#/files');
    await giveFiles(tab, [backup], '.restore');
    await expect.poll(() => textsOf(tab, '.restore-counts tbody td:nth-child(2)')).toContain('1');
    await expect.poll(() => textsOf(tab, '.restore .files-actions .button')).not.toEqual([]);
    await clickOn(tab, '.restore .files-actions .button');
    await expect.poll(async () => (await readerRows(tab, 'texts')).length).toBe(2);
    await untilInstalled(tab, BUNDLED + 2);
    await goToPlace(tab, '#/documents');
    await expect.poll(() => textsOf(tab, '.document-link')).toContain(title);
    expect(await line(tab)).toEqual([]);
    await tab.close();
    expect(await stage().browser.takeErrors()).toEqual([]);
  });

  test('is repaired by adding its file again', async () => {
    const tab = await openLibrary(stage().browser, '#/add');
    await changeReaderRows(tab, { texts: { remove: [lost.id] } });
    await reload(tab);
    await importFiles(tab, files.slice(0, 1));
    await expect.poll(async () => (await readerRows(tab, 'texts')).length).toBe(2);
    expect(await readerRows(tab, 'documents')).toHaveLength(2);
    await untilInstalled(tab, BUNDLED + 2);
    await tab.close();
  });
});
