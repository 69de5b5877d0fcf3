import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { planRestore, type RestorePlan } from '../backup/plan-restore';
import { BackupError, type BackupProblem } from '../backup/problem';
import { type Backup, readBackup } from '../backup/read-backup';
import type { BackupProgress } from '../backup/write-backup';
import { DEFAULT_SETTINGS } from '../settings/settings';
import { changeSettings, readSettings } from '../settings/stored-settings';
import { isSame } from '../snippets/is-same';
import { mergeWrites } from '../snippets/merge';
import { CorpusFullError } from '../store/reader-documents';
import { adoptDatabase } from '../store/store-state';
import { readUserData, restoreUserData, StoreChangedError } from '../store/user-data';
import { failSave } from './fail-save';
import { rebuildCorpus } from './reader-corpus-changes';
import { tellOfSnippets } from './tell-snippets';
import type { Notices } from './use-notices';
import { type Choices, sideOf } from './use-snippet-import';

/** How far a restore has come. Nothing is stored before `done`. */
export type RestoreState =
  | { readonly phase: 'idle' | 'storing' }
  | { readonly phase: 'reading'; readonly progress: BackupProgress | null }
  | { readonly phase: 'refused'; readonly name: string; readonly problem: BackupProblem }
  | {
      readonly phase: 'checked';
      readonly name: string;
      readonly backup: Backup;
      readonly plan: RestorePlan;
      readonly choices: Choices;
      /** Whether the settings of the backup are taken, too. */
      readonly withSettings: boolean;
    }
  | { readonly phase: 'done'; readonly snippets: number; readonly documents: number };

export interface Restore {
  readonly state: RestoreState;
  start(file: File): Promise<void>;
  choose(choices: Choices): void;
  takeSettings(take: boolean): void;
  store(): Promise<void>;
  cancel(): void;
}

/** A restore from a backup: all of it is read and compared first, and stored in one step when the reader says so. */
export function useRestore(notices: Notices): Restore {
  const [state, setState] = useState<RestoreState>({ phase: 'idle' });

  async function start(file: File) {
    setState({ phase: 'reading', progress: null });
    try {
      const backup = await readBackup(file, (progress) => setState({ phase: 'reading', progress }));
      await compare(file.name, backup, new Map());
    } catch (error) {
      if (error instanceof BackupError)
        return setState({ phase: 'refused', name: file.name, problem: error.problem });
      setState({ phase: 'idle' });
      failSave(notices, error, { otherwise: i18n.t('files.restoreFailed'), retry: () => void start(file) });
    }
  }

  async function compare(name: string, backup: Backup, choices: Choices) {
    const settings = await readSettings();
    const plan = planRestore(await readUserData(), settings, backup);
    // Where nothing was set here, as in a new profile, nothing is lost by it.
    const withSettings = plan.settings !== null && isSame(settings, DEFAULT_SETTINGS);
    setState({ phase: 'checked', name, backup, plan, choices, withSettings });
  }

  async function store() {
    if (state.phase !== 'checked') return;
    const { name, backup, plan, choices, withSettings } = state;
    const { put, replaced } = mergeWrites(plan.snippets, sideOf(choices));
    const { documents, collections, hidden, settings } = plan;
    setState({ phase: 'storing' });
    try {
      await restoreUserData({
        snippets: put,
        replaced,
        documents: documents.added,
        collections: collections.added,
        hidden: hidden.added,
      });
      await adoptDatabase();
      if (withSettings && settings !== null) await changeSettings(settings);
    } catch (error) {
      if (!(error instanceof StoreChangedError || error instanceof CorpusFullError)) {
        setState(state);
        const otherwise = i18n.t('files.restoreFailed');
        return failSave(notices, error, { otherwise, retry: () => void store() });
      }
      notices.fail(i18n.t('files.changedMeanwhile'));
      return compare(name, backup, choices).catch(() => setState(state));
    }
    setState({ phase: 'done', snippets: put.length, documents: documents.added.length });
    tellOfSnippets();
    await rebuildCorpus(notices);
  }

  const change = (part: { choices?: Choices; withSettings?: boolean }) => {
    if (state.phase === 'checked') setState({ ...state, ...part });
  };
  return {
    state,
    start,
    choose: (choices) => change({ choices }),
    takeSettings: (withSettings) => change({ withSettings }),
    store,
    cancel: () => setState({ phase: 'idle' }),
  };
}
