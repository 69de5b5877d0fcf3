import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { StoreGateProps } from '../../components/common/store-gate';
import { saveFile } from '../actions/surfaces';
import { adoptDatabase, liveStoreState, readRawStore, type StoreState } from '../store/store-state';
import { countUserData, measureUserData, type UserCounts } from '../store/user-data';
import type { Notices } from './use-notices';

/** How it stands with what the reader saved, and what can be done where something is wrong: most of a gate's props. */
export type StoreWays = Pick<StoreGateProps, 'state' | 'onBeginAnew' | 'onReload' | 'onSaveCopy'>;

/** Kept up to date; `state` is undefined until it is known. */
export function useStoreState(notices: Notices): StoreWays {
  const [state, setState] = useState<StoreState>();
  useEffect(() => liveStoreState(setState), []);

  async function beginAnew() {
    try {
      await adoptDatabase();
    } catch {
      notices.fail(i18n.t('store.beginAnewFailed'), () => void beginAnew());
    }
  }

  async function saveCopy() {
    try {
      const text = JSON.stringify(await readRawStore());
      saveFile(new Blob([text], { type: 'application/json' }), 'tifa-lens-copy.json');
    } catch {
      notices.fail(i18n.t('store.saveCopyFailed'), () => void saveCopy());
    }
  }

  return {
    state,
    onBeginAnew: () => void beginAnew(),
    onReload: () => location.reload(),
    onSaveCopy: () => void saveCopy(),
  };
}

/** What is stored, as far as it is known; sizes in bytes. */
export interface StorageFacts {
  readonly counts: UserCounts;
  /** Their texts as they lie in memory; on the disk they may take less or more. */
  readonly snippets: number;
  readonly documents: number;
  /** All that the browser says the extension takes; null where it says nothing. */
  readonly all: number | null;
}

/** Bytes of a UTF-16 unit. */
const UNIT_BYTES = 2;

/**
 * What is stored, as of the last look; null where the database can't be opened, undefined until it was read.
 * @param turn Another value looks again.
 */
export function useStorageFacts(turn: unknown): StorageFacts | null | undefined {
  const [facts, setFacts] = useState<StorageFacts | null>();
  useEffect(() => {
    let stopped = false;
    readFacts().then(
      (read) => {
        if (!stopped) setFacts(read);
      },
      () => {
        if (!stopped) setFacts(null);
      },
    );
    return () => {
      stopped = true;
    };
  }, [turn]);
  return facts;
}

async function readFacts(): Promise<StorageFacts> {
  const counts = await countUserData();
  const units = await measureUserData();
  const estimate = await navigator.storage.estimate().catch(() => ({ usage: undefined }));
  return {
    counts,
    snippets: units.snippets * UNIT_BYTES,
    documents: units.documents * UNIT_BYTES,
    all: estimate.usage ?? null,
  };
}
