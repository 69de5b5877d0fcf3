import { expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { goToPlace, reload } from './library';
import { clickOn, textsOf } from './popup';
import {
  choose,
  fewSnippets,
  focusedId,
  newestFirst,
  openSnippets,
  shownIds,
  snippetOf,
  tea,
} from './snippets';

inEachBrowser('snippets in the library', (stage) => {
  let tab: Tab;

  const open = async (hash?: string) => {
    tab = await openSnippets(stage().browser, fewSnippets, hash);
    await expect.poll(() => shownIds(tab)).not.toEqual([]);
  };
  const hash = () => tab.evaluate(() => decodeURIComponent(location.hash));
  const back = () => tab.evaluate(() => history.back());

  test('a row shows its source, and its hits on the day of saving', async () => {
    await open();
    expect(await shownIds(tab)).toEqual(newestFirst);
    const [row] = await textsOf(tab, '.snippet-row');
    for (const words of ['春茶会议', 'news.example.org', 'Mar 18, 2023', '茶', '比去年少了一句'])
      expect(row).toContain(words);
    expect(await textsOf(tab, '.snippet-phrases li')).toEqual([
      expect.stringMatching(/3 of 5 documents of the corpus of that day.*first in the record 1998/),
    ]);
    await tab.close();
  });

  test('a copy has its source in words, or by the standard if the option is on', async () => {
    await open();
    const copied = async (keys: string) => {
      await tab.evaluate(() => {
        delete document.documentElement.dataset.copied;
        navigator.clipboard.writeText = async (text) => {
          document.documentElement.dataset.copied = text;
        };
      });
      await tab.evaluate(() => document.querySelector<HTMLElement>('.snippet-row')?.focus());
      await tab.press(keys);
      const text = () => tab.evaluate(() => document.documentElement.dataset.copied ?? '');
      await expect.poll(text).not.toBe('');
      return (await text()).split('\n');
    };
    const [wording, title] = await copied('c');
    expect(title).toBe('春茶会议');
    await tab.evaluate(() => {
      location.hash = '#/settings';
    });
    await expect
      .poll(() => textsOf(tab, '.options .switch'))
      .toContainEqual(expect.stringMatching(/GB\/T 7714/));
    await tab.evaluate(() =>
      Array.from(document.querySelectorAll<HTMLElement>('.options .switch'))
        .find((each) => each.textContent?.includes('GB/T 7714'))
        ?.querySelector<HTMLElement>('input, button')
        ?.click(),
    );
    const stored = () =>
      tab.evaluate(async () => {
        const { settings } = await chrome.storage.local.get('settings');
        return (settings as { citeByStandard?: boolean } | undefined)?.citeByStandard ?? false;
      });
    await expect.poll(stored).toBe(true);
    await tab.evaluate(() => {
      location.hash = '#/snippets';
    });
    await expect.poll(() => shownIds(tab)).not.toEqual([]);
    expect(await copied('c')).toEqual([
      wording,
      expect.stringMatching(/^春茶会议\[EB\/OL\]\. \(2023-03-18\)\[2026-11-20\]\. https:/),
    ]);
    await tab.evaluate(() => chrome.storage.local.set({ settings: {} }));
    await tab.close();
  });

  test('search works while typing; back, reload and links lead to the same result', async () => {
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
    await expect.poll(() => shownIds(tab)).toEqual(newestFirst);
    // After a reload nothing is being typed, so the next text has a step of its own, and no more than one.
    await reload(tab);
    await expect.poll(() => shownIds(tab)).toEqual(newestFirst);
    const before = await steps();
    await clickOn(tab, '.filter');
    await tab.type('修路');
    await expect.poll(() => shownIds(tab)).toEqual(['road']);
    expect(await steps()).toBe(before + 1);
    await back();
    await expect.poll(() => shownIds(tab)).toEqual(newestFirst);
    await tab.evaluate(() => history.forward());
    await expect.poll(() => shownIds(tab)).toEqual(['road']);
    await clickOn(tab, '.filter');
    await tab.press('Escape');
    await expect.poll(() => shownIds(tab)).toEqual(newestFirst);
    await tab.type('无此');
    await expect.poll(() => textsOf(tab, '.blank-title')).toEqual(['No snippet matches']);
    await clickOn(tab, '.blank .button');
    await expect.poll(() => shownIds(tab)).toEqual(newestFirst);
    expect(await tab.evaluate(() => document.activeElement?.matches('.filter'))).toBe(true);
    await tab.close();
  });

  test('the list is filtered by tags, site, phrase and date, and sorted; the address has it all', async () => {
    await open();
    const field = (at: number) => `.snippet-choice:nth-child(${at}) .select`;
    await choose(tab, field(1), '经济');
    await expect.poll(() => shownIds(tab)).toEqual(['tea', 'road']);
    await choose(tab, field(1), '茶');
    await expect.poll(() => shownIds(tab)).toEqual(['tea']);
    expect(await textsOf(tab, '.snippet-chosen .snippet-tag')).toEqual(['经济', '茶']);
    await back();
    await expect.poll(() => shownIds(tab)).toEqual(['tea', 'road']);
    await clickOn(tab, '.snippet-chosen .snippet-tag button');
    await expect.poll(() => shownIds(tab)).toEqual(newestFirst);
    expect(await tab.evaluate(() => document.activeElement?.matches('.filter'))).toBe(true);
    await choose(tab, field(2), 'school.example.cn');
    await expect.poll(() => shownIds(tab)).toEqual(['school']);
    expect(await hash()).toBe('#/snippets?site=school.example.cn');
    await clickOn(tab, '.snippet-chosen > .button');
    await choose(tab, field(3), '稳中求进工作总基调');
    await expect.poll(() => shownIds(tab)).toEqual(['tea']);
    await clickOn(tab, '.snippet-chosen > .button');
    await choose(tab, field(4), '2026-11-01');
    await choose(tab, field(5), '2026-11-10');
    await expect.poll(() => shownIds(tab)).toEqual(['road']);
    await clickOn(tab, '.snippet-chosen > .button');
    await expect.poll(() => shownIds(tab)).toEqual(newestFirst);
    const order = '.snippet-order .select';
    await choose(tab, order, 'oldest');
    await expect.poll(() => shownIds(tab)).toEqual([...newestFirst].reverse());
    await choose(tab, order, 'changed');
    await expect.poll(async () => (await shownIds(tab))[0]).toBe('school');
    await choose(tab, order, 'length');
    await expect.poll(async () => (await shownIds(tab))[0]).toBe('tea');
    expect(await hash()).toBe('#/snippets?sort=length');
    await clickOn(tab, '.snippet-phrases a');
    await expect.poll(() => shownIds(tab)).toEqual(['tea']);
    expect(await hash()).toBe('#/snippets?phrase=稳中求进工作总基调');
    await tab.close();
  });

  test('a link leads to its snippet, or says that it is gone', async () => {
    await open('#/snippets?id=school');
    await expect.poll(() => focusedId(tab)).toBe('school');
    await goToPlace(tab, '#/snippets?id=never');
    await expect.poll(() => textsOf(tab, '.snippet-gone')).toEqual([expect.stringContaining('deleted')]);
    expect(await shownIds(tab)).toEqual(newestFirst);
    await tab.close();
  });

  test('the list works by keyboard alone, and a deletion leaves the focus in it', async () => {
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
    await expect.poll(() => textsOf(tab, '.notice p')).toEqual(['2 snippets deleted']);
    const unnamed = await tab.evaluate(() =>
      Array.from(document.querySelectorAll<HTMLElement>('main :is(button, input, select, textarea, a)'))
        .filter((each) => {
          const label = each.getAttribute('aria-label') ?? each.closest('label')?.textContent;
          return (label || each.textContent || '').trim() === '';
        })
        .map((each) => each.outerHTML),
    );
    expect(unnamed).toEqual([]);
    const stops = () => tab.evaluate(() => document.querySelectorAll('.snippet-row[tabindex="0"]').length);
    await expect.poll(stops).toBe(1);
    await tab.close();
  });

  test('Enter opens the page, or the look-up for a looked-up wording', async () => {
    await open();
    await tab.press('/');
    await tab.press('ArrowDown');
    await tab.press('End');
    await expect.poll(() => focusedId(tab)).toBe('looked');
    await tab.press('Enter');
    await expect.poll(hash).toBe('#/phrase/稳中求进');
    await back();
    await expect.poll(() => shownIds(tab)).toEqual(newestFirst);
    const link = await tab.evaluate(() => {
      const found = document.querySelector<HTMLAnchorElement>('[data-id=tea] .snippet-go');
      return { href: found?.href ?? '', target: found?.target };
    });
    expect(link.href).toContain(tea.url);
    expect(link.target).toBe('_blank');
    await tab.close();
  });

  test('ten thousand: only a few rows are drawn, typing filters them, and one key reaches the last', async () => {
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
