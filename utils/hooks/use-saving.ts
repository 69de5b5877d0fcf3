import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { SaveMark } from '../../components/save-button';
import { browser } from '../browser';
import { noted } from '../log';
import { request, requestPage } from '../messaging/client';
import { frameAddress } from '../messaging/frame-address';
import { askFacts } from '../messaging/page-facts';
import { makeDraft, type Snippet, type SnippetDraft } from '../snippets/snippet';
import { failSave } from './fail-save';
import { saySaved } from './saved-notice';
import type { Notices } from './use-notices';
import type { PageTab } from './use-page-tab';

/** What is to be saved: a wording, and the key of the page's phrase or null for what was looked up. */
export interface Wording {
  readonly text: string;
  readonly phrase: string | null;
  /** Where a place of the page stands: its frame, and which of the phrase's places there it is; the first where that is not told. */
  readonly frameId?: number;
  readonly nth?: number;
  /** The frames in which a phrase stands. */
  readonly frames?: readonly { readonly frameId: number }[];
}

export interface Saving {
  save(wording: Wording): void;
  markOf(wording: Wording): SaveMark;
}

/**
 * Saves phrases under the address of the tab's page, and what was looked up under none. In a private window the
 * reader is asked first: the background can't know for a popup which window it belongs to. What counts as saved is
 * read from the snippets that are listed, so that a save made on the page shows here, too; older ones don't count.
 */
export function useSaving(
  tab: (Pick<PageTab, 'url' | 'title' | 'incognito'> & Partial<Pick<PageTab, 'id'>>) | null | undefined,
  snippets: readonly Snippet[],
  notices: Notices,
): Saving {
  const [underWay, setUnderWay] = useState<ReadonlySet<string>>(new Set());
  const presses = useRef(new Set<string>());
  /** Addresses under which wordings in frames were saved. */
  const addresses = useRef(new Map<string, string>());
  const url = tab?.url ?? '';

  async function send(draft: SnippetDraft) {
    setUnderWay((all) => new Set(all).add(nameOfDraft(draft)));
    try {
      saySaved(notices, await request('saveSnippet', { draft, consent: true }));
    } catch (error) {
      const otherwise = i18n.t('saveFailed');
      failSave(notices, error, { otherwise, retry: () => void send(draft), text: draft.quote.exact });
    } finally {
      setUnderWay((all) => new Set([...all].filter((name) => name !== nameOfDraft(draft))));
    }
  }

  /** A second press while the place is described would be a save of its own, which could no longer be taken back. */
  async function saveOnce(wording: Wording) {
    const { frameId, nth } = wording;
    const press = JSON.stringify([nameOf(wording), frameId, nth]);
    if (presses.current.has(press)) return;
    presses.current.add(press);
    await save(wording).finally(() => presses.current.delete(press));
  }

  async function save(wording: Wording) {
    const { text, phrase } = wording;
    const { address = url, ...place } = (tab && (await describe(tab.id, url, wording))) ?? {};
    addresses.current.set(nameOf(wording), address);
    const source = phrase === null ? { url: '', title: '' } : { url: address, title: tab?.title ?? '' };
    const quote = { exact: text, prefix: '', suffix: '' };
    const draft = makeDraft({ id: crypto.randomUUID(), quote, ...place, phrase, ...source });
    if (!(tab?.incognito ?? browser.extension.inIncognitoContext)) return send(draft);
    askBeforeKeeping(notices, draft.id, () => void send(draft));
  }

  function markOf({ text, phrase }: Wording): SaveMark {
    if (underWay.has(nameOf({ text, phrase }))) return 'saving';
    const address = addresses.current.get(nameOf({ text, phrase })) ?? url;
    const saved = snippets.some(
      (snippet) =>
        snippet.phrase === phrase &&
        (phrase === null ? snippet.quote.exact === text : snippet.url === address),
    );
    return saved ? 'saved' : 'idle';
  }

  return { save: (wording) => void saveOnce(wording), markOf };
}

/** A place of the page as its frame describes it, with what the page says of itself; null for what was looked up, and where no frame has it. */
async function describe(
  tabId: number | undefined,
  tabUrl: string,
  { phrase, frameId, nth = 0, frames }: Wording,
): Promise<(Partial<SnippetDraft> & { readonly address: string }) | null> {
  const frame = frameId ?? frames?.[0]?.frameId;
  if (phrase === null || tabId === undefined || frame === undefined) return null;
  const [place, said] = await Promise.all([
    requestPage({ tabId, frameId: frame }, 'describePlace', { phrase, nth }).catch(
      noted('A place was not described by its page.', null),
    ),
    askFacts(tabId, frame),
  ]);
  if (place === null) return { ...said, canonical: '', address: tabUrl };
  const { url, origin, ...described } = place;
  return { ...said, ...described, address: frameAddress({ frameId: frame, url, origin, tabUrl }) };
}

/** Asks whether what stands in a private window may be kept after it closes, and does so where the reader says yes. */
export function askBeforeKeeping({ show }: Notices, id: string, keep: () => void): void {
  const yes = { words: i18n.t('private.saveAnyway'), act: keep };
  const no = { words: i18n.t('cancel'), act: () => undefined };
  show({ id, words: i18n.t('private.question'), actions: [yes, no] });
}

function nameOfDraft({ quote, phrase }: SnippetDraft): string {
  return nameOf({ text: quote.exact, phrase });
}

function nameOf({ text, phrase }: Wording): string {
  return phrase === null ? `text ${text}` : `phrase ${phrase}`;
}
