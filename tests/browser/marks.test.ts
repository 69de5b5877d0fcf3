import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { painted, paintedTexts, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';

const samplePage = fileURLToPath(new URL('../fixtures/sample-page.html', import.meta.url));

/** Everything of a document but the extension's host, in its own words; closed shadow roots don't show in it. */
function markup(tab: Tab): Promise<string> {
  return tab.evaluate(() => {
    const copy = document.documentElement.cloneNode(true) as Element;
    for (const element of Array.from(copy.querySelectorAll('*'))) {
      if (element.localName.startsWith('tifa-')) element.remove();
    }
    return copy.outerHTML;
  });
}

inEachBrowser('marks', (stage) => {
  describe('on the sample page', () => {
    test('formulas are marked over inline elements, from edge to edge', async () => {
      const { browser, server } = stage();
      const tab = await browser.open(server.addFile(samplePage));
      await untilPainted(tab, formula);
      // Far from the viewport, so that all above is painted, too.
      await untilPainted(tab, '以高质量党建引领高质量发展');
      const texts = await paintedTexts(tab);
      expect(texts).toContain('推动先进制造业和现代服务业深度融合');
      expect(texts.some((text) => text.includes('以习近平同志为核心的党中央'))).toBe(true);
      expect(texts.some((text) => text.includes('绿水青山就是金山银山'))).toBe(true);
      expect(texts.some((text) => text.includes('稳中求进工作总基调'))).toBe(true);
      expect(texts.some((text) => text.includes('停车位') || text.includes('方小满'))).toBe(false);
      await tab.close();
    });

    test('a phrase of the record, a filled template and a chain without one of its members are each marked as such', async () => {
      const { browser, server } = stage();
      const filled = '奋力谱写乡村振兴云溪篇章';
      const tab = await browser.open(server.addFile(samplePage));
      await untilPainted(tab, filled);
      const kinds = new Map((await painted(tab)).map(({ text, kind }) => [text, kind]));
      expect(kinds.get('形式主义、官僚主义')).toBe('phrase');
      expect(kinds.get(filled)).toBe('template');
      expect(kinds.get('推进社会主义民主政治制度化、程序化')).toBe('deviation');
      await tab.close();
    });

    test('a long verbatim run that the corpus has once is marked as reuse', async () => {
      const { browser, server } = stage();
      const tab = await browser.open(server.addFile(samplePage));
      const reuse = async () =>
        (await painted(tab)).filter(({ kind }) => kind === 'reuse').map(({ text }) => text);
      await expect.poll(async () => (await reuse()).join()).toContain('只有推动经济持续健康发展');
      await tab.close();
    });

    test('the document stays as it was', async () => {
      const { browser, server } = stage();
      const address = server.addFile(samplePage);
      const tab = await browser.open(`${browser.extensionAddress}manifest.json`);
      await tab.goTo(address);
      await untilPainted(tab, formula);
      const marked = await markup(tab);
      const untouched = await tab.evaluate(async () => {
        const source = await (await fetch(location.href)).text();
        return new DOMParser().parseFromString(source, 'text/html').documentElement.outerHTML;
      });
      expect(marked).toBe(untouched);
      await tab.close();
    });
  });

  test('text of a frame, with an address and with srcdoc, is marked', async () => {
    const { browser, server } = stage();
    const inner = server.addPage('/inner', { body: page(`<p>${paragraph}</p>`) });
    const outer = page(`<iframe src="${inner}"></iframe><iframe srcdoc="<p>${paragraph}</p>"></iframe>`);
    const tab = await browser.open(server.addPage('/frames', { body: outer }));
    const inFrames = () =>
      tab.evaluate(() =>
        Array.from(document.querySelectorAll('iframe'), ({ contentWindow }) => {
          const { CSS } = contentWindow as unknown as typeof globalThis;
          return Array.from(
            [...CSS.highlights].flatMap(([name, each]) => (name.startsWith('tifa-phrase-') ? [...each] : [])),
            ({ startContainer, startOffset, endOffset }) =>
              startContainer.textContent?.slice(startOffset, endOffset),
          );
        }),
      );
    await expect.poll(inFrames).toEqual([[formula], [formula]]);
    expect(await paintedTexts(tab)).toEqual([]);
    await tab.close();
  });

  test('text in an open shadow root is marked', async () => {
    const { browser, server } = stage();
    const body = `<div id="host"></div><script>
      document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = '<p>${paragraph}</p>';
    </script>`;
    const tab = await browser.open(server.addPage('/shadow', { body: page(body) }));
    await untilPainted(tab, formula);
    expect(await paintedTexts(tab)).toEqual([formula]);
    await tab.close();
  });

  test('marks follow the page: text added, changed, taken away, the whole body replaced', async () => {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage('/later', { body: page('<main></main>') }));
    const fill = (html: string) =>
      tab.evaluate((content) => {
        document.body.innerHTML = content;
      }, html);
    expect(await paintedTexts(tab)).toEqual([]);
    await fill(`<p>${paragraph}</p>`);
    await untilPainted(tab, formula);
    await fill(`<p>${paragraph}</p><p>${paragraph}</p>`);
    await expect.poll(() => paintedTexts(tab)).toEqual([formula, formula]);
    await tab.evaluate(() => void document.querySelector('p')?.remove());
    await expect.poll(() => paintedTexts(tab)).toEqual([formula]);
    await tab.evaluate(() => {
      const text = document.querySelector('p')?.firstChild as Text;
      text.data = text.data.replace('四个自信', '四个放心');
    });
    await expect.poll(() => paintedTexts(tab)).not.toContain(formula);
    await tab.evaluate((content) => {
      const body = document.createElement('body');
      body.innerHTML = content;
      document.body.replaceWith(body);
    }, `<p>${paragraph}</p>`);
    await expect.poll(() => paintedTexts(tab)).toEqual([formula]);
    await tab.close();
  });

  test('hidden text, code and the user’s own typing are left alone', async () => {
    const { browser, server } = stage();
    const body = `<p hidden>${paragraph}</p><textarea>${paragraph}</textarea><div contenteditable>${paragraph}</div>
      <pre><code>${paragraph}</code></pre><noscript>${paragraph}</noscript><input value="${formula}">
      <p id="seen">${paragraph}</p>`;
    const tab = await browser.open(server.addPage('/hidden', { body: page(body) }));
    await untilPainted(tab, formula);
    const places = await tab.evaluate(() =>
      Array.from(
        [...CSS.highlights].flatMap(([name, each]) => (name.startsWith('tifa-phrase-') ? [...each] : [])),
        (range) => range.startContainer.parentElement?.id,
      ),
    );
    expect(places).toEqual(['seen']);
    await tab.close();
  });
});
