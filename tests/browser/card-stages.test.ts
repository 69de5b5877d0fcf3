import { describe, expect, test, vi } from 'vitest';
import { clickInSurface, clickMark, saveInCard, untilCard, untilNoCard } from './card';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { PATIENCE, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';
import { hasSelectionTools, toast, untilToast } from './saving';

inEachBrowser('the card inside whatever contains its text', (stage) => {
  async function openPage(path: string, body = `<p>${paragraph}</p>`, head = ''): Promise<Tab> {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage(path, { body: page(body, head) }));
    await untilPainted(tab, formula);
    await tab.focus();
    return tab;
  }

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
      // The browser takes a moment to settle the size of the viewport.
      await tab.evaluate(
        () => new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => resolve(true)), 300)),
      );
      await clickMark(tab, formula);
      await saveInCard(tab);
      await untilToast(tab, /^Saved|Already/);
      await clickInSurface(tab, '.toast-actions button');
      await untilToast(tab, /^Removed|^Deleted|taken back|undone/i);
      await clickInSurface(tab, '.card-close .button');
      await untilNoCard(tab);
      expect(await isFull()).toBe(true);
      await tab.close();
    });

    test('a card that is open when full screen begins remains usable', async () => {
      const tab = await openPage(
        '/begins',
        `<div id="show" style="background: #fff"><p>${paragraph}</p></div>
        <script>addEventListener('keydown', ({ key }) => key === 'f' && document.querySelector('#show').requestFullscreen())</script>`,
      );
      await clickMark(tab, formula);
      await tab.press('f');
      await expect.poll(() => tab.evaluate(() => document.fullscreenElement?.id), PATIENCE).toBe('show');
      await saveInCard(tab);
      await tab.close();
    });
  });

  describe('containers that close when something else is clicked', () => {
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
      await clickInSurface(tab, '.card-phrase');
      await clickInSurface(tab, '.card-foot .outlined');
      // Firefox can't say whether the page's popover has come over the card since, and takes no press there.
      if (browser.name === 'chromium' || !name.includes('popover')) await saveInCard(tab);
      else
        await vi.waitFor(async () => {
          await clickInSurface(tab, '.card-foot .outlined');
          const words = await tab.evaluateInCard((root) => root?.querySelector('.card-notice')?.textContent);
          expect(words).toMatch(/cannot tell whether/);
        }, PATIENCE);
      expect(await isOpen()).toBe(true);
      await clickInSurface(tab, '.card-close .button');
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
      await vi.waitFor(async () => {
        if (await hasSelectionTools(tab)) await clickInSurface(tab, '.selection-tools button');
        expect(await hasSelectionTools(tab)).toBe(false);
      }, PATIENCE);
      expect(await isOpen()).toBe(true);
      await tab.close();
    });
  });

  describe('a page that traps the focus in its dialog', () => {
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
        `<div id="box"><input id="field"><p>${paragraph}</p></div>
        <script>${traps[name]}; field.focus()</script>`,
      );
      await browser.runCommand('nextMark', tab);
      await untilCard(tab);
      const seen = new Set<string>();
      for (let i = 0; i < 8; i++) {
        await tab.press('Tab');
        const stop = await tab.evaluateInCard((root) => {
          const focused = root?.activeElement;
          return focused?.matches('.card-body') ? 'scroller' : (focused?.localName ?? 'left');
        });
        seen.add(stop);
      }
      // Firefox stops at what scrolls, too, so that keys can scroll it.
      const isScroller = await tab.evaluateInCard((root) => {
        const body = root?.querySelector('.card-body');
        return !!body && body.scrollHeight > body.clientHeight;
      });
      const stopsThere = browser.name === 'firefox' && isScroller;
      expect([...seen].sort()).toEqual(['button', ...(stopsThere ? ['scroller'] : []), 'summary']);
      await tab.press('Escape');
      await untilNoCard(tab);
      expect(await tab.evaluate(() => document.activeElement?.id)).toBe('field');
      await tab.close();
    });
  });
});
