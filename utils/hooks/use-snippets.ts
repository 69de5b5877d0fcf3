import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { failSave } from '../actions/failures';
import { announceSnippets } from '../actions/snippets';
import { browser } from '../browser';
import { absoluteTime, formatNumber } from '../labels/numbers';
import { readChangedWordings } from '../reports/tab-storage';
import type { Settings } from '../settings/settings';
import { readSnippetsFile, SnippetsFileError, type SnippetsFileProblem } from '../snippets/json';
import {
  type MergePlan,
  mergeWrites,
  planMerge,
  type RowChange,
  type Side,
  type SideOf,
} from '../snippets/merge';
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
import { StoreChangedError } from '../store/user-access';
import { importSnippets, readAllSnippets, undoImport } from '../store/user-data';
import { readOnReturn, useWatched } from './use-async';
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
    try {
      await navigator.clipboard.writeText(snippets.map(citation).join('\n\n'));
    } catch {
      return notices.fail(i18n.t('snippets.copyFailed'));
    }
    if (snippets.length === 1) return setCopied(snippets[0].id);
    notices.say(i18n.t('snippets.copiedCount', snippets.length, [formatNumber(snippets.length)]));
  }

  async function remove(snippets: readonly Snippet[]) {
    let deleted: readonly Snippet[];
    try {
      deleted = await deleteSnippets(snippets.map(({ id }) => id));
    } catch (error) {
      const otherwise = i18n.t('snippets.deleteFailed');
      return failSave(notices, error, { otherwise, retry: () => void remove(snippets) });
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
      const otherwise = i18n.t('snippets.restoreFailed');
      return failSave(notices, error, { otherwise, retry: () => void restore(snippets) });
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

/** The side chosen for each difference, by its key; the preferred side stays where there is none. */
export type Choices = ReadonlyMap<string, Side>;

/** The progress of an import of snippets. Nothing is stored before `done`. */
type SnippetImportState =
  | { readonly phase: 'idle' | 'reading' | 'storing' }
  /** `left` counts those that were changed since and stay as they are. */
  | { readonly phase: 'undone'; readonly left: number }
  | { readonly phase: 'refused'; readonly name: string; readonly problem: SnippetsFileProblem }
  | {
      readonly phase: 'checked';
      readonly name: string;
      readonly read: CheckedEntries<Snippet>;
      readonly plan: MergePlan;
      readonly choices: Choices;
    }
  | { readonly phase: 'done'; readonly change: RowChange<Snippet> };

export interface SnippetImport {
  readonly state: SnippetImportState;
  start(file: File): Promise<void>;
  choose(choices: Choices): void;
  store(): Promise<void>;
  undo(): Promise<void>;
  cancel(): void;
}

/** The side of a difference that stays: the chosen one, else the preferred one. */
export function sideOf(choices: Choices): SideOf {
  return ({ key, preferred }) => choices.get(key) ?? preferred;
}

/** Imports snippets from a file: read and compared first, stored in one step on the user's word, and undone as a whole. */
export function useSnippetImport(): SnippetImport {
  const notices = useNotices();
  const [state, setState] = useState<SnippetImportState>({ phase: 'idle' });

  async function start(file: File) {
    setState({ phase: 'reading' });
    try {
      const read = await readSnippetsFile(file);
      await compare(file.name, read, new Map());
    } catch (error) {
      if (error instanceof SnippetsFileError)
        return setState({ phase: 'refused', name: file.name, problem: error.problem });
      setState({ phase: 'idle' });
      failSave(notices, error, { otherwise: i18n.t('files.storeFailed'), retry: () => void start(file) });
    }
  }

  async function compare(name: string, read: CheckedEntries<Snippet>, choices: Choices) {
    const plan = planMerge(await readAllSnippets(), read.taken);
    setState({ phase: 'checked', name, read, plan, choices });
  }

  async function store() {
    if (state.phase !== 'checked') return;
    const { name, read, plan, choices } = state;
    const change = mergeWrites(plan, sideOf(choices));
    setState({ phase: 'storing' });
    try {
      await importSnippets(change);
    } catch (error) {
      if (!(error instanceof StoreChangedError)) {
        setState(state);
        const otherwise = i18n.t('files.storeFailed');
        return failSave(notices, error, { otherwise, retry: () => void store() });
      }
      notices.fail(i18n.t('files.changedMeanwhile'));
      // Where that fails, the earlier comparison is shown again, and the notice stays.
      return compare(name, read, choices).catch(() => setState(state));
    }
    setState({ phase: 'done', change });
    announceSnippets();
  }

  async function undo() {
    if (state.phase !== 'done') return;
    let left: number;
    try {
      left = await undoImport(state.change);
    } catch (error) {
      const otherwise = i18n.t('files.undoFailed');
      return failSave(notices, error, { otherwise, retry: () => void undo() });
    }
    setState({ phase: 'undone', left });
    announceSnippets();
  }

  return {
    state,
    start,
    choose: (choices) => {
      if (state.phase === 'checked') setState({ ...state, choices });
    },
    store,
    undo,
    cancel: () => setState({ phase: 'idle' }),
  };
}
