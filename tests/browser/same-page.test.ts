import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtExtension } from '../tools/build';
import { inEachBrowser, launchers } from './each-browser';
import type { Tab, TestBrowser } from './harness/browser';
import { copyExtension, type ExtensionCopy } from './harness/extension-copy';
import { untilPainted } from './marks';
import { formula } from './page-parts';
import { pageShapes } from './page-shapes';
import { textsOf } from './popup';

/**
 * Every document of a tab in its own words, open shadow trees included, and the kind and length of each of its nodes,
 * which markup doesn't tell. The card's host is left out. Sent to the page, so it may hold no function with a name.
 */
function wholePage(): string {
  const whole: string[] = [];
  const documents: Document[] = [document];
  for (const each of documents) {
    const trees: (Document | ShadowRoot)[] = [each];
    const shadowRoots: ShadowRoot[] = [];
    const nodes: string[] = [];
    for (const tree of trees) {
      const walker = each.createTreeWalker(tree, NodeFilter.SHOW_ALL);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node.nodeName.startsWith('TIFA-')) continue;
        nodes.push(`${node.nodeType}:${node.nodeValue?.length ?? node.nodeName}`);
        // By their types: what is in a frame is of the frame's classes.
        const { contentDocument, shadowRoot } = node as Partial<HTMLIFrameElement>;
        if (contentDocument?.nodeType === Node.DOCUMENT_NODE) documents.push(contentDocument);
        if (shadowRoot?.nodeType === Node.DOCUMENT_FRAGMENT_NODE) {
          trees.push(shadowRoot);
          shadowRoots.push(shadowRoot);
        }
      }
    }
    const { doctype, documentElement } = each;
    whole.push(
      `<!doctype ${doctype?.name} ${doctype?.publicId} ${doctype?.systemId}>`,
      (documentElement.cloneNode() as Element).outerHTML,
      documentElement.getHTML({ shadowRoots }).replace(/<tifa-lens-surface[^>]*><\/tifa-lens-surface>/g, ''),
      nodes.join(' '),
    );
  }
  return whole.join('\n');
}

/** How many elements, style sheets and highlights of the extension are in a tab's top document and its shadow trees. */
function traces(): number {
  let sheets = document.adoptedStyleSheets.length;
  for (const { shadowRoot } of Array.from(document.querySelectorAll('*')))
    if (shadowRoot instanceof ShadowRoot) sheets += shadowRoot.adoptedStyleSheets.length;
  return sheets + CSS.highlights.size + document.querySelectorAll('tifa-lens-surface').length;
}

/** Whether the text that a page adds a little later is marked. */
function isLatePainted(): boolean {
  const late = document.querySelector('#late');
  const ranges = Array.from(CSS.highlights.values()).flatMap((highlight) => Array.from(highlight));
  return late !== null && ranges.some(({ startContainer }) => late.contains(startContainer));
}

inEachBrowser('the page’s DOM is byte-identical with and without the extension', (stage) => {
  let copy: ExtensionCopy;
  let bare: TestBrowser;

  // The same browser, and an extension that puts nothing into pages: the harness talks to the browser through one.
  beforeAll(async () => {
    const { name } = stage().browser;
    copy = copyExtension(builtExtension(name), (path) => {
      const file = join(path, 'manifest.json');
      const { content_scripts, ...manifest } = JSON.parse(readFileSync(file, 'utf8'));
      expect(content_scripts).toHaveLength(1);
      writeFileSync(file, JSON.stringify(manifest));
    });
    bare = await launchers[name]({ extension: copy.path });
  });

  afterAll(async () => {
    await bare?.close();
    copy?.remove();
  });

  const hosts = (tab: Tab) => tab.evaluate(() => document.querySelectorAll('tifa-lens-surface').length);

  test.each(pageShapes)('%s', async (name, html) => {
    const { browser, server, openPanel } = stage();
    const address = server.addPage(`/${encodeURIComponent(name)}`, { body: html });
    const without = await bare.open(address);
    const tab = await browser.open(address);
    await untilPainted(tab, formula);
    if (html.includes("id = 'late'")) {
      await expect.poll(() => without.evaluate(() => document.querySelector('#late') !== null)).toBe(true);
      await expect.poll(() => tab.evaluate(isLatePainted)).toBe(true);
    }
    const expected = await without.evaluate(wholePage);
    expect(await without.evaluate(traces)).toBe(0);
    expect(expected).toContain(html.slice(html.indexOf('<p>'), html.indexOf('</p>')));
    expect(await tab.evaluate(wholePage)).toBe(expected);
    const panel = await openPanel(tab);
    await expect.poll(() => textsOf(panel, '.place-list .phrase-text')).toContain(formula);
    expect(await tab.evaluate(wholePage)).toBe(expected);
    await panel.close();
    await browser.runCommand('nextMark', tab);
    await expect.poll(() => hosts(tab)).toBe(1);
    expect(await tab.evaluate(wholePage)).toBe(expected);
    await browser.runCommand('toggleSite', tab);
    await expect.poll(() => tab.evaluate(traces)).toBe(0);
    expect(await tab.evaluate(wholePage)).toBe(expected);
    await browser.runCommand('toggleSite', tab);
    await untilPainted(tab, formula);
    await without.close();
    await tab.close();
  });
});
