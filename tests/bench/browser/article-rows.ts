import { stopWorker } from '../../browser/harness/chromium';
import { type Row, row } from '../row';
import { median } from '../statistics';
import { besides, type Loads, measured, middle } from './beside';
import { lookUpMessage } from './installed';
import { type BenchPage, inEach, type Load, load } from './load';
import type { VariantBrowser } from './variants';

/** Most until all is painted, ms after ready: with a running background, and with a stopped one. */
const WARM_BUDGET = 60;
const STOPPED_BUDGET = 400;

/** Most that a running background may add to what the bare extension takes until all is painted, ms. */
const BARE_BUDGET = 25;

const ROUNDS = 7;

const NAME = 'page of 1,200 characters';

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
  const ours = browsers.filter(({ variant }) => variant === 'tifa');
  const starts = await inEach(ours, ROUNDS, async (browser) => {
    await stopWorker(browser.chromium);
    return firstAnswer(browser);
  });
  return [
    ...paintRows('background running', warm, WARM_BUDGET),
    row(
      `${NAME}, background running: all painted, beyond the bare extension`,
      measured(warm.tifa, lastPaint) - measured(warm.bare, lastPaint),
      'ms',
      { budget: BARE_BUDGET, runs: warm.tifa.length },
    ),
    ...paintRows('background stopped', stopped, STOPPED_BUDGET),
    row('background: from its start to its first look-up', median(starts.tifa), 'ms', {
      runs: starts.tifa.length,
    }),
  ];
}

/** Time until a stopped background has started and answered a look-up, ms. */
function firstAnswer({ helper }: VariantBrowser): Promise<number> {
  return helper.evaluate(async (sent) => {
    const begin = performance.now();
    await chrome.runtime.sendMessage(sent);
    return performance.now() - begin;
  }, lookUpMessage());
}

/** Has the background load all that it needs to answer. */
async function warmUp({ helper }: VariantBrowser): Promise<void> {
  await helper.evaluate((sent) => chrome.runtime.sendMessage(sent), lookUpMessage());
}

function lastPaint({ seen }: Load): number | null {
  return seen.last && seen.last - seen.ready;
}

function paintRows(what: string, loads: Loads, budget: number): Row[] {
  const first = ({ seen }: Load) => seen.first && seen.first - seen.ready;
  const own = ({ seen }: Load) => seen.contentful - seen.ready;
  const paintRow = (name: string, of: (load: Load) => number | null, most: number | null) => {
    const value = measured(loads.tifa, of);
    return row(`${NAME}, ${what}: ${name}`, value, 'ms', {
      budget: most,
      runs: loads.tifa.length,
      beside: [
        besides(value, middle(loads.bare, of), 'bare', 'ms'),
        besides(value, middle(loads.without, own), 'the page’s own without extension', 'ms'),
      ],
    });
  };
  return [paintRow('first paint', first, null), paintRow('all painted', lastPaint, budget)];
}
