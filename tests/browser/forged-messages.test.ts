import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MAX_OPEN_REQUESTS } from '../../utils/limits';
import { inEachBrowser } from './each-browser';
import type { Json, Tab } from './harness/browser';
import { untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';
import { saveByCommand, storedSnippets, untilToast } from './saving';

/** The result of a request: its answer, or the name of an error. */
interface Outcome {
  readonly res?: Json;
  readonly err?: { readonly name: string };
}

/**
 * Changes a copy of the extension so that its script in each frame sends what the page asks it to, as one that a page
 * has taken over would.
 */
function takenOver(path: string): void {
  const file = join(path, 'annotator.js');
  const prelude = `addEventListener('message', ({ data, source }) => {
    if (!data?.forge) return;
    const send = (message) => new Promise((resolve) => chrome.runtime.sendMessage({ id: 1, timestamp: 1, ...message }, resolve));
    Promise.all(data.forge.map(send)).then((outcomes) => source.postMessage({ outcomes }, '*'));
  });\n`;
  writeFileSync(file, prelude + readFileSync(file, 'utf8'));
  const views = join(path, 'views.js');
  const tell = "document.documentElement.dataset.views = 'here';\n";
  writeFileSync(views, tell + readFileSync(views, 'utf8'));
}

inEachBrowser(
  'messages from a compromised frame',
  (stage) => {
    /** Sends from the page's first frame, or from the page itself, all at once. */
    function forge(tab: Tab, from: 'page' | 'frame', messages: readonly Json[]): Promise<Outcome[]> {
      return tab.evaluate(
        (where, forged) =>
          new Promise<Outcome[]>((resolve) => {
            addEventListener('message', ({ data }) => data.outcomes && resolve(data.outcomes));
            const frame = document.querySelector('iframe')?.contentWindow;
            (where === 'frame' ? frame : window)?.postMessage({ forge: forged }, '*');
          }),
        from,
        messages,
      );
    }

    const refused = { err: { name: 'RefusedRequestError' } };

    test('a frame can’t read, annotate or delete snippets of the page around it; the page can', async () => {
      const { browser, server } = stage();
      const body = `<p>${paragraph}</p>`;
      const other = server.addPage('/other', { body: page(body) }).replace('127.0.0.1', 'localhost');
      const address = server.addPage('/page', { body: page(`${body}<iframe src="${other}"></iframe>`) });
      const tab = await browser.open(address);
      await untilPainted(tab, formula);
      const wording = '把县里定下的事情';
      await saveByCommand(stage(), tab, wording);
      await untilToast(tab, /^Saved/);
      const [{ id }] = await storedSnippets(stage());
      await tab.focus();

      const name = { canonical: address, document: null };
      const about = (extra: Record<string, Json>) => ({ ...name, ...extra });
      const messages = [
        { type: 'hasSnippets', data: name },
        { type: 'anchorSnippets', data: about({ text: paragraph }) },
        { type: 'noteSnippet', data: about({ id, note: '不是你的' }) },
        { type: 'undoSave', data: about({ id }) },
        { type: 'hasSnippets', data: { canonical: '', document: 'any' } },
      ];
      expect(await forge(tab, 'frame', messages)).toMatchObject([
        { res: false },
        { res: [] },
        refused,
        refused,
        { res: false },
      ]);
      expect(await storedSnippets(stage())).toMatchObject([{ id, note: '' }]);
      await tab.focus();
      expect(await forge(tab, 'page', messages.slice(0, 4))).toMatchObject(
        [{ res: true }, { res: [{ id, isExact: true }] }, { res: null }, { res: null }].map(({ res }) =>
          res === null ? {} : { res },
        ),
      );
      expect(await storedSnippets(stage())).toEqual([]);
      await tab.close();
    });

    test('a frame gets the views injected into itself, and can’t name another frame', async () => {
      const { browser, server } = stage();
      const inner = server.addPage('/asking', { body: page(`<p>${paragraph}</p>`) });
      const body = `<p>${paragraph}</p><iframe src="${inner}"></iframe><iframe src="${inner}"></iframe>`;
      const tab = await browser.open(server.addPage('/asked', { body: page(body) }));
      await untilPainted(tab, formula);
      const viewsIn = () =>
        tab.evaluate(() =>
          [
            document,
            ...Array.from(document.querySelectorAll('iframe'), (frame) => frame.contentDocument),
          ].map((each) => each?.documentElement.dataset.views ?? null),
        );
      const others: readonly Json[] = [{ frameId: 0 }, { tabId: tab.id, frameId: 0 }, 0, [], 'all'];
      const messages = others.map((data) => ({ type: 'injectViews', data }));
      await expect
        .poll(() =>
          tab.evaluate(() => {
            const frame = document.querySelector('iframe')?.contentWindow as unknown as typeof globalThis;
            return [...frame.CSS.highlights.keys()].some((name) => name.startsWith('tifa-phrase-'));
          }),
        )
        .toBe(true);
      expect(await forge(tab, 'frame', messages)).toMatchObject(others.map(() => refused));
      expect(await viewsIn()).toEqual([null, null, null]);
      expect(await forge(tab, 'frame', [{ type: 'injectViews' }])).not.toMatchObject([refused]);
      await expect.poll(viewsIn).toEqual([null, 'here', null]);
      await tab.close();
    });

    test('invalid, oversized and forbidden requests are refused, and the page keeps working', async () => {
      const { browser, server } = stage();
      const tab = await browser.open(server.addPage('/many', { body: page(`<p>${paragraph}</p>`) }));
      await untilPainted(tab, formula);
      const options = { reuse: true, sensitivity: 'normal' };
      const outcomes = await forge(tab, 'page', [
        { type: 'constructor', data: {} },
        { type: '__proto__', data: {} },
        { type: 'toString', data: {} },
        { type: 'study', data: { text: formula } },
        { type: 'rebuildCorpus', data: null },
        { type: 'matchFlows', data: { flows: Array(100_000).fill(''), ...options } },
        { type: 'matchFlows', data: { flows: Array(4).fill('中'.repeat(100_000)), ...options } },
      ]);
      expect(outcomes).toMatchObject(Array(7).fill(refused));
      // How many are open at once depends on the machine; each is answered or refused, and then there is room again.
      const one = { type: 'hasSnippets', data: { canonical: '', document: null } };
      const many = await forge(tab, 'page', Array(1_000).fill(one));
      expect(many.filter(({ res }) => res === false).length).toBeGreaterThanOrEqual(MAX_OPEN_REQUESTS);
      expect(many.every(({ res, err }) => res === false || err?.name === 'RefusedRequestError')).toBe(true);
      expect(await forge(tab, 'page', [one])).toMatchObject([{ res: false }]);
      await tab.close();
    });
  },
  takenOver,
);
