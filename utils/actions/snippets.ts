import { i18n } from '#i18n';
import type { Notices } from '../hooks/use-notices';
import { figure } from '../labels/numbers';
import { formatLibraryRoute, lookUpRoute } from '../library/route';
import { MISSED_BATCH, TAGS_MAX, TOAST_MS, UNDO_MS } from '../limits';
import { request } from '../messaging/client';
import { textFragmentUrl } from '../quote/text-fragment';
import type { Snippet, SnippetChange } from '../snippets/snippet';
import { changeSnippets, putBackChanged } from '../store/snippets';
import { failSave, sayGone } from './failures';
import { tellOfSnippets } from './tell-snippets';

/** What a reader changes of snippets. Each answers whether it was done; what failed is said, with a way to try again. */
export interface SnippetChanges {
  /**
   * Changes the fields given and no others, so that what another window writes stays. Where the snippet was deleted
   * meanwhile, it is offered to be put back with the change.
   */
  change(snippet: Snippet, change: SnippetChange): Promise<boolean>;
  /** Adds a tag to those that lack it; where there are several, undo is offered. */
  addTag(snippets: readonly Snippet[], tag: string): Promise<boolean>;
  /** Takes a tag from those that have it; where there are several, undo is offered. */
  removeTag(snippets: readonly Snippet[], tag: string): Promise<boolean>;
}

type ChangeOf = (snippet: Snippet) => SnippetChange;

/** Changes of snippets, with undo where several are changed at once. */
export function snippetChanges(notices: Notices): SnippetChanges {
  /** Answers which ones were changed; null where none could be. */
  async function attempt(
    ids: readonly string[],
    changeOf: ChangeOf,
    failure = i18n.t('snippets.changeFailed'),
  ): Promise<readonly string[] | null> {
    if (ids.length === 0) return [];
    try {
      const changed = await changeSnippets(ids, changeOf);
      tellOfSnippets();
      return changed;
    } catch (error) {
      failSave(notices, error, { otherwise: failure, retry: () => void attempt(ids, changeOf, failure) });
      return null;
    }
  }

  /** @param text What the user wrote. */
  async function attemptOne(snippet: Snippet, changeOf: ChangeOf, text: string): Promise<boolean> {
    let changed: readonly string[];
    try {
      changed = await changeSnippets([snippet.id], changeOf);
    } catch (error) {
      const otherwise = i18n.t('snippets.changeFailed');
      const retry = () => void attemptOne(snippet, changeOf, text);
      failSave(notices, error, { otherwise, retry, text: text === '' ? undefined : text });
      return false;
    }
    if (changed.length > 0) tellOfSnippets();
    else if (text !== '') sayGone(notices, text, () => putBackChanged(snippet, changeOf));
    return true;
  }

  const adding =
    (tag: string) =>
    ({ tags }: Snippet) => ({ tags: tags.includes(tag) || tags.length >= TAGS_MAX ? tags : [...tags, tag] });
  const removing =
    (tag: string) =>
    ({ tags }: Snippet) => ({ tags: tags.filter((each) => each !== tag) });

  function offerUndo(words: string, undo: () => Promise<unknown>) {
    const action = { words: i18n.t('undo'), act: () => void undo() };
    notices.show({ id: crypto.randomUUID(), words, actions: [action] }, UNDO_MS);
  }

  async function addTag(snippets: readonly Snippet[], tag: string) {
    const [only] = snippets;
    if (snippets.length === 1) return attemptOne(only, adding(tag), tag);
    const ids = snippets.filter(({ tags }) => !tags.includes(tag) && tags.length < TAGS_MAX).map(idOf);
    const done = await attempt(ids, adding(tag));
    if (done !== null) {
      const words = i18n.t('snippets.tagAdded', done.length, [figure(done.length), tag]);
      offerUndo(words, () => attempt(done, removing(tag), i18n.t('snippets.undoFailed')));
    }
    return done !== null;
  }

  async function removeTag(snippets: readonly Snippet[], tag: string) {
    const having = snippets.filter(({ tags }) => tags.includes(tag));
    const places = new Map(having.map(({ id, tags }) => [id, tags.indexOf(tag)]));
    const ids = having.map(idOf);
    const done = await attempt(ids, removing(tag));
    if (done !== null && snippets.length > 1) {
      const words = i18n.t('snippets.tagRemoved', done.length, [figure(done.length), tag]);
      const back = ({ id, tags }: Snippet) => ({
        tags: tags.includes(tag) ? tags : tags.toSpliced(places.get(id) ?? tags.length, 0, tag),
      });
      offerUndo(words, () => attempt(done, back, i18n.t('snippets.undoFailed')));
    }
    return done !== null;
  }

  return {
    change: (snippet, part) => attemptOne(snippet, () => part, part.note || part.title || ''),
    addTag,
    removeTag,
  };
}

const idOf = ({ id }: Snippet) => id;

/** Looks snippets up that were not when they were saved, and says how many could be; ends at the first batch of which none can. */
export async function lookUpMissed(missed: readonly Snippet[], notices: Notices): Promise<void> {
  let found = 0;
  try {
    for (let at = 0; at < missed.length; at += MISSED_BATCH) {
      const ids = missed.slice(at, at + MISSED_BATCH).map(({ id }) => id);
      const now = await request('lookUpMissed', { ids });
      if (now === 0) break;
      found += now;
    }
  } catch (error) {
    // Those that were found until then are stored.
    const otherwise = i18n.t('snippets.stillNotLookedUp');
    return failSave(notices, error, { otherwise, retry: () => void lookUpMissed(missed, notices) });
  }
  if (found === 0)
    return notices.fail(i18n.t('snippets.stillNotLookedUp'), () => void lookUpMissed(missed, notices));
  const words = i18n.t('snippets.lookedUpNow', found, [figure(found)]);
  notices.show({ id: crypto.randomUUID(), words, actions: [] }, TOAST_MS);
}

/**
 * Where a snippet's place can be read: its page at the place, the document in the library, or the look-up of a wording
 * that stands on no page. Null for addresses that an extension's page can't open.
 * @param library Address of the library's page; empty within it.
 */
export function snippetHref({ url, document, position, quote }: Snippet, library = ''): string | null {
  if (document !== null) {
    const span = position === null ? null : { start: position, end: position + quote.exact.length };
    return library + formatLibraryRoute({ view: 'document', id: document, span });
  }
  if (url === '') return library + formatLibraryRoute(lookUpRoute(quote.exact));
  return /^https?:/i.test(url) ? textFragmentUrl(url, quote) : null;
}
