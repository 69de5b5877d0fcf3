import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SaveMark } from '../../components/common/button';
import type { SavedHere } from '../../components/page/saved-here';
import { askBeforeKeeping, saveDraft } from '../actions/saving';
import { browser } from '../browser';
import { noted } from '../log';
import { requestPage } from '../messaging/client';
import { frameAddress } from '../messaging/frame-address';
import { askFacts } from '../messaging/page-facts';
import type { PageSnippet } from '../reports/report';
import { makeDraft, type Snippet, type SnippetDraft } from '../snippets/snippet';
import { liveSnippetsById } from '../store/snippets';
import { useWatched, type Watch } from './use-async';
import { useNotices } from './use-notices';
import type { PageTab } from './use-page';

/** What to save: a wording, with the key of the page's phrase, or null for what was looked up. */
interface Wording {
  readonly text: string;
  readonly phrase: string | null;
  /** Where the wording is on the page: its frame, and which of the phrase's occurrences there; the first by default. */
  readonly frameId?: number;
  readonly nth?: number;
  /** The frames that have the phrase. */
  readonly frames?: readonly { readonly frameId: number }[];
}

export interface Saving {
  save(wording: Wording): void;
  /** How far the save of a wording has come. */
  markOf(wording: Wording): SaveMark;
}

/**
 * Saves phrases under the address of the tab's page, and what was looked up under none. In a private window the user is
 * asked first: the background can't know which window a popup belongs to. What counts as saved is read from the listed
 * snippets, so that a save made on the page shows here too; older ones don't count.
 */
export function useSaving(
  tab: (Pick<PageTab, 'url' | 'title' | 'incognito'> & Partial<Pick<PageTab, 'id'>>) | null | undefined,
  snippets: readonly Snippet[],
): Saving {
  const notices = useNotices();
  const [underWay, setUnderWay] = useState<ReadonlySet<string>>(new Set());
  const presses = useRef(new Set<string>());
  /** Addresses under which wordings in frames were saved. */
  const addresses = useRef(new Map<string, string>());
  const url = tab?.url ?? '';

  async function send(draft: SnippetDraft) {
    const name = nameOf({ text: draft.quote.exact, phrase: draft.phrase });
    setUnderWay((all) => new Set(all).add(name));
    await saveDraft(notices, draft, () => void send(draft));
    setUnderWay((all) => new Set([...all].filter((each) => each !== name)));
  }

  /** A second press while the quote is being described would be another save, which undo would not reach. */
  async function saveOnce(wording: Wording) {
    const { frameId, nth } = wording;
    const press = JSON.stringify([nameOf(wording), frameId, nth]);
    if (presses.current.has(press)) return;
    presses.current.add(press);
    await save(wording).finally(() => presses.current.delete(press));
  }

  async function save(wording: Wording) {
    const { text, phrase } = wording;
    const { address = url, ...described } = (tab && (await describe(tab.id, url, wording))) ?? {};
    addresses.current.set(nameOf(wording), address);
    const source = phrase === null ? { url: '', title: '' } : { url: address, title: tab?.title ?? '' };
    const quote = { exact: text, prefix: '', suffix: '' };
    const draft = makeDraft({ id: crypto.randomUUID(), quote, ...described, phrase, ...source });
    if (!(tab?.incognito ?? browser.extension.inIncognitoContext)) return send(draft);
    askBeforeKeeping(notices, () => void send(draft));
  }

  function markOf({ text, phrase }: Wording): SaveMark {
    const name = nameOf({ text, phrase });
    if (underWay.has(name)) return 'saving';
    const address = addresses.current.get(name) ?? url;
    const saved = snippets.some(
      (snippet) =>
        snippet.phrase === phrase &&
        (phrase === null ? snippet.quote.exact === text : snippet.url === address),
    );
    return saved ? 'saved' : 'idle';
  }

  return { save: (wording) => void saveOnce(wording), markOf };
}

/**
 * An occurrence as its frame describes it, with what the page says of itself; null for what was looked up, and where no
 * frame has it.
 */
async function describe(
  tabId: number | undefined,
  tabUrl: string,
  { phrase, frameId, nth = 0, frames }: Wording,
): Promise<(Partial<SnippetDraft> & { readonly address: string }) | null> {
  const frame = frameId ?? frames?.[0]?.frameId;
  if (phrase === null || tabId === undefined || frame === undefined) return null;
  const [place, facts] = await Promise.all([
    requestPage({ tabId, frameId: frame }, 'describePlace', { phrase, nth }).catch(
      noted('An occurrence was not described by its page.', null),
    ),
    askFacts(tabId, frame),
  ]);
  if (place === null) return { ...facts, canonical: '', address: tabUrl };
  const { url, origin, ...described } = place;
  return { ...facts, ...described, address: frameAddress({ frameId: frame, url, origin, tabUrl }) };
}

function nameOf({ text, phrase }: Wording): string {
  return phrase === null ? `text ${text}` : `phrase ${phrase}`;
}

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
      const showing = requestPage({ tabId: tabId as number, frameId }, 'showSnippet', { id });
      if (await showing.catch(noted('A frame did not show its snippet.', false))) return;
    }
    notices.refuse(i18n.t('saving.notFound'));
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
