import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { readCard, untilCard } from './card';
import { buttonOf } from './control';
import { inEachBrowser, type Stage } from './each-browser';
import type { Json, Tab } from './harness/browser';
import { PATIENCE, paintedTexts, pointOn, untilPainted } from './marks';
import { formula, known, page } from './page-parts';
import { reportsOf, untilReported } from './report';
import { hasSelectionTools, saveByCommand, select, storedSnippets, toast, untilToast } from './saving';
import { body, counted, NOTHING_MS, openMarked, timesInjected, wait, wording } from './views';

/** Has a page of the extension ask a tab's annotator for several things in one turn. */
async function askAtOnce({ browser }: Stage, tab: Tab, requests: readonly Json[]): Promise<void> {
  const helper = await browser.open(`${browser.extensionAddress}popup.html`);
  await helper.evaluate(
    (tabId, all) => {
      for (const each of all as object[])
        chrome.tabs.sendMessage(tabId, { ...each, timestamp: 1 }).catch(() => undefined);
    },
    tab.id,
    requests,
  );
  await helper.close();
  await tab.focus();
}

inEachBrowser(
  'the script with the views',
  (stage) => {
    test('is never injected into a page that doesn’t need it', async () => {
      const inner = stage().server.addPage('/inner-still', { body: page(body) });
      const tab = await openMarked(stage(), '/still', `${body}<iframe src="${inner}"></iframe>`);
      const { x, y } = await pointOn(tab, formula);
      await tab.moveMouse(3, 3);
      await tab.click(3, 3);
      await tab.press('Shift');
      await tab.press('Escape');
      // A pointer of the page's own making is none of the user's.
      await tab.evaluate(
        (left, top) =>
          document
            .elementFromPoint(left, top)
            ?.dispatchEvent(new PointerEvent('pointermove', { clientX: left, clientY: top, bubbles: true })),
        x,
        y,
      );
      await untilReported(stage(), tab, formula);
      await wait(NOTHING_MS);
      expect(await timesInjected(tab)).toBe(0);
      expect(
        await tab.evaluate(
          () => document.querySelector('iframe')?.contentDocument?.documentElement.dataset.views ?? null,
        ),
      ).toBeNull();
      await tab.close();
    });

    test('is injected when the pointer is near a mark: over text that has one', async () => {
      const tab = await openMarked(stage(), '/near', `${body}<p id="other">没有套话的一段</p>`);
      const end = (selector: string) =>
        tab.evaluate((wanted) => {
          const range = new Range();
          const text = document.querySelector(wanted)?.firstChild as Text;
          range.setStart(text, text.length - 1);
          range.setEnd(text, text.length);
          const { left, top, width, height } = range.getBoundingClientRect();
          return { x: left + width / 2, y: top + height / 2 };
        }, selector);
      const far = await end('#other');
      await tab.moveMouse(far.x, far.y);
      await wait(NOTHING_MS);
      expect(await timesInjected(tab)).toBe(0);
      const near = await end('p');
      await tab.moveMouse(near.x, near.y);
      await expect.poll(() => timesInjected(tab)).toBe(1);
      expect(await readCard(tab)).toBeNull();
      await tab.close();
    });

    test('is injected once when the pointer is on a mark', async () => {
      const tab = await openMarked(stage(), '/hover', `${body}<p>${known}。</p>`);
      const { x, y } = await pointOn(tab, formula);
      await tab.moveMouse(x, y);
      expect((await untilCard(tab)).phrase).toBe(formula);
      const other = await pointOn(tab, known);
      await tab.click(other.x, other.y);
      await expect.poll(async () => (await readCard(tab))?.phrase).toBe(known);
      expect(await timesInjected(tab)).toBe(1);
      await tab.close();
    });

    test('is injected only into the frame that needs it', async () => {
      const inner = stage().server.addPage('/inner', { body: page(body) });
      const tab = await openMarked(
        stage(),
        '/outer',
        `${body}<iframe src="${inner}" width="600" height="400"></iframe>`,
      );
      const frameViews = () =>
        tab.evaluate(() => {
          const frame = document.querySelector('iframe')?.contentDocument;
          return Number(frame?.documentElement.dataset.views ?? 0);
        });
      const { x, y } = await vi.waitFor(async () => {
        const point = await tab.evaluate(() => {
          const frame = document.querySelector('iframe');
          const inside = frame?.contentWindow as unknown as typeof globalThis | undefined;
          const isPainted =
            inside && [...inside.CSS.highlights.keys()].some((name) => /tifa-phrase/.test(name));
          const text = frame?.contentDocument?.querySelector('p')?.firstChild;
          if (!frame || !isPainted || !text) return null;
          frame.scrollIntoView({ block: 'start', behavior: 'instant' });
          const range = new Range();
          range.setStart(text, 8);
          range.setEnd(text, 9);
          const [outer, box] = [frame.getBoundingClientRect(), range.getBoundingClientRect()];
          return { x: outer.left + box.left + 4, y: outer.top + box.top + box.height / 2 };
        });
        if (!point) throw new Error('the frame has no marks yet');
        return point;
      }, PATIENCE);
      await tab.moveMouse(x, y);
      await expect.poll(frameViews).toBe(1);
      expect(await timesInjected(tab)).toBe(0);
      await tab.close();
    });

    test('is injected for a press, a key of the extension and a selection', async () => {
      const { browser } = stage();
      const pressed = await openMarked(stage(), '/pressed');
      const { x, y } = await pointOn(pressed, formula);
      await pressed.tap(x, y);
      expect((await untilCard(pressed)).phrase).toBe(formula);
      expect(await timesInjected(pressed)).toBe(1);
      await pressed.close();

      const keyed = await openMarked(stage(), '/keyed');
      await browser.runCommand('nextMark', keyed);
      await expect.poll(async () => (await readCard(keyed))?.focused).toBe(true);
      expect(await timesInjected(keyed)).toBe(1);
      await keyed.close();

      const selecting = await openMarked(stage(), '/selecting');
      await select(selecting, wording);
      await vi.waitFor(async () => expect(await hasSelectionTools(selecting)).toBe(true), PATIENCE);
      expect(await timesInjected(selecting)).toBe(1);
      await selecting.close();
    });

    test('is injected when a save is to be shown', async () => {
      const tab = await openMarked(stage(), '/saved');
      await saveByCommand(stage(), tab, wording);
      expect((await untilToast(tab, /^Saved/)).text).toBe(wording);
      expect(await timesInjected(tab)).toBe(1);
      await tab.close();
    });

    test('is injected once for simultaneous needs, all of which are met', async () => {
      const tab = await openMarked(stage(), '/at-once');
      await untilReported(stage(), tab, formula);
      const [{ marks }] = await reportsOf(stage(), tab);
      await askAtOnce(stage(), tab, [
        { type: 'snippetSaved', data: { outcome: 'nothing', draft: null, note: '', failure: null } },
        { type: 'showPhrase', data: { phrase: marks[0].phrase, nth: 0 } },
        { type: 'showPhrase', data: { phrase: marks[0].phrase, nth: 0 } },
      ]);
      await untilToast(tab, /^Nothing to save/);
      expect((await untilCard(tab)).phrase).toBe(formula);
      expect(await timesInjected(tab)).toBe(1);
      await tab.close();
    });

    test('works after leaving the page and returning', async () => {
      const { server } = stage();
      const tab = await openMarked(stage(), '/left');
      const away = server.addPage('/away', { body: page('<p>再见</p>') });
      await tab.evaluate((to) => void setTimeout(() => location.assign(to)), away);
      await expect.poll(() => tab.evaluate(() => location.pathname)).toBe('/away');
      await tab.evaluate(() => void setTimeout(() => history.back()));
      await untilPainted(tab, formula);
      const { x, y } = await pointOn(tab, formula);
      await tab.moveMouse(x, y);
      expect((await untilCard(tab)).phrase).toBe(formula);
      await tab.close();
    });

    test('tolerates page elements with the names that the scripts share', async () => {
      const names = ['tifaViews', 'tifaAnnotator', 'tifaStored'];
      const named = names
        .map((name) => `<form id="${name}"></form><iframe name="${name}"></iframe>`)
        .join('');
      const tab = await openMarked(stage(), '/named', `${named}${body}`);
      const { x, y } = await pointOn(tab, formula);
      await tab.click(x, y);
      expect((await untilCard(tab)).phrase).toBe(formula);
      const seen = await tab.evaluate(
        (all) => all.map((name) => typeof (window as unknown as Record<string, unknown>)[name]),
        names,
      );
      expect(seen).toEqual(names.map(() => 'object'));
      await tab.close();
    });

    test('is injected even under a policy that forbids all scripts', async () => {
      const { browser, server } = stage();
      const policy = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
      const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy };
      const tab = await browser.open(server.addPage('/strict', { body: page(body), headers }));
      const { x, y } = await pointOn(tab, formula);
      await tab.click(x, y);
      expect((await untilCard(tab)).phrase).toBe(formula);
      await tab.close();
    });
  },
  (path) => counted(path),
);

inEachBrowser(
  'without the views',
  (stage) => {
    test('the marks stay and work, and the toolbar button confirms a save', async () => {
      const { browser } = stage();
      const tab = await openMarked(stage(), '/without');
      await browser.takeErrors();
      const { x, y } = await pointOn(tab, formula);
      await tab.moveMouse(x, y);
      await tab.click(x, y);
      await browser.runCommand('nextMark', tab);
      await wait(NOTHING_MS);
      expect(await readCard(tab)).toBeNull();
      const atPoint = await tab.evaluate(
        (left, top) => document.elementFromPoint(left, top)?.localName,
        x,
        y,
      );
      expect(atPoint).toBe('p');
      expect(await paintedTexts(tab)).toEqual([formula]);

      await saveByCommand(stage(), tab, wording);
      await expect
        .poll(async () => (await storedSnippets(stage())).map(({ quote }) => quote.exact))
        .toEqual([wording]);
      const helper = await browser.open(`${browser.extensionAddress}popup.html`);
      await expect.poll(async () => (await buttonOf(helper, tab)).badge).toBe('✓');
      await helper.close();
      expect(await toast(tab)).toBeNull();
      expect(await browser.takeErrors()).toEqual([]);
      await tab.close();
    });
  },
  (path) => rmSync(join(path, 'views.js')),
);
