import { describe, expect, test } from 'vitest';
import { UNDO_MS } from '../../utils/limits';
import { readerRows } from './database-rows';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { goToPlace, openLibrary } from './library';
import { clickOn, textsOf } from './popup';
import { choose, fewSnippets, focusedId, openSnippets, shownIds, storedSnippet } from './snippets';

inEachBrowser('changes of snippets', (stage) => {
  let tab: Tab;

  /** Edits a field of the snippet of the road in a window that stays in the background, where no keys can be pressed. */
  const editElsewhere = (other: Tab, key: string, text: string) =>
    other.evaluate(
      async (pressed, typed) => {
        const row = document.querySelector<HTMLElement>('[data-id=road]');
        const press = (target: Element | null | undefined, name: string) =>
          target?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
        const drawn = () => new Promise((resolve) => setTimeout(resolve, 100));
        press(row, pressed);
        await drawn();
        const field = row?.querySelector<HTMLInputElement | HTMLTextAreaElement>('textarea, [role=combobox]');
        if (!field) throw new Error('nothing to type in');
        field.value = typed;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await drawn();
        press(field, 'Enter');
      },
      key,
      text,
    );

  describe('edited in place', () => {
    test('a note is saved by Enter, cancelled by Escape; another window sees it at once', async () => {
      tab = await openSnippets(stage().browser, fewSnippets);
      const other = await openLibrary(stage().browser, '#/snippets');
      await tab.focus();
      await tab.evaluate(() => document.querySelector<HTMLElement>('[data-id=road]')?.focus());
      await tab.press('e');
      await tab.type('问问县里');
      await tab.press('Enter');
      await expect.poll(() => textsOf(other, '[data-id=road] .snippet-note')).toEqual(['问问县里']);
      await expect.poll(() => textsOf(tab, '[data-id=road] .snippet-saved')).toEqual(['Saved']);
      await expect.poll(() => focusedId(tab)).toBe('road');
      expect((await storedSnippet(tab, 'road'))?.note).toBe('问问县里');
      await tab.press('e');
      await tab.type('！！');
      await tab.press('Escape');
      await expect.poll(() => textsOf(tab, 'textarea')).toEqual([]);
      expect(await textsOf(tab, '[data-id=road] .snippet-note')).toEqual(['问问县里']);
      expect((await storedSnippet(tab, 'road'))?.note).toBe('问问县里');
      await other.close();
      await tab.close();
    });

    test('typed text stays while another window changes the snippet, and each field keeps its last write', async () => {
      tab = await openSnippets(stage().browser, fewSnippets);
      const other = await openLibrary(stage().browser, '#/snippets');
      await expect.poll(() => shownIds(other)).toContain('road');
      await tab.focus();
      await goToPlace(tab, '#/snippets?sort=changed');
      await tab.evaluate(() => document.querySelector<HTMLElement>('[data-id=road]')?.focus());
      await tab.press('e');
      await tab.type('第一');
      const before = await shownIds(tab);
      await editElsewhere(other, 't', '新签,');
      await expect.poll(() => textsOf(tab, '[data-id=road] .snippet-tag')).toEqual(['经济', '新签']);
      await editElsewhere(other, 'e', '别处');
      await expect.poll(async () => (await storedSnippet(tab, 'road'))?.note).toBe('别处');
      await expect.poll(() => textsOf(other, '[data-id=road] .snippet-note')).toEqual(['别处']);
      expect(await tab.evaluate(() => document.querySelector('textarea')?.value)).toBe('第一');
      expect(await shownIds(tab)).toEqual(before);
      await tab.press('Enter');
      await expect.poll(() => textsOf(other, '[data-id=road] .snippet-note')).toEqual(['第一']);
      expect(await storedSnippet(tab, 'road')).toMatchObject({ note: '第一', tags: ['经济', '新签'] });
      await expect.poll(async () => (await shownIds(tab))[0]).toBe('road');
      await other.close();
      await tab.close();
    });

    test('a tag is suggested as it is typed, and the title can be changed', async () => {
      tab = await openSnippets(stage().browser, fewSnippets);
      await tab.evaluate(() => document.querySelector<HTMLElement>('[data-id=school]')?.focus());
      await tab.press('t');
      await tab.type('經');
      await expect.poll(() => textsOf(tab, '[role=option]')).toEqual(['经济']);
      await tab.press('ArrowDown');
      await tab.press('Enter');
      await expect.poll(async () => (await storedSnippet(tab, 'school'))?.tags).toEqual(['经济']);
      await tab.press('Enter');
      await expect.poll(() => focusedId(tab)).toBe('school');
      await clickOn(tab, '[data-id=school] .snippet-actions .button:nth-of-type(3)');
      await tab.type('（节选）');
      await clickOn(tab, '.view-title');
      await expect.poll(() => textsOf(tab, '[data-id=school] .snippet-go')).toEqual(['教育大会（节选）']);
      expect(await storedSnippet(tab, 'school')).toMatchObject({ title: '教育大会（节选）', tags: ['经济'] });
      await tab.close();
    });
  });

  describe('several at once', () => {
    test('a range is tagged, and the tag is taken away, each with undo', async () => {
      tab = await openSnippets(stage().browser, fewSnippets);
      await clickOn(tab, '[data-id=tea] .snippet-check');
      await tab.evaluate(() => {
        const box = document.querySelector('[data-id=school] .snippet-check');
        box?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: true }));
      });
      await expect.poll(() => textsOf(tab, '.snippet-head p')).toEqual(['3 selected']);
      await clickOn(tab, '.snippet-selection input');
      await tab.type('经济');
      await tab.press('Enter');
      await expect.poll(() => textsOf(tab, '.notice p')).toEqual(['Tag added to 1 snippet: 经济']);
      expect((await storedSnippet(tab, 'school'))?.tags).toEqual(['经济']);
      await clickOn(tab, '.notice .button');
      await expect.poll(async () => (await storedSnippet(tab, 'school'))?.tags).toEqual([]);
      expect((await storedSnippet(tab, 'road'))?.tags).toEqual(['经济']);
      await choose(tab, '.snippet-selection .select', '经济');
      await expect.poll(() => textsOf(tab, '.notice p')).toEqual(['Tag removed from 2 snippets: 经济']);
      expect((await storedSnippet(tab, 'tea'))?.tags).toEqual(['茶']);
      await clickOn(tab, '.notice .button');
      await expect.poll(async () => (await storedSnippet(tab, 'tea'))?.tags).toEqual(['茶', '经济']);
      await tab.close();
    });

    test('all shown ones are deleted and restored unchanged', async () => {
      tab = await openSnippets(stage().browser, fewSnippets, '#/snippets?tags=经济');
      await expect.poll(() => shownIds(tab)).toEqual(['tea', 'road']);
      const before = await readerRows(tab, 'snippets');
      await clickOn(tab, '.snippet-head .snippet-check');
      await clickOn(tab, '.snippet-selection .button:nth-last-of-type(2)');
      await expect.poll(() => textsOf(tab, '.notice p')).toEqual(['2 snippets deleted']);
      expect(await readerRows(tab, 'snippets')).toHaveLength(2);
      await expect.poll(() => tab.evaluate(() => document.activeElement?.matches('.filter'))).toBe(true);
      await clickOn(tab, '.notice .button');
      await expect.poll(() => shownIds(tab)).toEqual(['tea', 'road']);
      expect(await readerRows(tab, 'snippets')).toEqual(before);
      await tab.close();
    });

    test('the notice with its undo stays while the focus is in it', async () => {
      tab = await openSnippets(stage().browser, fewSnippets);
      // Timers of that length wait for `timeIsUp`, so that nothing depends on how fast the test is.
      await tab.evaluate((ms) => {
        const waiting = new Map<number, () => void>();
        const { setTimeout: begin, clearTimeout: end } = window;
        let last = 1e9;
        const held = (work: () => void, after?: number) => {
          if (after !== ms) return begin.call(window, work, after);
          waiting.set(++last, work);
          return last;
        };
        Object.assign(window, {
          setTimeout: held,
          clearTimeout: (id?: number) => (waiting.delete(id ?? 0) ? undefined : end.call(window, id)),
          timeIsUp: () => [...waiting.values()].map((work) => work()).length,
        });
      }, UNDO_MS);
      const timeIsUp = () => tab.evaluate(() => (window as unknown as { timeIsUp(): number }).timeIsUp());
      await tab.evaluate(() => document.querySelector<HTMLElement>('[data-id=road]')?.focus());
      await tab.press('Delete');
      await expect.poll(() => textsOf(tab, '.notice p')).toEqual(['Snippet deleted']);
      await tab.evaluate(() => document.querySelector<HTMLElement>('.notice .button')?.focus());
      expect(await timeIsUp()).toBe(0);
      expect(await textsOf(tab, '.notice p')).toEqual(['Snippet deleted']);
      await tab.evaluate(() => document.querySelector<HTMLElement>('.filter')?.focus());
      expect(await timeIsUp()).toBe(1);
      await expect.poll(() => textsOf(tab, '.notice p')).toEqual([]);
      await tab.close();
    });
  });
});
