import { expect, test } from 'vitest';
import { snippetsJson } from '../../utils/snippets/json';
import type { Snippet } from '../../utils/snippets/snippet';
import { bytesOf } from '../unit/intake/texts';
import { madeSnippet } from '../unit/snippets/made-snippet';
import { changeReaderRows, readerRows } from './database-rows';
import { inEachBrowser } from './each-browser';
import { giveFiles } from './given-files';
import type { Tab } from './harness/browser';
import { goToPlace, openLibrary, reload } from './library';
import { clickOn, textsOf } from './popup';
import { savedFile, takeSavedFiles } from './saved-file';

const facts = { now: Date.UTC(2026, 10, 21), version: '0.1.0' };
const part = '.snippet-import';

/** One of a page of its own, by a number. */
const snippet = (at: number, other: Partial<Snippet> = {}): Snippet =>
  madeSnippet({
    id: `00000000-0000-4000-8000-00000000000${at}`,
    ...{ keys: [`//example.com/${at}`], url: `https://example.com/${at}`, savedAt: at, changedAt: at },
    ...other,
  });

/** Half a surrogate pair, a NUL, what would be a formula, braces and line ends: all of it has to come through. */
const hostile = snippet(3, { note: '\ud83d\0{=1+1}\r\n# x', title: '=cmd|<b>', tags: ['}', '-1'] });
const all = [snippet(1, { date: '2020-11-05' }), snippet(2, { note: '比较' }), hostile];

const stored = (tab: Tab) => readerRows<Snippet>(tab, 'snippets');
const give = (tab: Tab, content: string | Uint8Array, name = 'a.json') =>
  giveFiles(tab, [{ name, bytes: typeof content === 'string' ? bytesOf(content) : content }], part);
const giveSnippets = (tab: Tab, snippets: readonly Snippet[]) => give(tab, snippetsJson(snippets, facts));

/** The dry run's figures, from the top down. */
const counts = (tab: Tab) => textsOf(tab, `${part} .fact-rows dd`);
const take = (tab: Tab) => clickOn(tab, `${part} .dry-run .files-actions .outlined`);
const done = (tab: Tab) => textsOf(tab, `${part} .files-done`);

inEachBrowser('files', (stage) => {
  async function opened(snippets: readonly Snippet[]): Promise<Tab> {
    const tab = await openLibrary(stage().browser, '#/files');
    await changeReaderRows(tab, { snippets: { clear: true, put: snippets } });
    await reload(tab);
    return tab;
  }

  async function closed(tab: Tab): Promise<void> {
    await tab.close();
    expect(await stage().browser.takeErrors()).toEqual([]);
  }

  test('an import previews its changes, stores everything in one step, and can be undone as a whole', async () => {
    const tab = await opened([]);
    await giveSnippets(tab, all);
    await expect.poll(() => counts(tab)).toEqual(['3']);
    expect(await stored(tab)).toEqual([]);
    await take(tab);
    await expect.poll(() => done(tab)).toEqual(['3 snippets imported']);
    expect(await stored(tab)).toEqual(all);
    await clickOn(tab, `${part} .files-state .button:not(.outlined)`);
    await expect.poll(() => stored(tab)).toEqual([]);
    await closed(tab);
  });

  test('in conflicts the newer version is preselected, the other can be chosen, and undo restores the old state', async () => {
    const [first, second, third] = all;
    const tab = await opened([first, second]);
    const theirs = [
      { ...first, note: 'theirs', changedAt: 9 },
      { ...second, note: 'theirs', changedAt: 0 },
      third,
      snippet(4, { keys: first.keys }),
    ];
    await giveSnippets(tab, theirs);
    await expect.poll(() => counts(tab)).toEqual(['2', '2']);
    expect(await textsOf(tab, '.conflict-field bdi')).toEqual(['theirs', '比较', 'theirs']);
    const chosen = () =>
      tab.evaluate(() =>
        Array.from(
          document.querySelectorAll<HTMLInputElement>('.conflict input:checked'),
          (box) => box.value,
        ),
      );
    expect(await chosen()).toEqual(['theirs', 'mine']);
    await clickOn(tab, '.conflicts .files-actions .button:nth-child(3)');
    await expect.poll(chosen).toEqual(['theirs', 'theirs']);
    await clickOn(tab, '.conflict input[value=mine]');
    await expect.poll(chosen).toEqual(['mine', 'theirs']);
    await take(tab);
    await expect.poll(() => done(tab)).toEqual(['3 snippets imported']);
    expect(await stored(tab)).toEqual([first, theirs[1], third, theirs[3]]);
    await clickOn(tab, `${part} .files-state .button:not(.outlined)`);
    await expect.poll(() => stored(tab)).toEqual([first, second]);
    await closed(tab);
  });

  test('changes made in another window since the dry run are not overwritten', async () => {
    const tab = await opened([all[1]]);
    await giveSnippets(tab, [{ ...all[1], note: 'theirs', changedAt: 9 }, all[0]]);
    await expect.poll(() => counts(tab)).toEqual(['1', '1']);
    const meanwhile = { ...all[1], note: 'meanwhile', changedAt: 10 };
    await changeReaderRows(tab, { snippets: { put: [meanwhile] } });
    await take(tab);
    await expect.poll(() => textsOf(tab, '.notice p')).toHaveLength(1);
    await expect.poll(() => textsOf(tab, '.conflict-field bdi')).toEqual(['meanwhile', 'theirs']);
    expect(await stored(tab)).toEqual([meanwhile]);
    await closed(tab);
  });

  test('each format’s preview equals the saved file, which has the right name', async () => {
    const tab = await opened(all);
    await takeSavedFiles(tab);
    const starts: [string, string, string][] = [
      ['json', 'json', '{"kind":"tifa-lens-snippets","format":1'],
      ['csv', 'csv', '\ufeff"quote","note","tags"'],
      ['markdown', 'md', '# Snippets\n\n## \\=cmd\\|\\<b\\>\n\n> 稳中求进'],
      ['ris', 'ris', 'TY  - ELEC\r\nTI  - =cmd|&lt;b&gt;\r\n'],
      ['bibtex', 'bib', '@online{examplecom1970,\n  title = {{=cmd|<b>}},'],
    ];
    for (const [format, ending, start] of starts) {
      await clickOn(tab, `input[name=format][value=${format}]`);
      const plain = start.replace('\ufeff', '').replaceAll('\r', '');
      const preview = () => textsOf(tab, '.file-preview pre');
      await expect.poll(preview).toEqual([expect.stringContaining(plain.split('\n')[0])]);
      expect((await preview())[0].replaceAll('\r', '').startsWith(plain)).toBe(true);
      await clickOn(tab, '.export-choice .files-actions .button');
      const { name, bytes } = await savedFile(tab);
      expect(name).toMatch(new RegExp(`^tifa-lens-snippets-\\d{4}-\\d\\d-\\d\\d\\.${ending}$`));
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      expect(text.startsWith(start)).toBe(true);
      if (format !== 'json') continue;
      await changeReaderRows(tab, { snippets: { clear: true } });
      await give(tab, bytes);
      await expect.poll(() => counts(tab)).toEqual(['3']);
      await take(tab);
      await expect.poll(() => stored(tab)).toEqual(all);
    }
    await closed(tab);
  });

  test('each bad file gets its line, and stored data are unchanged', async () => {
    const tab = await opened([all[0]]);
    const good = snippetsJson(all, facts);
    const bad: [string, string | Uint8Array][] = [
      ['cut.json', good.slice(0, -20)],
      ['deep.json', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
      ['other.json', '{"__proto__":{"kind":"tifa-lens-snippets"}}'],
      ['newer.json', good.replace('"format":1', '"format":2')],
      ['picture.json', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xff])],
    ];
    const lines: string[] = [];
    for (const [name, content] of bad) {
      await give(tab, content, name);
      await expect.poll(() => textsOf(tab, `${part} .intake-file`)).toEqual([name]);
      lines.push(...(await textsOf(tab, `${part} .files-refused > p:last-child`)));
    }
    expect(new Set(lines).size).toBe(4);
    const wrong = [
      { ...all[1], note: 3 },
      'text',
      all[1],
      { ...all[1], note: 'twice' },
    ] as unknown as Snippet[];
    await giveSnippets(tab, wrong);
    await expect.poll(() => counts(tab)).toEqual(['1', '3']);
    expect(await textsOf(tab, '.entry-report .intake-why')).toHaveLength(3);
    expect(await stored(tab)).toEqual([all[0]]);
    await closed(tab);
  });

  test('a file of 200 MB is refused at once, unread, and the page stays responsive', async () => {
    const tab = await opened([all[0]]);
    await tab.evaluate((zone) => {
      const read = File.prototype.arrayBuffer;
      File.prototype.arrayBuffer = function () {
        document.documentElement.dataset.read = 'true';
        return read.call(this);
      };
      const piece = new Uint8Array(10_000_000);
      const file = new File(new Array(20).fill(piece), 'large.json');
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(file);
      const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      document.querySelector(zone)?.dispatchEvent(event);
    }, `${part} .drop-zone`);
    await expect.poll(() => textsOf(tab, `${part} .files-refused`)).toEqual([expect.stringContaining('200')]);
    expect(await tab.evaluate(() => document.documentElement.dataset.read ?? '')).toBe('');
    await giveSnippets(tab, all);
    await expect.poll(() => counts(tab)).toEqual(['2', '1']);
    expect(await stored(tab)).toEqual([all[0]]);
    await closed(tab);
  });

  test('the list hands over its selection, for one visit only', async () => {
    const tab = await opened(all);
    await goToPlace(tab, '#/snippets');
    await clickOn(tab, '.snippet-row .snippet-check');
    await clickOn(tab, '.snippet-selection > .button:nth-last-child(3)');
    const scope = () => textsOf(tab, '.files-scope .choice-name');
    await expect.poll(scope).toHaveLength(2);
    expect(await textsOf(tab, '.files-part .files-quiet')).toEqual(['1 snippet']);
    await goToPlace(tab, '#/settings');
    await expect.poll(() => textsOf(tab, '.storage')).toHaveLength(1);
    await goToPlace(tab, '#/files');
    await expect.poll(() => textsOf(tab, '.file-preview')).toHaveLength(1);
    expect(await scope()).toEqual([]);
    await closed(tab);
  });
});
