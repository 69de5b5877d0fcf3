import { i18n } from '#i18n';
import { askBeforeKeeping, saveDraft } from '../../utils/actions/saving';
import { browser } from '../../utils/browser';
import type { ListedDocument } from '../../utils/collections/listed-document';
import { sectionPath } from '../../utils/corpus/outline';
import { useNotices } from '../../utils/hooks/use-notices';
import type { DocumentStructure } from '../../utils/hooks/use-package';
import { dateWords } from '../../utils/labels/documents';
import { libraryPath } from '../../utils/library/route';
import { SNIPPET_MAX_UNITS } from '../../utils/limits';
import { citeSource } from '../../utils/lookup/line-citation';
import { describe } from '../../utils/quote/describe';
import { cite } from '../../utils/snippets/citation';
import type { SnippetDraft } from '../../utils/snippets/snippet';
import type { Span } from '../../utils/text/span';

/** What can be done with a place of a document's text. */
interface PlaceActions {
  /** Puts its wording, its source and a link to it on the clipboard. */
  copy(span: Span): Promise<void>;
  /** Saves its wording as a snippet; in a private window the reader is asked first. */
  save(span: Span): void;
}

/** Copying and saving of places in a document. */
export function usePlaceActions(info: ListedDocument, structure: DocumentStructure): PlaceActions {
  const notices = useNotices();
  async function copy(span: Span) {
    const title = citeSource(info.title, [dateWords(info), ...sectionPath(structure, span.start)]);
    const url = browser.runtime.getURL(libraryPath({ view: 'document', id: info.id, span }));
    try {
      await navigator.clipboard.writeText(cite({ quote: describe(structure.text, span), title, url }, ''));
    } catch {
      return notices.fail(i18n.t('snippets.copyFailed'));
    }
    notices.say(i18n.t('documents.copied'));
  }

  function save(span: Span) {
    const quote = describe(structure.text, span);
    const draft: SnippetDraft = {
      id: crypto.randomUUID(),
      quote: { ...quote, exact: quote.exact.slice(0, SNIPPET_MAX_UNITS) },
      position: span.start,
      url: info.url,
      canonical: '',
      title: info.title,
      date: info.date,
      outlet: info.outlet,
      author: info.author,
      phrase: null,
      document: info.id,
    };
    const send = () => void saveDraft(notices, draft);
    if (browser.extension.inIncognitoContext) askBeforeKeeping(notices, send);
    else send();
  }

  return { copy, save };
}
