import { describe, expect, test, vi } from 'vitest';
import { clickInCard, clickMark, readCard, untilCard, untilNoCard } from './card';
import { inEachBrowser } from './each-browser';
import type { Point, Tab } from './harness/browser';
import { PATIENCE, pointOn, untilPainted } from './marks';
import { formula, known, page, paragraph } from './page-parts';
import { clickInSurface, hasSelectionTools, savedTexts, select, toast, untilToast } from './saving';

/** A rectangle of the viewport, CSS pixels. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where what a selector finds in the surface is; null where it finds nothing. */
function boxInSurface(tab: Tab, selector: string): Promise<Box | null> {
  return tab.evaluateInCard((root, wanted) => {
    const box = root?.querySelector(wanted)?.getBoundingClientRect();
    return box ? { left: box.left, top: box.top, right: box.right, bottom: box.bottom } : null;
  }, selector);
}

/** The lines or columns of a painted wording in the top frame, and the size of the viewport. */
function linesOf(tab: Tab, wording: string): Promise<{ lines: Box[]; width: number; height: number }> {
  return tab.evaluate((wanted) => {
    const lines: { left: number; top: number; right: number; bottom: number }[] = [];
    for (const { startContainer, startOffset, endContainer, endOffset } of CSS.highlights.get(
      'tifa-phrase',
    ) ?? []) {
      const range = new Range();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      if (range.toString() !== wanted || lines.length > 0) continue;
      for (const { left, top, right, bottom } of Array.from(range.getClientRects()))
        lines.push({ left, top, right, bottom });
    }
    return { lines, width: innerWidth, height: innerHeight };
  }, wording);
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** How far a box is from the nearest of some others. */
function distance(box: Box, others: readonly Box[]): number {
  return Math.min(
    ...others.map((each) =>
      Math.hypot(
        Math.max(0, each.left - box.right, box.left - each.right),
        Math.max(0, each.top - box.bottom, box.top - each.bottom),
      ),
    ),
  );
}

const isSaved = (tab: Tab) =>
  tab.evaluateInCard((root) => (root?.querySelector('.card-foot .done') ?? null) !== null);

inEachBrowser('the card everywhere', (stage) => {
  async function openPage(path: string, body = `<p>${paragraph}</p>`, head = ''): Promise<Tab> {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage(path, { body: page(body, head) }));
    await untilPainted(tab, formula);
    await tab.focus();
    return tab;
  }

  /** Presses Save until it counts: what is shown must have been in plain sight for a moment. */
  const save = (tab: Tab) =>
    vi.waitFor(async () => {
      if (!(await isSaved(tab))) await clickInCard(tab, '.card-foot .outlined');
      expect(await isSaved(tab)).toBe(true);
    }, PATIENCE);

  describe('full screen', () => {
    const goFull = `<button style="position: fixed; left: 10px; top: 10px; width: 90px; height: 30px"
      onclick="document.querySelector('#show').requestFullscreen()">放大</button>`;

    test.each([
      ['a part of the page', `<div id="show" style="background: #fff">${goFull}<p>${paragraph}</p></div>`],
      [
        'a part with a shadow tree',
        `<div id="show" style="background: #fff"><template shadowrootmode="open"><slot name="only"></slot></template>
          <div slot="only">${goFull}<p>${paragraph}</p></div></div>`,
      ],
    ])('the buttons of card and notice work in %s', async (_, body) => {
      const tab = await openPage('/full', body);
      await tab.click(50, 25);
      const isFull = () => tab.evaluate(() => document.fullscreenElement !== null);
      await expect.poll(isFull, PATIENCE).toBe(true);
      await clickMark(tab, formula);
      await save(tab);
      await untilToast(tab, /^Saved|already/);
      await clickInSurface(tab, '.toast-actions button');
      await untilToast(tab, /^Removed|^Deleted|taken back|undone/i);
      await clickInCard(tab, '.card-close .button');
      await untilNoCard(tab);
      expect(await isFull()).toBe(true);
      await tab.close();
    });

    test('a card that is open when full screen begins can be used in it', async () => {
      const tab = await openPage(
        '/begins',
        `<div id="show" style="background: #fff"><p>${paragraph}</p></div>
        <script>addEventListener('keydown', ({ key }) => key === 'f' && document.querySelector('#show').requestFullscreen())</script>`,
      );
      await clickMark(tab, formula);
      await tab.press('f');
      await expect.poll(() => tab.evaluate(() => document.fullscreenElement?.id), PATIENCE).toBe('show');
      await vi.waitFor(async () => {
        await clickInCard(tab, '.card-close .button');
        expect(await readCard(tab)).toBeNull();
      }, PATIENCE);
      await tab.close();
    });
  });

  describe('what closes when something else is clicked', () => {
    const opened = (name: string) =>
      ({
        popover: `<div popover id="it"><p>${paragraph}</p></div><script>it.showPopover()</script>`,
        'a popover in a popover': `<div popover id="out">外<div popover id="it"><p>${paragraph}</p></div></div>
          <script>out.showPopover(); it.showPopover()</script>`,
        dialog: `<dialog closedby="any" id="it"><p>${paragraph}</p></dialog><script>it.show()</script>`,
        'a dialog of the page’s own making': `<div id="it" role="dialog"><p>${paragraph}</p></div>
          <script>for (const type of ['pointerdown', 'mousedown', 'click'])
            document.addEventListener(type, (event) => {
              if (it.contains(event.target)) return;
              event.stopImmediatePropagation();
              it.remove();
            }, true)</script>`,
        'modal dialog': `<dialog closedby="any" id="it"><p>${paragraph}</p></dialog><script>it.showModal()</script>`,
      })[name] ?? '';

    test.each([
      'popover',
      'a popover in a popover',
      'dialog',
      'a dialog of the page’s own making',
      'modal dialog',
    ])('%s stays open while card and buttons in it are used', async (name) => {
      const { browser } = stage();
      const tab = await openPage('/closes', `<p>今天下雨了，路上很滑。</p>${opened(name)}`);
      const isOpen = () =>
        tab.evaluate(() => document.querySelector('#it')?.matches(':popover-open, [open], [role]') ?? false);
      expect(await isOpen()).toBe(true);
      await clickMark(tab, formula);
      await clickInCard(tab, '.card-phrase');
      await clickInCard(tab, '.card-foot .outlined');
      // Firefox can't say whether the page's popover has come over the card since, and takes no press there.
      if (browser.name === 'chromium' || !name.includes('popover')) await save(tab);
      else
        await vi.waitFor(async () => {
          const words = await tab.evaluateInCard((root) => root?.querySelector('.card-notice')?.textContent);
          expect(words).toMatch(/may have covered/);
        }, PATIENCE);
      expect(await isOpen()).toBe(true);
      await clickInCard(tab, '.card-close .button');
      await untilNoCard(tab);
      expect(await isOpen()).toBe(true);
      // Nothing of ours is left in it.
      const isLeft = () => tab.evaluate(() => document.querySelector('#it tifa-lens-surface') !== null);
      if ((await toast(tab)) === null) expect(await isLeft()).toBe(false);
      await tab.evaluate((first) => {
        const text = document.querySelector('#it p')?.firstChild as Text;
        const at = text.data.indexOf(first);
        getSelection()?.setBaseAndExtent(text, at, text, at + first.length);
      }, '把县里定下的事情');
      await vi.waitFor(async () => expect(await hasSelectionTools(tab)).toBe(true), PATIENCE);
      await clickInSurface(tab, '.selection-tools button');
      await expect.poll(() => hasSelectionTools(tab), PATIENCE).toBe(false);
      expect(await isOpen()).toBe(true);
      await tab.close();
    });
  });

  describe('a page that holds the focus in its dialog', () => {
    const traps: Record<string, string> = {
      'by what gets it':
        "document.addEventListener('focus', ({ target }) => box.contains(target) || field.focus(), true)",
      'by what gets it, on its way up':
        "document.addEventListener('focusin', ({ target }) => box.contains(target) || field.focus())",
      'by what loses it': "field.addEventListener('blur', () => setTimeout(() => field.focus()))",
      'by what loses it, at once': "field.addEventListener('blur', () => field.focus())",
      'by where it goes':
        "box.addEventListener('focusout', ({ relatedTarget }) => box.contains(relatedTarget) || field.focus())",
    };

    test.each(Object.keys(traps))('%s, leaves it in the card, and gets it back', async (name) => {
      const { browser } = stage();
      const tab = await openPage(
        '/trap',
        `<div id="box" role="dialog" aria-modal="true"><input id="field"><p>${paragraph}</p></div>
        <script>${traps[name]}; field.focus()</script>`,
      );
      await browser.runCommand('nextMark', tab);
      await untilCard(tab);
      const seen = new Set<string>();
      for (let i = 0; i < 8; i++) {
        await tab.press('Tab');
        seen.add(await tab.evaluateInCard((root) => root?.activeElement?.localName ?? 'left'));
      }
      expect([...seen].sort()).toEqual(['button', 'summary']);
      await tab.press('Escape');
      await untilNoCard(tab);
      expect(await tab.evaluate(() => document.activeElement?.id)).toBe('field');
      await tab.close();
    });
  });

  describe('sizes and turns of the page', () => {
    test.each([
      ['its root zoomed in', 'html { zoom: 1.7 }'],
      ['its root zoomed out', 'html { zoom: 0.6 }'],
      ['its body zoomed', 'body { zoom: 1.4 }'],
      ['both zoomed', 'html { zoom: 0.8 } body { zoom: 1.5 }'],
      ['its root moved and scaled', 'html { transform: translate(30px, 20px) scale(1.2) }'],
      ['its body scaled', 'body { transform: scale(0.9) }'],
    ])('with %s the card and the buttons are beside the mark, in their own size', async (_, rules) => {
      const tab = await openPage(
        '/sized',
        `<div style="height: 130px"></div><p style="margin-left: 200px">${paragraph}</p><div style="height: 900px"></div>`,
        `<style>${rules}</style>`,
      );
      await clickMark(tab, formula);
      const isPlaced = async (selector: string, lines: readonly Box[], view: Box) => {
        const box = (await boxInSurface(tab, selector)) as Box;
        expect(box).not.toBeNull();
        expect(distance(box, lines)).toBeLessThan(9);
        expect(lines.some((line) => overlap(box, line))).toBe(false);
        expect(box.left).toBeGreaterThanOrEqual(view.left);
        expect(box.top).toBeGreaterThanOrEqual(view.top);
        expect(box.right).toBeLessThanOrEqual(view.right);
        expect(box.bottom).toBeLessThanOrEqual(view.bottom);
        return box;
      };
      const { lines, width, height } = await linesOf(tab, formula);
      const view = { left: 0, top: 0, right: width, bottom: height };
      await vi.waitFor(async () => {
        const card = await isPlaced('.card', lines, view);
        expect(Math.abs(card.right - card.left - 340)).toBeLessThan(1);
      }, PATIENCE);
      await save(tab);
      await clickInCard(tab, '.card-close .button');
      await untilNoCard(tab);
      // What is drawn over the page is where its text is.
      await vi.waitFor(async () => expect(await savedTexts(tab)).toEqual([formula]), PATIENCE);
      await select(tab, '把县里定下的事情');
      await vi.waitFor(async () => expect(await hasSelectionTools(tab)).toBe(true), PATIENCE);
      const selected = await tab.evaluate(() => {
        const { left, top, right, bottom } =
          getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect();
        return { left, top, right, bottom };
      });
      await vi.waitFor(() => isPlaced('.selection-tools', [selected], view), PATIENCE);
      await tab.close();
    });

    test('a page whose size changes while the card is open has it in its own size', async () => {
      const tab = await openPage('/resized');
      await clickMark(tab, formula);
      await tab.evaluate(() => {
        document.documentElement.style.zoom = '2';
      });
      await vi.waitFor(async () => {
        const card = (await boxInSurface(tab, '.card')) as Box;
        const { lines } = await linesOf(tab, formula);
        expect(Math.abs(card.right - card.left - 340)).toBeLessThan(1);
        expect(distance(card, lines)).toBeLessThan(9);
      }, PATIENCE);
      await tab.close();
    });

    test.each([0.5, 0.8, 1.5, 3])('at a browser zoom of %s the card is whole, and saves', async (zoom) => {
      const { browser } = stage();
      const tab = await openPage('/zoomed', `<p>${paragraph}${known}。</p>`);
      const helper = await browser.open(`${browser.extensionAddress}popup.html`);
      const setZoom = (factor: number) =>
        helper.evaluate((id, to) => chrome.tabs.setZoom(id, to), tab.id, factor);
      await setZoom(zoom);
      await tab.focus();
      const before = await tab.evaluate(() => devicePixelRatio);
      await expect.poll(() => tab.evaluate(() => devicePixelRatio), PATIENCE).toBe(before);
      // Chromium is told points of the window, whatever the zoom of the page in it.
      const click = ({ x, y }: Point) =>
        browser.name === 'chromium' ? tab.click(x * zoom, y * zoom) : tab.click(x, y);
      const clickButton = async (selector: string) => {
        const { left, top, right, bottom } = (await boxInSurface(tab, selector)) as Box;
        await click({ x: (left + right) / 2, y: (top + bottom) / 2 });
      };
      await click(await pointOn(tab, formula));
      await untilCard(tab);
      await vi.waitFor(async () => {
        const card = (await boxInSurface(tab, '.card')) as Box;
        const { width, height } = await linesOf(tab, formula);
        expect(card.left).toBeGreaterThanOrEqual(0);
        expect(card.top).toBeGreaterThanOrEqual(0);
        expect(card.right).toBeLessThanOrEqual(width);
        expect(card.bottom).toBeLessThanOrEqual(height);
        const button = (await boxInSurface(tab, '.card-foot .outlined')) as Box;
        expect(button.bottom).toBeLessThanOrEqual(card.bottom);
      }, PATIENCE);
      await vi.waitFor(async () => {
        if (!(await isSaved(tab))) await clickButton('.card-foot .outlined');
        expect(await isSaved(tab)).toBe(true);
      }, PATIENCE);
      await clickButton('.card-close .button');
      await untilNoCard(tab);
      await setZoom(1);
      await helper.close();
      await tab.close();
    });
  });

  test.each([
    ['a ticker', 300, 60],
    ['a narrow notice', 180, 90],
    ['a side column', 160, 400],
  ])('in the small frame of %s all of the card can be reached', async (_, width, height) => {
    const { browser, server } = stage();
    const inner = server.addPage('/small', { body: page(`<p style="margin: 2px">${paragraph}</p>`) });
    const body = `<p>今天下雨了。</p><iframe src="${inner}" style="position: fixed; left: 0; top: 100px; border: 0" width="${width}" height="${height}"></iframe>`;
    const tab = await browser.open(server.addPage('/around', { body: page(body) }));
    await tab.focus();
    const point = await vi.waitFor(async () => {
      const found = await tab.evaluate(() => {
        const view = document.querySelector('iframe')?.contentWindow as (Window & typeof globalThis) | null;
        const [range] = view?.CSS.highlights.get('tifa-phrase') ?? [];
        const live = range && new (view as typeof globalThis).Range();
        live?.setStart(range.startContainer, range.startOffset);
        live?.setEnd(range.startContainer, range.startOffset + 2);
        const box = live?.getClientRects()[0];
        return box ? { x: box.left + 5, y: box.top + box.height / 2 } : null;
      });
      if (found === null) throw new Error('the frame has no mark');
      return found;
    }, PATIENCE);
    await tab.click(point.x, point.y + 100);
    await untilCard(tab);
    const frame = { left: 0, top: 0, right: width, bottom: height };
    const contains = (outer: Box, box: Box | null) =>
      box !== null &&
      box.left >= outer.left &&
      box.top >= outer.top &&
      box.right <= outer.right &&
      box.bottom <= outer.bottom;
    await vi.waitFor(async () => {
      expect(contains(frame, await boxInSurface(tab, '.card'))).toBe(true);
      for (const button of ['.card-close .button', '.card-foot .outlined', '.card-foot .button:last-child'])
        expect(contains(frame, await boxInSurface(tab, button))).toBe(true);
    }, PATIENCE);
    // What does not fit scrolls.
    const isAtEnd = await tab.evaluateInCard((root) => {
      const text = root?.querySelector('.card-body') as HTMLElement;
      text.scrollTop = text.scrollHeight;
      return text.clientHeight > 20 && text.scrollTop + text.clientHeight >= text.scrollHeight - 1;
    });
    expect(isAtEnd).toBe(true);
    const { left, top, right, bottom } = (await boxInSurface(tab, '.card-close .button')) as Box;
    await tab.click((left + right) / 2, (top + bottom) / 2 + 100);
    await untilNoCard(tab);
    await tab.close();
  });

  test.each([
    ['from right to left', 'writing-mode: vertical-rl'],
    ['from left to right', 'writing-mode: vertical-lr'],
    ['turned', 'transform: rotate(90deg); width: 500px; margin: 200px'],
    ['with one character a line', 'width: 1em'],
  ])('columns %s: the card is beside the one that it explains', async (_, style) => {
    const tab = await openPage(
      '/columns',
      `<div style="${style}; height: 500px; line-height: 1.8"><p>${paragraph}</p><p>今天下雨了，路上很滑。</p></div>`,
    );
    await clickMark(tab, formula);
    await vi.waitFor(async () => {
      const { lines } = await linesOf(tab, formula);
      const card = (await boxInSurface(tab, '.card')) as Box;
      expect(lines.some((line) => overlap(card, line))).toBe(false);
      expect(card.left >= Math.max(...lines.map(({ right }) => right)) || card.right <= lines[0].left).toBe(
        true,
      );
    }, PATIENCE);
    await tab.close();
  });

  test.each<[string, () => void]>([
    [
      'wrapped whole',
      () => {
        const text = document.querySelector('p') as HTMLElement;
        const inner = document.createElement('span');
        inner.append(...Array.from(text.childNodes));
        text.append(inner);
      },
    ],
    [
      'put into elements one by one',
      () => {
        for (const node of Array.from((document.querySelector('p') as HTMLElement).childNodes)) {
          const outer = document.createElement('font');
          const inner = document.createElement('font');
          node.replaceWith(outer);
          outer.append(inner);
          inner.append(node);
        }
      },
    ],
    [
      'cut into characters',
      () => {
        const text = document.querySelector('p')?.firstChild as Text;
        for (let rest = text; rest.length > 1; ) {
          const next = rest.splitText(1);
          const box = document.createElement('i');
          rest.replaceWith(box);
          box.append(rest);
          rest = next;
        }
      },
    ],
    [
      'moved to another paragraph',
      () => {
        const old = document.querySelector('p') as HTMLElement;
        const other = document.createElement('p');
        other.append(...Array.from(old.childNodes));
        old.replaceWith(other);
      },
    ],
    [
      'wrapped, and unwrapped again',
      () => {
        const text = document.querySelector('p') as HTMLElement;
        const inner = document.createElement('b');
        inner.append(...Array.from(text.childNodes));
        text.append(inner);
        setTimeout(() => inner.replaceWith(...Array.from(inner.childNodes)), 500);
      },
    ],
  ])('a mark whose text was %s opens its card', async (name, change) => {
    const tab = await openPage('/wrapped', `<p style="width: 600px">${paragraph}</p>`);
    await tab.evaluate(change);
    if (name.includes('again'))
      await expect.poll(() => tab.evaluate(() => document.querySelector('b') === null)).toBe(true);
    await vi.waitFor(async () => {
      const { x, y } = await pointOn(tab, formula);
      await tab.click(x, y);
      expect((await readCard(tab))?.phrase).toBe(formula);
    }, PATIENCE);
    await tab.close();
  });
});
