import type { Page } from 'playwright-core';
import '../../browser/harness/extension-api';

/** A tab's report at one moment. */
export interface TimedReport {
  /** Wall clock, ms since the epoch. */
  readonly at: number;
  readonly han: number;
  readonly isComplete: boolean;
}

declare global {
  /** Set in the helper page: the reports of the tab that is watched. */
  var tifaReports: TimedReport[];
}

/** Notes from now on what a tab's frames report. @param helper A page of the extension's origin. */
export async function watchReports(helper: Page, tabId: number): Promise<void> {
  await helper.evaluate((key) => {
    const reports: TimedReport[] = [];
    globalThis.tifaReports = reports;
    chrome.storage.session.onChanged.addListener((changes) => {
      // A listener of an earlier page goes on, but nobody looks at its list.
      const frames = Object.values(changes[key]?.newValue ?? {}) as { han: number; complete: boolean }[];
      if (frames.length === 0) return;
      reports.push({
        at: performance.timeOrigin + performance.now(),
        han: frames.reduce((sum, { han }) => sum + han, 0),
        isComplete: frames.every(({ complete }) => complete),
      });
    });
  }, `tabReport:${tabId}`);
}

/** Waits until the watched tab has reported that all of `han` Han characters are painted. Returns that report. */
export async function waitForReport(helper: Page, han: number, limit: number): Promise<TimedReport> {
  const found = await helper.waitForFunction(
    (least) => globalThis.tifaReports.find((report) => report.isComplete && report.han >= least),
    han,
    { timeout: limit, polling: 50 },
  );
  return (await found.jsonValue()) as TimedReport;
}
