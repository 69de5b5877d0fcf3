import { useRef, useState } from 'preact/hooks';
import { rebuildCorpus } from '../actions/documents';
import { failSave } from '../actions/failures';
import { browser } from '../browser';
import type {
  Collection,
  StoredDocument,
  UserCorpus,
  UserDocument,
  UserDocumentWithText,
} from '../collections/user-corpus';
import { articlesOf, isSameArticle, joinPages } from '../intake/article-pages';
import type { MadeDocument } from '../intake/make-document';
import { IntakeError, type IntakeProblem } from '../intake/problem';
import { ReadingWorker, startIntakeWorker } from '../intake/reading-worker';
import { PAGE_HTML_UNITS } from '../limits';
import { noted, warn } from '../log';
import { addUserDocuments, readUserTexts, removeUserDocuments } from '../store/user-documents';
import { useAsync } from './use-async';
import { useNotices } from './use-notices';

/** The result of reading the page of a tab. */
export type PageSource =
  | { readonly status: 'reading' }
  /** The tab is gone, the browser keeps extensions out of it, or it shows a PDF in the browser's viewer. */
  | { readonly status: 'gone' | 'closed' | 'pdf' }
  | { readonly status: 'none'; readonly problem: IntakeProblem }
  | { readonly status: 'read'; readonly document: UserDocumentWithText; readonly isPrivate: boolean };

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
    const { info, text } = await readInWorker(content.html, content.url, signal);
    const document = { info: { ...info, collection: 'mine', addedAt: Date.now() }, text };
    return { status: 'read', document, isPrivate: tab.incognito };
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

/** A page of an article of which other pages are in the corpus. */
export interface JoinedPage {
  /** The document that has the others. */
  readonly earlier: UserDocument;
  /** The document of all; null where the earlier one has the page's text already. */
  readonly document: UserDocumentWithText | null;
}

/**
 * Joins a page to the document that has other pages of its article. Null where there is none; undefined while its text is
 * read.
 */
export function useJoinedPage(
  source: PageSource,
  { documents, textless }: Pick<UserCorpus, 'documents' | 'textless'>,
): JoinedPage | null | undefined {
  const page = source.status === 'read' ? source.document : null;
  const earlier = documents.find(
    ({ id, ...each }) =>
      page !== null && id !== page.info.id && !textless.includes(id) && isSameArticle(each, page.info),
  );
  const joined = useAsync(page && earlier ? () => joinTo(earlier, page) : null, null, [page, earlier?.id]);
  return page && earlier ? joined : null;
}

async function joinTo(earlier: UserDocument, page: UserDocumentWithText): Promise<JoinedPage | null> {
  const [text] = await readUserTexts([earlier.id]);
  if (text === undefined) return null;
  const stored = { info: earlier, text };
  const isLater = articlesOf([earlier, page.info])[0]?.[0] !== 1;
  const document = await joinPages(isLater ? [stored, page] : [page, stored]);
  if (document === null) return { earlier, document };
  // The same page with another text is a document of its own.
  if (articlesOf([earlier, page.info]).length === 0) return null;
  const { title, collection, addedAt, level, occasion } = earlier;
  return {
    earlier,
    document: { ...document, info: { ...document.info, title, collection, addedAt, level, occasion } },
  };
}

interface PageAdding {
  readonly state: 'idle' | 'adding' | 'added' | 'undone';
  /** Id of the document that was added. */
  readonly addedId: string;
  /**
   * @param made Collections made for it.
   * @param replaced Id of the document in whose place it comes; empty for none.
   */
  add(document: UserDocumentWithText, made: readonly Collection[], replaced: string): Promise<void>;
  undo(): Promise<void>;
}

/** What undo needs. */
interface Added {
  readonly id: string;
  /** Collections made for it. */
  readonly collections: readonly string[];
  readonly replaced: readonly StoredDocument[];
}

/** Adds one document to the corpus, with undo. */
export function usePageAdding(): PageAdding {
  const notices = useNotices();
  const [state, setState] = useState<PageAdding['state']>('idle');
  const added = useRef<Added>({ id: '', collections: [], replaced: [] });

  async function add(document: UserDocumentWithText, made: readonly Collection[], replaced: string) {
    setState('adding');
    try {
      await addUserDocuments([document], made);
      const collections = made.map(({ id }) => id);
      // The texts of a document that is replaced are in the new one by now.
      const removed = replaced === '' ? [] : await removeUserDocuments([replaced]);
      added.current = { id: document.info.id, collections, replaced: removed };
    } catch (error) {
      setState('idle');
      return failSave(notices, 'intake.storeFailed', error, () => void add(document, made, replaced));
    }
    setState('added');
    await rebuildCorpus(notices);
  }

  async function undo() {
    try {
      const { id, collections, replaced } = added.current;
      if (replaced.length > 0) await addUserDocuments(replaced);
      await removeUserDocuments([id], collections);
    } catch (error) {
      return failSave(notices, 'intake.undoFailed', error, () => void undo());
    }
    setState('undone');
    await rebuildCorpus(notices);
  }

  return { state, addedId: added.current.id, add, undo };
}
