import type { StoreGateProps } from '../../components/common/store-gate';
import { saveCopy, startOver } from '../actions/storage';
import { noted } from '../log';
import { liveStoreState, type StoreState } from '../store/store-state';
import { countUserData, measureUserData, type UserCounts } from '../store/user-data';
import { useAsync, useWatched } from './use-async';
import { useNotices } from './use-notices';

/** The state of what the user saved, and what can be done about a fault: most of a gate's props. */
type StoreActions = Pick<StoreGateProps, 'state' | 'onStartOver' | 'onReload' | 'onSaveCopy'>;

/** Kept up to date; `state` is undefined until it is known. */
export function useStoreState(): StoreActions {
  const notices = useNotices();
  const state = useWatched<StoreState>(liveStoreState, []);
  return {
    state,
    onStartOver: () => void startOver(notices),
    onReload: () => location.reload(),
    onSaveCopy: () => void saveCopy(notices),
  };
}

/** What is stored, as far as it is known; sizes in bytes. */
export interface StorageFacts {
  readonly counts: UserCounts;
  /** Size of the texts in memory; on the disk they may take less or more. */
  readonly snippets: number;
  readonly documents: number;
  /** What the browser says the extension takes in all; null where it says nothing. */
  readonly all: number | null;
}

/** Bytes of a UTF-16 unit. */
const UNIT_BYTES = 2;

/**
 * What is stored; null where the database can't be opened, undefined until it is read.
 * @param turn Another value reads again; the earlier facts stay meanwhile.
 */
export function useStorageFacts(turn: unknown): StorageFacts | null | undefined {
  return useAsync(readFacts, null, [turn], { keeps: true });
}

async function readFacts(): Promise<StorageFacts> {
  const counts = await countUserData();
  const units = await measureUserData();
  const estimate = await navigator.storage
    .estimate()
    .catch(noted('The browser gave no size of its storage.', { usage: undefined }));
  return {
    counts,
    snippets: units.snippets * UNIT_BYTES,
    documents: units.documents * UNIT_BYTES,
    all: estimate.usage ?? null,
  };
}
