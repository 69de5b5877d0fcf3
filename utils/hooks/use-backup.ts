import { useState } from 'preact/hooks';
import { rebuildCorpus } from '../actions/documents';
import { failSave, tryChange } from '../actions/failures';
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
import {
  countUserData,
  hasChangedSince,
  readUserData,
  readWithTextless,
  restoreUserData,
  undoRestore,
} from '../store/user-data';
import { storedAndChanged, useAsync, useWatched } from './use-async';
import { type FileKind, useFileImport } from './use-file-import';
import { useNotices } from './use-notices';

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
      failSave(notices, 'files.backupFailed', error, () => void backUp());
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

/** What a restore changes. */
interface Restored {
  readonly rows: RestoreChange;
  readonly settings: RowChange<Partial<Settings>>;
}

const backupFile: FileKind<Backup, RestorePlan, Restored, BackupProblem> = {
  failed: 'files.restoreFailed',
  undoFailed: 'files.restoreUndoFailed',
  read: readBackup,
  problemOf: (error) => (error instanceof BackupError ? error.problem : null),
  plan: async (backup) => planRestore(await readUserData(), await readSettings(), backup),
  change: (plan, side) => ({ rows: restoreWrites(plan, side), settings: settingsWrites(plan, side) }),
  store: ({ rows }) => restoreUserData(rows),
  undo: ({ rows }) => undoRestore(rows),
  async finish({ settings }, isUndone, notices) {
    await tryChange(notices, async () => {
      if (isUndone) return putBack(settings);
      await adoptDatabase();
      if (settings.put.length > 0) await changeSettings(Object.assign({}, ...settings.put));
    });
    await rebuildCorpus(notices);
  },
};

export type Restore = ReturnType<typeof useRestore>;

/** Restores a backup. */
export function useRestore() {
  return useFileImport(backupFile);
}

/** Resets the settings that a restore changed, except those changed again since. */
async function putBack({ put, replaced }: RowChange<Partial<Settings>>): Promise<void> {
  const set = await readSettings();
  const untouched = replaced.filter((_, at) => isSame({ ...set, ...put[at] }, set));
  if (untouched.length > 0) await changeSettings(Object.assign({}, ...untouched));
}
