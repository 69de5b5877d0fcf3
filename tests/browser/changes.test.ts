import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { openReading, read, texts } from './reading/open';

inEachBrowser('changes of the page', (stage) => {
  let tab: Tab;

  beforeAll(async () => {
    tab = await openReading(stage());
  });

  afterAll(() => tab.close());

  // Whatever happened, reading everything again has to find the same.
  afterEach(async () => {
    const kept = await texts(tab);
    await tab.evaluate(() => reading.start());
    await expect.poll(() => tab.evaluate(() => reading.isComplete())).toBe(true);
    expect(await texts(tab)).toEqual(kept);
  });

  /** Changes the page and waits for the flows that it should have then. */
  async function change(how: () => unknown, flows: readonly string[]): Promise<void> {
    await tab.evaluate(how);
    await expect.poll(() => texts(tab), { timeout: 5_000 }).toEqual([...flows].sort());
  }

  test('text that is changed, split, added and removed', async () => {
    expect(await read(tab, '<p id="p">一二<b>三</b></p><p>四</p>')).toEqual(['一二三', '四']);
    await change(() => {
      (p.firstChild as Text).data = '五';
    }, ['五三', '四']);
    await change(() => {
      (p.firstChild as Text).data = '五六';
      (p.firstChild as Text).splitText(1);
    }, ['五六三', '四']);
    await change(() => p.append('七', document.createElement('br'), '八'), ['五六三七', '八', '四']);
    await change(() => p.querySelector('b')?.remove(), ['五六七', '八', '四']);
    await change(() => p.remove(), ['四']);
  });

  test('only changed blocks are read again', async () => {
    await read(tab, `${'<p>一</p>'.repeat(500)}<p id="p">二</p>`);
    const before = await tab.evaluate(() => reading.events());
    await change(() => p.append('三'), [...Array(500).fill('一'), '二三']);
    const after = await tab.evaluate(() => reading.events());
    expect(after.added - before.added).toBe(1);
    expect(after.removed - before.removed).toBe(1);
  });

  test('text that is shown and hidden by attributes and by style sheets', async () => {
    await read(
      tab,
      '<style>.off { display: none } .on p { display: block !important }</style><div id="p"><p>一</p>二<p hidden>三</p></div>',
    );
    await change(() => p.querySelector('p')?.classList.add('off'), ['二']);
    await change(() => p.classList.add('on'), ['一', '二', '三']);
    await change(() => p.removeAttribute('class'), ['二']);
    await change(() => p.querySelector('[hidden]')?.removeAttribute('hidden'), ['二', '三']);
    await change(() => {
      p.style.display = 'none';
    }, []);
    await change(() => p.removeAttribute('style'), ['二', '三']);
    await change(() => document.body.querySelector('style')?.remove(), ['一', '二', '三']);
  });

  test('text that only a style sheet reveals', async () => {
    await read(
      tab,
      '<p style="--x: 0" id="p" class="late">一</p><p>二</p><style>.late { display: none }</style>',
    );
    await change(() => document.styleSheets[0].deleteRule(0), ['一', '二']);
  });

  test('details that are opened and closed', async () => {
    await read(tab, '<details id="p"><summary>一</summary>二<p>三</p></details>');
    await change(() => p.setAttribute('open', ''), ['一', '二', '三']);
    await change(() => p.removeAttribute('open'), ['一']);
  });

  test('text that becomes a field', async () => {
    await read(tab, '<p id="p">一<b>二</b></p>');
    await change(() => p.setAttribute('contenteditable', ''), []);
    await change(() => p.removeAttribute('contenteditable'), ['一二']);
  });

  test('blocks that are moved, in order and into hidden elements', async () => {
    await read(tab, '<div id="p"><p>一</p><p>二</p></div><div hidden id="hidden"></div><section></section>');
    await change(() => p.append(p.firstElementChild as Element), ['一', '二']);
    await change(() => document.querySelector('section')?.append(p), ['一', '二']);
    await change(() => document.querySelector('#hidden')?.append(p), []);
    await change(() => document.body.append(p), ['一', '二']);
  });

  test('an inline element that becomes a block, and vice versa', async () => {
    await read(tab, '<p>一<b id="p">二</b>三</p>');
    await change(() => {
      p.style.display = 'block';
    }, ['一', '二', '三']);
    await change(() => p.removeAttribute('style'), ['一二三']);
  });

  test('shadow roots that are attached late, and changes in them', async () => {
    await read(tab, '<p>一<x-late id="p">零</x-late></p>');
    await change(() => {
      p.attachShadow({ mode: 'open' }).innerHTML = '二<p>三</p>';
    }, ['一二', '三']);
    await change(() => p.shadowRoot?.querySelector('p')?.append('四'), ['一二', '三四']);
    await change(() => {
      (p.shadowRoot as ShadowRoot).innerHTML = '<div>五<slot></slot></div>';
    }, ['一', '五零']);
    await change(() => p.append('六'), ['一', '五零六']);
    await change(() => p.replaceChildren(), ['一', '五']);
    await change(() => p.remove(), ['一']);
  });

  test('slots that are changed', async () => {
    await read(
      tab,
      '<div id="p"><template shadowrootmode="open"><p><slot name="a"></slot></p><slot name="b"></slot></template><i slot="a">一</i><i slot="b">二</i></div>',
    );
    await change(() => p.lastElementChild?.setAttribute('slot', 'a'), ['一二']);
    await change(() => p.lastElementChild?.removeAttribute('slot'), ['一']);
  });

  test('the body and the root element, replaced', async () => {
    await read(tab, '<p>一</p>');
    await change(() => {
      const body = document.createElement('body');
      body.innerHTML = '<p>二</p>';
      document.body.replaceWith(body);
    }, ['二']);
    await change(() => {
      const root = document.createElement('html');
      root.innerHTML = '<body><p>三</p></body>';
      document.documentElement.replaceWith(root);
    }, ['三']);
  });

  test('a document that is rewritten', async () => {
    await read(tab, '<p>一</p>');
    await change(() => {
      document.open();
      document.write('<!doctype html><p>二');
    }, ['二']);
    await change(() => {
      document.write('三<p>四');
      document.close();
    }, ['二三', '四']);
  });

  test('nodes moved out of a frame’s document, and into one', async () => {
    await read(tab, '<div id="p"><b>一</b></div><iframe></iframe>');
    await change(() => {
      const inner = (document.querySelector('iframe') as HTMLIFrameElement).contentDocument as Document;
      inner.body.innerHTML = '<section>二<b>三</b><div><slot>五</slot></div></section>';
      inner.querySelector('div')?.attachShadow({ mode: 'open' }).append(inner.createTextNode('四'));
      p.append(document.adoptNode(inner.querySelector('section') as Element));
    }, ['一', '二三', '四']);
    await change(() => {
      (p.querySelector('section')?.firstChild as Text).data = '六';
    }, ['一', '六三', '四']);
    await change(() => {
      const inner = (document.querySelector('iframe') as HTMLIFrameElement).contentDocument as Document;
      inner.body.append(p.querySelector('section') as Element);
      p.append(document.importNode(inner.querySelector('section b') as Element, true));
    }, ['一三']);
    expect(await tab.evaluate(() => reading.inOrder())).toEqual(['一三']);
  });

  test('popovers and dialogs that are opened and closed', async () => {
    await read(tab, '<p popover id="p">一</p><dialog>二</dialog>');
    await change(() => p.showPopover(), ['一']);
    await change(() => document.querySelector('dialog')?.showModal(), ['一', '二'].slice(1));
    await change(() => document.querySelector('dialog')?.close(), []);
    await change(() => document.querySelector('dialog')?.show(), ['二']);
  });

  test('text that a new style sheet hides, and that reappears without it', async () => {
    await read(tab, '<div id="p"></div><p class="late">一</p><p>二</p>');
    await change(() => {
      p.innerHTML = '<style>.late { display: none }</style>';
    }, ['二']);
    await change(() => {
      (p.querySelector('style')?.firstChild as Text).data = '.late { visibility: hidden } p { color: red }';
    }, ['二']);
    await change(() => p.replaceChildren(), ['一', '二']);
  });

  test('text found by a search in the page', async () => {
    await read(tab, '<p hidden="until-found" id="p">一</p>');
    await change(() => p.removeAttribute('hidden'), ['一']);
  });

  test('10,000 changes in a burst', async () => {
    await read(tab, '<div id="p"></div>');
    await change(() => {
      for (let i = 0; i < 10_000; i++) {
        const line = document.createElement('p');
        line.textContent = '一';
        p.append(line);
        if (i >= 10) p.firstChild?.remove();
      }
    }, Array(10).fill('一'));
  });

  test('removed nodes are released', async () => {
    await read(tab, '<div id="p"></div>');
    for (let round = 0; round < 20; round++) {
      await tab.evaluate((number) => {
        p.innerHTML = `<p>一${number}</p><div><p>二${number}</p></div>`.repeat(20);
      }, round);
      await expect.poll(() => texts(tab)).toHaveLength(40);
    }
    const { added, removed } = await tab.evaluate(() => reading.events());
    expect(added - removed).toBe(40);
  });
});

declare global {
  /** The element of that id in the tests' pages. */
  var p: HTMLElement;
}
