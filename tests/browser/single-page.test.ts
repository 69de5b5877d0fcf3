import { expect, test } from 'vitest';
import { clickMark, readCard, untilNoCard } from './card';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { paintedTexts, pointOn, untilPainted } from './marks';
import { formula, known, page, paragraph } from './page-parts';
import { reportsOf } from './report';
import {
  openNote,
  pressInToast,
  saveByCommand,
  storedSnippets,
  toast,
  typeKeys,
  untilSaved,
  untilToast,
} from './saving';

/** Another text with other marks. */
const second = `会议强调，${known}。大家把去年的账目一笔一笔对清楚，把今年要修的路和渠排出先后，入冬以前做完。`;

inEachBrowser('pages that turn into other pages', (stage) => {
  async function openPage(path: string, body: string): Promise<Tab> {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage(path, { body: page(body) }));
    await untilPainted(tab, formula);
    return tab;
  }

  /** Only the second text's marks are left: on the page, in the report, and no card. */
  async function expectSecond(tab: Tab): Promise<void> {
    await expect.poll(() => paintedTexts(tab)).toEqual([known]);
    await untilNoCard(tab);
    await expect
      .poll(async () => (await reportsOf(stage(), tab)).map(({ marks }) => marks.map(({ text }) => text)))
      .toEqual([[known]]);
  }

  test('single-page navigation by the history: no stale marks, the report follows, the card is closed', async () => {
    const tab = await openPage('/history', `<main><p>${paragraph}</p></main>`);
    await clickMark(tab, formula);
    await tab.evaluate((text) => {
      history.pushState(null, '', '/history/2');
      const main = document.querySelector('main') as Element;
      main.innerHTML = `<section><p>${text}</p></section>`;
    }, second);
    await expectSecond(tab);
    await tab.close();
  });

  test('single-page navigation by the Navigation API', async ({ skip }) => {
    const script = `<script>
      window.navigation?.addEventListener('navigate', (event) => {
        if (event.canIntercept && event.destination.url.endsWith('/2')) event.intercept({ handler: async () => {
          await new Promise((resolve) => setTimeout(resolve, 100));
          document.querySelector('main').innerHTML = '<p>${second}</p>';
        } });
      });
    </script>`;
    const tab = await openPage('/navigation', `<main><p>${paragraph}</p></main>${script}`);
    if (!(await tab.evaluate(() => 'navigation' in window))) {
      await tab.close();
      skip('this browser has no Navigation API');
    }
    await clickMark(tab, formula);
    await tab.evaluate(() => {
      (window as unknown as { navigation: { navigate(to: string): void } }).navigation.navigate(
        '/navigation/2',
      );
    });
    await expectSecond(tab);
    await tab.close();
  });

  test('a document that is opened and rewritten', async () => {
    const tab = await openPage('/written', `<p>${paragraph}</p>`);
    await clickMark(tab, formula);
    await tab.evaluate((text) => {
      document.open();
      document.write(`<!doctype html><html><body><p>${text}</p>`);
      document.close();
    }, second);
    await expectSecond(tab);
    await tab.evaluate((text) => document.body.insertAdjacentHTML('beforeend', `<p>${text}</p>`), paragraph);
    await expect.poll(async () => (await paintedTexts(tab)).sort()).toEqual([formula, known].sort());
    await tab.close();
  });

  test('nodes adopted and imported, from a frame that was read and back into it', async () => {
    const { server } = stage();
    const inner = server.addPage('/inner', {
      body: page(`<p id="a">${paragraph}</p><p id="b">${second}</p>`),
    });
    const tab = await openPage('/adopting', `<p>${paragraph}</p><iframe src="${inner}"></iframe>`);
    /** What is painted in the page and in the frame, each wording by its document. */
    const all = () =>
      tab.evaluate(() => {
        const frame = document.querySelector('iframe')?.contentWindow as unknown as typeof globalThis;
        return [globalThis, frame].map((each) =>
          Array.from(
            [...each.CSS.highlights].flatMap(([name, ranges]) =>
              name.startsWith('tifa-phrase-') ? [...ranges] : [],
            ),
          )
            .map(({ startContainer, startOffset, endOffset }) =>
              startContainer.isConnected
                ? (startContainer.textContent?.slice(startOffset, endOffset) ?? '')
                : 'lost',
            )
            .sort(),
        );
      });
    const both = [formula, known].sort();
    await expect.poll(all).toEqual([[formula], both]);
    await tab.evaluate(() => {
      const frame = document.querySelector('iframe')?.contentDocument as Document;
      document.body.append(document.adoptNode(frame.querySelector('#b') as Element));
    });
    await expect.poll(all).toEqual([both, [formula]]);
    await tab.evaluate(() => {
      const frame = document.querySelector('iframe')?.contentDocument as Document;
      document.body.append(document.importNode(frame.querySelector('#a') as Element, true));
      frame.body.append(document.querySelector('#b') as Element);
    });
    await expect.poll(all).toEqual([[formula, formula], both]);
    await tab.close();
  });

  test('a link moved out of a frame is followed, and opens no card', async () => {
    const { server } = stage();
    const inner = server.addPage('/link', {
      body: page(`<p id="link"><a href="#followed">${formula}</a></p><p>${second}</p>`),
    });
    const tab = await openPage('/adopting-link', `<p>${paragraph}</p><iframe src="${inner}"></iframe>`);
    await tab.evaluate(() => {
      const frame = document.querySelector('iframe')?.contentDocument as Document;
      const link = document.adoptNode(frame.querySelector('#link') as Element);
      document.querySelector('p')?.remove();
      document.body.prepend(link);
    });
    // The paragraph before it had the same mark.
    const inLink = () =>
      tab.evaluate(() =>
        Array.from(CSS.highlights.values()).flatMap((highlight) =>
          Array.from(
            highlight,
            ({ startContainer }) => startContainer.parentElement?.closest('a')?.isConnected ?? false,
          ),
        ),
      );
    await expect.poll(inLink).toEqual([true]);
    const { x, y } = await pointOn(tab, formula);
    await tab.click(x, y);
    await expect.poll(() => tab.evaluate(() => location.hash)).toBe('#followed');
    expect(await readCard(tab)).toBeNull();
    await tab.close();
  });

  test('a saved place can get a note and be undone after the page has changed its address', async () => {
    const tab = await openPage('/before', `<p>${paragraph}</p>`);
    const wording = '把县里定下的事情一件一件办好';
    const stored = async () =>
      (await storedSnippets(stage())).filter(({ quote }) => quote.exact === wording).map(({ note }) => note);
    await saveByCommand(stage(), tab, wording);
    await untilToast(tab, /^Saved/);
    await tab.evaluate(() => history.replaceState(null, '', '/after'));
    await openNote(tab);
    await typeKeys(tab, 'tea');
    await tab.press('Enter');
    await untilToast(tab, /^Note saved/);
    expect(await stored()).toEqual(['tea']);

    const again = '不误农时';
    await saveByCommand(stage(), tab, again);
    await untilToast(tab, /^Saved/);
    await tab.evaluate(() => history.replaceState(null, '', '/later'));
    await pressInToast(tab, 0, async () => expect((await toast(tab))?.words).toMatch(/^Removed/));
    expect((await storedSnippets(stage())).map(({ quote }) => quote.exact)).toEqual([wording]);
    await tab.close();
  });

  test('a place saved at one address is not marked at another if only the address changes', async () => {
    const tab = await openPage('/one', `<p>${paragraph}</p>`);
    const wording = '让乡亲们看得见变化';
    await saveByCommand(stage(), tab, wording);
    await untilSaved(tab, [wording]);
    await tab.evaluate(() => history.pushState(null, '', '/two'));
    await untilSaved(tab, []);
    await tab.evaluate(() => history.pushState(null, '', '/one'));
    await untilSaved(tab, [wording]);
    await tab.close();
  });
});
