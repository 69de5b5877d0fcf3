import { useRef, useState } from 'preact/hooks';
import { rebuildCorpus } from '../actions/documents';
import { failSave } from '../actions/failures';
import { browser } from '../browser';
import type { Collection, UserCorpus, UserDocument, UserDocumentWithText } from '../collections/user-corpus';
import { findArticle, inPlaceOf, joinPages, mayBeSameArticle } from '../intake/article-pages';
import type { MadeDocument } from '../intake/make-document';
import type { Paging } from '../intake/paging';
import { IntakeError, type IntakeProblem } from '../intake/problem';
import { ReadingWorker, startIntakeWorker } from '../intake/reading-worker';
import { PAGE_HTML_UNITS } from '../limits';
import { noted, warn } from '../log';
import {
  type Replacement,
  readUserTexts,
  replaceUserDocuments,
  undoReplacement,
} from '../store/user-documents';
import { useAsync } from './use-async';
import { useNotices } from './use-notices';

/** The result of reading the page of a tab. */
export type PageSource =
  | { readonly status: 'reading' }
  /** The tab is gone, the browser keeps extensions out of it, or it shows a PDF in the browser's viewer. */
  | { readonly status: 'gone' | 'closed' | 'pdf' }
  | { readonly status: 'none'; readonly problem: IntakeProblem }
  | {
      readonly status: 'read';
      readonly document: UserDocumentWithText;
      /** What the page says of the other pages of its article; null for nothing. */
      readonly paging: Paging | null;
      readonly isPrivate: boolean;
    };

/** A page's content; `html` is null where it is too long. */
interface PageContent {
  readonly html: string | null;
  readonly url: string;
  readonly type: string;
}

/**
 * Reads the page of a tab once and makes a document of it for the user to check. Nothing is stored. Leaving the view
 * stops the reading.
 */
export function usePageSource(tabId: number): PageSource {
  const closed: PageSource = { status: 'closed' };
  return useAsync((signal) => readSource(tabId, signal), closed, [tabId]) ?? { status: 'reading' };
}

async function readSource(tabId: number, signal: AbortSignal): Promise<PageSource> {
  const tab = await browser.tabs.get(tabId).catch(noted('The tab of a page to add is gone.', null));
  if (tab === null) return { status: 'gone' };
  const content = await contentOf(tabId).catch(noted('A page to add could not be read.', null));
  const isPdf =
    content?.type === 'application/pdf' || (content === null && /\.pdf(?:[?#]|$)/i.test(tab.url ?? ''));
  if (isPdf) return { status: 'pdf' };
  if (content === null) return { status: 'closed' };
  try {
    if (content.html === null) throw new IntakeError({ kind: 'tooLong', limit: PAGE_HTML_UNITS });
    const { info, text, paging } = await readInWorker(content.html, content.url, signal);
    const document = { info: { ...info, collection: 'mine', addedAt: Date.now() }, text };
    return { status: 'read', document, paging, isPrivate: tab.incognito };
  } catch (error) {
    if (!(error instanceof IntakeError || signal.aborted))
      warn('A page could not be turned into a document.', error);
    const problem: IntakeProblem = error instanceof IntakeError ? error.problem : { kind: 'damaged' };
    return { status: 'none', problem };
  }
}

async function readInWorker(html: string, url: string, signal: AbortSignal): Promise<MadeDocument> {
  const worker = new ReadingWorker(startIntakeWorker, signal);
  let made: MadeDocument | undefined;
  try {
    await worker.run({ kind: 'page', page: { html, url, name: '' } }, (report) => {
      if (report.kind === 'refused') throw new IntakeError(report.problem);
      if (report.kind === 'made') made = report.document;
    });
  } finally {
    worker.close();
  }
  if (made === undefined) throw new IntakeError({ kind: 'crashed' });
  return made;
}

async function contentOf(tabId: number): Promise<PageContent | null> {
  const [injection] = await browser.scripting.executeScript({
    target: { tabId },
    func: readPage,
    args: [PAGE_HTML_UNITS],
  });
  return (injection?.result as PageContent | null | undefined) ?? null;
}

/** Runs in the page's tab, without access to this module. */
function readPage(limit: number): PageContent {
  const html = document.documentElement?.outerHTML ?? '';
  return {
    html: html.length > limit ? null : html,
    url: location.href,
    type: document.contentType,
  };
}

/** A page with documents of the corpus that belong to the same article. */
export type PageInCorpus =
  /** A document has its text already. */
  | { readonly kind: 'contained'; readonly earlier: UserDocument }
  /** It has the whole text of documents, or is a page beside theirs; `document` would come in their place. */
  | {
      readonly kind: 'contains' | 'continues';
      readonly earlier: readonly [UserDocument, ...UserDocument[]];
      readonly document: UserDocumentWithText;
    };

/** Finds what documents have of a page's article: null for nothing, undefined while their texts are read. */
export function usePageInCorpus(
  source: PageSource,
  { documents, textless }: Pick<UserCorpus, 'documents' | 'textless'>,
): PageInCorpus | null | undefined {
  const page = source.status === 'read' ? source : null;
  const earlier = documents.filter(
    (each) =>
      page !== null &&
      each.id !== page.document.info.id &&
      !textless.includes(each.id) &&
      mayBeSameArticle(page.document.info, each),
  );
  const isAny = page !== null && earlier.length > 0;
  const ids = earlier.map(({ id }) => id).join();
  const found = useAsync(isAny ? () => findInCorpus(page, earlier) : null, null, [page, ids]);
  return isAny ? found : null;
}

async function findInCorpus(
  { document, paging }: Extract<PageSource, { status: 'read' }>,
  earlier: readonly UserDocument[],
): Promise<PageInCorpus | null> {
  const texts = await readUserTexts(earlier.map(({ id }) => id));
  const stored = earlier.flatMap((info, at) => {
    const text = texts[at];
    return text === undefined ? [] : [{ info, text }];
  });
  const found = findArticle({ ...document, paging }, stored);
  if (found === null) return null;
  if (found.kind === 'contained') return { kind: found.kind, earlier: found.stored.info };
  const pages = found.kind === 'contains' ? [document] : found.pages;
  const replaced = (found.kind === 'contains' ? found.stored : found.pages)
    .map(({ info }) => info)
    .filter(({ id }) => id !== document.info.id);
  const [first, ...others] = replaced;
  const whole = await joinPages(pages as [UserDocumentWithText, ...UserDocumentWithText[]]);
  return { kind: found.kind, earlier: [first, ...others], document: inPlaceOf(whole, [first, ...others]) };
}

interface PageAdding {
  readonly state: 'idle' | 'adding' | 'added' | 'undone';
  /** Id of the document that was added. */
  readonly addedId: string;
  /**
   * @param made Collections made for it.
   * @param replaced Ids of the documents in whose place it comes.
   */
  add(
    document: UserDocumentWithText,
    made: readonly Collection[],
    replaced: readonly string[],
  ): Promise<void>;
  undo(): Promise<void>;
}

/** Adds one document to the corpus, with undo. */
export function usePageAdding(): PageAdding {
  const notices = useNotices();
  const [state, setState] = useState<PageAdding['state']>('idle');
  const done = useRef<Replacement | null>(null);

  async function add(
    document: UserDocumentWithText,
    made: readonly Collection[],
    replaced: readonly string[],
  ) {
    setState('adding');
    try {
      done.current = await replaceUserDocuments(document, made, replaced);
    } catch (error) {
      setState('idle');
      return failSave(notices, 'intake.storeFailed', error, () => void add(document, made, replaced));
    }
    setState('added');
    await rebuildCorpus(notices);
  }

  async function undo() {
    if (done.current === null) return;
    try {
      await undoReplacement(done.current);
    } catch (error) {
      return failSave(notices, 'intake.undoFailed', error, () => void undo());
    }
    setState('undone');
    await rebuildCorpus(notices);
  }

  return { state, addedId: done.current?.id ?? '', add, undo };
}
