import { describe, expect, test } from 'vitest';
import type { Snippet } from '../../utils/snippets/snippet';
import { clickInSurface } from './card';
import { changeReaderRows, readerRows } from './database-rows';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { openLibrary } from './library';
import { untilPainted } from './marks';
import { formula, known, page, paragraph } from './page-parts';
import { clickOn, clickUntilShown, textsOf } from './popup';
import { openNote, saveByCommand, storedSnippets, toast, typeKeys, untilSaved, untilToast } from './saving';
import { fewSnippets, openSnippets, shownIds, storedSnippet } from './snippets';

const [first, second] = ['今年第一次用上了无人机', '把新买的茶苗一株一株栽下去'];
const body = `<p>${paragraph}</p><p>老李${first}。</p><p>他${second}。</p><p>会议强调，${known}。</p>`;

inEachBrowser('a half-typed note', (stage) => {
  /** The note of each snippet, by its wording. */
  async function notes(): Promise<Record<string, string>> {
    const all = await storedSnippets(stage());
    return Object.fromEntries(all.map(({ quote, note }) => [quote.exact, note]));
  }

  /** Deletes all snippets in another window, past this one's code. */
  async function deleteElsewhere(): Promise<void> {
    const other = await openLibrary(stage().browser, '#/files');
    await changeReaderRows(other, { snippets: { clear: true } });
    await other.close();
  }

  describe('on the page', () => {
    const typed = (tab: Tab) =>
      tab.evaluateInCard((root) => root?.querySelector<HTMLInputElement>('.toast-note input')?.value ?? null);

    /** A page on which a passage was saved and a note is being typed. */
    async function opened(path: string, note = 'tea'): Promise<Tab> {
      const { browser, server } = stage();
      const tab = await browser.open(server.addPage(path, { body: page(body) }));
      await untilPainted(tab, formula);
      await saveByCommand(stage(), tab, first);
      await untilToast(tab, /^Saved/);
      await openNote(tab);
      await typeKeys(tab, note);
      await expect.poll(() => typed(tab)).toBe(note);
      return tab;
    }

    test('is stored before the notice of another save replaces it and says so', async () => {
      const tab = await opened('/another');
      await saveByCommand(stage(), tab, second);
      await untilToast(tab, /^Saved/);
      const lines = () =>
        tab.evaluateInCard((root) =>
          Array.from(root?.querySelectorAll('.toast p') ?? [], (line) => line.textContent ?? ''),
        );
      await expect
        .poll(lines)
        .toEqual([expect.any(String), second, 'The note you were writing was saved too.']);
      expect(await notes()).toMatchObject({ [first]: 'tea', [second]: '' });
      await tab.close();
    });

    test('is stored before the notice is closed, and when the page is left', async () => {
      const tab = await opened('/closed');
      await clickInSurface(tab, '.toast > .square');
      await expect.poll(() => toast(tab)).toBeNull();
      await expect.poll(async () => (await notes())[first]).toBe('tea');
      await tab.close();
      const left = await opened('/left', 'hill');
      await left.goTo(stage().server.addPage('/next', { body: page('<p>next</p>') }));
      await expect
        .poll(async () => (await storedSnippets(stage())).map(({ note }) => note).sort())
        .toEqual(expect.arrayContaining(['hill', 'tea']));
      await left.close();
    });

    test('stays if its snippet was deleted elsewhere; the notice says so and can restore both', async () => {
      const tab = await opened('/deleted');
      await deleteElsewhere();
      await tab.focus();
      await tab.press('Enter');
      await untilToast(tab, /^This snippet was deleted in the meantime/);
      expect(await typed(tab)).toBe('tea');
      expect(await notes()).toEqual({});
      await clickInSurface(tab, '.toast-note button');
      await untilToast(tab, /^Note saved/);
      expect(await notes()).toEqual({ [first]: 'tea' });
      await untilSaved(tab, [first]);
      await tab.close();
    });

    test('stays even if another save’s notice is due, which is shown afterwards', async () => {
      const tab = await opened('/both');
      await deleteElsewhere();
      await tab.focus();
      await saveByCommand(stage(), tab, second);
      await untilToast(tab, /^This snippet was deleted in the meantime/);
      expect(await typed(tab)).toBe('tea');
      await expect.poll(notes).toEqual({ [second]: '' });
      await clickInSurface(tab, '.toast-note button');
      expect((await untilToast(tab, /^Saved/)).text).toBe(second);
      expect(await notes()).toEqual({ [first]: 'tea', [second]: '' });
      await tab.close();
    });
  });

  describe.each(['popup', 'panel'] as const)('in the %s', (surface) => {
    const rowOf = (at: number) =>
      surface === 'popup'
        ? `.phrases > li:nth-child(${at}) > .square`
        : `[data-index="${at - 1}"] .phrase > .square:last-of-type`;

    async function opened(path: string): Promise<{ tab: Tab; list: Tab }> {
      const { browser, server, openPanel, openPopup } = stage();
      const tab = await browser.open(server.addPage(path, { body: page(body) }));
      await untilPainted(tab, formula);
      await deleteElsewhere();
      const list = await (surface === 'popup' ? openPopup : openPanel)(tab);
      await clickUntilShown(list, rowOf(1), '.notice .button');
      await expect.poll(() => textsOf(list, '.notice .button')).toEqual(['Undo', 'Add note']);
      await clickOn(list, '.notice .button:nth-child(2)');
      await expect
        .poll(() => list.evaluate(() => document.activeElement?.matches('.notice input')))
        .toBe(true);
      await list.type('茶');
      return { tab, list };
    }

    test('is stored before another notice replaces it and says so', async () => {
      const { tab, list } = await opened(`/${surface}-another`);
      await clickOn(list, rowOf(2));
      await expect
        .poll(() => textsOf(list, '.notice p'))
        .toEqual(['Saved as a snippet', 'The note you were writing was saved too.']);
      const rows = await readerRows<Snippet>(list, 'snippets');
      expect(rows.map(({ note }) => note).sort()).toEqual(['', '茶']);
      await list.close();
      await tab.close();
    });

    test('is stored when the window is closed', async () => {
      const { tab, list } = await opened(`/${surface}-closed`);
      await list.close();
      await expect.poll(async () => Object.values(await notes())).toEqual(['茶']);
      await tab.close();
    });

    test('stays if its snippet was deleted elsewhere, also under later notices, until that is put back', async () => {
      const { tab, list } = await opened(`/${surface}-deleted`);
      await deleteElsewhere();
      await list.focus();
      await list.press('Enter');
      const gone = ['The snippet was deleted in the meantime. What you wrote is still here.', '茶'];
      await expect.poll(() => textsOf(list, '.notice p')).toEqual(gone);
      await clickOn(list, rowOf(2));
      await expect.poll(() => textsOf(list, '.notice p')).toEqual(['Saved as a snippet']);
      await clickOn(list, '.notice .button');
      await expect.poll(() => textsOf(list, '.notice p')).toEqual(gone);
      await clickOn(list, '.notice .button');
      await expect.poll(() => readerRows<Snippet>(list, 'snippets')).toMatchObject([{ note: '茶' }]);
      await list.close();
      await tab.close();
    });
  });

  describe('in the library’s list', () => {
    /** Deletes a snippet in a window that stays in the background, by its own code, so that others see it. */
    const deleteRow = (other: Tab, id: string) =>
      other.evaluate((wanted) => {
        const row = document.querySelector(`[data-id=${wanted}]`);
        row?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Delete', bubbles: true, cancelable: true }));
      }, id);

    test.each([
      ['a note', 'e', '问问县里', { note: '问问县里', tags: ['经济'] }],
      ['a tag', 't', '要查', { tags: ['经济', '要查'] }],
    ] as const)(
      '%s stays where the snippet was deleted elsewhere, and is put back with it',
      async (_, key, text, part) => {
        const tab = await openSnippets(stage().browser, fewSnippets);
        const other = await openLibrary(stage().browser, '#/snippets');
        await expect.poll(() => shownIds(other)).toContain('road');
        await tab.focus();
        await tab.evaluate(() => document.querySelector<HTMLElement>('[data-id=road]')?.focus());
        await tab.press(key);
        await tab.type(text);
        await deleteRow(other, 'road');
        await expect.poll(() => shownIds(tab)).not.toContain('road');
        await expect
          .poll(() => textsOf(tab, '.notice p'))
          .toEqual(['The snippet was deleted in the meantime. What you wrote is still here.', text]);
        expect(await storedSnippet(tab, 'road')).toBeUndefined();
        await clickOn(tab, '.notice .button');
        await expect.poll(() => storedSnippet(tab, 'road')).toMatchObject(part);
        // The other window's undo does not write over it.
        await other.focus();
        await clickOn(other, '.notice .button');
        await expect.poll(() => textsOf(other, '.notice')).toEqual([]);
        expect(await storedSnippet(tab, 'road')).toMatchObject(part);
        await other.close();
        await tab.close();
      },
    );
  });
});
