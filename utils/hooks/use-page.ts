import { useEffect, useState } from 'preact/hooks';
import { browser } from '../browser';
import { noted } from '../log';
import { requestPage } from '../messaging/client';
import { type PageState, pageState } from '../reports/page-state';
import type { TabReport } from '../reports/report';
import { isTabAsked, readTabReport, watchTabAsked, watchTabReport } from '../reports/tab-storage';
import { type Settings, type SiteState, siteState } from '../settings/settings';
import type { PageTab } from './use-page-tab';

/** What to say of the tab's page; undefined until something is known, and where there is no tab. */
export function usePage(
  tab: PageTab | null | undefined,
  settings: Settings | undefined,
): PageState | undefined {
  const site = useSiteState(tab, settings);
  const report = useReport(tab?.id);
  const answers = useAnswer(tab?.id, tab?.loading, site === 'on');
  const filesAllowed = useFilesAllowed();
  if (!tab || settings === undefined) return undefined;
  return pageState({ url: tab.url, loading: tab.loading, site, filesAllowed, report, answers });
}

/** Whether the tab's page is marked: for its site, or since the user has asked for it. */
export function useSiteState(tab: PageTab | null | undefined, settings: Settings | undefined): SiteState {
  const isAsked = useAsked(tab?.id);
  const state = settings === undefined ? 'off' : siteState(settings, hostOf(tab?.url ?? null));
  return isAsked && state !== 'off' ? 'on' : state;
}

/** Host name of an address as settings know it; empty for local files and where there is none. */
export function hostOf(url: string | null): string {
  return url !== null && URL.canParse(url) ? new URL(url).hostname : '';
}

function useAsked(tabId: number | undefined): boolean {
  const [isAsked, setAsked] = useState(false);
  useEffect(() => {
    setAsked(false);
    if (tabId === undefined) return;
    let changed = false;
    const stop = watchTabAsked(tabId, (latest) => {
      changed = true;
      setAsked(latest);
    });
    isTabAsked(tabId)
      .catch(noted('Whether a page was asked for was not read.', false))
      .then((stored) => {
        if (!changed) setAsked(stored);
      });
    return () => {
      changed = true;
      stop();
    };
  }, [tabId]);
  return isAsked;
}

function useReport(tabId: number | undefined): TabReport | undefined {
  const [report, setReport] = useState<TabReport>();
  useEffect(() => {
    setReport(undefined);
    if (tabId === undefined) return;
    let changed = false;
    const stop = watchTabReport(tabId, (latest) => {
      changed = true;
      setReport(latest);
    });
    readTabReport(tabId)
      .catch(noted('A tab’s report was not read.', {}))
      .then((stored) => {
        if (!changed) setReport(stored);
      });
    return () => {
      changed = true;
      stop();
    };
  }, [tabId]);
  return report;
}

/** Whether an annotator of the tab answers; asking also makes it report anew. Asked again when the site is switched. */
function useAnswer(
  tabId: number | undefined,
  loading: boolean | undefined,
  siteOn: boolean,
): boolean | undefined {
  const [answers, setAnswers] = useState<boolean>();
  useEffect(() => {
    setAnswers(undefined);
    if (tabId === undefined || loading || !siteOn) return;
    let stopped = false;
    requestPage({ tabId }, 'reportNow', undefined)
      .then(
        () => true,
        () => false,
      )
      .then((answer) => {
        if (!stopped) setAnswers(answer);
      });
    return () => {
      stopped = true;
    };
  }, [tabId, loading, siteOn]);
  return answers;
}

function useFilesAllowed(): boolean {
  const [allowed, setAllowed] = useState(true);
  useEffect(() => {
    browser.extension.isAllowedFileSchemeAccess().then(setAllowed, () => undefined);
  }, []);
  return allowed;
}
