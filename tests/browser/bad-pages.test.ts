import { expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { paintedTexts, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';

/** 5 million characters of ordinary Chinese with a formula at either end. */
const hugeBody = `<p>${paragraph}</p>${`<p>${'今天的风很大，河边的柳树一直摇到天黑。'.repeat(50)}</p>`.repeat(5_000)}<p>${paragraph}</p>`;

inEachBrowser('bad pages', (stage) => {
  /** Opens a page and a good one after it, whose marks show that the extension still works. */
  async function open(path: string, body: string | Buffer, type = 'text/html; charset=utf-8'): Promise<Tab> {
    const { browser, server } = stage();
    await browser.takeErrors();
    return browser.open(server.addPage(path, { body, headers: { 'Content-Type': type } }));
  }

  async function expectNoErrors(): Promise<void> {
    const { browser, server } = stage();
    const good = await browser.open(server.addPage('/good', { body: page(`<p>${paragraph}</p>`) }));
    await untilPainted(good, formula);
    await good.close();
    expect(await browser.takeErrors()).toEqual([]);
  }

  test('an SVG document', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="90"><text y="20">${paragraph}</text></svg>`;
    const tab = await open('/drawing.svg', svg, 'image/svg+xml');
    await expectNoErrors();
    await tab.close();
  });

  test('an XML document', async () => {
    const tab = await open('/data.xml', `<?xml version="1.0"?><a><b>${paragraph}</b></a>`, 'application/xml');
    await expectNoErrors();
    await tab.close();
  });

  test('a document without a body, an empty one, and plain text', async () => {
    const tab = await open(
      '/frameset',
      '<!doctype html><frameset cols="*"><frame src="about:blank"></frameset>',
    );
    await tab.goTo(stage().server.addPage('/empty', { body: '' }));
    await tab.goTo(
      stage().server.addPage('/text', {
        body: paragraph,
        headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      }),
    );
    await untilPainted(tab, formula);
    await expectNoErrors();
    await tab.close();
  });

  test('no Chinese: nothing is painted, and no annotator is injected', async () => {
    const tab = await open('/english', page(`<p>${'The county road opened on Monday. '.repeat(100)}</p>`));
    await expectNoErrors();
    expect(await tab.evaluate(() => CSS.highlights.size)).toBe(0);
    await tab.close();
  });

  test('5 MB page, 5 million characters: marked at both ends, and the page stays responsive', async () => {
    const tab = await open('/huge', page(hugeBody));
    const patience = { timeout: 50_000 };
    await expect
      .poll(async () => (await paintedTexts(tab)).filter((text) => text === formula), patience)
      .toHaveLength(2);
    const began = Date.now();
    await tab.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(Date.now() - began).toBeLessThan(5_000);
    await expectNoErrors();
    await tab.close();
  }, 120_000);

  test('a body that is replaced again and again', async () => {
    const tab = await open('/replaced', page(`<p>${paragraph}</p>`));
    await untilPainted(tab, formula);
    await tab.evaluate(async (content) => {
      for (let i = 0; i < 50; i++) {
        const body = document.createElement('body');
        body.innerHTML = content;
        document.body.replaceWith(body);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }, `<p>${paragraph}</p>`);
    await expect.poll(() => paintedTexts(tab)).toEqual([formula]);
    await expectNoErrors();
    await tab.close();
  });

  test('frames that can’t be read: sandboxed, cross-origin, removed at once', async () => {
    const { server } = stage();
    const inner = server.addPage('/inner', { body: page(`<p>${paragraph}</p>`) });
    const elsewhere = inner.replace('127.0.0.1', 'localhost');
    const frames = `<iframe sandbox src="${inner}"></iframe><iframe src="${elsewhere}"></iframe><iframe src="about:blank"></iframe>
      <iframe src="data:text/html,<p>${encodeURIComponent(paragraph)}</p>"></iframe><iframe id="gone" src="${inner}"></iframe>
      <script>document.querySelector('#gone').onload = (event) => event.target.remove();</script>`;
    const tab = await open('/frames', page(`<p>${paragraph}</p>${frames}`));
    await untilPainted(tab, formula);
    await expectNoErrors();
    await tab.close();
  });

  test('element names that shadow the page’s functions', async () => {
    const body = `<form name="body"><input name="querySelector"><input name="parentNode"></form>
      <img name="createElement"><a id="CSS"></a><p>${paragraph}</p>`;
    const tab = await open('/clobbered', page(body));
    await untilPainted(tab, formula);
    await expectNoErrors();
    await tab.close();
  });
});
