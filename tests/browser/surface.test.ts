import { describe, expect, test } from 'vitest';
import { clickInSurface, clickMark, readCard, untilCard, untilNoCard } from './card';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { PATIENCE, paintedTexts, pointOn, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';

/** How many elements of the extension are in the page. */
function hosts(tab: Tab): Promise<number> {
  return tab.evaluate(
    () =>
      Array.from(document.querySelectorAll('*')).filter((each) => each.localName.startsWith('tifa-')).length,
  );
}

inEachBrowser('the card and its page', (stage) => {
  async function openPage(path: string, body = `<p>${paragraph}</p>`, head = ''): Promise<Tab> {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage(path, { body: page(body, head) }));
    await untilPainted(tab, formula);
    return tab;
  }

  test('there is always one host, and it takes no space', async () => {
    const tab = await openPage('/host');
    const look = () =>
      tab.evaluate(() => {
        const host = document.querySelector('tifa-lens-surface') as HTMLElement;
        const { width, height } = host.getBoundingClientRect();
        return { width, height, covers: document.elementFromPoint(innerWidth / 2, innerHeight / 2) === host };
      });
    expect(await hosts(tab)).toBe(1);
    expect(await look()).toEqual({ width: 0, height: 0, covers: false });
    await clickMark(tab, formula);
    expect(await hosts(tab)).toBe(1);
    await tab.press('Escape');
    await untilNoCard(tab);
    expect(await look()).toEqual({ width: 0, height: 0, covers: false });
    await tab.close();
  });

  test('keys and clicks in the card are invisible to the page', async () => {
    const { browser } = stage();
    const tab = await openPage('/silent');
    // The window's name is the one place that both the listeners and the tests' other calls can write to.
    await tab.evaluate(() => {
      const types = ['keydown', 'keyup', 'keypress', 'click', 'pointerdown', 'focusin'];
      for (const type of types) {
        document.addEventListener(type, () => {
          window.name += `${type} `;
        });
      }
      const captured = () => {
        window.name += 'captured keydown ';
      };
      document.addEventListener('keydown', captured, true);
    });
    await browser.runCommand('nextMark', tab);
    await untilCard(tab);
    const forget = () =>
      tab.evaluate(() => {
        window.name = '';
      });
    await forget();
    await tab.press('Tab');
    await tab.press('j');
    await tab.press('Escape');
    await untilNoCard(tab);
    expect(await tab.evaluate(() => window.name)).toBe('');
    await clickMark(tab, formula);
    await forget();
    await clickInSurface(tab, '.card-close .button');
    await untilNoCard(tab);
    expect(await tab.evaluate(() => window.name)).toBe('');
    await tab.close();
  });

  test('Tab cycles within a card that was opened by keyboard', async () => {
    const { browser } = stage();
    const tab = await openPage('/round');
    await browser.runCommand('nextMark', tab);
    await untilCard(tab);
    const seen = new Set<string>();
    for (let i = 0; i < 12; i++) {
      await tab.press('Tab');
      seen.add(await tab.evaluateInCard((root) => root?.activeElement?.localName ?? 'left'));
    }
    // In Firefox what scrolls is a stop as well.
    seen.delete('div');
    expect([...seen].sort()).toEqual(['button', 'summary']);
    await tab.close();
  });

  test('a page that takes the host away is left alone for a while', async () => {
    const tab = await openPage('/takes');
    await tab.evaluate(() => {
      new MutationObserver((records) => {
        for (const { addedNodes } of records) {
          for (const node of Array.from(addedNodes))
            if (node.nodeName.startsWith('TIFA-')) (node as Element).remove();
        }
      }).observe(document.documentElement, { childList: true });
      document.querySelector('tifa-lens-surface')?.remove();
      let count = 0;
      new MutationObserver((records) => {
        count += records.filter(({ addedNodes }) => addedNodes.length > 0).length;
        document.title = String(count);
      }).observe(document.documentElement, { childList: true });
    });
    const { x, y } = await pointOn(tab, formula);
    for (let i = 0; i < 6; i++) {
      await tab.click(x, y);
      await tab.moveMouse(1, 1);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(await hosts(tab)).toBe(0);
    expect(Number(await tab.evaluate(() => document.title))).toBeLessThanOrEqual(3);
    expect(await paintedTexts(tab)).toEqual([formula]);
    await tab.close();
  });

  test('nothing is saved from a card that the page has made transparent', async () => {
    const tab = await openPage('/transparent');
    await clickMark(tab, formula);
    await tab.evaluate(() => {
      const host = document.documentElement.lastElementChild as HTMLElement;
      host.style.setProperty('opacity', '0.01', 'important');
    });
    await clickInSurface(tab, '.card-foot .outlined');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await tab.evaluateInCard((root) => root?.querySelector('.card-foot .done') !== null)).toBe(false);
    await tab.close();
  });

  test('style sheets of the page don’t reach the card', async () => {
    const rules =
      '* { display: none !important; opacity: 0 !important } html, body, p { display: block !important; opacity: 1 !important }';
    const tab = await openPage('/rules', undefined, `<style>${rules}</style>`);
    expect((await clickMark(tab, formula)).lines.length).toBeGreaterThan(0);
    await tab.close();
  });

  test('in a modal dialog the card can be used', async () => {
    const tab = await openPage(
      '/modal',
      `<dialog><p>${paragraph}</p></dialog><script>document.querySelector('dialog').showModal()</script>`,
    );
    await clickMark(tab, formula);
    await clickInSurface(tab, '.card-close .button');
    await untilNoCard(tab);
    await tab.close();
  });

  describe('clicks that don’t open a card', () => {
    test('on a link, which is followed', async () => {
      const tab = await openPage('/link', `<p>前面<a href="#there">${paragraph}</a></p>`);
      const { x, y } = await pointOn(tab, formula);
      await tab.click(x, y);
      expect(await tab.evaluate(() => location.hash)).toBe('#there');
      await tab.moveMouse(1, 1);
      await untilNoCard(tab);
      await tab.close();
    });

    test('beside a mark, and outside an open card, which closes it', async () => {
      const tab = await openPage('/beside', `<p>${paragraph}</p><p id="far" style="margin-top: 70vh">远</p>`);
      await clickMark(tab, formula);
      await tab.click(600, 5);
      await untilNoCard(tab);
      await tab.close();
    });
  });

  test('a card stays while its text is rewritten, and closes when it is removed', async () => {
    const tab = await openPage('/anew');
    await clickMark(tab, formula);
    await untilCard(tab);
    const rewrite = (text: string) =>
      tab.evaluate((content) => {
        (document.querySelector('p') as Element).textContent = content;
      }, text);
    await rewrite(`前面先有话。${paragraph}后面又有话。`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await readCard(tab))?.phrase).toBe(formula);
    await rewrite('没有了。');
    await untilNoCard(tab);
    await tab.close();
  });

  test('marks’ styles that the page removes come back with its next change', async () => {
    const tab = await openPage('/styles');
    await tab.evaluate(() => {
      document.adoptedStyleSheets = [];
      CSS.highlights.clear();
      document.body.append('好');
    });
    await expect.poll(() => tab.evaluate(() => document.adoptedStyleSheets.length), PATIENCE).toBe(1);
    expect(await paintedTexts(tab)).toEqual([formula]);
    await tab.close();
  });

  test('nothing is left on a site that is switched off, and everything returns when it is switched on', async () => {
    const { browser } = stage();
    const tab = await openPage(
      '/off',
      `<div><template shadowrootmode="open"><p>${paragraph}</p></template></div>`,
    );
    await clickMark(tab, formula);
    await browser.runCommand('toggleSite', tab);
    await expect.poll(() => paintedTexts(tab), PATIENCE).toEqual([]);
    expect(await hosts(tab)).toBe(0);
    const left = await tab.evaluate(() => {
      const root = document.querySelector('div')?.shadowRoot as ShadowRoot;
      return [document.adoptedStyleSheets.length, root.adoptedStyleSheets.length, CSS.highlights.size];
    });
    expect(left).toEqual([0, 0, 0]);
    await browser.runCommand('toggleSite', tab);
    await untilPainted(tab, formula);
    await tab.close();
  });

  test.each([
    ['paragraphs', `<p>${paragraph}</p>`.repeat(3_000)],
    ['lines', `<p>${`${paragraph}<br>`.repeat(3_000)}</p>`],
  ])(
    'on a page with very many marks, in %s, those around the viewport are painted, wherever it is',
    async (name, body) => {
      const tab = await openPage(`/many-${name}`, body);
      const isPainted = (place: number) =>
        tab.evaluate((at) => {
          const found = document.evaluate(
            '//p/text()',
            document,
            null,
            XPathResult.ORDERED_NODE_SNAPSHOT_TYPE,
          );
          const text = found.snapshotItem(at);
          return Array.from(
            [...CSS.highlights].flatMap(([name, each]) => (name.startsWith('tifa-phrase-') ? [...each] : [])),
          ).some((range) => range.startContainer === text);
        }, place);
      await expect.poll(() => isPainted(0), PATIENCE).toBe(true);
      await tab.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await expect.poll(() => isPainted(2_999), PATIENCE).toBe(true);
      await expect.poll(() => isPainted(0), PATIENCE).toBe(false);
      await expect.poll(async () => (await paintedTexts(tab)).length, PATIENCE).toBeLessThan(1_000);
      await tab.close();
    },
  );
});
