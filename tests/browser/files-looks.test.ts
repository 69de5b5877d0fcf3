import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snippetsJson } from '../../utils/snippets/json';
import { builtExtension } from '../tools/build';
import { bytesOf } from '../unit/intake/texts';
import { root } from '../unit/repository-files';
import { madeSnippet } from '../unit/snippets/made-snippet';
import { changeReaderRows } from './database-rows';
import { launchers } from './each-browser';
import { giveFiles } from './given-files';
import type { Tab, TestBrowser } from './harness/browser';
import type { ExtensionCopy } from './harness/extension-copy';
import { inChinese } from './harness/language';
import { openLibrary } from './library';
import { clickOn, textsOf } from './popup';
import { savedFile, takeSavedFiles } from './saved-file';

const folder = join(root, 'out', 'looks');
const savedAt = Date.UTC(2026, 10, 20, 9);
const facts = { now: savedAt, version: '0.1.0' };

const stored = Array.from({ length: 24 }, (_, at) =>
  madeSnippet({
    id: `00000000-0000-4000-8000-0000000000${10 + at}`,
    ...{ savedAt: savedAt - at, changedAt: savedAt, date: '2020-11-05', keys: [`//example.com/${at}`] },
    url: `https://www.example.com/gov/2020-11/05/content_${at}.htm`,
    title: '中共云岭县委关于制定国民经济和社会发展第十四个五年规划的建议',
    quote: { exact: '坚持稳中求进工作总基调，立足新发展阶段，贯彻新发展理念', prefix: '要', suffix: '。' },
    ...{ note: '与去年的提法比较', tags: ['总基调', '经济工作'] },
  }),
);
const incoming = [
  { ...stored[0], note: '与去年和前年的提法比较，少了“适度超前”', changedAt: savedAt + 60_000 },
  { ...stored[1], tags: ['总基调'], note: '', changedAt: savedAt - 60_000 },
  stored[2],
  madeSnippet({ id: 'new' }),
  { ...madeSnippet({ id: 'bad' }), note: 3 },
  { ...madeSnippet({ id: 'new' }) },
];

/** Pictures of export, import, backup and settings, for a person to look at; nothing may be wider than a phone. */
describe.each([
  { language: 'en', scheme: 'light' },
  { language: 'zh', scheme: 'dark' },
] as const)('looks of files and settings ($language, $scheme)', ({ language, scheme }) => {
  let browser: TestBrowser;
  let copy: ExtensionCopy | undefined;

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    if (language === 'zh') copy = inChinese(builtExtension('chromium'));
    const extension = copy?.path ?? builtExtension('chromium');
    browser = await launchers.chromium({ extension, colourScheme: scheme });
  });

  afterAll(async () => {
    await browser?.close();
    copy?.remove();
  });

  /** @param part What the picture shows at its top. */
  async function keep(tab: Tab, name: string, part: string): Promise<void> {
    for (const width of [1280, 360]) {
      await tab.setWidth(width);
      await expect.poll(() => tab.evaluate(() => innerWidth)).toBe(width);
      await tab.evaluate((top) => {
        document.querySelector(top)?.scrollIntoView({ block: 'start', behavior: 'instant' });
      }, part);
      const file = `chromium-${language}-${scheme}-${name}-${width}.png`;
      writeFileSync(join(folder, file), await tab.screenshot());
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }

  test('export, import, backup, restore, storage, deletion', async () => {
    const tab = await openLibrary(browser, '#/files');
    await expect.poll(() => textsOf(tab, '.files-part')).toHaveLength(3);
    await keep(tab, 'files-empty', '.head');
    await changeReaderRows(tab, { snippets: { put: stored } });
    await tab.close();

    const files = await openLibrary(browser, '#/files');
    await expect.poll(() => textsOf(files, '.file-preview pre')).toHaveLength(1);
    await keep(files, 'files-export', '.head');
    await clickOn(files, 'input[value=markdown]');
    await keep(files, 'files-markdown', '.files-part');
    await keep(files, 'files-import', '.snippet-import');
    const json = snippetsJson(incoming as typeof stored, facts);
    await giveFiles(files, [{ name: 'tifa-lens-snippets.json', bytes: bytesOf(json) }], '.snippet-import');
    await expect.poll(() => textsOf(files, '.conflict')).toHaveLength(2);
    await keep(files, 'files-dry-run', '.snippet-import');
    await keep(files, 'files-conflicts', '.conflicts');
    await giveFiles(files, [{ name: 'notes.zip', bytes: bytesOf('PK') }], '.restore');
    await expect.poll(() => textsOf(files, '.restore .files-refused')).toHaveLength(1);
    await takeSavedFiles(files);
    await clickOn(files, '.backup .button');
    const backup = await savedFile(files);
    await expect.poll(() => textsOf(files, '.backup-saved')).toHaveLength(1);
    await keep(files, 'files-backup', '.files-part:last-child');
    await changeReaderRows(files, { snippets: { clear: true, put: incoming.slice(0, 2) } });
    await giveFiles(files, [backup], '.restore');
    await expect.poll(() => textsOf(files, '.restore-counts')).toHaveLength(1);
    await keep(files, 'files-restore', '.restore');
    await changeReaderRows(files, { snippets: { put: stored } });
    // As if no backup had been made.
    await files.evaluate(async () => {
      const { canary } = await chrome.storage.local.get('canary');
      await chrome.storage.local.set({ canary: { ...(canary as object), backedUpAt: null } });
    });
    await files.close();

    const snippets = await openLibrary(browser, '#/snippets');
    await expect.poll(() => textsOf(snippets, '.backup-reminder')).toHaveLength(1);
    await keep(snippets, 'files-reminder', '.head');
    await snippets.close();

    const settings = await openLibrary(browser, '#/settings');
    await expect.poll(() => textsOf(settings, '.storage .fact-rows')).toHaveLength(1);
    await keep(settings, 'settings', '.head');
    await keep(settings, 'settings-storage', '.storage');
    await clickOn(settings, '.storage section:last-child .button');
    await expect.poll(() => textsOf(settings, '.delete-everything')).toHaveLength(1);
    await keep(settings, 'settings-delete', '.storage section:last-child');
    await settings.close();
  });
});
