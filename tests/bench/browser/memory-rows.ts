import { stopWorker } from '../../browser/harness/chromium';
import { type Row, row, shown } from '../row';
import { median } from '../statistics';
import { besides, measured, middle } from './beside';
import { type BenchPage, inEach, load } from './load';
import { heapOfPage, memoryOfWorker } from './memory';
import type { VariantBrowser } from './variants';

/** Most for the background, 1.2 times what it took before the record had the news; and for the annotator, MB. */
const BACKGROUND_BUDGET = 10.7;
const ANNOTATOR_BUDGET = 2;

const ROUNDS = 3;

/** Time after which the background has warmed up, ms. */
const SETTLED_MS = 3_000;

/** Marks of the page on which the annotator's memory is measured, and Han characters of the first page tried. */
const MARKS = 2_000;
const TRIED_HAN = 20_000;

/** Memory of a background that was started for a page, when the page is painted and all is at rest. */
export async function backgroundMemoryRow(
  browsers: readonly VariantBrowser[],
  page: BenchPage,
): Promise<Row> {
  const ours = browsers.filter(({ variant }) => variant === 'tifa');
  const { tifa } = await inEach(ours, ROUNDS, async (browser) => {
    await stopWorker(browser.chromium);
    const { end } = await load(browser, page, {
      after: SETTLED_MS,
      atEnd: () => memoryOfWorker(browser.chromium),
    });
    if (end === undefined) throw new Error('nothing was measured');
    return end;
  });
  const heap = median(tifa.map((each) => each.heap));
  const arrays = median(tifa.map((each) => each.arrays));
  return row('memory: background after a page', heap + arrays, 'MB', {
    budget: BACKGROUND_BUDGET,
    runs: tifa.length,
    beside: [`heap ${shown(heap)} MB`, `typed arrays ${shown(arrays)} MB`],
  });
}

/**
 * Memory that the extension takes in a page with MARKS marks, all of them painted.
 * @param pageOf Makes a page with roughly the given number of Han characters.
 */
export async function annotatorMemoryRow(
  browsers: readonly VariantBrowser[],
  pageOf: (han: number) => BenchPage,
): Promise<Row> {
  const [tifaBrowser] = browsers.filter(({ variant }) => variant === 'tifa');
  const tried = await load(tifaBrowser, pageOf(TRIED_HAN));
  // Each revision marks more or less of a text.
  const han = Math.round((TRIED_HAN * MARKS) / tried.seen.ranges);
  const page = pageOf(han);
  const loads = await inEach(browsers, ROUNDS, (browser) => load(browser, page, { atEnd: heapOfPage }));
  const heap = ({ end }: { readonly end: number | undefined }) => end ?? null;
  const own = measured(loads.without, heap);
  const value = measured(loads.tifa, heap) - own;
  const marks = measured(loads.tifa, ({ seen }) => seen.ranges);
  return row('memory: annotator on a page with 2,000 marks', value, 'MB', {
    budget: ANNOTATOR_BUDGET,
    runs: loads.tifa.length,
    beside: [
      besides(value, (middle(loads.bare, heap) ?? own) - own, 'bare', 'MB'),
      `${shown(marks)} ranges painted in ${shown(han)} Han characters`,
    ],
  });
}
