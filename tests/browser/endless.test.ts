import { expect, test } from 'vitest';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { paintedTexts, untilPainted } from './marks';
import { formula, page, paragraph } from './page-parts';

/** Rounds of a page that goes on and on: one every six seconds would make an hour. */
const ROUNDS = 600;

/** Items that a list keeps, and that each round brings. */
const KEPT = 20;
const BROUGHT = 4;

/**
 * A list that its own script makes grow at the end. Of all items that were taken out the script knows
 * by weak references how many still exist, and says so in the title.
 */
const list = `<main></main><script>
  const gone = [];
  const main = document.querySelector('main');
  const add = (number) => {
    const item = document.createElement('article');
    item.innerHTML = '<h2>' + number + '</h2><p>${paragraph}</p>';
    main.append(item);
  };
  for (let i = 0; i < ${KEPT}; i++) add(i);
  document.addEventListener('grow', async ({ detail }) => {
    const [rounds, kept] = detail.split(' ').map(Number);
    for (let round = 0; round < rounds; round++) {
      for (let i = 0; i < ${BROUGHT}; i++) add(round);
      while (main.childElementCount > kept) {
        gone.push(new WeakRef(main.firstElementChild.querySelector('p').firstChild));
        main.firstElementChild.remove();
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    document.title = 'grown';
  });
  document.addEventListener('count', () => {
    document.title = String(gone.filter((each) => each.deref()).length);
  });
</script>`;

inEachBrowser('pages without an end', (stage) => {
  async function openList(path: string): Promise<Tab> {
    const { browser, server } = stage();
    const tab = await browser.open(server.addPage(path, { body: page(list) }));
    await untilPainted(tab, formula);
    return tab;
  }

  async function grow(tab: Tab, rounds: number, kept: number): Promise<void> {
    await tab.evaluate((detail) => {
      document.title = '';
      document.dispatchEvent(new CustomEvent('grow', { detail }));
    }, `${rounds} ${kept}`);
    await expect.poll(() => tab.evaluate(() => document.title), { timeout: 60_000 }).toBe('grown');
  }

  test('infinite scroll that keeps a few items: removed nodes and their ranges are freed although they were marked', async () => {
    const tab = await openList('/kept');
    await grow(tab, ROUNDS, KEPT);
    await expect.poll(() => paintedTexts(tab)).toEqual(Array(KEPT).fill(formula));
    expect(
      await tab.evaluate(
        () =>
          [...CSS.highlights].flatMap(([name, each]) => (name.startsWith('tifa-phrase-') ? [...each] : []))
            .length,
      ),
    ).toBe(KEPT);
    const left = async () => {
      await tab.collectGarbage();
      return Number(
        await tab.evaluate(() => {
          document.dispatchEvent(new Event('count'));
          return document.title;
        }),
      );
    };
    // What a collection leaves is what the engine's own last records still hold.
    await expect.poll(left).toBeLessThan(2 * KEPT);
    await tab.close();
  }, 120_000);

  test('infinite scroll that keeps everything: marks beyond the viewport are not painted', async () => {
    const tab = await openList('/everything');
    await grow(tab, ROUNDS, Number.MAX_SAFE_INTEGER);
    const isPainted = () =>
      tab.evaluate(() => {
        const last = document.querySelector('main')?.lastElementChild?.querySelector('p')?.firstChild;
        return Array.from(
          [...CSS.highlights].flatMap(([name, each]) => (name.startsWith('tifa-phrase-') ? [...each] : [])),
        ).some((each) => each.startContainer === last);
      });
    await tab.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect.poll(isPainted).toBe(true);
    await expect.poll(async () => (await paintedTexts(tab)).length).toBeLessThan(500);
    await tab.close();
  }, 120_000);
});
