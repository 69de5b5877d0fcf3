import { type Row, row, shown } from '../row';
import { slope } from '../statistics';
import { besides, measured, middle } from './beside';
import { type BenchPage, inEach, type Load, load } from './load';
import { heapOfPage } from './memory';
import type { VariantBrowser } from './variants';

/** Han characters of each page, and how often it is loaded. */
const LENGTHS = [
  { han: 10_000, rounds: 3 },
  { han: 100_000, rounds: 3 },
  { han: 1_000_000, rounds: 2 },
  { han: 10_000_000, rounds: 1 },
] as const;

/** Most for the slopes: in proportion to the length, but for noise. */
const SLOPE_BUDGET = 1.1;

/** Longest time for one of these pages to be matched, ms. */
const LIMIT_MS = 300_000;

/**
 * Time and memory by the length of a page, with their slopes.
 * @param pageOf Makes a page with roughly the given number of Han characters.
 */
export async function lengthRows(
  browsers: readonly VariantBrowser[],
  pageOf: (han: number) => BenchPage,
): Promise<Row[]> {
  const rows: Row[] = [];
  const compared = browsers.filter(({ variant }) => variant !== 'bare');
  const times: number[] = [];
  const heaps: number[] = [];
  for (const { han, rounds } of LENGTHS) {
    const page = pageOf(han);
    const loads = await inEach(compared, rounds, (browser) =>
      load(browser, page, { atEnd: heapOfPage, limit: LIMIT_MS }),
    );
    const heapOf = ({ end }: { readonly end: number | undefined }) => end ?? null;
    const loaded = ({ seen }: Load) => seen.loaded;
    const own = measured(loads.without, heapOf);
    const time = measured(loads.tifa, ({ complete }) => complete);
    const heap = measured(loads.tifa, heapOf) - own;
    times.push(time);
    heaps.push(heap);
    const name = `pages by length, ${han.toLocaleString('en')} characters`;
    const runs = loads.tifa.length;
    rows.push(
      row(`${name}: all matched`, time, 'ms', {
        runs,
        beside: [besides(time, middle(loads.without, loaded), 'loaded and laid out without', 'ms')],
      }),
      row(`${name}: heap that the extension adds`, heap, 'MB', {
        runs,
        beside: [`the page’s own ${shown(own)} MB`],
      }),
    );
  }
  return [...rows, slopeRow('all matched', times), slopeRow('heap that the extension adds', heaps)];
}

/** The power of the length with which a value grows, over all lengths, and beside it from each to the next. */
function slopeRow(what: string, values: readonly number[]): Row {
  const lengths = LENGTHS.map(({ han }) => han);
  const steps = values
    .slice(1)
    .map((_, at) => shown(slope(lengths.slice(at, at + 2), values.slice(at, at + 2))));
  return row(`pages by length, slope: ${what}`, slope(lengths, values), 'power', {
    budget: SLOPE_BUDGET,
    beside: [`from each length to the next ${steps.join(', ')}`],
  });
}
