import { i18n } from '#i18n';
import type { SavedHere } from '../../components/page/saved-here';
import { requestPage } from '../messaging/client';
import type { PageSnippet } from '../reports/report';
import type { Snippet } from '../snippets/snippet';
import { liveSnippetsById } from '../store/snippets';
import { useWatched, type Watch } from './use-async';
import { useNotices } from './use-notices';

/** The snippets of a tab's page, kept up to date, and how to go to them on the page. */
export interface SavedHereState {
  readonly snippets: readonly SavedHere[];
  go(snippet: SavedHere): void;
}

/** @param reported What the page's frames have reported; empty while nothing is known of the page. */
export function useSavedHere(tabId: number | undefined, reported: readonly PageSnippet[]): SavedHereState {
  const notices = useNotices();
  const ids = JSON.stringify(reported.map(({ id }) => id));
  const watch: Watch<readonly Snippet[]> = (onValue) =>
    liveSnippetsById(JSON.parse(ids) as string[], onValue, () => onValue([]));
  const stored = useWatched(reported.length === 0 ? null : watch, [ids], { keeps: true }) ?? [];

  async function goTo(id: string) {
    const frames = reported.find((each) => each.id === id)?.frameIds ?? [];
    for (const frameId of tabId === undefined ? [] : frames) {
      if (await requestPage({ tabId: tabId as number, frameId }, 'showSnippet', { id }).catch(() => false))
        return;
    }
    notices.fail(i18n.t('saving.notFound'));
  }

  const reportOf = new Map(reported.map((each) => [each.id, each]));
  return {
    snippets: stored
      .filter(({ id }) => reportOf.has(id))
      .map(({ id, quote, note }) => ({
        id,
        text: quote.exact,
        note,
        isFound: (reportOf.get(id)?.frameIds ?? []).length > 0,
        isExact: reportOf.get(id)?.isExact ?? false,
        wording: reportOf.get(id)?.wording ?? null,
      })),
    go: ({ id }) => void goTo(id),
  };
}
