import { i18n } from '#i18n';
import { dateWords } from '../../components/document-words';
import { browser } from '../../utils/browser';
import type { ListedDocument } from '../../utils/collections/listed-document';
import { sectionPath } from '../../utils/corpus/outline';
import { failSave } from '../../utils/hooks/fail-save';
import { saySaved } from '../../utils/hooks/saved-notice';
import type { DocumentStructure } from '../../utils/hooks/use-document-text';
import type { Notices } from '../../utils/hooks/use-notices';
import { askBeforeKeeping } from '../../utils/hooks/use-saving';
import { libraryPath } from '../../utils/library/route';
import { SNIPPET_MAX_UNITS, TOAST_MS } from '../../utils/limits';
import { citeSource } from '../../utils/lookup/line-citation';
import { request } from '../../utils/messaging/client';
import { describe } from '../../utils/quote/describe';
import { cite } from '../../utils/snippets/references';
import { makeDraft, type SnippetDraft } from '../../utils/snippets/snippet';
import type { Span } from '../../utils/text/span';

/** What can be done with a place of a document's text. */
export interface PlaceActions {
  /** Puts its wording, its source and a link to it on the clipboard. */
  copy(span: Span): Promise<void>;
  /** Saves its wording as a snippet; in a private window the reader is asked first. */
  save(span: Span): void;
}

/** Copying and saving of places in a document. */
export function usePlaceActions(
  info: ListedDocument,
  structure: DocumentStructure,
  notices: Notices,
): PlaceActions {
  async function copy(span: Span) {
    const title = citeSource(info.title, [dateWords(info), ...sectionPath(structure, span.start)]);
    const url = browser.runtime.getURL(libraryPath({ view: 'document', id: info.id, span }));
    try {
      await navigator.clipboard.writeText(cite({ quote: describe(structure.text, span), title, url }, ''));
    } catch {
      return notices.fail(i18n.t('snippets.copyFailed'));
    }
    notices.show({ id: crypto.randomUUID(), words: i18n.t('documents.copied'), actions: [] }, TOAST_MS);
  }

  function save(span: Span) {
    const id = crypto.randomUUID();
    const { url, title, date, outlet, author, id: document } = info;
    const quote = describe(structure.text, span);
    const draft = makeDraft({ id, quote, position: span.start, url, title, date, outlet, author, document });
    const send = () => void attempt(draft);
    if (browser.extension.inIncognitoContext) askBeforeKeeping(notices, id, send);
    else send();
  }

  async function attempt(draft: SnippetDraft) {
    const quote = { ...draft.quote, exact: draft.quote.exact.slice(0, SNIPPET_MAX_UNITS) };
    try {
      saySaved(notices, await request('saveSnippet', { draft: { ...draft, quote }, consent: true }));
    } catch (error) {
      const otherwise = i18n.t('saveFailed');
      failSave(notices, error, { otherwise, retry: () => void attempt(draft), text: quote.exact });
    }
  }

  return { copy, save };
}
