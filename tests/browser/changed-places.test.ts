import { expect, test, vi } from 'vitest';
import { inEachBrowser, type Stage } from './each-browser';
import type { Tab } from './harness/browser';
import { openLibrary } from './library';
import { PATIENCE, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';
import { clickOn, textsOf } from './popup';
import { reportsOf } from './report';
import { saveByCommand, storedSnippets, untilToast } from './saving';

const north = '前三季度北岭镇春茶加工企业实现销售收入百分之九点四的增长，用工人数比上年同期略有增加。';
const south = '前三季度南坪镇春茶加工企业实现销售收入百分之七点一的增长，用工人数比上年同期略有增加。';
const plain = '乡里把茶农提出的意见逐条记下来，三天之内给出答复，并且贴在村口的公告栏上。';

inEachBrowser('saved places of a page that has changed', (stage) => {
  const bodyOf = (...lines: string[]) => [paragraph, ...lines].map((line) => `<p>${line}</p>`).join('');
  const serve = (path: string, ...lines: string[]) =>
    stage().server.addPage(path, { body: page(bodyOf(...lines)) });

  async function openSaved(path: string, wording: string, ...lines: string[]): Promise<Tab> {
    const tab = await stage().browser.open(serve(path, ...lines));
    await untilPainted(tab, formula);
    await saveByCommand(stage(), tab, wording);
    await untilToast(tab, /^Saved/);
    return tab;
  }

  /** What popup or panel list of the page's snippets, once they have been looked for. */
  async function listed(tab: Tab, open: Stage['openPopup'], expected: { found: unknown[]; lost: unknown[] }) {
    // A page looks for what was saved while it is shown, and the list is opened in a tab of its own here.
    await expect
      .poll(async () => (await reportsOf(stage(), tab)).flatMap(({ snippets }) => snippets))
      .not.toEqual([]);
    const list = await open(tab);
    await clickOn(list, '.saved-here summary');
    await vi.waitFor(async () => {
      expect(await textsOf(list, '.saved-here .found')).toEqual(expected.found);
      expect(await textsOf(list, '.saved-here .lost')).toEqual(expected.lost);
    }, PATIENCE);
    return list;
  }

  test('a neighbouring paragraph with another town and figure is not mistaken for a deleted one', async () => {
    const tab = await openSaved('/look-alike', north, plain, north, south);
    await tab.goTo(serve('/look-alike', plain, south));
    await untilPainted(tab, formula);
    const list = await listed(tab, stage().openPopup, {
      found: [],
      lost: [`${north}Not found on this page`],
    });
    await list.close();
    await tab.goTo(serve('/look-alike', south, plain, north));
    await (await listed(tab, stage().openPopup, { found: [north], lost: [] })).close();
    await tab.close();
  });

  test('other quotes, widths and characters are the same wording', async () => {
    const wording = '会议指出，“茶业兴旺”要看二〇二四年的５个指标，不能只看一时一地。';
    const tab = await openSaved('/same', wording, plain, wording);
    await tab.goTo(serve('/same', plain, '會議指出,「茶業興旺」要看二○二四年的5個指標,不能只看一時一地。'));
    await (await listed(tab, stage().openPopup, { found: [wording], lost: [] })).close();
    await tab.close();
  });

  test('popup, panel and library show deletions and insertions', async () => {
    const tab = await openSaved('/edited', plain, plain, '完。');
    await tab.goTo(serve('/edited', plain.replace('逐条记下来', '全部记下来').replace('并且', '并'), '完。'));
    const marked = /has changed since.*意见deleted: 逐条inserted: 全部记下来.*答复，并deleted: 且贴在/;
    const parts = (list: Tab) =>
      list.evaluate(() =>
        Array.from(document.querySelectorAll('.changed-text :is(del, ins)'), (each) => {
          const { textDecorationLine, textDecorationColor } = getComputedStyle(each);
          return [
            each.localName,
            each.lastChild?.textContent ?? '',
            textDecorationLine,
            textDecorationColor !== '',
          ];
        }),
      );
    const expected = [
      ['del', '逐条', 'line-through', true],
      ['ins', '全部', 'underline', true],
      ['del', '且', 'line-through', true],
    ];
    for (const open of [stage().openPopup, stage().openPanel]) {
      const list = await listed(tab, open, { found: [expect.stringMatching(marked)], lost: [] });
      expect(await parts(list)).toEqual(expected);
      await list.close();
    }
    const library = await openLibrary(stage().browser, '#/snippets');
    await expect.poll(() => parts(library)).toEqual(expected);
    await library.close();
    // With the page gone nothing is known of its wording.
    await tab.goTo(serve('/elsewhere', '完。'));
    await untilPainted(tab, formula);
    const later = await openLibrary(stage().browser, '#/snippets');
    await expect.poll(() => textsOf(later, '.snippet-row .snippet-text')).toContain(plain);
    await expect.poll(() => parts(later)).toEqual([]);
    await later.close();
    await tab.close();
  });

  test('the second of three equal items stays the second when the list grows', async () => {
    const item = '各村按时报送春茶产量';
    const items = (...lines: string[]) => lines.map((line) => `<li>${line}</li>`).join('');
    const body = (list: string) => page(`<p>${paragraph}</p><ol>${list}</ol><p>${plain}</p>`);
    const path = '/items';
    const address = stage().server.addPage(path, { body: body(items(item, item, item)) });
    const tab = await stage().browser.open(address);
    await untilPainted(tab, formula);
    await tab.evaluate(() => {
      const text = document.querySelectorAll('li')[1].firstChild as Text;
      getSelection()?.setBaseAndExtent(text, 0, text, text.length);
    });
    await stage().browser.runCommand('saveSelection', tab);
    await untilToast(tab, /^Saved/);
    const [{ quote, position }] = (await storedSnippets(stage())).filter(({ quote }) => quote.exact === item);
    expect([quote.prefix, quote.suffix]).toEqual([
      expect.stringMatching(new RegExp(`${item}\\n$`)),
      expect.stringMatching(new RegExp(`^\\n${item}`)),
    ]);
    expect(position).toBeGreaterThan(0);
    stage().server.addPage(path, { body: body(items('先把茶园的沟渠修好', item, item, item)) });
    await tab.goTo(address);
    const list = await listed(tab, stage().openPopup, { found: [item], lost: [] });
    await tab.evaluate(() => {
      for (const each of document.querySelectorAll('li')) each.style.marginBottom = '2000px';
    });
    await clickOn(list, '.saved-here button.saved-go');
    await expect
      .poll(() =>
        tab.evaluate(() => {
          const tops = Array.from(
            document.querySelectorAll('li'),
            (each) => each.getBoundingClientRect().top,
          );
          return tops.findIndex((top) => top >= 0 && top < innerHeight);
        }),
      )
      .toBe(2);
    await list.close();
    await tab.close();
  });
});
