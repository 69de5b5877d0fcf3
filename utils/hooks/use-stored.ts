import { useEffect } from 'preact/hooks';
import type { UserCorpus } from '../collections/user-corpus';
import { type RebuildState, readRebuildState, watchRebuildState } from '../generation/rebuild';
import { noted } from '../log';
import { request } from '../messaging/client';
import {
  addRecentLookUp,
  clearRecentLookUps,
  readRecentLookUps,
  watchRecentLookUps,
} from '../settings/look-ups';
import { DEFAULT_SETTINGS, type Settings } from '../settings/settings';
import { readSettings, watchSettings } from '../settings/stored-settings';
import { type GenerationRow, liveCorpusSummary } from '../store/corpus';
import { liveSnippets, type SnippetList } from '../store/snippets';
import { liveUserCorpus } from '../store/user-documents';
import { storedAndChanged, useAsync, useWatched } from './use-async';

/** The settings, kept up to date; undefined until they are read. */
export function useSettings(): Settings | undefined {
  return useWatched(
    storedAndChanged(readSettings, watchSettings, noted('The settings were not read.', DEFAULT_SETTINGS)),
    [],
  );
}

/** The installed corpus, kept up to date; null where there is none, undefined until it is read. */
export function useCorpus(): GenerationRow | null | undefined {
  return useWatched(liveCorpusSummary, []);
}

/**
 * Whether the corpus is missing for good. Without one the background is asked, which installs it or says that it can't.
 * False while there is hope.
 */
export function useCorpusFailure(corpus: GenerationRow | null | undefined): boolean {
  const ask = () => request('lookUp', { text: '', limit: 0 }).then(() => false);
  return useAsync(corpus === null ? ask : null, true, [corpus]) ?? false;
}

/** The newest snippets, kept up to date; null where the database can't be opened, undefined until it is read. */
export function useSnippets(limit: number): SnippetList | null | undefined {
  return useWatched<SnippetList | null>(
    (onValue) => liveSnippets(limit, onValue, () => onValue(null)),
    [limit],
    { keeps: true },
  );
}

/** The user's part of the corpus, kept up to date; null where the database can't be opened, undefined until it is read. */
export function useUserCorpus(): UserCorpus | null | undefined {
  return useWatched<UserCorpus | null>((onValue) => liveUserCorpus(onValue, () => onValue(null)), []);
}

/** Time between two questions whether the rebuild shown is still running, ms. */
const ASK_MS = 5_000;

/** The rebuild of the corpus that is running or has failed, kept up to date; null where there is none. */
export function useRebuild(): RebuildState | null {
  const state = useWatched(
    storedAndChanged<RebuildState | null>(
      readRebuildState,
      watchRebuildState,
      noted('The state of the rebuild was not read.', null),
    ),
    [],
  );
  // A background that was stopped took its worker along, or can't hear of the worker's end: any request wakes it.
  const isRunning = state?.status === 'running';
  useEffect(() => {
    if (!isRunning) return;
    const ask = () =>
      void request('resumeRebuild', undefined).catch(noted('A rebuild was not resumed for a page.'));
    const timer = setInterval(ask, ASK_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  return state ?? null;
}

/** The latest look-ups, kept up to date, and how to change them. */
export interface RecentLookUps {
  /** Newest first; empty until they are read. */
  readonly wordings: readonly string[];
  /** Remembers a wording; a failure is no loss. */
  add(wording: string): void;
  /** @throws What the storage throws. */
  clear(): Promise<void>;
}

/** The remembered look-ups; in a private window they are shown, but none is added. */
export function useRecentLookUps(isPrivate: boolean): RecentLookUps {
  const wordings = useWatched(
    storedAndChanged<readonly string[]>(
      readRecentLookUps,
      watchRecentLookUps,
      noted('The latest look-ups were not read.', []),
    ),
    [],
  );
  return {
    wordings: wordings ?? [],
    add: (wording) => {
      if (!isPrivate) addRecentLookUp(wording).catch(noted('A look-up was not remembered.'));
    },
    clear: clearRecentLookUps,
  };
}
