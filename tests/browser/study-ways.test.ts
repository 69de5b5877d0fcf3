import { expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import { clickOn, textsOf } from './popup';
import { boxOf, goBy, hashOf, openFound, openWide, phraseHash, rights, WORDING } from './study';

inEachBrowser('further steps from a look-up in the library', (stage) => {
  test('a line is copied with its source', async () => {
    const tab = await openFound(stage());
    await tab.evaluate(() => {
      const box = document.querySelector<HTMLElement>('.study-go');
      Object.defineProperty(navigator, 'clipboard', {
        value: {
          writeText: async (text: string) => {
            document.title = text;
          },
        },
      });
      box?.focus();
    });
    await tab.press('c');
    const copied = () => tab.evaluate(() => document.title);
    await expect.poll(copied).toContain(WORDING);
    expect(await copied()).toMatch(/《.+》 2020/);
    await expect.poll(() => textsOf(tab, '.study-line .button.done')).toHaveLength(1);
    await tab.close();
  });

  test('the lines are saved as CSV, filtered and sorted as shown', async () => {
    const tab = await openFound(stage(), '?sort=left');
    await tab.evaluate(() => {
      URL.createObjectURL = (file: Blob) => {
        void file.arrayBuffer().then((bytes) => {
          document.title = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
        });
        return '#saved';
      };
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
        document.body.dataset.file = this.download;
      };
    });
    await clickOn(tab, '.concordance-part-head .button');
    const saved = () => tab.evaluate(() => document.title);
    await expect.poll(saved).toContain(WORDING);
    expect(await tab.evaluate(() => document.body.dataset.file)).toBe(`${WORDING}.csv`);
    const text = await saved();
    const lines = await textsOf(tab, '.study-line .kwic-left');
    expect(text.replace(/^\ufeff/, '').split(/\r?\n|\r/)[1] ?? text).toContain(lines[0]);
    await tab.close();
  });

  test('near wordings are offered and can be looked up', async () => {
    const tab = await openWide(stage(), phraseHash('四个意思'));
    await expect.poll(() => textsOf(tab, '.did-you-mean .wording-text')).toContain('四个意识');
    expect(await textsOf(tab, '.study-line')).toEqual([]);
    expect((await textsOf(tab, '.blank'))[0]).toContain('35,514');
    await clickOn(tab, '.did-you-mean .wording-link');
    await expect.poll(() => hashOf(tab)).toBe('#/phrase/四个意识');
    await expect.poll(() => textsOf(tab, '.study-line mark')).toContain('四个意识');
    await goBy(tab, -1);
    await expect.poll(() => boxOf(tab)).toBe('四个意思');
    await tab.close();
  });

  test('an empty box shows examples from this corpus and recent look-ups; arrow keys go through them', async () => {
    const found = await openWide(stage(), phraseHash('稳中求进'));
    await expect.poll(async () => (await rights(found)).length).toBeGreaterThan(1);
    await found.close();
    const tab = await openWide(stage(), '#/');
    await expect.poll(async () => (await textsOf(tab, '.examples .wording-text')).length).toBeGreaterThan(3);
    await expect.poll(async () => (await textsOf(tab, '.recent-list a'))[0]).toBe('稳中求进');
    await tab.press('ArrowDown');
    await tab.press('Enter');
    await expect.poll(() => boxOf(tab)).toBe('稳中求进');
    await goBy(tab, -1);
    await expect.poll(() => textsOf(tab, '.recent-list a')).toContain('稳中求进');
    await clickOn(tab, '.recent header .button');
    await expect.poll(() => textsOf(tab, '.recent')).toEqual([]);
    await expect.poll(async () => (await textsOf(tab, '.examples .wording-text')).length).toBeGreaterThan(3);
    const [example] = await textsOf(tab, '.examples .wording-text');
    await clickOn(tab, '.examples .wording-link');
    await expect.poll(() => boxOf(tab)).toBe(example);
    await expect.poll(async () => (await rights(tab)).length).toBeGreaterThan(0);
    await tab.close();
  });

  test('look-ups from a private window stay out of the address and are not remembered', async () => {
    const helper = await openWide(stage(), '#/documents');
    await helper.evaluate(() => chrome.storage.session.set({ privateLookUp: '总基调' }));
    const tab = await openWide(stage(), '#/');
    await expect.poll(() => boxOf(tab)).toBe('总基调');
    await expect.poll(async () => (await rights(tab)).length).toBeGreaterThan(1);
    await clickOn(tab, '.wording-link');
    await expect.poll(() => boxOf(tab)).not.toBe('总基调');
    expect(await hashOf(tab)).toBe('#/');
    const recent = await tab.evaluate(() => chrome.storage.local.get('recentLookUps'));
    expect(JSON.stringify(recent)).not.toContain('总基调');
    await helper.close();
    await tab.close();
  });

  test('the wording is saved as a snippet', async () => {
    const tab = await openFound(stage());
    await clickOn(tab, '.life-answer .button');
    await expect.poll(() => textsOf(tab, '.life-answer .button.done')).toHaveLength(1);
    await tab.close();
  });

  test('/ focuses the box', async () => {
    const tab = await openFound(stage());
    await tab.evaluate(() => (document.activeElement as HTMLElement).blur());
    await tab.press('/');
    await expect
      .poll(() => tab.evaluate(() => document.activeElement?.closest('.search-box') !== null))
      .toBe(true);
    expect(await boxOf(tab)).toBe(WORDING);
    await tab.close();
  });

  test('a narrow window shows everything without sideways scrolling', async () => {
    const tab = await openFound(stage());
    await tab.setWidth(360);
    await expect.poll(() => textsOf(tab, '.study-lines.stacked')).toHaveLength(1);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await tab.close();
  });
});
