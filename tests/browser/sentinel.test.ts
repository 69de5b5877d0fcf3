import { describe, expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { PATIENCE } from './marks';
import { page } from './page-parts';

/** As many Han characters. */
const han = (count: number) => '田'.repeat(count);

/** A page whose head says nothing of Chinese. */
const foreign = (body: string) => page(body).replace('云溪', '').replace(' lang="zh"', '');

/** Whether the annotator runs in a tab’s top frame: it adopts its sheet when it starts. */
function isAwake(tab: Tab): Promise<boolean> {
  return tab.evaluate(() => document.adoptedStyleSheets.length > 0);
}

inEachBrowser('the sentinel', (stage) => {
  async function open(path: string, body: string): Promise<Tab> {
    const { browser, server } = stage();
    return browser.open(server.addPage(path, { body: foreign(body) }));
  }

  describe('wakes the annotator', () => {
    test.each([
      ['for 40 Han characters', `<p>${han(40)}</p>`],
      ['for those of several elements', `<p>${han(20)}</p><b>${han(10)}</b>${han(10)}`],
      ['for rare ones beyond the first plane', `<p>${'𠀀'.repeat(40)}</p>`],
      [
        'for those of shadow roots',
        `<x-a><template shadowrootmode="open">${han(20)}</template></x-a><div><template shadowrootmode="open"><x-b><template shadowrootmode="open">${han(20)}</template></x-b></template></div>`,
      ],
    ])('%s', async (name, body) => {
      const tab = await open(`/${encodeURIComponent(name)}`, body);
      await expect.poll(() => isAwake(tab), PATIENCE).toBe(true);
      await tab.close();
    });

    test('for text that is added, changed or put in a shadow root, bit by bit', async () => {
      const tab = await open('/bits', '<p>a</p><div></div>');
      await tab.evaluate((text) => {
        (document.querySelector('p')?.firstChild as Text).data = text;
      }, han(15));
      await tab.evaluate((text) => document.body.append(text), han(15));
      await tab.evaluate((text) => {
        const host = document.createElement('div');
        document.body.append(host);
        host.attachShadow({ mode: 'open' }).textContent = text;
      }, han(9));
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(await isAwake(tab)).toBe(false);
      await tab.evaluate((text) => {
        document.body.lastElementChild?.shadowRoot?.append(text);
      }, han(1));
      await expect.poll(() => isAwake(tab), PATIENCE).toBe(true);
      await tab.close();
    });

    test('for text that arrives in a burst of thousands of changes', async () => {
      const tab = await open('/burst', '<p>a</p>');
      await tab.evaluate((text) => {
        for (let i = 0; i < 5_000; i++) document.body.append(document.createElement('i'));
        document.body.append(text);
      }, han(40));
      await expect.poll(() => isAwake(tab), PATIENCE).toBe(true);
      await tab.close();
    });

    test('for a shadow root beside only a comment', async () => {
      const host = `<div><!-- view --><template shadowrootmode="open">${han(40)}</template></div>`;
      const tab = await open('/comment', host);
      await expect.poll(() => isAwake(tab), PATIENCE).toBe(true);
      await tab.close();
    });

    test('for a shadow root on a page with much text of its own', async () => {
      const english = `<p>${'The county road opened on Monday. '.repeat(1_000)}</p>`;
      const host = `<x-a><template shadowrootmode="open">${han(40)}</template></x-a>`;
      const tab = await open('/much', english + host);
      await expect.poll(() => isAwake(tab), PATIENCE).toBe(true);
      await tab.close();
    });

    describe('on a page whose beginning has no Chinese', () => {
      const english = `<p>${'The county road opened on Monday. '.repeat(3_000)}</p>`;

      test('once it is scrolled', async () => {
        const tab = await open('/scrolled', `${english}<p>${han(40)}</p>`);
        await tab.evaluate(() => scrollTo(0, document.body.scrollHeight));
        await expect.poll(() => isAwake(tab), PATIENCE).toBe(true);
        await tab.close();
      });

      test('once anything in it changes', async () => {
        const tab = await open('/changed', `${english}<p>${han(40)}</p>`);
        // The first change may come before the sentinel has started.
        const isAwakeAfterChange = async () => {
          await tab.evaluate(() => document.body.append('a'));
          return isAwake(tab);
        };
        await expect.poll(isAwakeAfterChange, PATIENCE).toBe(true);
        await tab.close();
      });

      test('where it is opened at a place further down', async () => {
        const { browser, server } = stage();
        const body = foreign(`${english}<p id="end">${han(40)}</p>`);
        const tab = await browser.open(`${server.addPage('/place', { body })}#end`);
        await expect.poll(() => isAwake(tab), PATIENCE).toBe(true);
        await tab.close();
      });

      test('where its language is said to be Chinese', async () => {
        const { browser, server } = stage();
        const body = foreign(`${english}<p>${han(40)}</p>`).replace('<html', '<html lang="zh-CN"');
        const tab = await browser.open(server.addPage('/language', { body }));
        await expect.poll(() => isAwake(tab), PATIENCE).toBe(true);
        await tab.close();
      });
    });

    test('for a shadow root that is attached late, without any change of the page', async () => {
      const tab = await open('/late', '<p id="host"></p>');
      await tab.evaluate((text) => {
        document.querySelector('#host')?.attachShadow({ mode: 'open' }).append(text);
      }, han(40));
      await expect.poll(() => isAwake(tab), PATIENCE).toBe(true);
      await tab.close();
    });
  });

  test('leaves a long page alone whose beginning has no Chinese, until something changes', async () => {
    const english = `<p>${'The county road opened on Monday. '.repeat(3_000)}</p>`;
    const tab = await open('/left', `${english}<p>${han(40)}</p>`);
    // As long as its late look at the page would take, and longer.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await isAwake(tab)).toBe(false);
    await tab.close();
  });

  test('leaves other pages alone: too few characters, only in code and fields, or the same few repeatedly', async () => {
    const body = `<p id="clock">${han(20)}</p><p>${han(19)}</p>
      <script>'${han(99)}'</script><style>/* ${han(99)} */</style><textarea>${han(99)}</textarea>`;
    const tab = await open('/others', body);
    for (let i = 0; i < 6; i++) {
      await tab.evaluate((text) => {
        (document.querySelector('#clock') as Element).textContent = text;
      }, han(20));
      await new Promise((resolve) => setTimeout(resolve, 350));
    }
    expect(await isAwake(tab)).toBe(false);
    await tab.close();
  });
});
