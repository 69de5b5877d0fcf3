import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { rebuildCorpus } from '../actions/documents';
import { failSave, tryChange } from '../actions/failures';
import { announceSnippets } from '../actions/snippets';
import { saveFile } from '../actions/surfaces';
import { BackupError, type BackupProblem } from '../backup/backup-format';
import {
  planRestore,
  type RestoreChange,
  type RestorePlan,
  restoreWrites,
  settingsWrites,
} from '../backup/plan-restore';
import { type Backup, readBackup } from '../backup/read-backup';
import { type BackupProgress, backupFileName, isBackupDue, writeBackup } from '../backup/write-backup';
import { browser } from '../browser';
import type { UserDocument } from '../collections/user-corpus';
import { noted } from '../log';
import { putOffBackup, readBackupPutOff } from '../settings/reminders';
import type { Settings } from '../settings/settings';
import { changeSettings, readSettings } from '../settings/stored-settings';
import { isSame, type RowChange } from '../snippets/merge';
import { localDay } from '../snippets/references';
import { readCanary, watchCanary } from '../store/canary';
import { adoptDatabase, noteWholeBackup } from '../store/store-state';
import { StoreChangedError } from '../store/user-access';
import {
  countUserData,
  hasChangedSince,
  readUserData,
  readWithTextless,
  restoreUserData,
  undoRestore,
} from '../store/user-data';
import { CorpusFullError } from '../store/user-documents';
import { storedAndChanged, useAsync, useWatched } from './use-async';
import { useNotices } from './use-notices';
import { type Choices, sideOf } from './use-snippets';

/** The progress of a backup. */
export type BackupRun =
  | { readonly phase: 'idle' }
  | { readonly phase: 'writing'; readonly progress: BackupProgress | null }
  | {
      readonly phase: 'saved';
      readonly name: string;
      readonly bytes: number;
      /** Documents that are not in it, since their text is missing. */
      readonly textless: readonly UserDocument[];
    };

interface BackupMaking {
  readonly run: BackupRun;
  /** Makes a backup of everything and downloads it. Resolves to false after a failure, which is reported. */
  backUp(): Promise<boolean>;
}

/** Makes backups of everything the user has. */
export function useBackup(): BackupMaking {
  const notices = useNotices();
  const [run, setRun] = useState<BackupRun>({ phase: 'idle' });

  async function backUp(): Promise<boolean> {
    if (run.phase === 'writing') return false;
    setRun({ phase: 'writing', progress: null });
    try {
      const now = Date.now();
      const { version } = browser.runtime.getManifest();
      const { data, textless } = await readWithTextless();
      const file = await writeBackup(data, await readSettings(), { now, version }, (progress) =>
        setRun({ phase: 'writing', progress }),
      );
      const name = backupFileName(localDay(now));
      saveFile(file, name);
      setRun({ phase: 'saved', name, bytes: file.size, textless });
      // One that lacks something is no backup of everything.
      if (textless.length === 0) await noteWholeBackup(now);
      return true;
    } catch (error) {
      setRun({ phase: 'idle' });
      failSave(notices, error, { otherwise: i18n.t('files.backupFailed'), retry: () => void backUp() });
      return false;
    }
  }
  return { run, backUp };
}

/** Time of the last backup, ms since the epoch, kept up to date; null where there was none, undefined until it is read. */
export function useLastBackup(): number | null | undefined {
  return useWatched(
    storedAndChanged<number | null>(
      async () => (await readCanary())?.backedUpAt ?? null,
      (onValue) => watchCanary((canary) => onValue(canary?.backedUpAt ?? null)),
      noted('The time of the last backup was not read.', null),
    ),
    [],
  );
}

/** Whether to remind the user of a backup now, and how to put that off. */
export function useBackupDue(lastBackup: number | null | undefined): [boolean, () => void] {
  const [isPutOff, setPutOff] = useState(false);
  // Where the database can't be opened, the view itself says so.
  const read = lastBackup === undefined ? null : () => readDue(lastBackup);
  const isDue = useAsync(read, false, [lastBackup], { keeps: true }) ?? false;

  function later() {
    setPutOff(true);
    putOffBackup(Date.now()).catch(noted('The reminder of a backup was not put off.'));
  }
  return [isDue && !isPutOff, later];
}

async function readDue(backedUpAt: number | null): Promise<boolean> {
  const { snippets, documents } = await countUserData();
  const state = {
    things: snippets + documents,
    hasChanged: true,
    backedUpAt,
    putOffAt: await readBackupPutOff(),
  };
  const now = Date.now();
  if (!isBackupDue(state, now)) return false;
  return backedUpAt === null || backedUpAt > now || hasChangedSince(backedUpAt);
}

/** The progress of a restore. Nothing is stored before `done`. */
type RestoreState =
  | { readonly phase: 'idle' | 'storing' }
  | { readonly phase: 'reading'; readonly progress: BackupProgress | null }
  | { readonly phase: 'refused'; readonly name: string; readonly problem: BackupProblem }
  | {
      readonly phase: 'checked';
      readonly name: string;
      readonly backup: Backup;
      readonly plan: RestorePlan;
      readonly choices: Choices;
    }
  | {
      readonly phase: 'done';
      readonly change: RestoreChange;
      readonly settings: RowChange<Partial<Settings>>;
    }
  /** `left` counts what was changed since and stays as it is. */
  | { readonly phase: 'undone'; readonly left: number };

export interface Restore {
  readonly state: RestoreState;
  start(file: File): Promise<void>;
  choose(choices: Choices): void;
  store(): Promise<void>;
  undo(): Promise<void>;
  cancel(): void;
}

/** Restores a backup: all of it is read and compared first, stored in one step on the user's word, and undone as a whole. */
export function useRestore(): Restore {
  const notices = useNotices();
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
    const plan = planRestore(await readUserData(), await readSettings(), backup);
    setState({ phase: 'checked', name, backup, plan, choices });
  }

  async function store() {
    if (state.phase !== 'checked') return;
    const { name, backup, plan, choices } = state;
    const change = restoreWrites(plan, sideOf(choices));
    const settings = settingsWrites(plan, sideOf(choices));
    setState({ phase: 'storing' });
    try {
      await restoreUserData(change);
    } catch (error) {
      if (!(error instanceof StoreChangedError || error instanceof CorpusFullError)) {
        setState(state);
        const otherwise = i18n.t('files.restoreFailed');
        return failSave(notices, error, { otherwise, retry: () => void store() });
      }
      notices.fail(i18n.t('files.changedMeanwhile'));
      // Where that fails, the earlier comparison is shown again, and the notice stays.
      return compare(name, backup, choices).catch(() => setState(state));
    }
    setState({ phase: 'done', change, settings });
    announceSnippets();
    await tryChange(notices, async () => {
      await adoptDatabase();
      if (settings.put.length > 0) await changeSettings(Object.assign({}, ...settings.put));
    });
    await rebuildCorpus(notices);
  }

  async function undo() {
    if (state.phase !== 'done') return;
    const { change, settings } = state;
    let left: number;
    try {
      left = await undoRestore(change);
    } catch (error) {
      const otherwise = i18n.t('files.restoreUndoFailed');
      return failSave(notices, error, { otherwise, retry: () => void undo() });
    }
    setState({ phase: 'undone', left });
    announceSnippets();
    await tryChange(notices, () => putBack(settings));
    await rebuildCorpus(notices);
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

/** Resets the settings that a restore changed, except those changed again since. */
async function putBack({ put, replaced }: RowChange<Partial<Settings>>): Promise<void> {
  const set = await readSettings();
  const untouched = replaced.filter((_, at) => isSame({ ...set, ...put[at] }, set));
  if (untouched.length > 0) await changeSettings(Object.assign({}, ...untouched));
}
