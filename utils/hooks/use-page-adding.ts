import { useRef, useState } from 'preact/hooks';
import { rebuildCorpus } from '../actions/documents';
import { failSave } from '../actions/failures';
import { browser } from '../browser';
import type { Collection, UserDocumentWithText } from '../collections/user-corpus';
import type { MadeDocument } from '../intake/make-document';
import { IntakeError, type IntakeProblem } from '../intake/problem';
import { ReadingWorker, startIntakeWorker } from '../intake/reading-worker';
import { PAGE_HTML_UNITS } from '../limits';
import { noted, warn } from '../log';
import { addUserDocuments, removeUserDocuments } from '../store/user-documents';
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

interface PageAdding {
  readonly state: 'idle' | 'adding' | 'added' | 'undone';
  /** @param made Collections made for it. */
  add(document: UserDocumentWithText, made: readonly Collection[]): Promise<void>;
  undo(): Promise<void>;
}

/** Adds one document to the corpus, with undo. */
export function usePageAdding(): PageAdding {
  const notices = useNotices();
  const [state, setState] = useState<PageAdding['state']>('idle');
  const added = useRef<{ ids: readonly string[]; collections: readonly string[] }>({
    ids: [],
    collections: [],
  });

  async function add(document: UserDocumentWithText, made: readonly Collection[]) {
    setState('adding');
    try {
      const ids = await addUserDocuments([document], made);
      added.current = { ids, collections: made.map(({ id }) => id) };
    } catch (error) {
      setState('idle');
      return failSave(notices, 'intake.storeFailed', error, () => void add(document, made));
    }
    setState('added');
    await rebuildCorpus(notices);
  }

  async function undo() {
    try {
      await removeUserDocuments(added.current.ids, added.current.collections);
    } catch (error) {
      return failSave(notices, 'intake.undoFailed', error, () => void undo());
    }
    setState('undone');
    await rebuildCorpus(notices);
  }

  return { state, add, undo };
}
