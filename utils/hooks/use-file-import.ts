import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { failSave } from '../actions/failures';
import type { Notices } from '../actions/notices';
import { announceSnippets } from '../actions/snippets';
import type { BackupProgress } from '../backup/write-backup';
import type { TextName } from '../labels/problems';
import { type Choices, type SideOf, sideOf } from '../snippets/merge';
import { StoreChangedError } from '../store/user-access';
import { CorpusFullError } from '../store/user-documents';
import { useNotices } from './use-notices';

/** The progress of an import. Nothing is stored before `done`. */
type ImportState<Read, Plan, Change, Problem> =
  | { readonly phase: 'idle' | 'storing' }
  | { readonly phase: 'reading'; readonly progress: BackupProgress | null }
  | { readonly phase: 'refused'; readonly name: string; readonly problem: Problem }
  | {
      readonly phase: 'checked';
      readonly name: string;
      readonly read: Read;
      readonly plan: Plan;
      readonly choices: Choices;
    }
  | { readonly phase: 'done'; readonly change: Change }
  /** `left` counts what was changed since and stays as it is. */
  | { readonly phase: 'undone'; readonly left: number };

export interface FileImport<Read, Plan, Change, Problem> {
  readonly state: ImportState<Read, Plan, Change, Problem>;
  start(file: File): Promise<void>;
  choose(choices: Choices): void;
  store(): Promise<void>;
  undo(): Promise<void>;
  cancel(): void;
}

/** What is particular to a kind of file. */
export interface FileKind<Read, Plan, Change, Problem> {
  /** Texts for what fails while reading or storing, and while undoing. */
  readonly failed: TextName;
  readonly undoFailed: TextName;
  read(file: File, onProgress: (progress: BackupProgress) => void): Promise<Read>;
  /** Why a file can't be imported; null for an error that is no fault of the file's. */
  problemOf(error: unknown): Problem | null;
  /** Compares what was read with what is stored. */
  plan(read: Read): Promise<Plan>;
  change(plan: Plan, side: SideOf): Change;
  store(change: Change): Promise<unknown>;
  /** Resolves to how much was changed since and stays. */
  undo(change: Change): Promise<number>;
  /** What follows once a change is stored, or undone; reports its failures. */
  finish?(change: Change, isUndone: boolean, notices: Notices): Promise<void>;
}

/** Imports a file: read and compared first, stored in one step on the user's word, and undone as a whole. */
export function useFileImport<Read, Plan, Change, Problem>(
  kind: FileKind<Read, Plan, Change, Problem>,
): FileImport<Read, Plan, Change, Problem> {
  const notices = useNotices();
  const [state, setState] = useState<ImportState<Read, Plan, Change, Problem>>({ phase: 'idle' });

  async function start(file: File) {
    setState({ phase: 'reading', progress: null });
    try {
      const read = await kind.read(file, (progress) => setState({ phase: 'reading', progress }));
      await compare(file.name, read, new Map());
    } catch (error) {
      const problem = kind.problemOf(error);
      if (problem !== null) return setState({ phase: 'refused', name: file.name, problem });
      setState({ phase: 'idle' });
      failSave(notices, kind.failed, error, () => void start(file));
    }
  }

  async function compare(name: string, read: Read, choices: Choices) {
    setState({ phase: 'checked', name, read, plan: await kind.plan(read), choices });
  }

  async function store() {
    if (state.phase !== 'checked') return;
    const { name, read, plan, choices } = state;
    const change = kind.change(plan, sideOf(choices));
    setState({ phase: 'storing' });
    try {
      await kind.store(change);
    } catch (error) {
      if (!(error instanceof StoreChangedError || error instanceof CorpusFullError)) {
        setState(state);
        return failSave(notices, kind.failed, error, () => void store());
      }
      notices.refuse(i18n.t('files.changedMeanwhile'));
      // Where that fails, the earlier comparison is shown again, and the notice stays.
      return compare(name, read, choices).catch(() => setState(state));
    }
    setState({ phase: 'done', change });
    announceSnippets();
    await kind.finish?.(change, false, notices);
  }

  async function undo() {
    if (state.phase !== 'done') return;
    const { change } = state;
    let left: number;
    try {
      left = await kind.undo(change);
    } catch (error) {
      return failSave(notices, kind.undoFailed, error, () => void undo());
    }
    setState({ phase: 'undone', left });
    announceSnippets();
    await kind.finish?.(change, true, notices);
  }

  function choose(choices: Choices) {
    if (state.phase === 'checked') setState({ ...state, choices });
  }

  return { state, start, choose, store, undo, cancel: () => setState({ phase: 'idle' }) };
}
