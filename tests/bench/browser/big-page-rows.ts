import type { Page } from 'playwright-core';
import { type Row, row, shown } from '../row';
import { percentile } from '../statistics';
import { besides, type Loads, measured, middle } from './beside';
import { type BenchPage, inEach, type Load, load } from './load';
import { heapOfPage } from './memory';
import { traced } from './trace';
import type { VariantBrowser } from './variants';

/** Most until all is painted, ms after ready, and for a task, ms. */
const PAINTED_BUDGET = 1_500;
const TASK_BUDGET = 50;

const ROUNDS = 5;
const TRACED_ROUNDS = 3;
const SCROLL_ROUNDS = 3;

/** How the user scrolls: frames, and CSS pixels in each. */
const SCROLL = { frames: 120, step: 120 } as const;

const NAME = 'page of 1,000,000 characters';

/** Paint, tasks and memory on a very long page. */
export async function bigPageRows(browsers: readonly VariantBrowser[], page: BenchPage): Promise<Row[]> {
  const loads = await inEach(browsers, ROUNDS, (browser) => load(browser, page, { atEnd: heapOfPage }));
  const { tifa, bare, without } = loads;
  const runs = tifa.length;
  const figure = (
    what: string,
    of: (each: Load) => number | null,
    budget: number | null = null,
    more: readonly string[] = [],
  ) => {
    const value = measured(tifa, of);
    const beside = [
      besides(value, middle(bare, of), 'bare', 'ms'),
      besides(value, middle(without, of), 'without', 'ms'),
      ...more,
    ];
    return row(`${NAME}: ${what}`, value, 'ms', { budget, runs, beside });
  };
  const first = ({ seen }: Load) => seen.first && seen.first - seen.ready;
  const last = ({ seen }: Load) => seen.last && seen.last - seen.ready;
  return [
    figure('loaded and laid out', ({ seen }) => seen.loaded),
    figure('first paint', first),
    figure('all painted that is near the viewport', last, PAINTED_BUDGET),
    figure('all matched', ({ complete }) => complete, null, [
      `last text sent for matching at ${shown(measured(tifa, ({ asked }) => asked))} ms`,
    ]),
    figure('longest task of any kind', longestTask),
    heapRow(loads),
  ];
}

function heapRow({ tifa, bare, without }: Loads<Load & { readonly end: number | undefined }>): Row {
  const of = ({ end }: { readonly end: number | undefined }) => end ?? null;
  const own = measured(without, of);
  const growth = measured(tifa, of) - own;
  return row(`${NAME}: heap that the extension adds`, growth, 'MB', {
    runs: tifa.length,
    beside: [besides(growth, measured(bare, of) - own, 'bare', 'MB'), `the page’s own ${shown(own)} MB`],
  });
}

/** Longest task that ended after the page was ready; 0 where none took 50 ms, the shortest that browsers report. */
function longestTask({ seen: { long, ready } }: Load): number {
  return Math.max(0, ...long.filter(([start, duration]) => start + duration > ready).map(([, time]) => time));
}

/** What the extension's scripts do on a very long page, by traces of it. */
export async function bigPageScriptRows(
  browsers: readonly VariantBrowser[],
  page: BenchPage,
): Promise<Row[]> {
  const withScripts = browsers.filter(({ variant }) => variant !== 'without');
  const { tifa, bare } = await inEach(withScripts, TRACED_ROUNDS, async (browser) => {
    const { scripts } = await traced(browser, () => load(browser, page));
    return scripts;
  });
  const task = measured(tifa, ({ longestTask }) => longestTask);
  const total = measured(tifa, (scripts) => scripts.total);
  const runs = tifa.length;
  return [
    row(`${NAME}: longest task with scripts of the extension`, task, 'ms', {
      budget: TASK_BUDGET,
      runs,
      beside: [
        besides(
          task,
          middle(bare, ({ longestTask }) => longestTask),
          'bare',
          'ms',
        ),
        `its scripts at most ${shown(measured(tifa, ({ longestRun }) => longestRun))} ms`,
        `by the clock ${shown(measured(tifa, ({ longestByClock }) => longestByClock))} ms`,
      ],
    }),
    row(`${NAME}: scripts of the extension in the page`, total, 'ms', {
      runs,
      beside: [
        besides(
          total,
          middle(bare, (scripts) => scripts.total),
          'bare',
          'ms',
        ),
      ],
    }),
  ];
}

/** How a very long page bears scrolling while the extension reads it. */
export async function bigPageScrollRows(
  browsers: readonly VariantBrowser[],
  page: BenchPage,
): Promise<Row[]> {
  const { tifa, bare, without } = await inEach(browsers, SCROLL_ROUNDS, async (browser) => {
    let frames: number[] = [];
    const atReady = async (opened: Page) => {
      frames = await opened.evaluate(scroll, SCROLL);
    };
    // The user scrolls while the extension works; the test has waited for it to finish before.
    await load(browser, { ...page, han: 0 }, { atReady });
    return percentile(frames, 0.95);
  });
  const of = (value: number) => value;
  const value = measured(tifa, of);
  return [
    row(`${NAME}: time from frame to frame while scrolling, p95`, value, 'ms', {
      runs: tifa.length,
      beside: [
        besides(value, middle(bare, of), 'bare', 'ms'),
        besides(value, middle(without, of), 'without', 'ms'),
      ],
    }),
  ];
}

/** Scrolls on frame by frame from now on; the times between frames, ms. It is sent to the page. */
async function scroll({
  frames,
  step,
}: {
  readonly frames: number;
  readonly step: number;
}): Promise<number[]> {
  const times: number[] = [];
  let before = performance.now();
  for (let i = 0; i < frames; i++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = performance.now();
    times.push(now - before);
    before = now;
    scrollBy({ top: step, behavior: 'instant' });
  }
  return times;
}
