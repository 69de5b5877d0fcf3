import { beforeAll, expect, test } from 'vitest';
import './annotating/annotating';
import { PageBundle } from './bundle';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { paintedTexts } from './marks';

const bundle = new PageBundle('annotating', new URL('annotating/in-page.ts', import.meta.url));

/** Whether the page says that it is hidden can be set on its root element: Chromium's tabs here never are. */
const visibility = `<script>
  Object.defineProperty(Document.prototype, 'visibilityState', {
    get: () => (document.documentElement.dataset.hidden === undefined ? 'visible' : 'hidden'),
  });
</script>`;

const text = '今年坚持稳中求进，明年也是。';

inEachBrowser('when a page is read', (stage) => {
  // The built extension would paint the same text.
  beforeAll(async () => {
    const tab = await bundle.open(stage());
    await stage().browser.runCommand('toggleSite', tab);
    await tab.close();
  });

  async function openPage(html: string, hidden = false): Promise<Tab> {
    const tab = await bundle.open(stage(), visibility);
    await tab.evaluate(
      (content, isHidden) => {
        document.body.innerHTML = content;
        document.documentElement.toggleAttribute('data-hidden', isHidden);
        annotating.start();
      },
      html,
      hidden,
    );
    return tab;
  }

  const asked = (tab: Tab) => tab.evaluate(() => annotating.takeAsked());

  /** Long enough for whatever would be read to have been read. */
  const rest = () => new Promise((resolve) => setTimeout(resolve, 1_000));

  test('our own changes never wake us: card, notice, marks, style sheets', async () => {
    const tab = await openPage(`<p>${text}</p>`);
    await expect.poll(() => paintedTexts(tab)).toEqual(['稳中求进']);
    await rest();
    const before = await tab.evaluate(() => annotating.pieces());
    await tab.evaluate(() => annotating.showCard());
    await expect.poll(() => tab.evaluate(() => annotating.isOpen())).toBe(true);
    await rest();
    await tab.evaluate(() => annotating.closeCard());
    await tab.evaluate(() => annotating.showNotice());
    expect(await tab.evaluate(() => annotating.isOpen())).toBe(true);
    await rest();
    expect(await tab.evaluate(() => annotating.pieces())).toBe(before);
    // A change of the page's own does, so the count is a good one.
    await tab.evaluate(() => document.body.append('好'));
    await expect.poll(() => tab.evaluate(() => annotating.pieces())).toBeGreaterThan(before);
    await tab.close();
  });

  test('only changed flows are matched again', async () => {
    const tab = await openPage(`<p>${text}</p>`.repeat(300));
    await expect.poll(async () => (await paintedTexts(tab)).length).toBe(300);
    expect(await asked(tab)).toHaveLength(300);
    await tab.evaluate(() => {
      const [, second, third] = document.querySelectorAll('p');
      (second.firstChild as Text).data = '去年坚持稳中求进。';
      third.append('后年也坚持稳中求进。');
      document.querySelector('p')?.remove();
    });
    await expect.poll(async () => (await paintedTexts(tab)).length).toBe(300);
    expect((await asked(tab)).sort()).toEqual(['去年坚持稳中求进。', `${text}后年也坚持稳中求进。`].sort());
    await tab.evaluate((added) => {
      const line = document.createElement('p');
      line.textContent = added;
      document.body.prepend(line);
      document.querySelectorAll('p')[9].className = 'other';
      document.querySelectorAll('p')[10].append(document.createComment('x'), document.createElement('img'));
    }, text);
    await expect.poll(async () => (await paintedTexts(tab)).length).toBe(301);
    await rest();
    expect(await asked(tab)).toEqual([text]);
    await tab.close();
  });

  test('reading continues after the machine was asleep', async () => {
    const tab = await bundle.open(stage(), visibility);
    await tab.evaluate((content) => {
      const now = performance.now.bind(performance);
      let looks = 0;
      // An hour later at the second look.
      performance.now = () => now() + (looks++ > 0 ? 3_600_000 : 0);
      document.body.innerHTML = content;
      annotating.start();
    }, `<p>${text}</p>`);
    await expect.poll(() => paintedTexts(tab)).toEqual(['稳中求进']);
    await tab.evaluate(() => document.querySelector('p')?.append('还是坚持稳中求进。'));
    await expect.poll(() => paintedTexts(tab)).toEqual(['稳中求进', '稳中求进']);
    await tab.close();
  });

  test('a hidden tab is read later, as are changes in it', async () => {
    const tab = await openPage(`<p>${text}</p>`, true);
    const show = (isShown: boolean) =>
      tab.evaluate((shown) => {
        document.documentElement.toggleAttribute('data-hidden', !shown);
        dispatchEvent(new Event('visibilitychange'));
      }, isShown);
    await rest();
    expect(await asked(tab)).toEqual([]);
    await show(true);
    await expect.poll(() => paintedTexts(tab)).toEqual(['稳中求进']);
    expect(await asked(tab)).toEqual([text]);
    await show(false);
    await tab.evaluate(() => document.querySelector('p')?.append('还是坚持稳中求进。'));
    await rest();
    expect(await asked(tab)).toEqual([]);
    await show(true);
    await expect.poll(() => paintedTexts(tab)).toEqual(['稳中求进', '稳中求进']);
    await tab.close();
  });
});
