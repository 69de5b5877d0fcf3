import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { readCard, untilCard, untilNoCard } from './card';
import { buttonOf } from './control';
import { inEachBrowser, type Stage } from './each-browser';
import type { Json, Tab } from './harness/browser';
import { PATIENCE, paintedTexts, pointOn, untilPainted } from './marks';
import { formula, known, page, paragraph } from './page-parts';
import { reportsOf, untilReported } from './report';
import { hasSelectionTools, saveByCommand, select, storedSnippets, toast, untilToast } from './saving';

/** Time in which what should not come would have come, ms. */
const NOTHING_MS = 800;

/** Time that the views take where they are late, ms: a test has done much by then. */
const LATE_MS = 3_000;

const wording = '把县里定下的事情';
const body = `<h1>云溪</h1><p>${paragraph}</p>`;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Changes a copy of the extension so that the page is told how often the script with the views has run in its frame. */
function counted(path: string, change = (script: string) => script): void {
  const file = join(path, 'views.js');
  const count =
    'document.documentElement.dataset.views = Number(document.documentElement.dataset.views ?? 0) + 1;\n';
  writeFileSync(file, change(count + readFileSync(file, 'utf8')));
}

/** How often the views came into a tab's top frame. */
function timesInjected(tab: Tab): Promise<number> {
  return tab.evaluate(() => Number(document.documentElement.dataset.views ?? 0));
}

async function openPage({ browser, server }: Stage, path: string, content = body, head = ''): Promise<Tab> {
  const tab = await browser.open(server.addPage(path, { body: page(content, head) }));
  await untilPainted(tab, formula);
  await tab.focus();
  return tab;
}

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
    test('never comes into a page on which nothing is asked for', async () => {
      const inner = stage().server.addPage('/inner-still', { body: page(body) });
      const tab = await openPage(stage(), '/still', `${body}<iframe src="${inner}"></iframe>`);
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
          () => document.querySelector('iframe')?.contentDocument?.documentElement.dataset.views,
        ),
      ).toBeUndefined();
      await tab.close();
    });

    test('comes when the pointer is near a mark: over text that has one', async () => {
      const tab = await openPage(stage(), '/near', `${body}<p id="other">没有套话的一段</p>`);
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

    test('comes when the pointer is on a mark, once', async () => {
      const tab = await openPage(stage(), '/hover', `${body}<p>${known}。</p>`);
      const { x, y } = await pointOn(tab, formula);
      await tab.moveMouse(x, y);
      expect((await untilCard(tab)).phrase).toBe(formula);
      const other = await pointOn(tab, known);
      await tab.click(other.x, other.y);
      await expect.poll(async () => (await readCard(tab))?.phrase).toBe(known);
      expect(await timesInjected(tab)).toBe(1);
      await tab.close();
    });

    test('comes into the frame that needs it alone', async () => {
      const inner = stage().server.addPage('/inner', { body: page(body) });
      const tab = await openPage(
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

    test('comes with a press, a key of the extension’s and a selection', async () => {
      const { browser } = stage();
      const pressed = await openPage(stage(), '/pressed');
      const { x, y } = await pointOn(pressed, formula);
      await pressed.tap(x, y);
      expect((await untilCard(pressed)).phrase).toBe(formula);
      expect(await timesInjected(pressed)).toBe(1);
      await pressed.close();

      const keyed = await openPage(stage(), '/keyed');
      await browser.runCommand('nextMark', keyed);
      await expect.poll(async () => (await readCard(keyed))?.focused).toBe(true);
      expect(await timesInjected(keyed)).toBe(1);
      await keyed.close();

      const selecting = await openPage(stage(), '/selecting');
      await select(selecting, wording);
      await vi.waitFor(async () => expect(await hasSelectionTools(selecting)).toBe(true), PATIENCE);
      expect(await timesInjected(selecting)).toBe(1);
      await selecting.close();
    });

    test('comes when a save is to be told', async () => {
      const tab = await openPage(stage(), '/saved');
      await saveByCommand(stage(), tab, wording);
      expect((await untilToast(tab, /^Saved/)).text).toBe(wording);
      expect(await timesInjected(tab)).toBe(1);
      await tab.close();
    });

    test('comes once for all that is wanted in the same moment, and all of it is shown', async () => {
      const tab = await openPage(stage(), '/at-once');
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

    test('works after the page was left and come back to', async () => {
      const { server } = stage();
      const tab = await openPage(stage(), '/left');
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

    test('elements of the page that are named as what the scripts share are in nobody’s way', async () => {
      const names = ['tifaViews', 'tifaAnnotator', 'tifaStored'];
      const named = names
        .map((name) => `<form id="${name}"></form><iframe name="${name}"></iframe>`)
        .join('');
      const tab = await openPage(stage(), '/named', `${named}${body}`);
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

    test('a policy that forbids all scripts does not keep it out', async () => {
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
  'while the views are on their way',
  (stage) => {
    /** Opens a page, and its first card by hover: the views have been asked for, and are late. */
    async function hover(path: string, content?: string): Promise<{ tab: Tab; x: number; y: number }> {
      const tab = await openPage(stage(), path, content);
      const { x, y } = await pointOn(tab, formula);
      await tab.moveMouse(x, y);
      // Longer than the pointer has to rest on a mark.
      await wait(500);
      expect(await timesInjected(tab)).toBe(0);
      return { tab, x, y };
    }

    const untilThere = (tab: Tab) => expect.poll(() => timesInjected(tab)).toBe(1);
    const expectNothing = async (tab: Tab) => {
      await untilThere(tab);
      await wait(NOTHING_MS);
      expect(await readCard(tab)).toBeNull();
    };

    test('a pointer that stays gets its card', async () => {
      const { tab } = await hover('/stays');
      expect((await untilCard(tab)).phrase).toBe(formula);
      await tab.close();
    });

    test('a pointer that has gone gets none, and one that comes back does', async () => {
      const { tab, x, y } = await hover('/gone');
      await tab.moveMouse(3, 3);
      await expectNothing(tab);
      await tab.moveMouse(x, y);
      expect((await untilCard(tab)).phrase).toBe(formula);
      await tab.close();
    });

    test('a mark that has vanished gets none', async () => {
      const { tab } = await hover('/vanished', `${body}<p>${known}。</p>`);
      await tab.evaluate(() => document.querySelector('p')?.remove());
      await expectNothing(tab);
      const { x, y } = await pointOn(tab, known);
      await tab.click(x, y);
      expect((await untilCard(tab)).phrase).toBe(known);
      await tab.close();
    });

    test('a mark whose text was wrapped by the page has its card there', async () => {
      const { tab, x, y } = await hover('/wrapped');
      await tab.click(x, y);
      await tab.evaluate(() => {
        const text = document.querySelector('p') as Element;
        const inner = document.createElement('span');
        inner.append(...Array.from(text.childNodes));
        text.append(inner);
      });
      expect((await untilCard(tab)).phrase).toBe(formula);
      await tab.close();
    });

    test('a mark that was scrolled away gets none', async () => {
      const far = '<div style="height: 300vh"></div>';
      const { tab, x, y } = await hover('/scrolled', `${far}${body}${far}`);
      await tab.click(x, y);
      await tab.evaluate(() => scrollTo(0, 0));
      await expectNothing(tab);
      await pointOn(tab, formula);
      await wait(NOTHING_MS);
      expect(await readCard(tab)).toBeNull();
      await tab.close();
    });

    test('Escape is the page’s, and no card comes after it', async () => {
      const { tab, x, y } = await hover('/escaped');
      await tab.click(x, y);
      await tab.evaluate(() => {
        addEventListener('keydown', ({ key }) => {
          document.title = key;
        });
      });
      await tab.press('Escape');
      await expectNothing(tab);
      expect(await tab.evaluate(() => document.title)).toBe('Escape');
      await tab.close();
    });

    test('the last of several marks gets its card', async () => {
      const { tab } = await hover('/several', `${body}<p>${known}。</p>`);
      const { x, y } = await pointOn(tab, known);
      await tab.click(x, y);
      expect((await untilCard(tab)).phrase).toBe(known);
      await tab.close();
    });

    test('the focus goes to a card that was opened by keys, and back', async () => {
      const { browser } = stage();
      const tab = await openPage(stage(), '/keys', `<input id="field">${body}`);
      await tab.evaluate(() => document.querySelector('input')?.focus());
      await browser.runCommand('nextMark', tab);
      await expect.poll(async () => (await readCard(tab))?.focused).toBe(true);
      await tab.press('Escape');
      await untilNoCard(tab);
      expect(await tab.evaluate(() => document.activeElement?.id)).toBe('field');
      await tab.close();
    });

    test('a selection that is given up gets no buttons', async () => {
      const tab = await openPage(stage(), '/given-up');
      await select(tab, wording);
      await wait(NOTHING_MS);
      await tab.click(3, 3);
      await untilThere(tab);
      await wait(NOTHING_MS);
      expect(await hasSelectionTools(tab)).toBe(false);
      await select(tab, wording);
      await vi.waitFor(async () => expect(await hasSelectionTools(tab)).toBe(true), PATIENCE);
      await tab.close();
    });

    test('a page that is left meanwhile is none the worse', async () => {
      const { browser, server } = stage();
      const { tab } = await hover('/leaving');
      await browser.takeErrors();
      await tab.goTo(server.addPage('/next', { body: page(body) }));
      await untilPainted(tab, formula);
      await wait(LATE_MS);
      expect(await timesInjected(tab)).toBe(0);
      expect(await browser.takeErrors()).toEqual([]);
      await tab.close();
    });
  },
  // The browser waits for what a script that it injects promises.
  (path) =>
    counted(
      path,
      (script) => `new Promise((resolve) => setTimeout(resolve, ${LATE_MS})).then(() => {\n${script}\n});`,
    ),
);

inEachBrowser(
  'without the views',
  (stage) => {
    test('the marks stay, nothing is in the way, and a save is told by the toolbar button', async () => {
      const { browser } = stage();
      const tab = await openPage(stage(), '/without');
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
