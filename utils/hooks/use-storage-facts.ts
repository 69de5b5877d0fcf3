import { useEffect, useState } from 'preact/hooks';
import { noted } from '../log';
import { countUserData, measureUserData, type UserCounts } from '../store/user-data';

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
