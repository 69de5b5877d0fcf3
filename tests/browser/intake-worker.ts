import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import type { Tab } from './harness/browser';
import { PATIENCE } from './marks';
import { clickOn } from './popup';

/** A text in which a worker of `withBadWorker` never ends its work, and one at which it breaks down. */
export const STUCK = '此处停滞不前';
export const BROKEN = '此处忽然中断';

/** Makes the worker of a copy of the extension hang or break down at texts that say so. @param path The copy's folder. */
export function withBadWorker(path: string): void {
  const file = join(path, 'intake-worker.js');
  const bad = `(() => {
    const fall = (text) => {
      if (text.includes('${BROKEN}')) reportError(new Error('broken down'));
      if (text.includes('${STUCK}') || text.includes('${BROKEN}')) for (;;);
    };
    const { decode } = TextDecoder.prototype;
    TextDecoder.prototype.decode = function (...given) {
      const text = decode.apply(this, given);
      fall(text);
      return text;
    };
    addEventListener('message', ({ data }) => fall(data.page?.html ?? ''));
  })();\n`;
  writeFileSync(file, bad + readFileSync(file, 'utf8'));
}

/** What `watchWorkers` has seen of a page's workers. */
export interface WorkerCounts {
  readonly started: number;
  /** Of these, those that were not terminated. */
  readonly left: number;
}

/** Counts the workers that a page starts from now on. @param limit Time limits of INTAKE_FILE_MS last so long, ms. */
export function watchWorkers(tab: Tab, fileMs: number, limit = fileMs): Promise<void> {
  return tab.evaluate(
    (usual, wanted) => {
      const { dataset } = document.documentElement;
      const count = (name: string, more: number) => {
        dataset[name] = String(Number(dataset[name] ?? 0) + more);
      };
      window.Worker = class extends Worker {
        constructor(address: string | URL, options?: WorkerOptions) {
          super(address, options);
          count('workersStarted', 1);
          count('workersLeft', 1);
        }

        override terminate() {
          count('workersLeft', -1);
          super.terminate();
        }
      };
      const { setTimeout: later } = window;
      const shorter = (run: () => void, ms?: number) => later(run, ms === usual ? wanted : ms);
      window.setTimeout = shorter as typeof window.setTimeout;
    },
    fileMs,
    limit,
  );
}

/** What has come of the page's workers since `watchWorkers`. */
export function workerCounts(tab: Tab): Promise<WorkerCounts> {
  return tab.evaluate(() => {
    const { workersStarted = '0', workersLeft = '0' } = document.documentElement.dataset;
    return { started: Number(workersStarted), left: Number(workersLeft) };
  });
}

/** Begins to measure how long a page does not answer: the longest time between two ticks of a timer of 20 ms. */
export function watchGaps(tab: Tab): Promise<void> {
  return tab.evaluate(() => {
    const { dataset } = document.documentElement;
    let last = performance.now();
    dataset.longestGap = '0';
    dataset.ticks = '0';
    setInterval(() => {
      const now = performance.now();
      dataset.ticks = String(Number(dataset.ticks) + 1);
      dataset.longestGap = String(Math.max(Number(dataset.longestGap), now - last));
      last = now;
    }, 20);
  });
}

/** The longest gap since `watchGaps`, ms, and how often its timer has ticked. */
export function gaps(tab: Tab): Promise<{ longest: number; ticks: number }> {
  return tab.evaluate(() => {
    const { longestGap, ticks } = document.documentElement.dataset;
    return { longest: Number(longestGap), ticks: Number(ticks) };
  });
}

/** Clicks on a button with the mouse, and gives the time from the click until the page has what a selector finds, ms. */
export async function msUntil(tab: Tab, button: string, wanted: string): Promise<number> {
  await tab.evaluate((awaited) => {
    let clicked = Number.NaN;
    addEventListener(
      'click',
      ({ timeStamp }) => {
        clicked = timeStamp;
      },
      true,
    );
    new MutationObserver(() => {
      if (document.querySelector(awaited) !== null)
        document.documentElement.dataset.msUntil ??= String(performance.now() - clicked);
    }).observe(document.body, { subtree: true, childList: true });
  }, wanted);
  await clickOn(tab, button);
  const ms = () => tab.evaluate(() => document.documentElement.dataset.msUntil ?? null);
  await vi.waitFor(async () => expect(await ms()).not.toBeNull(), PATIENCE);
  return Number(await ms());
}
