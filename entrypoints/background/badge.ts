import { i18n } from '#i18n';
import { percent } from '../../components/figures';
import { browser } from '../../utils/browser';
import type { TabReport } from '../../utils/reports/report';
import { summarise } from '../../utils/reports/summary';
import { readTabReport } from '../../utils/reports/tab-reports';
import { readSettings } from '../../utils/settings/stored-settings';

const VERMILION = '#c0392b';

/** Shows a tab's boilerplate share in percent on the toolbar button; nothing where nothing is painted. */
export async function showBadge(tabId: number, report: TabReport): Promise<void> {
  const { painted, share } = summarise(report);
  const shown = painted > 0 && (await readSettings()).badge;
  const words = percent(share);
  const title = painted > 0 ? i18n.t('badgeTitle', [words]) : i18n.t('extensionName');
  // The tab may have been closed since it reported.
  await Promise.all([
    browser.action.setBadgeBackgroundColor({ tabId, color: VERMILION }),
    browser.action.setBadgeText({ tabId, text: shown ? words : '' }),
    browser.action.setTitle({ tabId, title }),
  ]).catch(() => undefined);
}

/** Shows or takes away the badges of all tabs after the setting was changed. */
export async function showAllBadges(): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.map(async ({ id }) => id !== undefined && showBadge(id, await readTabReport(id))));
}
