import { expect, test } from 'vitest';
import './annotating/annotating';
import { PageBundle } from './bundle';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { paintedTexts } from './marks';

const bundle = new PageBundle('annotating', new URL('annotating/in-page.ts', import.meta.url));

/** Counts the listeners and size observers that are there now; the window's name is what the test can read. */
const counting = `<script>
  let listeners = 0;
  let observers = 0;
  const say = () => { window.name = listeners + ' ' + observers; };
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listen, options) {
    addEventListener.call(this, type, listen, options);
    listeners++;
    options?.signal && addEventListener.call(options.signal, 'abort', () => { listeners--; say(); });
    say();
  };
  const { observe, disconnect } = ResizeObserver.prototype;
  ResizeObserver.prototype.observe = function (...of) { observe.apply(this, of); observers++; say(); };
  ResizeObserver.prototype.disconnect = function () { disconnect.call(this); observers = 0; say(); };
</script>`;

const text = '今年坚持稳中求进，明年也是。';

inEachBrowser('the positions of a page’s marks', (stage) => {
  async function open(): Promise<Tab> {
    const tab = await bundle.open(stage(), counting);
    await tab.evaluate((words) => {
      document.body.innerHTML = `<p>${words}</p><div style="height:5000px"></div><p>${words}</p>`;
      annotating.start();
    }, text);
    await expect.poll(async () => (await paintedTexts(tab)).length).toBe(2);
    return tab;
  }
  const reported = (tab: Tab) => tab.evaluate(() => annotating.takeReported());
  const tell = (tab: Tab, on: boolean) => tab.evaluate((is) => annotating.tellPlaces(is), on);
  const counts = (tab: Tab) => tab.evaluate(() => window.name);
  const scroll = (tab: Tab, top: number) =>
    tab.evaluate((to) => {
      scrollTo({ top: to, behavior: 'instant' });
      return new Promise((resolve) => setTimeout(resolve, 600));
    }, top);

  test('are sent at once, and then only changes', async () => {
    const tab = await open();
    await tell(tab, true);
    await expect.poll(() => reported(tab)).toEqual(['placed', 'moved']);
    await scroll(tab, 0);
    expect(await reported(tab)).toEqual([]);
    await scroll(tab, 500);
    expect(await reported(tab)).toEqual(['moved']);
    await tab.evaluate(() => document.querySelector('p')?.remove());
    await expect.poll(() => reported(tab)).toContain('placed');
    await tab.evaluate(() => {
      (document.querySelector('div') as HTMLElement).style.height = '2000px';
    });
    await expect.poll(() => reported(tab)).toEqual(['placed', 'moved']);
    await tab.close();
  });

  test('are neither observed nor sent while nobody listens', async () => {
    const tab = await open();
    const before = await counts(tab);
    await tell(tab, true);
    expect(await counts(tab)).not.toBe(before);
    await expect.poll(() => reported(tab)).toContain('placed');
    await tell(tab, false);
    expect(await counts(tab)).toBe(before);
    await scroll(tab, 900);
    await tab.evaluate(() => document.querySelector('p')?.remove());
    await expect.poll(async () => (await paintedTexts(tab)).length).toBe(1);
    await scroll(tab, 0);
    expect(await reported(tab)).toEqual([]);
    await tab.close();
  });
});
