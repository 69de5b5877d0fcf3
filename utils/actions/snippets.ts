import { i18n } from '#i18n';
import { formatNumber } from '../labels/numbers';
import type { TextName } from '../labels/problems';
import { formatLibraryRoute, lookUpRoute } from '../library/route';
import { MISSED_BATCH, TAGS_MAX } from '../limits';
import { noted } from '../log';
import { request } from '../messaging/client';
import { textFragmentUrl } from '../quote/text-fragment';
import type { Snippet, SnippetChange } from '../snippets/snippet';
import { changeSnippets, putBackChanged } from '../store/snippets';
import { copyText, failSave, showText } from './failures';
import type { Notices } from './notices';

/** What the user can change of snippets. Each resolves to whether it was done; failures are reported with a retry. */
interface SnippetChanges {
  /**
   * Changes the given fields alone, so that what another window writes stays. Where the snippet was deleted meanwhile, the
   * user can put it back with the change.
   */
  change(snippet: Snippet, change: SnippetChange): Promise<boolean>;
  /** Adds a tag to those without it; for several snippets with undo. */
  addTag(snippets: readonly Snippet[], tag: string): Promise<boolean>;
  /** Removes a tag from those with it; for several snippets with undo. */
  removeTag(snippets: readonly Snippet[], tag: string): Promise<boolean>;
}

type ChangeOf = (snippet: Snippet) => SnippetChange;

/** Changes of snippets, with undo where several change at once. */
export function snippetChanges(notices: Notices): SnippetChanges {
  /** Resolves to the ids of those that changed; null where none could be. */
  async function attempt(
    ids: readonly string[],
    changeOf: ChangeOf,
    failure: TextName = 'snippets.changeFailed',
  ): Promise<readonly string[] | null> {
    if (ids.length === 0) return [];
    try {
      const changed = await changeSnippets(ids, changeOf);
      announceSnippets();
      return changed;
    } catch (error) {
      failSave(notices, failure, error, () => void attempt(ids, changeOf, failure));
      return null;
    }
  }

  /** @param text What the user wrote. */
  async function attemptOne(snippet: Snippet, changeOf: ChangeOf, text: string): Promise<boolean> {
    let changed: readonly string[];
    try {
      changed = await changeSnippets([snippet.id], changeOf);
    } catch (error) {
      const retry = () => void attemptOne(snippet, changeOf, text);
      failSave(notices, 'snippets.changeFailed', error, retry, text === '' ? undefined : text);
      return false;
    }
    if (changed.length > 0) announceSnippets();
    else if (text !== '') reportDeleted(notices, text, () => putBackChanged(snippet, changeOf));
    return true;
  }

  const adding =
    (tag: string) =>
    ({ tags }: Snippet) => ({ tags: tags.includes(tag) || tags.length >= TAGS_MAX ? tags : [...tags, tag] });
  const removing =
    (tag: string) =>
    ({ tags }: Snippet) => ({ tags: tags.filter((each) => each !== tag) });

  async function addTag(snippets: readonly Snippet[], tag: string) {
    const [only] = snippets;
    if (snippets.length === 1) return attemptOne(only, adding(tag), tag);
    const ids = snippets.filter(({ tags }) => !tags.includes(tag) && tags.length < TAGS_MAX).map(idOf);
    const done = await attempt(ids, adding(tag));
    if (done !== null) {
      const text = i18n.t('snippets.tagAdded', done.length, [formatNumber(done.length), tag]);
      notices.offerUndo(text, () => void attempt(done, removing(tag), 'snippets.undoFailed'));
    }
    return done !== null;
  }

  async function removeTag(snippets: readonly Snippet[], tag: string) {
    const having = snippets.filter(({ tags }) => tags.includes(tag));
    const places = new Map(having.map(({ id, tags }) => [id, tags.indexOf(tag)]));
    const ids = having.map(idOf);
    const done = await attempt(ids, removing(tag));
    if (done !== null && snippets.length > 1) {
      const text = i18n.t('snippets.tagRemoved', done.length, [formatNumber(done.length), tag]);
      const back = ({ id, tags }: Snippet) => ({
        tags: tags.includes(tag) ? tags : tags.toSpliced(places.get(id) ?? tags.length, 0, tag),
      });
      notices.offerUndo(text, () => void attempt(done, back, 'snippets.undoFailed'));
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

/**
 * Announces that snippets changed, so that open pages mark what is saved now. Nobody waits for it: pages that can't be
 * reached see it when they are next opened.
 */
export function announceSnippets(): void {
  request('snippetsChanged', undefined).catch(noted('Open pages were not notified of changed snippets.'));
}

/**
 * Says that a snippet was deleted while the user changed it, and offers to put it back with what they wrote, or to copy
 * the text.
 */
export function reportDeleted(notices: Notices, text: string, putBack: () => Promise<void>): void {
  show(i18n.t('snippets.goneWith'));

  function show(message: string) {
    const back = { text: i18n.t('snippets.putBack'), act: () => void attempt() };
    const toCopy = { text: i18n.t('store.copyText'), act: () => void copy() };
    showText(notices, message, text, [back, toCopy]);
  }

  async function attempt() {
    try {
      await putBack();
    } catch (error) {
      return failSave(notices, 'snippets.restoreFailed', error, () => void attempt(), text);
    }
    announceSnippets();
    notices.say(i18n.t('saved'));
  }

  async function copy() {
    show((await copyText(text)) ? i18n.t('store.textCopied') : i18n.t('snippets.copyFailed'));
  }
}

/**
 * Looks up the snippets that could not be when they were saved, and reports how many could be now. Stops at the first
 * batch in which none can.
 */
export async function lookUpMissed(missed: readonly Snippet[], notices: Notices): Promise<void> {
  const retry = () => void lookUpMissed(missed, notices);
  let found = 0;
  try {
    for (let at = 0; at < missed.length; at += MISSED_BATCH) {
      const ids = missed.slice(at, at + MISSED_BATCH).map(({ id }) => id);
      const now = await request('lookUpMissed', { ids });
      if (now === 0) break;
      found += now;
    }
  } catch (error) {
    // Those found so far are stored.
    return failSave(notices, 'snippets.stillNotLookedUp', error, retry);
  }
  if (found === 0) return notices.fail('snippets.stillNotLookedUp', undefined, retry);
  notices.say(i18n.t('snippets.lookedUpNow', found, [formatNumber(found)]));
}

/**
 * Where a snippet can be read in context: its web page at the quote, its document in the library, or the look-up of a
 * wording that came from no page. Null for addresses that an extension page can't open.
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
