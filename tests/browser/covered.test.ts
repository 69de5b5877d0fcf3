import { describe, expect, test, vi } from 'vitest';
import { clickInCard, clickMark, readCard, untilCard } from './card';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { PATIENCE, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';
import { clickInSurface, hasSelectionTools, select, storedSnippets, toast } from './saving';

const VIEWS = 'a picture of the page, as between two views';

/** Makes something of the page's in front of the card, which takes no pointer; harmless by itself. */
const covers: Record<string, () => void> = {
  'a popover without pointer': () => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText =
      'position: fixed; inset: 0; width: auto; height: auto; background: white; pointer-events: none';
    document.body.append(cover);
    cover.showPopover();
  },
  'one in a closed shadow tree': () => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText =
      'position: fixed; inset: 0; width: auto; height: auto; background: white; pointer-events: none';
    const around = document.body.appendChild(document.createElement('div'));
    around.attachShadow({ mode: 'closed' }).append(cover);
    cover.showPopover();
  },
  'the shadow of a small one': () => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText =
      'inset: auto; width: 1px; height: 1px; padding: 0; border: 0; box-shadow: 0 0 0 9999px white; pointer-events: none';
    document.body.append(cover);
    cover.showPopover();
  },
  'the backdrop of one': () => {
    const rules = document.createElement('style');
    rules.textContent = '#cover::backdrop { background: white }';
    const cover = document.createElement('div');
    cover.id = 'cover';
    cover.popover = 'manual';
    cover.style.cssText = 'width: 0; height: 0; padding: 0; border: 0; pointer-events: none';
    document.body.append(rules, cover);
    cover.showPopover();
  },
  'an inert one': () => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.inert = true;
    cover.style.cssText = 'position: fixed; inset: 0; width: auto; height: auto; background: white';
    document.body.append(cover);
    cover.showPopover();
  },
  'one opened before that is opened again, unheard': () => {
    const cover = document.createElement('div');
    cover.popover = 'manual';
    cover.style.cssText =
      'position: fixed; inset: 0; width: auto; height: auto; background: white; pointer-events: none';
    document.body.append(cover);
    cover.showPopover();
    cover.hidePopover();
    cover.showPopover();
  },
  [VIEWS]: () => {
    const rules = document.createElement('style');
    rules.textContent =
      '::view-transition { background: white; pointer-events: none } ::view-transition-group(*), ::view-transition-old(*), ::view-transition-new(*) { animation-duration: 60s; pointer-events: none }';
    document.head.append(rules);
    document.startViewTransition(() => undefined);
  },
  'the host’s own style': () => {
    const host = document.querySelector('tifa-lens-surface') as HTMLElement;
    host.style.setProperty('opacity', '0.01', 'important');
  },
};

/** What is in full screen, once the window has its new size, which takes a moment; sent to the page. */
async function isSettledIn(): Promise<string | null> {
  const size = () => `${innerWidth} ${innerHeight} ${matchMedia('(display-mode: fullscreen)').matches}`;
  const before = size();
  await new Promise((resolve) => setTimeout(resolve, 500));
  return size() === before ? (document.fullscreenElement?.localName ?? null) : null;
}

inEachBrowser('a press counts only where the card is in plain sight', (stage) => {
  async function openPage(name: string, body = `<p>${paragraph}</p>`, head = ''): Promise<Tab> {
    const { browser, server } = stage();
    // A page that stops all events about what is opened.
    const deaf = `<script>for (const type of ['beforetoggle', 'toggle', 'close', 'fullscreenchange'])
      addEventListener(type, (event) => event.stopImmediatePropagation(), true);</script>`;
    const tab = await browser.open(server.addPage(`/${name}`, { body: page(body, deaf + head) }));
    await untilPainted(tab, formula);
    return tab;
  }

  const saveWords = (tab: Tab) =>
    tab.evaluateInCard((root) => root?.querySelector('.card-foot .card-notice')?.textContent ?? '');
  const isSaved = (tab: Tab) =>
    tab.evaluateInCard((root) => (root?.querySelector('.card-foot .done') ?? null) !== null);
  /** A real click in the middle of the card's button, whatever lies over it. */
  const press = (tab: Tab) => clickInCard(tab, '.card-foot .outlined');
  const rest = () => new Promise((resolve) => setTimeout(resolve, 700));

  describe.each(Object.keys(covers))('%s', (name) => {
    test('the card saves nothing and says why; it saves once the cover is gone', async () => {
      const tab = await openPage('cover');
      const before = (await storedSnippets(stage())).length;
      await tab.focus();
      await clickMark(tab, formula);
      await tab.evaluate(covers[name]);
      await rest();
      await press(tab);
      // Between two views Chromium delivers the press to neither.
      if (name !== VIEWS)
        await vi.waitFor(async () => expect(await saveWords(tab)).toMatch(/may have covered/), PATIENCE);
      expect(await isSaved(tab)).toBe(false);
      expect(await storedSnippets(stage())).toHaveLength(before);
      await tab.focus();
      await tab.evaluate(() => {
        document.querySelector('[popover]:not(tifa-lens-surface)')?.remove();
        for (const each of Array.from(document.querySelectorAll('body > div'))) each.remove();
        document.querySelector('tifa-lens-surface')?.removeAttribute('style');
        for (const each of document.getAnimations()) each.finish();
      });
      if ((await readCard(tab)) === null) await clickMark(tab, formula);
      await rest();
      await vi.waitFor(async () => {
        await press(tab);
        expect(await isSaved(tab)).toBe(true);
      }, PATIENCE);
      await tab.close();
    });
  });

  test('a card that was covered until just before the press saves nothing', async () => {
    const tab = await openPage('late');
    await clickMark(tab, formula);
    await tab.evaluate(covers['a popover without pointer']);
    await rest();
    const before = (await storedSnippets(stage())).length;
    await tab.focus();
    await tab.evaluate(() => {
      addEventListener('pointerdown', () => document.querySelector('div[popover]')?.remove(), true);
    });
    await press(tab);
    await rest();
    expect(await isSaved(tab)).toBe(false);
    expect(await storedSnippets(stage())).toHaveLength(before);
    await tab.close();
  });

  test('a page that secretly enters full screen does not stay in front of the card', async () => {
    const body = `<div id="part"><p>${paragraph}</p></div><div id="cover">广告</div>
      <script>addEventListener('keydown', ({ key }) => {
        if (key === 'a') document.querySelector('#part').requestFullscreen();
        if (key === 'b') document.documentElement.requestFullscreen();
      })</script>`;
    const rules = `<style>#part { background: white } #cover { position: fixed; inset: 0; background: white; display: none }
      html:fullscreen #cover { display: block }</style>`;
    const tab = await openPage('full', body, rules);
    await tab.focus();
    await tab.press('a');
    await expect.poll(() => tab.evaluate(isSettledIn), PATIENCE).toBe('div');
    await clickMark(tab, formula);
    await tab.press('b');
    await expect.poll(() => tab.evaluate(isSettledIn), PATIENCE).toBe('html');
    const topmost = async () => {
      const box = await tab.evaluateInCard((root) => {
        const { left, top, width, height } =
          root?.querySelector('.card-foot .outlined')?.getBoundingClientRect() ?? new DOMRect();
        return { x: left + width / 2, y: top + height / 2, isThere: width > 0 };
      });
      if (!box.isThere) return 'no card';
      return tab.evaluate((x, y) => document.elementFromPoint(x, y)?.localName, box.x, box.y);
    };
    await expect.poll(topmost, PATIENCE).toBe('tifa-lens-surface');
    await tab.close();
  });

  test('the page’s style rules don’t change the card, so it is pressed as seen', async () => {
    const rules = `<style>
      @property --ink { syntax: '<color>'; inherits: false; initial-value: transparent }
      tifa-lens-surface { --paper: transparent !important; --ink: transparent !important; opacity: 0 !important; filter: blur(20px) !important; scale: 0.01 !important }
      tifa-lens-surface::before, tifa-lens-surface::after { content: '' !important; display: block !important; position: fixed !important; inset: 0 !important; background: white !important; pointer-events: none !important }
    </style>`;
    const plain = await openPage('plain');
    const rule = await openPage('rules', undefined, rules);
    const pictures: string[] = [];
    for (const tab of [plain, rule]) {
      await tab.focus();
      await clickMark(tab, formula);
      await tab.moveMouse(700, 500);
      await rest();
      pictures.push((await tab.screenshot()).toString('base64'));
    }
    expect(pictures[1] === pictures[0]).toBe(true);
    await press(rule);
    await expect.poll(() => isSaved(rule), PATIENCE).toBe(true);
    await plain.close();
    await rule.close();
  });

  test('buttons beside a selection don’t work under a cover either', async () => {
    const tab = await openPage('selection');
    const before = (await storedSnippets(stage())).length;
    await select(tab, '把县里定下的事情');
    await expect.poll(() => hasSelectionTools(tab)).toBe(true);
    await tab.evaluate(covers['a popover without pointer']);
    await rest();
    await clickInSurface(tab, '.selection-tools button');
    await expect.poll(async () => (await toast(tab))?.words, PATIENCE).toMatch(/may have covered/);
    expect(await storedSnippets(stage())).toHaveLength(before);
    await tab.close();
  });

  test('nothing is saved in a frame that its page covers; without the cover it is, where the browser can detect one', async () => {
    const { browser, server } = stage();
    const inner = server.addPage('/inner', { body: page(`<p>${paragraph}</p>`) });
    const tab = await openPage(
      'around',
      `<p>${paragraph}</p><iframe src="${inner}" style="position: fixed; left: 0; top: 150px; width: 900px; height: 500px; border: 0"></iframe>
      <div id="cover" style="position: fixed; inset: 0; background: white; pointer-events: none" hidden></div>`,
    );
    const point = await vi.waitFor(async () => {
      const found = await tab.evaluate(() => {
        const view = document.querySelector('iframe')?.contentWindow as (Window & typeof globalThis) | null;
        const [range] = [...(view?.CSS.highlights ?? [])].flatMap(([name, each]) =>
          name.startsWith('tifa-phrase-') ? [...each] : [],
        );
        const live = range && new (view as typeof globalThis).Range();
        live?.setStart(range.startContainer, range.startOffset);
        live?.setEnd(range.startContainer, range.startOffset + 2);
        const box = live?.getBoundingClientRect();
        return box ? { x: box.left + 5, y: box.top + 155 } : null;
      });
      if (found === null) throw new Error('the frame has no mark');
      return found;
    }, PATIENCE);
    const setCover = (isThere: boolean) =>
      tab.evaluate((there) => document.querySelector('#cover')?.toggleAttribute('hidden', !there), isThere);
    const pressInFrame = async () => {
      const box = await tab.evaluateInCard((root) => {
        const { left, top, width, height } =
          root?.querySelector('.card-foot .outlined')?.getBoundingClientRect() ?? new DOMRect();
        return { x: left + width / 2, y: top + height / 2 };
      });
      await tab.click(box.x, box.y + 150);
    };
    await tab.click(point.x, point.y);
    await untilCard(tab);
    await setCover(true);
    await rest();
    await pressInFrame();
    const words = browser.name === 'chromium' ? /may have covered/ : /select the text and save it by its key/;
    await vi.waitFor(async () => expect(await saveWords(tab)).toMatch(words), PATIENCE);
    expect(await isSaved(tab)).toBe(false);
    await setCover(false);
    await rest();
    await pressInFrame();
    if (browser.name === 'chromium') await expect.poll(() => isSaved(tab), PATIENCE).toBe(true);
    else expect(await isSaved(tab)).toBe(false);
    await tab.close();
  });
});
