import { useEffect, useState } from 'preact/hooks';
import { noted } from '../log';
import {
  addRecentLookUp,
  clearRecentLookUps,
  readRecentLookUps,
  watchRecentLookUps,
} from '../settings/recent-look-ups';

/** What was looked up last, kept up to date, and how to change it. */
export interface RecentLookUps {
  /** The newest first; empty until they were read. */
  readonly wordings: readonly string[];
  /** Remembers a wording; what can't be remembered is no loss. */
  add(wording: string): void;
  /** @throws What the storage throws. */
  clear(): Promise<void>;
}

/** The look-ups that are remembered; in a private window they are shown and none is added. */
export function useRecentLookUps(isPrivate: boolean): RecentLookUps {
  const [wordings, setWordings] = useState<readonly string[]>([]);
  useEffect(() => {
    readRecentLookUps().then(setWordings, () => undefined);
    return watchRecentLookUps(setWordings);
  }, []);
  return {
    wordings,
    add: (wording) => {
      if (!isPrivate) addRecentLookUp(wording).catch(noted('A look-up was not remembered.'));
    },
    clear: clearRecentLookUps,
  };
}
