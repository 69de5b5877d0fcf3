import { expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import { page } from './page-parts';
import { phraseHash } from './study';

inEachBrowser('address bar', (stage) => {
  test('suggests phrases of corpus and record with their counts', async () => {
    const { browser } = stage();
    await expect
      .poll(async () => (await browser.suggestionsFor('稳中')).map(({ content }) => content))
      .toContain('稳中求进');
    const [first, ...others] = await browser.suggestionsFor('稳中');
    expect(others.length).toBeLessThan(6);
    expect(first.description).toMatch(/8/);
    expect(first.description.includes('<match>稳中</match>')).toBe(browser.name === 'chromium');
    expect(await browser.takeErrors()).toEqual([]);
  });

  test('Enter looks the text up in the current tab, or in a new one', async () => {
    const { browser, server } = stage();
    const address = (wording: string) => `${browser.extensionAddress}library.html${phraseHash(wording)}`;
    const tab = await browser.open(server.addPage('/before', { body: page('<p>云溪</p>') }));
    await tab.focus();
    await browser.enterKeyword('稳中求进', 'currentTab');
    await expect.poll(() => browser.addresses()).toContain(address('稳中求进'));
    expect((await browser.addresses()).filter((each) => each.endsWith('/before'))).toEqual([]);
    await browser.enterKeyword('高质量发展', 'newForegroundTab');
    await expect.poll(() => browser.addresses()).toContain(address('高质量发展'));
    expect(await browser.addresses()).toContain(address('稳中求进'));
  });

  test('a stopped background still suggests', async () => {
    const { browser } = stage();
    await browser.stopBackground();
    await expect
      .poll(async () => (await browser.suggestionsFor('总基')).map(({ content }) => content))
      .toContain('坚持稳中求进工作总基调');
  });
});
