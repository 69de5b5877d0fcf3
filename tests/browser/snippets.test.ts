import { describe, expect, test } from 'vitest';
import { readerRows } from './database-rows';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { goToPlace, openLibrary, reload } from './library';
import { clickOn, textsOf } from './popup';
import { focusedId, openSnippets, shownIds, snippetOf, storedSnippet } from './snippets';

const phrase = (text: string) => ({
  phrase: text,
  text,
  kind: 'phrase' as const,
  frequency: 4,
  documentFrequency: 3,
  record: { national: { reports: 24, total: 71, first: 1998, last: 2025 }, congress: null, provincial: null },
});

const tea = snippetOf('tea', '要坚持稳中求进工作总基调，把茶山的事办好', 0, {
  title: '春茶会议',
  url: 'https://news.example.org/tea.html',
  site: 'news.example.org',
  date: '2023-03-18',
  tags: ['茶', '经济'],
  note: '比去年少了一句',
  phrases: [phrase('稳中求进工作总基调')],
});
const road = snippetOf('road', '先修路', 10, { title: '公路建设', tags: ['经济'] });
const school = snippetOf('school', '办好每一所学校，让孩子们在家门口上学', 20, {
  title: '教育大会',
  site: 'school.example.cn',
  changedAt: Date.now(),
});
const looked = snippetOf('looked', '稳中求进', 300, { title: '', url: '', site: '' });
const all = [tea, road, school, looked];
const newest = ['tea', 'road', 'school', 'looked'];

inEachBrowser('snippets in the library', (stage) => {
  let tab: Tab;

  const open = async (hash?: string) => {
    tab = await openSnippets(stage().browser, all, hash);
    await expect.poll(() => shownIds(tab)).not.toEqual([]);
  };
  const hash = () => tab.evaluate(() => decodeURIComponent(location.hash));
  const back = () => tab.evaluate(() => history.back());

  /** Chooses an entry of one of the lists, as the mouse does. */
  const choose = (selector: string, value: string) =>
    tab.evaluate(
      (wanted, chosen) => {
        const field = document.querySelector<HTMLSelectElement>(wanted);
        if (!field) throw new Error(`no ${wanted}`);
        field.value = chosen;
        field.dispatchEvent(new Event('change', { bubbles: true }));
      },
      selector,
      value,
    );

  test('a row says where it is from, and what was known of it on the day of saving', async () => {
    await open();
    expect(await shownIds(tab)).toEqual(newest);
    const [row] = await textsOf(tab, '.snippet-row');
    for (const words of ['春茶会议', 'news.example.org', 'Mar 18, 2023', '茶', '比去年少了一句'])
      expect(row).toContain(words);
    expect(await textsOf(tab, '.snippet-phrases li')).toEqual([
      expect.stringMatching(/3 of 5 documents of the corpus of that day.*first in the record 1998/),
    ]);
    await tab.close();
  });

  test('words are searched as they are typed; the way back, reload and links lead to what was found', async () => {
    await open();
    await tab.evaluate(() => document.body.focus());
    await tab.press('/');
    await tab.type('辦好');
    await expect.poll(() => shownIds(tab)).toEqual(['tea', 'school']);
    await tab.type(' 去年');
    await expect.poll(() => shownIds(tab)).toEqual(['tea']);
    expect(await textsOf(tab, '.snippet-head p')).toEqual(['1 of 4 snippets']);
    await reload(tab);
    await expect.poll(() => shownIds(tab)).toEqual(['tea']);
    expect(await tab.evaluate(() => document.querySelector<HTMLInputElement>('.filter')?.value)).toBe(
      '辦好 去年',
    );
    const steps = () => tab.evaluate(() => history.length);
    await clickOn(tab, '.filter');
    await tab.press('Escape');
    await expect.poll(() => shownIds(tab)).toEqual(newest);
    const before = await steps();
    await tab.type('修路');
    await expect.poll(() => shownIds(tab)).toEqual(['road']);
    expect((await steps()) - before).toBeLessThanOrEqual(1);
    await back();
    await expect.poll(() => shownIds(tab)).not.toEqual(['road']);
    await tab.evaluate(() => history.forward());
    await expect.poll(() => shownIds(tab)).toEqual(['road']);
    await clickOn(tab, '.filter');
    await tab.press('Escape');
    await expect.poll(() => shownIds(tab)).toEqual(newest);
    await tab.type('无此');
    await expect.poll(() => textsOf(tab, '.blank-title')).toEqual(['No snippet matches']);
    await clickOn(tab, '.blank .button');
    await expect.poll(() => shownIds(tab)).toEqual(newest);
    expect(await tab.evaluate(() => document.activeElement?.matches('.filter'))).toBe(true);
    await tab.close();
  });

  test('the list is narrowed by tags, site, phrase and date, and sorted; all of it is in the address', async () => {
    await open();
    const field = (at: number) => `.snippet-choice:nth-child(${at}) .select`;
    await choose(field(1), '经济');
    await expect.poll(() => shownIds(tab)).toEqual(['tea', 'road']);
    await choose(field(1), '茶');
    await expect.poll(() => shownIds(tab)).toEqual(['tea']);
    expect(await textsOf(tab, '.snippet-chosen .snippet-tag')).toEqual(['经济', '茶']);
    await back();
    await expect.poll(() => shownIds(tab)).toEqual(['tea', 'road']);
    await clickOn(tab, '.snippet-chosen .snippet-tag button');
    await expect.poll(() => shownIds(tab)).toEqual(newest);
    expect(await tab.evaluate(() => document.activeElement?.matches('.filter'))).toBe(true);
    await choose(field(2), 'school.example.cn');
    await expect.poll(() => shownIds(tab)).toEqual(['school']);
    expect(await hash()).toBe('#/snippets?site=school.example.cn');
    await clickOn(tab, '.snippet-chosen > .button');
    await choose(field(3), '稳中求进工作总基调');
    await expect.poll(() => shownIds(tab)).toEqual(['tea']);
    await clickOn(tab, '.snippet-chosen > .button');
    await choose(field(4), '2026-11-01');
    await choose(field(5), '2026-11-10');
    await expect.poll(() => shownIds(tab)).toEqual(['road']);
    await clickOn(tab, '.snippet-chosen > .button');
    await expect.poll(() => shownIds(tab)).toEqual(newest);
    const order = '.snippet-order .select';
    await choose(order, 'oldest');
    await expect.poll(() => shownIds(tab)).toEqual([...newest].reverse());
    await choose(order, 'changed');
    await expect.poll(async () => (await shownIds(tab))[0]).toBe('school');
    await choose(order, 'length');
    await expect.poll(async () => (await shownIds(tab))[0]).toBe('tea');
    expect(await hash()).toBe('#/snippets?sort=length');
    await clickOn(tab, '.snippet-phrases a');
    await expect.poll(() => shownIds(tab)).toEqual(['tea']);
    expect(await hash()).toBe('#/snippets?phrase=稳中求进工作总基调');
    await tab.close();
  });

  test('a link to one snippet goes to it; one that is gone is said', async () => {
    await open('#/snippets?id=school');
    await expect.poll(() => focusedId(tab)).toBe('school');
    await goToPlace(tab, '#/snippets?id=never');
    await expect.poll(() => textsOf(tab, '.snippet-gone')).toEqual([expect.stringContaining('deleted')]);
    expect(await shownIds(tab)).toEqual(newest);
    await tab.close();
  });

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

  describe('edited in its place', () => {
    test('a note is written, kept by Enter, taken back by Escape; another window sees it at once', async () => {
      await open();
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

    test('what is typed stays while another window changes the snippet, and each field keeps its last write', async () => {
      await open();
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
      await open();
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
      await open();
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
      await choose('.snippet-selection .select', '经济');
      await expect.poll(() => textsOf(tab, '.notice p')).toEqual(['Tag removed from 2 snippets: 经济']);
      expect((await storedSnippet(tab, 'tea'))?.tags).toEqual(['茶']);
      await clickOn(tab, '.notice .button');
      await expect.poll(async () => (await storedSnippet(tab, 'tea'))?.tags).toEqual(['茶', '经济']);
      await tab.close();
    });

    test('all that are shown are deleted, and brought back as they were', async () => {
      await open('#/snippets?tags=经济');
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
  });

  test('the keyboard alone goes through the list, and a deletion leaves the focus in it', async () => {
    await open();
    await tab.press('/');
    await tab.press('ArrowDown');
    await expect.poll(() => focusedId(tab)).toBe('tea');
    await tab.press('j');
    await expect.poll(() => focusedId(tab)).toBe('road');
    await tab.press('ArrowUp');
    await expect.poll(() => focusedId(tab)).toBe('tea');
    await tab.press('End');
    await expect.poll(() => focusedId(tab)).toBe('looked');
    await tab.press('k');
    await expect.poll(() => focusedId(tab)).toBe('school');
    await tab.press('x');
    await expect.poll(() => textsOf(tab, '.snippet-head p')).toEqual(['1 selected']);
    await tab.press(' ');
    await expect.poll(() => textsOf(tab, '.snippet-head p')).toEqual(['4 snippets']);
    await tab.press('Home');
    await tab.press('j');
    await tab.press('Delete');
    await expect.poll(() => shownIds(tab)).toEqual(['tea', 'school', 'looked']);
    await expect.poll(() => focusedId(tab)).toBe('school');
    await tab.press('End');
    await tab.press('Delete');
    await expect.poll(() => focusedId(tab)).toBe('school');
    expect(await textsOf(tab, '.notice p')).toEqual(['2 snippets deleted']);
    const unnamed = await tab.evaluate(() =>
      Array.from(document.querySelectorAll<HTMLElement>('main :is(button, input, select, textarea, a)'))
        .filter((each) => {
          const label = each.getAttribute('aria-label') ?? each.closest('label')?.textContent;
          return (label || each.textContent || '').trim() === '';
        })
        .map((each) => each.outerHTML),
    );
    expect(unnamed).toEqual([]);
    const stops = await tab.evaluate(() => document.querySelectorAll('.snippet-row[tabindex="0"]').length);
    expect(stops).toBe(1);
    await tab.close();
  });

  test('Enter opens the page, and what was looked up in the look-up', async () => {
    await open();
    await tab.press('/');
    await tab.press('ArrowDown');
    await tab.press('End');
    await expect.poll(() => focusedId(tab)).toBe('looked');
    await tab.press('Enter');
    await expect.poll(hash).toBe('#/phrase/稳中求进');
    await back();
    await expect.poll(() => shownIds(tab)).toEqual(newest);
    const link = await tab.evaluate(() => {
      const found = document.querySelector<HTMLAnchorElement>('[data-id=tea] .snippet-go');
      return { href: found?.href ?? '', target: found?.target };
    });
    expect(link.href).toContain(tea.url);
    expect(link.target).toBe('_blank');
    await tab.close();
  });

  test('ten thousand: a few rows are drawn, typing narrows them, and the last is reached by one key', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) =>
      snippetOf(`many-${at}`, `第${at}段，${'坚持稳中求进工作总基调，'.repeat(1 + (at % 9))}`, at / 100, {
        title: `第${at}页`,
        note: at % 3 === 0 ? '一行\n两行' : '',
        tags: at % 5 === 0 ? ['经济', '待核实'] : [],
      }),
    );
    tab = await openSnippets(stage().browser, many);
    await expect.poll(async () => (await shownIds(tab)).length).toBeGreaterThan(3);
    expect((await shownIds(tab)).length).toBeLessThan(60);
    await tab.press('/');
    await tab.press('ArrowDown');
    await tab.press('End');
    await expect.poll(() => focusedId(tab)).toBe('many-9999');
    const top = () =>
      tab.evaluate(() => document.querySelector('[data-id=many-9999]')?.getBoundingClientRect().top ?? -1);
    await expect.poll(top).toBeGreaterThan(0);
    expect(await top()).toBeLessThan(await tab.evaluate(() => innerHeight));
    await tab.press('/');
    await tab.type('9998段');
    await expect.poll(() => shownIds(tab)).toEqual(['many-9998']);
    expect(await textsOf(tab, '.snippet-head p')).toEqual(['1 of 10,000 snippets']);
    await tab.close();
  });
});
