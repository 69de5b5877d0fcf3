import { type Row, row } from '../row';
import { besides, measured, middle } from './beside';
import { type BenchPage, inEach, type Load, load } from './load';
import { traced } from './trace';
import type { VariantBrowser } from './variants';

/** Most of a page's load time that the sentinel may take, %. */
const SHARE_BUDGET = 1;

/** Most that it may take beyond what the bare extension takes, ms. */
const BARE_BUDGET = 1;

const ROUNDS = 7;

/** Time after which the sentinel's late look at the page is over as well, ms. */
const LATE_MS = 2_600;

const NAME = 'page without Chinese, 1 MB';

/** What the sentinel costs on a page on which there is nothing to do. */
export async function sentinelRows(browsers: readonly VariantBrowser[], page: BenchPage): Promise<Row[]> {
  const loads = await inEach(browsers, ROUNDS, (browser) => load(browser, page));
  const withScripts = browsers.filter(({ variant }) => variant !== 'without');
  const traces = await inEach(withScripts, ROUNDS, async (browser) => {
    const { scripts } = await traced(browser, () => load(browser, page, { after: LATE_MS }));
    return scripts.total;
  });
  const loaded = ({ seen }: Load) => seen.loaded;
  const time = measured(loads.tifa, loaded);
  const own = measured(loads.without, loaded);
  const spent = measured(traces.tifa, itself);
  const bare = middle(traces.bare, itself);
  const share = (spent / own) * 100;
  return [
    row(`${NAME}: loaded and laid out`, time, 'ms', {
      runs: loads.tifa.length,
      beside: [besides(time, middle(loads.bare, loaded), 'bare', 'ms'), besides(time, own, 'without', 'ms')],
    }),
    row(`${NAME}: sentinel`, spent, 'ms', {
      runs: traces.tifa.length,
      beside: [besides(spent, bare, 'bare', 'ms')],
    }),
    row(`${NAME}: sentinel, beyond the bare extension`, spent - (bare ?? 0), 'ms', {
      budget: BARE_BUDGET,
      runs: traces.tifa.length,
    }),
    row(`${NAME}: sentinel’s share of the time without extension`, share, '%', {
      budget: SHARE_BUDGET,
      runs: traces.tifa.length,
      beside: [besides(share, bare && (bare / own) * 100, 'bare', '%')],
    }),
  ];
}

function itself(value: number): number {
  return value;
}
