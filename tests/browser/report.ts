import type { FrameReport } from '../../utils/reports/report';
import type { Stage } from './each-browser';
import type { Tab } from './harness/browser';

/** What each frame of a tab has reported last; another tab is in front while it is looked up. */
export async function reportsOf({ browser }: Stage, tab: Tab): Promise<FrameReport[]> {
  const popup = await browser.open(`${browser.extensionAddress}popup.html`);
  const reports = await popup.evaluate(async (key) => {
    const stored = await chrome.storage.session.get(key);
    return Object.values((stored[key] ?? {}) as Record<string, FrameReport>);
  }, `tabReport:${tab.id}`);
  await popup.close();
  await tab.focus();
  return reports;
}
