import { stopWorker } from '../../browser/harness/chromium';
import { type Row, row } from '../row';
import { besides, type Loads, measured, middle } from './beside';
import { type BenchPage, inEach, type Load, load } from './load';
import type { VariantBrowser } from './variants';

/** Most until all is painted, ms after ready: with a running background, and with a stopped one. */
const WARM_BUDGET = 60;
const STOPPED_BUDGET = 400;

const ROUNDS = 5;

/** Time from ready to paint on a page of an article's length, with a background that runs and one that was stopped. */
export async function articleRows(browsers: readonly VariantBrowser[], page: BenchPage): Promise<Row[]> {
  const warm = await inEach(browsers, ROUNDS, async (browser) => {
    if (browser.variant === 'tifa') await warmUp(browser);
    return load(browser, page);
  });
  const stopped = await inEach(browsers, ROUNDS, async (browser) => {
    await stopWorker(browser.chromium);
    return load(browser, page);
  });
  return [
    ...paintRows('background running', warm, WARM_BUDGET),
    ...paintRows('background stopped', stopped, STOPPED_BUDGET),
  ];
}

/** Has the background load all that it needs to answer. */
async function warmUp({ helper }: VariantBrowser): Promise<void> {
  const message = { id: 0, type: 'lookUp', data: { text: '发展', limit: 0 }, timestamp: Date.now() };
  await helper.evaluate((sent) => chrome.runtime.sendMessage(sent), message);
}

function paintRows(what: string, loads: Loads, budget: number): Row[] {
  const first = ({ seen }: Load) => seen.first && seen.first - seen.ready;
  const last = ({ seen }: Load) => seen.last && seen.last - seen.ready;
  const own = ({ seen }: Load) => seen.contentful - seen.ready;
  const paintRow = (name: string, of: (load: Load) => number | null, most: number | null) => {
    const value = measured(loads.tifa, of);
    return row(`page of 1,200 characters, ${what}: ${name}`, value, 'ms', {
      budget: most,
      runs: loads.tifa.length,
      beside: [
        besides(value, middle(loads.bare, of), 'bare', 'ms'),
        besides(value, middle(loads.without, own), 'the page’s own without extension', 'ms'),
      ],
    });
  };
  return [paintRow('first paint', first, null), paintRow('all painted', last, budget)];
}
