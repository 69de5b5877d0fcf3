import type { Page } from 'playwright-core';
import '../../browser/harness/extension-api';

/** A tab's report at one moment. */
export interface TimedReport {
  /** Wall clock, ms since the epoch. */
  readonly at: number;
  readonly han: number;
  readonly isComplete: boolean;
  /** When the tab last sent text to be matched, on the same clock: it was not painted before. */
  readonly lastAsked: number;
}

declare global {
  /** Set in the helper page: the reports of the tab that is watched. */
  var tifaReports: TimedReport[];
}

/**
 * Notes from now on what a tab's frames report, and when they ask for matches: what content scripts send to the
 * background reaches every page of the extension.
 * @param helper A page of the extension's origin.
 */
export async function watchReports(helper: Page, tabId: number): Promise<void> {
  await helper.evaluate((id) => {
    const reports: TimedReport[] = [];
    globalThis.tifaReports = reports;
    let lastAsked = 0;
    chrome.runtime.onMessage.addListener(({ type }, { tab }) => {
      if (type === 'matchFlows' && tab?.id === id) lastAsked = performance.timeOrigin + performance.now();
    });
    chrome.storage.session.onChanged.addListener((changes) => {
      // A listener of an earlier page stays, but its list is not read.
      const frames = Object.values(changes[`tabReport:${id}`]?.newValue ?? {}) as {
        han: number;
        complete: boolean;
      }[];
      if (frames.length === 0) return;
      reports.push({
        at: performance.timeOrigin + performance.now(),
        han: frames.reduce((sum, { han }) => sum + han, 0),
        isComplete: frames.every(({ complete }) => complete),
        lastAsked,
      });
    });
  }, tabId);
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
