import { expect, test } from 'vitest';
import { clickMark } from './card';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { painted, paintedTexts, pointOn, untilPainted } from './marks';
import { formula, official, page, paragraph } from './page-parts';
import { reportsOf } from './report';

/** Makes everything fail that a script of the page's own world could use, until the event `heal`. */
const poison = `<script>(() => {
  const bad = () => { throw new Error('poisoned'); };
  const define = Object.defineProperty, describe = Object.getOwnPropertyDescriptor, undo = [];
  document.addEventListener('heal', () => { for (let i = 0; i < undo.length; i++) undo[i](); });
  const spoil = (object, ...names) => names.forEach((name) => {
    const old = object && describe(object, name);
    if (!old || !old.configurable) return;
    undo[undo.length] = () => define(object, name, old);
    define(object, name, 'value' in old ? { ...old, value: bad } : { ...old, get: bad });
  });
  spoil(window, 'requestIdleCallback', 'MutationObserver', 'ResizeObserver', 'Range', 'StaticRange', 'Highlight',
    'CSSStyleSheet', 'getComputedStyle', 'structuredClone', 'Map', 'Set', 'WeakMap', 'matchMedia', 'MessageChannel');
  spoil(JSON, 'parse', 'stringify');
  spoil(String.prototype, 'slice', 'replace', 'charCodeAt', 'trim', 'includes', 'startsWith');
  spoil(Map.prototype, 'get', 'set', 'has', 'delete');
  spoil(Set.prototype, 'add', 'has', 'delete');
  spoil(Promise.prototype, 'then', 'catch', 'finally');
  spoil(Node.prototype, 'nodeType', 'firstChild', 'nextSibling', 'parentNode', 'textContent', 'getRootNode', 'appendChild', 'isConnected');
  spoil(Element.prototype, 'localName', 'namespaceURI', 'shadowRoot', 'getAttribute', 'getBoundingClientRect', 'checkVisibility', 'matches');
  spoil(CharacterData.prototype, 'data', 'length');
  spoil(Text.prototype, 'assignedSlot', 'wholeText');
  spoil(Document.prototype, 'documentElement', 'body', 'adoptedStyleSheets', 'visibilityState', 'createElementNS', 'querySelectorAll', 'evaluate');
  spoil(window.HighlightRegistry?.prototype, 'get', 'set', 'has', 'delete', 'size');
  spoil(window.Highlight?.prototype, 'add', 'delete', 'clear', 'size');
  spoil(EventTarget.prototype, 'removeEventListener');
  spoil(Array.prototype, 'push', 'map', 'filter', 'flatMap', 'indexOf', 'splice', 'sort', 'at', 'includes', 'forEach');
})();</script>`;

/** Named elements that hide the properties of the document, the window and of forms. */
const clobbered = `<form name="body"><input name="querySelector"><input name="parentNode"><input name="firstChild">
  <input name="nodeType"><input name="localName"><input name="pieces"><input name="shadowRoot"><b>${paragraph}</b></form>
  <img name="createElement"><img name="documentElement"><img name="adoptedStyleSheets"><a id="CSS"></a><a id="chrome"></a>`;

inEachBrowser('hostile pages', (stage) => {
  async function openPage(path: string, body: string, head = '', headers = {}): Promise<Tab> {
    const { browser, server } = stage();
    return browser.open(
      server.addPage(path, {
        body: page(body, head),
        headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers },
      }),
    );
  }

  test('a page removes the card’s host 1,000 times a second: we back off', async () => {
    const tab = await openPage(
      '/removes',
      `<p>${paragraph}</p><script>
        let count = 0;
        new MutationObserver((records) => {
          count += records.filter(({ addedNodes }) => addedNodes.length > 0).length;
          document.title = String(count);
        }).observe(document.documentElement, { childList: true });
        setInterval(() => { for (const host of document.querySelectorAll('tifa-lens-surface')) host.remove(); }, 1);
      </script>`,
    );
    await untilPainted(tab, formula);
    const { x, y } = await pointOn(tab, formula);
    for (let i = 0; i < 8; i++) {
      await tab.click(x, y);
      await tab.moveMouse(1, 1);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const puts = Number(await tab.evaluate(() => document.title));
    expect(puts).toBeGreaterThan(0);
    expect(puts).toBeLessThanOrEqual(3);
    expect(await paintedTexts(tab)).toEqual([formula]);
    await tab.close();
  });

  test('a page poisons prototypes and clobbers DOM names: same annotations', async () => {
    const body = `<p>${paragraph}</p><p>${official}</p>${clobbered}<div><template shadowrootmode="open"><p>${paragraph}</p><slot></slot></template>${official}</div>`;
    const plain = await openPage('/plain', body);
    await expect.poll(async () => (await reportsOf(stage(), plain))[0]?.complete).toBe(true);
    const expected = await painted(plain);
    expect(expected.length).toBeGreaterThan(8);
    await plain.close();
    const tab = await openPage('/poisoned', body, poison);
    await expect.poll(async () => (await reportsOf(stage(), tab))[0]?.complete).toBe(true);
    await tab.evaluate(() => void document.dispatchEvent(new Event('heal')));
    expect(await painted(tab)).toEqual(expected);
    await tab.close();
  });

  test('a site with strict CSP and Trusted Types: works without violations', async () => {
    const { browser, server } = stage();
    await browser.takeErrors();
    const policy =
      "default-src 'none'; script-src 'nonce-page'; style-src 'nonce-page'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'; report-uri /violated";
    const script = `<script nonce="page">addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) => {
      document.title += ' ' + violatedDirective + ' ' + sourceFile; });</script>`;
    const tab = await openPage('/strict', `${script}<p>${paragraph}</p>`, '', {
      'Content-Security-Policy': policy,
    });
    await untilPainted(tab, formula);
    expect((await clickMark(tab, formula)).lines.length).toBeGreaterThan(0);
    expect(await tab.evaluate(() => document.title)).toBe('云溪');
    expect(server.requests).not.toContain('/violated');
    expect(await browser.takeErrors()).toEqual([]);
    await tab.close();
  });

  test('10,000 mutations of marked and other text', async () => {
    const tab = await openPage('/mutations', `<p>${paragraph}</p>`.repeat(50));
    await expect.poll(async () => (await paintedTexts(tab)).length).toBe(50);
    await tab.evaluate((text) => {
      const lines = document.querySelectorAll('p');
      for (let i = 0; i < 10_000; i++) {
        const line = lines[i % 50];
        if (i % 3 === 0) (line.firstChild as Text).data = i % 2 ? text : '好';
        else if (i % 3 === 1) line.className = `c${i}`;
        else document.body.append(document.createElement('p'));
      }
      for (const line of Array.from(lines)) (line.firstChild as Text).data = text;
      lines[7].remove();
    }, paragraph);
    await expect.poll(async () => (await paintedTexts(tab)).join()).toBe(Array(49).fill(formula).join());
    await tab.close();
  });

  test('contenteditable and textarea: value, selection, undo and events are never touched', async () => {
    const fields = `<textarea id="text">${paragraph}</textarea><input id="line" value="${formula}"><div id="rich" contenteditable>${paragraph}</div>`;
    const script = `<script>for (const type of ['input', 'beforeinput', 'change', 'select', 'focusin', 'focusout'])
      document.addEventListener(type, ({ target }) => { document.documentElement.dataset.heard = (document.documentElement.dataset.heard ?? '') + type + ' ' + target.id + ';'; }, true);</script>`;
    const tab = await openPage('/fields', `<p>${paragraph}</p>${fields}${script}`);
    await untilPainted(tab, formula);
    await tab.evaluate(() => (document.querySelector('#text') as HTMLTextAreaElement).focus());
    await tab.evaluate(() =>
      (document.querySelector('#text') as HTMLTextAreaElement).setSelectionRange(2, 4),
    );
    await tab.type('新的');
    const state = () =>
      tab.evaluate(() => {
        const text = document.querySelector('#text') as HTMLTextAreaElement;
        const rich = document.querySelector('#rich') as HTMLElement;
        const { heard } = document.documentElement.dataset;
        const line = (document.querySelector('#line') as HTMLInputElement).value;
        const { value, selectionStart, selectionEnd } = text;
        const focus = document.activeElement?.id;
        return { value, selectionStart, selectionEnd, line, rich: rich.innerHTML, heard, focus };
      });
    // Browsers report a selection in a separate task, a moment later.
    let before = await state();
    await expect
      .poll(async () => {
        const last = before;
        before = await state();
        return before.heard?.includes('select text;') && before.heard === last.heard;
      })
      .toBe(true);
    expect(before.value).not.toBe(paragraph);
    await tab.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), `<p>${paragraph}</p>`);
    await expect.poll(() => paintedTexts(tab)).toEqual([formula, formula]);
    expect(await state()).toEqual(before);
    await tab.evaluate(() => document.execCommand('undo'));
    await expect.poll(async () => (await state()).value).toBe(paragraph);
    await tab.close();
  });

  test('nested frames, about:blank, srcdoc, sandboxed, open shadow roots: each frame’s marks once', async () => {
    const { browser, server } = stage();
    await browser.takeErrors();
    const leaf = server.addPage('/leaf', { body: page(`<p>${paragraph}</p>`) });
    const middle = server.addPage('/middle', {
      body: page(`<p>${paragraph}</p><p>${paragraph}</p><iframe src="${leaf}"></iframe>`),
    });
    const shadow = `<x-a><template shadowrootmode="open"><p>${paragraph}</p><x-b><template shadowrootmode="open"><p>${paragraph}</p></template></x-b></template></x-a>`;
    const frames = `<iframe src="${middle}"></iframe><iframe srcdoc="<p>${paragraph}</p>"></iframe>
      <iframe sandbox src="${leaf}"></iframe><iframe id="blank" src="about:blank"></iframe><iframe srcdoc="<p>好</p>"></iframe>
      <script>document.querySelector('#blank').contentDocument.body.innerHTML = '<p>${paragraph}</p>'.repeat(4);</script>`;
    const tab = await openPage('/nested', shadow + frames);
    const counts = async () => {
      const reports = await reportsOf(stage(), tab);
      return reports.map(({ marks }) => marks.map(({ text, count }) => `${count} ${text}`).join()).sort();
    };
    await expect.poll(counts).toEqual([1, 1, 1, 2, 2, 4].map((count) => `${count} ${formula}`));
    expect(await browser.takeErrors()).toEqual([]);
    await tab.close();
  });
});
