import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { failSave } from '../actions/failures';
import { announceSnippets } from '../actions/snippets';
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
import type { Snippet } from '../snippets/snippet';
import { StoreChangedError } from '../store/user-access';
import { importSnippets, readAllSnippets, undoImport } from '../store/user-data';
import { useNotices } from './use-notices';

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
