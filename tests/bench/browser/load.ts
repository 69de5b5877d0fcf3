import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { tabIdOf } from '../../browser/harness/chromium';
import { probe, type Seen } from './probe';
import { waitForReport, watchReports } from './reports';
import type { VariantBrowser } from './variants';

/** A page that is measured. */
export interface BenchPage {
  readonly address: string;
  /** Han characters of its text; 0 where the extension has nothing to do on it. */
  readonly han: number;
}

/** What was measured of one load of a page. Times are ms after the document was ready. */
export interface Load {
  readonly seen: Seen;
  /** When everything was matched and painted, as the extension reports it; null without it, and on pages without Chinese. */
  readonly complete: number | null;
  /** When the last text was sent to be matched; null where `complete` is. */
  readonly asked: number | null;
}

/** Longest time for a page to be painted, ms. */
const LIMIT_MS = 60_000;

/** Time that a page is left alone after its last paint, ms, by default: what comes late is seen as well. */
const AFTER_MS = 300;

/** Share of a page's Han characters in a report once all is read: a few may be hidden or too short. */
const READ_SHARE = 0.95;

const viewport = { width: 1280, height: 900 };

/**
 * Loads a page in a tab of its own, waits until all is painted, and has it looked at before it is closed.
 * @param use Gets the page right after it is ready, and at the end; `after` is how long it is left alone before, ms, and
 * `limit` how long painting may take, ms.
 * @throws Error where the page does not come to its end.
 */
export async function load<T>(
  browser: VariantBrowser,
  { address, han }: BenchPage,
  use: {
    readonly atReady?: (page: Page) => Promise<unknown>;
    readonly atEnd?: (page: Page) => Promise<T>;
    readonly after?: number;
    readonly limit?: number;
  } = {},
): Promise<Load & { readonly end: T | undefined }> {
  const { chromium, helper, variant } = browser;
  const page = await chromium.context.newPage();
  try {
    await page.setViewportSize(viewport);
    const isWatched = variant === 'tifa' && han > 0;
    if (isWatched) await watchReports(helper, await tabIdOf(page, chromium, helper));
    await page.addInitScript(probe);
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    await use.atReady?.(page);
    await page.waitForLoadState('load');
    const report = isWatched ? await waitForReport(helper, han * READ_SHARE, use.limit ?? LIMIT_MS) : null;
    await wait(use.after ?? AFTER_MS);
    const seen = await page.evaluate(() => globalThis.tifaProbe());
    const end = await use.atEnd?.(page);
    const afterReady = (at: number) => at - seen.origin - seen.ready;
    return {
      seen,
      complete: report && afterReady(report.at),
      asked: report && afterReady(report.lastAsked),
      end,
    };
  } finally {
    await page.close();
  }
}

/** Time after which no further round begins, ms: where an extension is slow, fewer rounds have to do. */
const ROUNDS_MS = 45_000;

/** Loads a page in each browser in turn, round by round. @returns For each variant its loads, at least one. */
export async function inEach<T>(
  browsers: readonly VariantBrowser[],
  rounds: number,
  each: (browser: VariantBrowser) => Promise<T>,
): Promise<Record<VariantBrowser['variant'], T[]>> {
  const found: Record<VariantBrowser['variant'], T[]> = { without: [], bare: [], tifa: [] };
  const begin = Date.now();
  for (let round = 0; round < rounds && (round === 0 || Date.now() - begin < ROUNDS_MS); round++)
    for (const browser of browsers) found[browser.variant].push(await each(browser));
  return found;
}
