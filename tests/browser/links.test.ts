import { expect, test } from 'vitest';
import { Random } from '../bench/random';
import { PageBundle } from './bundle';
import { inEachBrowser } from './each-browser';
import type { Tab } from './harness/browser';
import { type CorpusPage, corpusLines, pageOf, placeIn, wordingOf } from './linking/corpus-pages';
import type { BlockPlace } from './linking/linking';

const bundle = new PageBundle('linking', new URL('linking/in-page.ts', import.meta.url));

/** Links that are followed for each of the five bundled documents. */
const LINKS = 60;

/** How far from the window's middle the named place may be when the browser has gone there, px: less than a line; ruby makes some higher. */
const NEAR = 18;

/** A link of the page, followed by the mouse; the page has to be of another path, so that it is loaded. */
async function follow(tab: Tab, link: string): Promise<void> {
  await tab.evaluate((href) => {
    const go = document.createElement('a');
    Object.assign(go, { href, className: 'go' });
    document.body.append(go);
  }, link);
  await tab.click(200, 200);
  const { pathname } = new URL(link);
  await expect
    .poll(() => tab.evaluate(() => `${location.pathname} ${document.readyState}`).catch(() => ''), {
      interval: 20,
    })
    .toBe(`${pathname} complete`);
}

/** How far from the window's middle a place or its first line is, px, once the page has scrolled; null where it has not. */
function offMiddle(tab: Tab, place: BlockPlace): Promise<number | null> {
  return tab.evaluate(async (at) => {
    const frame = () => new Promise((resolve) => setTimeout(resolve, 25));
    for (let looks = 0, seen = -1; looks < 60 && (scrollY === 0 || scrollY !== seen); looks++) {
      seen = scrollY;
      await frame();
    }
    // Some go to the middle of the whole, some to its first line.
    const range = placedRange(at as never);
    const offs = [range.getBoundingClientRect(), range.getClientRects()[0]].map(
      ({ top, bottom }) => (top + bottom) / 2 - innerHeight / 2,
    );
    return scrollY === 0 ? null : Math.min(...offs.map(Math.abs));
  }, place as never);
}

inEachBrowser('links to saved places', (stage) => {
  test('300 of 300 quotes of the corpus are found where they were saved', async () => {
    const random = new Random(11);
    const tab = await bundle.open(stage());
    const lost: string[] = [];
    for (const [number, lines] of corpusLines.entries()) {
      const page: CorpusPage = pageOf(lines, random);
      const { server } = stage();
      const reading = server.addPage(`/reading${number}`, {
        body: page.html.replace('<body>', `<body><script src="/linking.js"></script>`),
      });
      await tab.goTo(reading);
      await tab.evaluate(() => linking.start());
      await expect.poll(() => tab.evaluate(() => linking.isComplete())).toBe(true);
      const made = [];
      for (let i = 0; i < LINKS; i++) {
        const place = placeIn(page, random);
        const url = server.addPage(`/document${number}-${i % 2}`, { body: page.html });
        const linked = await tab.evaluate((at, to) => linking.linkTo(at as never, to), place as never, url);
        made.push({ place, wording: wordingOf(page.blocks, place), linked });
      }
      for (const { place, wording, linked } of made) {
        if (linked === null) throw new Error(`not described: ${wording}`);
        // What is saved has no marks of notes but those whose place leaves it open; both are compared without.
        const bare = wording.replace(/\[\d+\]|^\d*\]|\[\d*$/g, '');
        // Between two blocks there may be a button or a cell.
        const exact = linked.quote.exact.replace(/\s+|\[\d+\]|^\d*\]|\[\d*$/g, '');
        expect(exact.startsWith(bare.slice(0, 2)) && exact.endsWith(bare.slice(-2))).toBe(true);
        if (place.from.block === place.to.block) expect(exact).toBe(bare);
        await follow(tab, linked.link);
        const off = await offMiddle(tab, place);
        if (off === null || off > NEAR) {
          lost.push(`${off} ${wording} <- ${decodeURIComponent(linked.link.split(':~:')[1])}`);
        }
      }
    }
    console.log(`${stage().browser.name}: ${5 * LINKS - lost.length} of ${5 * LINKS}`);
    expect(lost).toEqual([]);
    await tab.close();
  }, 600_000);
});
