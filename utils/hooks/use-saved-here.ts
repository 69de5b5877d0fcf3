import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SavedHere } from '../../components/saved-here';
import { requestPage } from '../messaging/client';
import type { PageSnippet } from '../reports/report';
import type { Snippet } from '../snippets/snippet';
import { liveSnippetsById } from '../store/snippets';
import type { Notices } from './use-notices';

/** The snippets of a tab's page, kept up to date, and the way to their places. */
export interface SavedHereState {
  readonly snippets: readonly SavedHere[];
  go(snippet: SavedHere): void;
}

/** @param reported What the page's frames have reported; none while nothing is known of the page. */
export function useSavedHere(
  tabId: number | undefined,
  reported: readonly PageSnippet[],
  notices: Notices,
): SavedHereState {
  const [stored, setStored] = useState<readonly Snippet[]>([]);
  const ids = JSON.stringify(reported.map(({ id }) => id));
  useEffect(() => {
    const all: string[] = JSON.parse(ids);
    if (all.length === 0) return setStored([]);
    return liveSnippetsById(all, setStored, () => setStored([]));
  }, [ids]);

  async function goTo(id: string) {
    const frames = reported.find((each) => each.id === id)?.frameIds ?? [];
    for (const frameId of tabId === undefined ? [] : frames) {
      if (await requestPage({ tabId: tabId as number, frameId }, 'showSnippet', { id }).catch(() => false))
        return;
    }
    notices.fail(i18n.t('saving.notFound'));
  }

  const placeOf = new Map(reported.map((each) => [each.id, each]));
  return {
    snippets: stored
      .filter(({ id }) => placeOf.has(id))
      .map(({ id, quote, note }) => ({
        id,
        text: quote.exact,
        note,
        isFound: (placeOf.get(id)?.frameIds ?? []).length > 0,
        isExact: placeOf.get(id)?.isExact ?? false,
        wording: placeOf.get(id)?.wording ?? null,
      })),
    go: ({ id }) => void goTo(id),
  };
}
