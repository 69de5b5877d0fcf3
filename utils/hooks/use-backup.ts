import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type BackupProgress, backupFileName, isBackupDue, writeBackup } from '../backup/write-backup';
import { browser } from '../browser';
import type { ReaderDocument } from '../collections/reader-document';
import { noted } from '../log';
import { putOffBackup, readBackupPutOff } from '../settings/backup-put-off';
import { readSettings } from '../settings/stored-settings';
import { localDay } from '../snippets/references';
import { readCanary, watchCanary } from '../store/canary';
import { noteWholeBackup } from '../store/store-state';
import { countUserData, hasChangedSince, readWithTextless } from '../store/user-data';
import { failSave } from './fail-save';
import { saveFile } from './save-file';
import type { Notices } from './use-notices';

/** How far a backup has come. */
export type BackupRun =
  | { readonly phase: 'idle' }
  | { readonly phase: 'writing'; readonly progress: BackupProgress | null }
  | {
      readonly phase: 'saved';
      readonly name: string;
      readonly bytes: number;
      /** Documents that are not in it, since their text is missing. */
      readonly textless: readonly ReaderDocument[];
    };

export interface BackupMaking {
  readonly run: BackupRun;
  /** Makes a backup of all and has it saved; false where that failed, which is said. */
  backUp(): Promise<boolean>;
}

/** Making a backup of all that is the reader's. */
export function useBackup(notices: Notices): BackupMaking {
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
      // One that lacks something is no backup of all.
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

/** Time of the last backup, ms since the epoch, kept up to date; null where none is known, undefined until it was read. */
export function useLastBackup(): number | null | undefined {
  const [time, setTime] = useState<number | null>();
  useEffect(() => {
    readCanary().then(
      (canary) => setTime((known) => (known === undefined ? (canary?.backedUpAt ?? null) : known)),
      () => setTime(null),
    );
    return watchCanary((canary) => setTime(canary?.backedUpAt ?? null));
  }, []);
  return time;
}

/** Whether the reader is to be reminded of a backup, as of now, and how to put it off. */
export function useBackupDue(lastBackup: number | null | undefined): [boolean, () => void] {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    let stopped = false;
    if (lastBackup === undefined) return;
    readDue(lastBackup).then(
      (due) => {
        if (!stopped) setDue(due);
      },
      // Where the database can't be opened the view itself says so.
      () => undefined,
    );
    return () => {
      stopped = true;
    };
  }, [lastBackup]);

  function later() {
    setDue(false);
    putOffBackup(Date.now()).catch(noted('The reminder of a backup was not put off.'));
  }
  return [isDue, later];
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
