import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FrameReport } from '../../utils/reports/report';
import { bytesOf } from '../unit/intake/texts';
import { clickMark } from './card';
import { inEachBrowser } from './each-browser';
import { importFiles, storedDocuments } from './given-files';
import type { Tab } from './harness/browser';
import { goToPlace, openLibrary } from './library';
import { PATIENCE, paintedTexts, untilPainted } from './marks';
import { formula } from './page-parts';
import { clickOn, textsOf } from './popup';
import { removeDocuments, untilInstalled } from './user-corpus';

/** As they are bundled. */
const BUNDLED = 5;

/** Sentences that neither corpus nor record have, long enough to be recognised by; three of one article, one of another. */
const [first, second, third] = [
  '云溪县城北新修的石板桥在谷雨那天通车，老街坊们提着灯笼走了一个来回。',
  '造桥的石匠姓龚，祖上三代都在青龙山脚下凿石头，如今带着十二个徒弟。',
  '桥头那棵皂荚树没有砍，设计图为它改了四稿，栏杆在树根旁拐了一道弯。',
];
const other = '渡口的老船工收起篙子，说往后要在桥头卖凉粉，给过路的人讲从前摆渡的故事。';
const others = [
  other,
  '凉粉摊子支在茶馆对面，头一天就卖出去八十碗，碗是从瓷窑镇挑来的粗瓷。',
  '镇上的小学生排着队来听故事，老船工的嗓子到傍晚已经哑了。',
];

const article = (sentences: readonly string[]) =>
  `<article>${sentences.map((sentence) => `<p>${sentence}</p>`).join('')}</article>`;
const pageOf = (title: string, content: string) =>
  `<!doctype html><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${content}`;

inEachBrowser('own documents', (stage) => {
  let library: Tab;

  beforeAll(async () => {
    library = await openLibrary(stage().browser, '#/settings');
  });

  afterAll(async () => {
    expect(await stage().browser.takeErrors()).toEqual([]);
  });

  /** What a tab's top frame has reported once all of it is matched; null before. */
  async function report(tab: Tab): Promise<FrameReport | null> {
    const reports = await library.evaluate(
      async (key) => (await chrome.storage.session.get(key))[key] as Record<number, FrameReport> | undefined,
      `tabReport:${tab.id}`,
    );
    return reports?.[0]?.complete ? reports[0] : null;
  }

  /** The report once it names this many own documents, or at once where it never changes. */
  async function reportWith(tab: Tab, own: number): Promise<FrameReport> {
    return vi.waitFor(async () => {
      const reported = await report(tab);
      if (reported === null) throw new Error('not all is matched');
      expect(reported.own).toHaveLength(own);
      return reported;
    }, PATIENCE);
  }

  const marksIn = ({ han, painted, marks }: FrameReport) => ({ han, painted, marks });

  async function removeAll(): Promise<void> {
    const stored = await storedDocuments(library);
    await removeDocuments(
      library,
      stored.map(({ info }) => info.id),
    );
    await untilInstalled(library, BUNDLED);
  }

  /** Imports a text as a file, and waits until pages are matched with it. */
  async function importText(text: string, documents: number): Promise<void> {
    await goToPlace(library, '#/add');
    await importFiles(library, [{ name: `${documents}.txt`, bytes: bytesOf(text) }]);
    await untilInstalled(library, BUNDLED + documents);
  }

  test('an added page keeps its marks and share, and says that it was added', async () => {
    const { browser, server } = stage();
    const sample = await readFile(new URL('../fixtures/sample-page.html', import.meta.url), 'utf8');
    const tab = await browser.open(server.addPage('/sample', { body: sample }));
    const before = marksIn(await reportWith(tab, 0));
    expect(before.painted).toBeGreaterThan(100);
    const form = await openLibrary(browser, `#/add/${tab.id}`);
    await clickOn(form, '.page-fields .intake-next button');
    await untilInstalled(library, BUNDLED + 1);
    await form.close();
    await tab.focus();
    expect(marksIn(await reportWith(tab, 1))).toEqual(before);
    const [{ info }] = await storedDocuments(library);

    const popup = await stage().openPopup(tab);
    await expect.poll(() => textsOf(popup, '.own-documents a'), PATIENCE).toEqual([info.title]);
    const panel = await stage().openPanel(tab);
    await expect.poll(() => textsOf(panel, '.own-documents a'), PATIENCE).toEqual([info.title]);
    await panel.close();
    await clickOn(popup, '.own-documents a');
    const address = `${browser.extensionAddress}library.html#/documents/${info.id}`;
    await expect.poll(() => browser.addresses(), PATIENCE).toContain(address);
    await popup.close();
    await tab.focus();

    // Not a word of the menu, whose links take clicks themselves.
    const [{ text }] = before.marks.filter((mark) => mark.text.length > 8);
    await clickMark(tab, text);
    // A page can find out by `window.find` what its card says, and is not to learn that the user keeps it.
    expect(await tab.evaluateInCard((root) => root?.textContent ?? '')).not.toMatch(/you added/i);
    await tab.press('Escape');

    // The background has forgotten everything.
    await browser.stopBackground();
    await tab.goTo(`${await tab.evaluate(() => location.href)}?utm_source=mail#part`);
    expect(marksIn(await reportWith(tab, 1))).toEqual(before);
    await removeAll();
    await tab.focus();
    expect(marksIn(await reportWith(tab, 0))).toEqual(before);
    await tab.close();
  });

  test('the same holds for a text imported as a file, on any page and amid any other text', async () => {
    const { browser, server } = stage();
    const lines = [first, second, third];
    const notes = `<ul>${'<li>另一篇文章的标题写在这里供人点开看</li>'.repeat(30)}</ul>`;
    const pages = [
      pageOf('石板桥通车', article(lines)),
      pageOf('转载：石板桥通车', `${notes}<p>云溪网讯（记者 龚明）${lines.join('')}</p>${notes}`),
    ];
    const tabs: Tab[] = [];
    for (const [i, body] of pages.entries())
      tabs.push(await browser.open(server.addPage(`/site${i}`, { body })));
    const quoting = await browser.open(
      server.addPage('/quoting', { body: pageOf('摆渡', article([...others, `报上说：${second}`])) }),
    );
    for (const tab of [...tabs, quoting]) {
      await tab.focus();
      expect((await reportWith(tab, 0)).marks).toEqual([]);
    }
    await importText(`石板桥通车\n${lines.join('\n')}\n责任编辑：龚明`, 1);
    for (const tab of tabs) {
      await tab.focus();
      expect((await reportWith(tab, 1)).marks).toEqual([]);
    }
    await quoting.focus();
    const isMarked = async () => (await reportWith(quoting, 0)).marks.map(({ kind }) => kind);
    await expect.poll(isMarked, PATIENCE).toContain('reuse');

    // A second document that agrees with the page is left out as well.
    await importText(`石板桥通车的消息\n${lines.join('')}`, 2);
    for (const tab of tabs) {
      await tab.focus();
      expect((await reportWith(tab, 2)).marks).toEqual([]);
    }
    for (const tab of [...tabs, quoting]) await tab.close();
  });

  test('a page that changes to another text is compared again, and gets its marks', async () => {
    const { browser, server } = stage();
    const body = pageOf('石板桥通车', article([first, second, third]));
    const tab = await browser.open(server.addPage('/changing', { body }));
    expect((await reportWith(tab, 2)).marks).toEqual([]);
    await tab.evaluate(
      (content) => {
        history.pushState(null, '', '/changing/other');
        const shown = document.querySelector('article');
        if (shown) shown.innerHTML = content;
      },
      article([...others, second]),
    );
    await expect.poll(async () => (await report(tab))?.own, PATIENCE).toEqual([]);
    await expect.poll(async () => (await report(tab))?.marks.length, PATIENCE).toBeGreaterThan(0);
    await tab.evaluate(
      (content) => {
        const shown = document.querySelector('article');
        if (shown) shown.innerHTML = content;
      },
      article([first, second, third]),
    );
    expect((await reportWith(tab, 2)).marks).toEqual([]);
    await tab.close();
    await removeAll();
  });

  test('a document that is read in the library does not explain itself', async () => {
    // Twice, so that its sentences would be runs and phrases of the corpus.
    await importText(`石板桥通车\n${first}\n${formula}。\n${second}`, 1);
    await importText(`石板桥通车的消息\n${first}\n${formula}。\n${second}`, 2);
    for (const { info } of await storedDocuments(library)) {
      const reading = await openLibrary(stage().browser, `#/documents/${info.id}`);
      await untilPainted(reading, formula);
      expect(await paintedTexts(reading)).toEqual([formula]);
      await reading.close();
    }
    await removeAll();
  });
});
