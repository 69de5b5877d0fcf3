import { expect, test } from 'vitest';
import { clickInCard, untilCard, untilNoCard } from './card';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { PATIENCE } from './marks';
import { overlayLines } from './overlay';
import { known, page } from './page-parts';
import { untilReported } from './report';
import { savedTexts, storedSnippets } from './saving';

/** The known phrase in three pieces, and every character of it. */
const [head, middle, tail] = [known.slice(0, 4), known.slice(4, 6), known.slice(6)];
const signs = [...known];

const column = 'display:inline-flex;flex-direction:column;align-items:center';

/** The phrase as a page can show it on one line, or on lines that were broken by hand. */
const shown: readonly (readonly [name: string, html: string])[] = [
  ['a box in the line', `${head}<b style="display:inline-block">${middle}</b>${tail}`],
  ['a small picture', `${head}<img width="1" height="1">${middle}${tail}`],
  ['a float', `${head}<span style="float:right">（打印）</span>${middle}${tail}`],
  ['a placed box', `${head}<span style="position:absolute;left:-999px">茶乡网</span>${middle}${tail}`],
  ['text of no size', `${head}<span style="font-size:0">转自茶乡网</span>${middle}${tail}`],
  ['the mark of a note', `${head}${middle}<sup>[3]</sup>${tail}`],
  ['a box for each character', signs.map((sign) => `<i style="display:inline-block">${sign}</i>`).join('')],
  [
    'pinyin above each character',
    signs.map((sign) => `<span style="${column}"><small>pin</small><b>${sign}</b></span>`).join(''),
  ],
  [
    'a large first letter',
    `<span style="float:left;font-size:2em">${signs[0]}</span>${signs.slice(1).join('')}`,
  ],
  ['a line end', `${head}<br>${middle}${tail}`],
];

/** A page with something before the phrase, whose first letter matters. */
function around(html: string): string {
  const before = html.startsWith('<span style="float:left') ? '' : '今天的大会再一次说，';
  const other = '春耕时节家家户户都在地里忙着，没有一个人闲下来，大家都说今年的收成一定比去年好。';
  return page(`<p id="text">${before}${html}。会后大家都下田去了。</p><p>${other}</p>`);
}

/** A point on the nth Chinese character of the phrase. */
function pointOnSign(tab: Tab, nth: number): Promise<{ x: number; y: number }> {
  return tab.evaluate(
    (wanted, index) => {
      const all = '坚持稳中求进工作总基调';
      const walker = document.createTreeWalker(
        document.querySelector('#text, svg') as Element,
        NodeFilter.SHOW_TEXT,
      );
      let next = 0;
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        if (getComputedStyle(node.parentElement as Element).fontSize === '0px') continue;
        for (let at = 0; at < node.length; at++) {
          if (node.data[at] !== wanted[next]) {
            if (all.includes(node.data[at])) next = 0;
            continue;
          }
          if (next++ !== index) continue;
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const { left, top, width, height } = range.getBoundingClientRect();
          return { x: left + width / 2, y: top + height / 2 };
        }
      }
      throw new Error(`no ${index}th character`);
    },
    known,
    nth,
  );
}

inEachBrowser('a phrase that a page shows on one line is one mark', (stage) => {
  test.each(shown)('%s', async (name, html) => {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage(`/${encodeURIComponent(name)}`, { body: around(html) }));
    await untilReported(stage(), tab, known);
    for (const nth of [0, 4, known.length - 1]) {
      const { x, y } = await pointOnSign(tab, nth);
      await tab.click(x, y);
      expect((await untilCard(tab)).phrase).toBe(known);
      await tab.press('Escape');
      await untilNoCard(tab);
    }
    await tab.close();
  });

  test('the texts of drawings, and HTML in them', async () => {
    const { browser, server } = stage();
    const drawing = `<svg width="600" height="80"><text y="30">${known}，人人出力</text><foreignObject y="40" width="600" height="40"><div xmlns="http://www.w3.org/1999/xhtml">${known}，天天向上</div></foreignObject></svg>`;
    const tab = await browser.open(
      server.addPage('/drawing', { body: around('开春了').replace('<body>', `<body>${drawing}`) }),
    );
    await untilReported(stage(), tab, known);
    const { x, y } = await pointOnSign(tab, 3);
    await tab.click(x, y);
    expect((await untilCard(tab)).phrase).toBe(known);
    const holders = await tab.evaluate(() =>
      [...CSS.highlights.values()].flatMap((highlight) =>
        Array.from(highlight, ({ startContainer }) => startContainer.parentNode?.nodeName.toLowerCase()),
      ),
    );
    expect(holders.sort()).toEqual(['div', 'text']);
    // Firefox paints highlights on the text of drawings as well.
    const isFirefox = await tab.evaluate(() => navigator.userAgent.includes('Firefox'));
    await expect.poll(async () => (await overlayLines(tab)).length, PATIENCE).toBe(isFirefox ? 0 : 1);
    await tab.close();
  });

  test('a saved mark has the text as read, and is found again', async () => {
    const { browser, server } = stage();
    const html = `${head}<sup>[3]</sup><a style="display:inline-block" href="#k">${middle}</a><span style="float:right">（打印）</span><br>${tail}`;
    const address = server.addPage('/saved', { body: around(html) });
    const tab = await browser.open(address);
    await untilReported(stage(), tab, known);
    const { x, y } = await pointOnSign(tab, 0);
    await tab.click(x, y);
    await untilCard(tab);
    await clickInCard(tab, '.card-foot .outlined');
    await expect
      .poll(async () => (await storedSnippets(stage())).map(({ quote }) => quote.exact), PATIENCE)
      .toEqual([known]);
    await tab.goTo(address);
    await expect.poll(async () => (await savedTexts(tab)).join(''), PATIENCE).toBe(known);
    await tab.close();
  });
});
