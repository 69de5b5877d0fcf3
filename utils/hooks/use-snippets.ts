import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { copyText, failSave } from '../actions/failures';
import { announceSnippets } from '../actions/snippets';
import { browser } from '../browser';
import { absoluteTime, formatNumber } from '../labels/numbers';
import { readChangedWordings } from '../reports/tab-storage';
import type { Settings } from '../settings/settings';
import { readSnippetsFile, SnippetsFileError, type SnippetsFileProblem } from '../snippets/json';
import { type MergePlan, mergeWrites, planMerge, type RowChange } from '../snippets/merge';
import type { CheckedEntries } from '../snippets/read-entries';
import { cite, citeByStandard } from '../snippets/references';
import {
  indexSnippets,
  type ListOptions,
  orderIndex,
  queryOf,
  type SnippetIndex,
  type SnippetSearch,
  searchSnippets,
} from '../snippets/search';
import type { Snippet } from '../snippets/snippet';
import { deleteSnippets, putBackSnippets } from '../store/snippets';
import { importSnippets, readAllSnippets, undoImport } from '../store/user-data';
import { readOnReturn, useWatched } from './use-async';
import { type FileKind, useFileImport } from './use-file-import';
import { useNotices } from './use-notices';

/** Time for which a button says that the copy was made, ms. */
const COPIED_MS = 2_000;

export interface SnippetActions {
  /** Id of the snippet that was just copied. */
  readonly copied: string | null;
  /** Puts them on the clipboard, each with its source. */
  copy(snippets: readonly Snippet[]): Promise<void>;
  remove(snippets: readonly Snippet[]): Promise<void>;
}

/** Copies snippets with their sources, and deletes with undo: one undo takes back all that its notice counts. */
export function useSnippetActions(settings: Settings | undefined): SnippetActions {
  const notices = useNotices();
  const [copied, setCopied] = useState<string | null>(null);
  const undoable = useRef<{ noticeId: string; snippets: readonly Snippet[] }>({ noticeId: '', snippets: [] });

  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy(snippets: readonly Snippet[]) {
    const citation = settings?.citeByStandard ? citeByStandard : citeAsText;
    if (!(await copyText(snippets.map(citation).join('\n\n'))))
      return notices.refuse(i18n.t('snippets.copyFailed'));
    if (snippets.length === 1) return setCopied(snippets[0].id);
    notices.say(i18n.t('snippets.copiedCount', snippets.length, [formatNumber(snippets.length)]));
  }

  async function remove(snippets: readonly Snippet[]) {
    let deleted: readonly Snippet[];
    try {
      deleted = await deleteSnippets(snippets.map(({ id }) => id));
    } catch (error) {
      return failSave(notices, 'snippets.deleteFailed', error, () => void remove(snippets));
    }
    announceSnippets();
    const { noticeId, snippets: before } = undoable.current;
    const all = [...(noticeId === notices.current()?.id ? before : []), ...deleted];
    const text = i18n.t('snippets.deleted', all.length, [formatNumber(all.length)]);
    undoable.current = { noticeId: notices.offerUndo(text, () => void restore(all)), snippets: all };
  }

  async function restore(snippets: readonly Snippet[]) {
    try {
      await putBackSnippets(snippets);
    } catch (error) {
      return failSave(notices, 'snippets.restoreFailed', error, () => void restore(snippets));
    }
    announceSnippets();
  }

  return { copied, copy, remove };
}

function citeAsText(snippet: Snippet): string {
  const date = absoluteTime(snippet.savedAt, i18n.t('localeTag'));
  return cite(snippet, i18n.t('snippets.copyDate', [date]));
}

/** What a search finds, and the tags of all snippets. */
interface FoundSnippets extends SnippetSearch {
  /** All tags in use, most frequent first. */
  readonly knownTags: readonly string[];
}

const EVERYTHING = { text: '', tags: [], site: null, phrase: null, from: null, to: null };

/** Searches snippets. They are indexed when they change, sorted when the order changes, and searched at every key. */
export function useSnippetSearch(snippets: readonly Snippet[], options: ListOptions): FoundSnippets {
  const earlier = useRef<SnippetIndex>(undefined);
  const index = useMemo(() => {
    earlier.current = indexSnippets(snippets, earlier.current);
    return earlier.current;
  }, [snippets]);
  const ordered = useMemo(() => orderIndex(index, options.order), [index, options.order]);
  const knownTags = useMemo(() => searchSnippets(index, EVERYTHING).tags.map(({ value }) => value), [index]);
  const { text, tags, site, phrase, firstDay, lastDay } = options;
  const found = useMemo(
    () => searchSnippets(ordered, queryOf(options)),
    [ordered, text, tags.join('\n'), site, phrase, firstDay, lastDay],
  );
  return { ...found, knownTags };
}

const NO_WORDINGS: ReadonlyMap<string, string> = new Map();

/**
 * What open pages now have in place of changed snippets, by the snippets' ids, read again when the user comes back to
 * this page. Pages of private windows count in private windows only.
 */
export function useChangedWordings(): ReadonlyMap<string, string> {
  return useWatched(readOnReturn(readWordings), []) ?? NO_WORDINGS;
}

async function readWordings(): Promise<ReadonlyMap<string, string>> {
  const tabs = await browser.tabs.query({});
  const isPrivate = browser.extension.inIncognitoContext;
  return readChangedWordings(
    tabs.flatMap(({ id, incognito }) => (id === undefined || incognito !== isPrivate ? [] : [id])),
  );
}

type SnippetsFile = FileKind<CheckedEntries<Snippet>, MergePlan, RowChange<Snippet>, SnippetsFileProblem>;

const snippetsFile: SnippetsFile = {
  failed: 'files.storeFailed',
  undoFailed: 'files.undoFailed',
  read: readSnippetsFile,
  problemOf: (error) => (error instanceof SnippetsFileError ? error.problem : null),
  plan: async ({ taken }) => planMerge(await readAllSnippets(), taken),
  change: mergeWrites,
  store: importSnippets,
  undo: undoImport,
};

export type SnippetImport = ReturnType<typeof useSnippetImport>;

/** Imports snippets from a file. */
export function useSnippetImport() {
  return useFileImport(snippetsFile);
}
