import { expect, test, vi } from 'vitest';
import { inEachBrowser } from './each-browser';
import { PATIENCE, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';
import { clickOn, textsOf } from './popup';
import { untilReported } from './report';
import { untilInstalled } from './user-corpus';

/** As they are bundled. */
const BUNDLED = 5;

/** A verbatim run that no bundled document and no report has. */
const run = '把云溪茶谷建成山水相依茶旅相融的省级样板';

const article = page(
  `<header><a href="/">云溪在线</a></header><main><article><h1>云溪茶谷开园</h1><p>2024年3月5日　来源：云溪日报</p>${[
    `县里开会研究茶谷建设，提出要${run}，让群众在家门口就业增收。`,
    '茶农老李说，今年春茶的价钱比去年好，合作社统一收购，不用再挑到镇上去卖。',
    '县农业局的同志介绍，茶谷沿河修了十里步道，通了客车，周末来的人一拨接着一拨。',
    '下一步还要把老茶厂改成展馆，请老师傅教手艺，把炒茶的功夫传下去。',
  ]
    .map((text) => `<p>${text}</p>`)
    .join('')}</article></main><footer>关于我们</footer>`,
  '<meta property="og:site_name" content="云溪在线">',
);

inEachBrowser('the whole way', (stage) => {
  test('from “add this page” to a mark on another page that only the new document explains, and undo', async () => {
    const { browser, server, openPopup } = stage();
    const other = await browser.open(
      server.addPage('/other', { body: page(`<p>${paragraph}</p><p>文件提出，${run}。</p>`) }),
    );
    await untilPainted(other, formula);
    await untilReported(stage(), other, formula);
    await untilReported(stage(), other, run, false);

    const tab = await browser.open(server.addPage('/article', { body: article }));
    const popup = await openPopup(tab);
    const before = new Set(await browser.addresses());
    await clickOn(popup, '.ways button');
    const opened = await vi.waitFor(async () => {
      const address = (await browser.addresses()).find(
        (each) => !before.has(each) && each.includes('library.html'),
      );
      if (address === undefined) throw new Error('the library was not opened');
      return address;
    }, PATIENCE);
    expect(opened).toBe(`${browser.extensionAddress}library.html#/add/${tab.id}`);
    const library = await browser.open(opened);
    await expect.poll(() => textsOf(library, '.page-form')).toHaveLength(1);
    await clickOn(library, '.page-form .outlined');
    await untilInstalled(library, BUNDLED + 1);
    await other.focus();
    await untilReported(stage(), other, run);
    expect(await browser.takeErrors()).toEqual([]);
  });
});
