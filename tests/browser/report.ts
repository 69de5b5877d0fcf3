import { expect } from 'vitest';
import type { FrameReport } from '../../utils/reports/report';
import type { Stage } from './each-browser';
import type { Tab } from './harness/browser';
import { PATIENCE } from './marks';

/** What each frame of a tab has reported last; another tab is in front while it is looked up. */
export async function reportsOf({ browser }: Pick<Stage, 'browser'>, tab: Tab): Promise<FrameReport[]> {
  const popup = await browser.open(`${browser.extensionAddress}popup.html`);
  const reports = await popup.evaluate(async (key) => {
    const stored = await chrome.storage.session.get(key);
    return Object.values((stored[key] ?? {}) as Record<string, FrameReport>);
  }, `tabReport:${tab.id}`);
  await popup.close();
  await tab.focus();
  return reports;
}

/**
 * Waits until a tab's frames report a wording as marked, or as not marked any more: marks that only the user's own
 * documents explain are in no registry of the page.
 */
export async function untilReported(
  stage: Pick<Stage, 'browser'>,
  tab: Tab,
  text: string,
  isMarked = true,
): Promise<void> {
  const isReported = async () =>
    (await reportsOf(stage, tab)).some(({ marks }) => marks.some((mark) => mark.text === text));
  await expect.poll(isReported, PATIENCE).toBe(isMarked);
}
