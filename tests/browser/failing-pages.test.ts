import { beforeAll, expect, test } from 'vitest';
import './annotating/annotating';
import { PageBundle } from './bundle';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { paintedTexts } from './marks';

const bundle = new PageBundle('annotating', new URL('annotating/in-page.ts', import.meta.url));

// So few Han characters that the built extension leaves the page alone: its marks are of the same names.
const text = 'In 2024: 稳中求进, and so on. ';
const phrase = '稳中求进';

/** Has the browser's own functions throw for what is in an element with `data-bad`, as a fault of the browser would. */
const faults = {
  'the style of an element': `const real = getComputedStyle;
    globalThis.getComputedStyle = (element, ...more) => {
      check(element);
      return real(element, ...more);
    };`,
  'where an element stands': `const real = Element.prototype.getBoundingClientRect;
    Element.prototype.getBoundingClientRect = function () {
      check(this);
      return real.call(this);
    };`,
  'what can be painted': `const Real = StaticRange;
    globalThis.StaticRange = function (range) {
      check(range.startContainer.parentElement);
      return new Real(range);
    };`,
} as const;

const head = (fault: keyof typeof faults) => `<script>{
  const check = (element) => {
    if (element?.closest('[data-bad]')) throw new Error('a fault of the browser');
  };
  ${faults[fault]}
}</script>`;

/** Whether the page says that it is hidden can be set on its root element: Chromium's tabs here never are. */
const visibility = `<script>
  Object.defineProperty(Document.prototype, 'visibilityState', {
    get: () => (document.documentElement.dataset.hidden === undefined ? 'visible' : 'hidden'),
  });
</script>`;

inEachBrowser('a page', (stage) => {
  // The built extension would paint the same text.
  beforeAll(async () => {
    const tab = await bundle.open(stage());
    await stage().browser.runCommand('toggleSite', tab);
    await tab.close();
  });

  async function openPage(html: string, before: string): Promise<Tab> {
    const tab = await bundle.open(stage(), before);
    await tab.evaluate((content) => {
      document.body.innerHTML = content;
      annotating.start();
    }, html);
    return tab;
  }

  const heal = (tab: Tab) =>
    tab.evaluate((added) => {
      for (const bad of document.querySelectorAll('[data-bad]')) {
        bad.removeAttribute('data-bad');
        bad.append(added);
      }
    }, text);

  describeFault(
    'the style of an element',
    `<p>${text}</p><p data-bad>${text}</p>${text}<b data-bad>${text}</b>`,
    2,
    6,
  );
  describeFault('where an element stands', `<p>${text}</p><p data-bad>${text}</p><p>${text}</p>`, 3, 4);
  describeFault('what can be painted', `<p>${text}</p><p data-bad>${text}</p><p>${text}</p>`, 2, 4);

  /** @param painted Marks that are painted although the fault is there, and once it has gone and text was added. */
  function describeFault(fault: keyof typeof faults, html: string, painted: number, healed: number) {
    test(`whose ${fault} can't be had is read, marked and reported elsewhere, and goes on being read`, async () => {
      const tab = await openPage(html, head(fault));
      const marks = async () => (await paintedTexts(tab)).length;
      await tab.evaluate(() => annotating.tellPlaces(true));
      await expect.poll(marks).toBe(painted);
      await expect.poll(() => tab.evaluate(() => annotating.takeReported())).toContain('placed');
      await tab.evaluate((added) => {
        const line = document.createElement('p');
        line.textContent = added;
        document.body.append(line);
      }, text);
      await expect.poll(marks).toBe(painted + 1);
      await expect.poll(() => tab.evaluate(() => annotating.takeReported())).toContain('placed');
      await heal(tab);
      await expect.poll(marks).toBe(healed + 1);
      expect(new Set(await paintedTexts(tab))).toEqual(new Set([phrase]));
      await tab.close();
    });
  }

  test('whose store does not answer requests saved places less and less often', async () => {
    const tab = await bundle.open(stage());
    await tab.evaluate((content) => {
      annotating.answerSaved(false);
      document.body.innerHTML = content;
      annotating.start();
    }, `<p>${text}</p>`);
    const asked = () => tab.evaluate(() => annotating.savedAsked());
    await expect.poll(async () => (await asked()).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
    const [first, second, third] = await asked();
    expect(second - first).toBeGreaterThanOrEqual(490);
    expect(third - second).toBeGreaterThanOrEqual(1_990);
    await tab.close();
  });

  test('requests saved places again when they have changed, in a hidden tab once it is shown', async () => {
    const tab = await openPage(`<p>${text}</p>`, visibility);
    const asked = () => tab.evaluate(() => annotating.savedAsked().length);
    await expect.poll(asked).toBe(1);
    await tab.evaluate(() => annotating.askSaved());
    await expect.poll(asked).toBe(2);
    await tab.evaluate(() => {
      document.documentElement.dataset.hidden = '';
      for (let saves = 0; saves < 5; saves++) annotating.askSaved();
    });
    // Long enough for it to ask, if it did.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await tab.evaluate(() => annotating.askSaved());
    expect(await asked()).toBe(2);
    await tab.evaluate(() => {
      delete document.documentElement.dataset.hidden;
      dispatchEvent(new Event('visibilitychange'));
    });
    await expect.poll(asked).toBe(3);
    await tab.close();
  });
});
