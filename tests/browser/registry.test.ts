import { expect, test, vi } from 'vitest';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { PATIENCE, paintedTexts, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';

/** What a page or another extension can do to the marks without any event. */
const losses: Record<string, () => void> = {
  'the registry cleared': () => CSS.highlights.clear(),
  'the names deleted': () => {
    for (const name of Array.from(CSS.highlights.keys())) CSS.highlights.delete(name);
  },
  'the names given to others': () => {
    for (const name of Array.from(CSS.highlights.keys())) CSS.highlights.set(name, new Highlight());
  },
  'the ranges taken out': () => {
    for (const highlight of Array.from(CSS.highlights.values())) highlight.clear();
  },
  'a range put in': () => {
    for (const highlight of Array.from(CSS.highlights.values())) {
      const range = new Range();
      range.selectNodeContents(document.body);
      highlight.add(range);
    }
  },
  'the sheets replaced': () => {
    document.adoptedStyleSheets = [new CSSStyleSheet()];
  },
  'the sheets taken away': () => {
    document.adoptedStyleSheets = [];
  },
  'the sheets of a shadow tree taken away': () => {
    const { shadowRoot } = document.querySelector('#tree') as HTMLElement;
    (shadowRoot as ShadowRoot).adoptedStyleSheets = [];
  },
  'the sheets switched off': () => {
    for (const sheet of document.adoptedStyleSheets) sheet.disabled = true;
  },
  'the sheets emptied': () => {
    for (const sheet of document.adoptedStyleSheets) sheet.replaceSync('');
  },
};

/** What the page sees of the marks: their wordings, and for document and shadow tree whether a sheet in use styles them. */
async function marksOf(tab: Tab) {
  const styled = await tab.evaluate(() => {
    const { shadowRoot } = document.querySelector('#tree') as HTMLElement;
    return [document, shadowRoot as ShadowRoot].map((root) =>
      root.adoptedStyleSheets.some(
        (sheet) =>
          !sheet.disabled &&
          Array.from(sheet.cssRules).some(({ cssText }) => cssText.includes('::highlight(tifa-phrase-')),
      ),
    );
  });
  return { texts: await paintedTexts(tab), styled };
}

inEachBrowser('marks come back', (stage) => {
  test.each(Object.keys(losses))('with %s, on a page where nothing else happens', async (name) => {
    const { browser, server } = stage();
    const tree = `<div id="tree"><template shadowrootmode="open"><p>${paragraph}</p></template></div>`;
    const tab = await browser.open(server.addPage('/quiet', { body: page(`<p>${paragraph}</p>${tree}`) }));
    await untilPainted(tab, formula);
    const whole = { texts: [formula, formula], styled: [true, true] };
    await vi.waitFor(async () => expect(await marksOf(tab)).toEqual(whole), PATIENCE);
    await tab.focus();
    await tab.evaluate(losses[name]);
    await vi.waitFor(async () => expect(await marksOf(tab)).toEqual(whole), PATIENCE);
    // Once more: it goes on.
    await tab.evaluate(losses[name]);
    await vi.waitFor(async () => expect(await marksOf(tab)).toEqual(whole), PATIENCE);
    await tab.close();
  });

  test('faded text stays faded', async () => {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage('/faded', { body: page(`<p>${paragraph}</p>`) }));
    await untilPainted(tab, formula);
    await browser.runCommand('toggleDim', tab);
    const isFaded = () => tab.evaluate(() => (CSS.highlights.get('tifa-dim-0')?.size ?? 0) > 0);
    await expect.poll(isFaded, PATIENCE).toBe(true);
    await tab.evaluate(() => CSS.highlights.clear());
    await expect.poll(isFaded, PATIENCE).toBe(true);
    await browser.runCommand('toggleDim', tab);
    await expect.poll(isFaded, PATIENCE).toBe(false);
    await tab.close();
  });
});
