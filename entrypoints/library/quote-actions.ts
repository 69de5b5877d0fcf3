import { i18n } from '#i18n';
import { askBeforeKeeping, saveDraft } from '../../utils/actions/saving';
import { browser } from '../../utils/browser';
import type { ListedDocument } from '../../utils/collections/listed-document';
import { sectionPath } from '../../utils/corpus/sections';
import { useNotices } from '../../utils/hooks/use-notices';
import type { DocumentStructure } from '../../utils/hooks/use-package';
import { dateText } from '../../utils/labels/documents';
import { libraryPath } from '../../utils/library/route';
import { SNIPPET_MAX_UNITS } from '../../utils/limits';
import { citeSource } from '../../utils/lookup/line-list';
import { describe } from '../../utils/quote/describe';
import { cite } from '../../utils/snippets/references';
import { makeDraft } from '../../utils/snippets/snippet';
import type { Span } from '../../utils/text/span';

/** What can be done with a stretch of a document's text. */
interface QuoteActions {
  /** Puts its text, its source and a link to it on the clipboard. */
  copy(span: Span): Promise<void>;
  /** Saves its text as a snippet; in a private window the user is asked first. */
  save(span: Span): void;
}

/** Copies and saves stretches of a document. */
export function useQuoteActions(info: ListedDocument, structure: DocumentStructure): QuoteActions {
  const notices = useNotices();
  async function copy(span: Span) {
    const title = citeSource(info.title, [dateText(info), ...sectionPath(structure, span.start)]);
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
    const { url, title, date, outlet, author } = info;
    const draft = makeDraft({
      id: crypto.randomUUID(),
      quote: { ...quote, exact: quote.exact.slice(0, SNIPPET_MAX_UNITS) },
      position: span.start,
      ...{ url, title, date, outlet, author },
      document: info.id,
    });
    const send = () => void saveDraft(notices, draft);
    if (browser.extension.inIncognitoContext) askBeforeKeeping(notices, send);
    else send();
  }

  return { copy, save };
}
