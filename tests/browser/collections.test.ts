import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from '../tools/build';
import { bytesOf, sentence, speech } from '../unit/intake/texts';
import { launchers } from './each-browser';
import { addWhatWasRead, giveFiles, importFiles, storedDocuments } from './given-files';
import type { Tab, TestBrowser } from './harness/browser';
import { PageServer } from './harness/page-server';
import { openLibrary } from './library';
import { clickOn, textsOf } from './popup';
import { savedFile, takeSavedFiles } from './saved-file';
import { untilInstalled } from './user-corpus';

const name = '县里 2020';
const files = [1, 2, 3].map((number) => ({ name: `${number}.txt`, bytes: bytesOf(speech(number)) }));

/** As they are bundled. */
const BUNDLED = 5;

/** Of the documents that are given, and of the bundled ones. */
const WORDINGS = [sentence.slice(0, 8), '高质量发展', '坚持稳中求进工作总基调'];

/** An answer to a look-up, as far as its documents and lines are sorted here. */
interface Answer {
  readonly frequency: number;
  readonly documents: readonly { readonly id: string }[];
  readonly lines: readonly { readonly documentId: string }[];
}

/** What the extension answers to the look-up of each wording, whole; a collection's file has documents in its own order. */
async function lookUps(tab: Tab): Promise<Answer[]> {
  const answers = await tab.evaluate(
    (texts) =>
      Promise.all(
        texts.map(async (text) => {
          const message = { id: 1, type: 'lookUp', data: { text, limit: 1_000 }, timestamp: Date.now() };
          const { res } = (await chrome.runtime.sendMessage(message)) as { res: Answer };
          return res;
        }),
      ),
    WORDINGS,
  );
  return answers.map((answer) => ({
    ...answer,
    documents: answer.documents.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    lines: answer.lines.toSorted((a, b) => (a.documentId < b.documentId ? -1 : 1)),
  }));
}

describe.each(['chromium', 'firefox'] as const)('collections (%s)', (family) => {
  let browser: TestBrowser;
  let server: PageServer;

  async function start() {
    browser = await launchers[family]({ extension: builtExtension(family) });
  }

  beforeAll(async () => {
    server = await PageServer.start();
    await start();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  test('an import makes one, and its file gives the same documents in another profile', async () => {
    let tab = await openLibrary(browser, '#/add');
    await giveFiles(tab, files);
    await expect.poll(() => textsOf(tab, 'select option')).toHaveLength(2);
    await tab.evaluate(() => {
      const select = document.querySelector<HTMLSelectElement>('select');
      if (select === null) return;
      select.selectedIndex = 1;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await clickOn(tab, '.collection-choice input');
    await tab.type(name);
    await addWhatWasRead(tab);
    await expect.poll(() => storedDocuments(tab)).toHaveLength(3);
    const before = await storedDocuments(tab);
    await tab.close();
    tab = await openLibrary(browser, '#/documents');
    await expect.poll(() => textsOf(tab, '.collection .switch-name')).toContain(name);
    await takeSavedFiles(tab);
    await clickOn(tab, '.collection-actions .button:nth-child(2)');
    const { name: fileName, bytes: file } = await savedFile(tab);
    expect(fileName).toBe(`${name}.tifa-corpus.zip`);
    await untilInstalled(tab, BUNDLED + 3);
    const looked = await lookUps(tab);
    expect(looked.map(({ frequency }) => frequency > 0)).toEqual(WORDINGS.map(() => true));
    await browser.close();

    await start();
    tab = await openLibrary(browser, '#/add');
    await importFiles(tab, [{ name: 'shared.tifa-corpus.zip', bytes: file }]);
    await expect.poll(() => storedDocuments(tab)).toHaveLength(3);
    const after = await storedDocuments(tab);
    const own = ({ info, text }: (typeof after)[number]) => ({
      text,
      info: { ...info, collection: '', addedAt: 0 },
    });
    expect(after.map(own)).toEqual(before.map(own));
    await untilInstalled(tab, BUNDLED + 3);
    expect(await lookUps(tab)).toEqual(looked);
    const damaged = file.slice(0, file.length / 2);
    await giveFiles(tab, [{ name: 'shared.tifa-corpus.zip', bytes: damaged }]);
    await expect.poll(() => textsOf(tab, '.intake-why')).toHaveLength(1);
    expect(await storedDocuments(tab)).toEqual(after);
    await tab.close();
  });

  test('it is renamed, switched off, and removed with its documents; undo restores everything', async () => {
    const tab = await openLibrary(browser, '#/documents');
    await expect.poll(() => textsOf(tab, '.collection .switch-name')).toContain(name);
    const before = await storedDocuments(tab);
    expect(before).toHaveLength(3);
    await clickOn(tab, '.collection-actions .button:nth-child(1)');
    await clickOn(tab, '.collection-rename input');
    await tab.type('二');
    await tab.press('Enter');
    await expect.poll(() => textsOf(tab, '.collection .switch-name')).toContain(`${name}二`);
    const focused = () => tab.evaluate(() => document.activeElement?.textContent);
    await expect.poll(focused).toBe('Rename');
    await tab.press('Enter');
    await expect.poll(() => textsOf(tab, '.collection-rename')).toHaveLength(1);
    await tab.press('Escape');
    await expect.poll(focused).toBe('Rename');
    const last = '.collection:last-child .switch input';
    await clickOn(tab, last);
    const isOn = () =>
      tab.evaluate((input) => document.querySelector<HTMLInputElement>(input)?.checked, last);
    await expect.poll(isOn).toBe(false);
    await clickOn(tab, '.collection-actions .button:nth-child(3)');
    await expect.poll(() => storedDocuments(tab)).toEqual([]);
    await expect.poll(() => textsOf(tab, '.collection')).toHaveLength(3);
    await clickOn(tab, '.notice button');
    await expect.poll(() => storedDocuments(tab)).toEqual(before);
    await expect.poll(isOn).toBe(false);
    await tab.close();
    expect(await browser.takeErrors()).toEqual([]);
  });
});
