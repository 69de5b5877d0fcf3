import { useEffect, useState } from 'preact/hooks';
import type { ReaderCorpus } from '../collections/reader-corpus';
import { type RebuildState, readRebuildState, watchRebuildState } from '../generation/rebuild-state';
import { request } from '../messaging/client';
import {
  addRecentLookUp,
  clearRecentLookUps,
  readRecentLookUps,
  watchRecentLookUps,
} from '../settings/recent-look-ups';
import { DEFAULT_SETTINGS, type Settings } from '../settings/settings';
import { readSettings, watchSettings } from '../settings/stored-settings';
import { liveCorpusSummary } from '../store/corpus';
import type { GenerationRow } from '../store/corpus-database';
import { liveReaderCorpus } from '../store/reader-documents';
import { liveSnippets, type SnippetList } from '../store/snippets';

/** The settings, kept up to date; undefined until they were read. */
export function useSettings(): Settings | undefined {
  const [settings, setSettings] = useState<Settings>();
  useEffect(() => {
    const stop = watchSettings(setSettings);
    readSettings()
      .catch(() => DEFAULT_SETTINGS)
      .then((read) => setSettings((known) => known ?? read));
    return stop;
  }, []);
  return settings;
}

/** The installed corpus, kept up to date; null where there is none, undefined until that is known. */
export function useCorpus(): GenerationRow | null | undefined {
  const [corpus, setCorpus] = useState<GenerationRow | null>();
  useEffect(() => liveCorpusSummary(setCorpus), []);
  return corpus;
}

/**
 * Whether the corpus is missing for good: without one the background is asked, which installs it or says that it
 * can't. False as long as there is hope.
 */
export function useCorpusFailure(corpus: GenerationRow | null | undefined): boolean {
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    setFailed(false);
    if (corpus !== null) return;
    let stopped = false;
    request('lookUp', { text: '', limit: 0 }).catch(() => {
      if (!stopped) setFailed(true);
    });
    return () => {
      stopped = true;
    };
  }, [corpus]);
  return failed;
}

/** The newest snippets, kept up to date; null where the database can't be opened, undefined until it was read. */
export function useSnippets(limit: number): SnippetList | null | undefined {
  const [list, setList] = useState<SnippetList | null>();
  useEffect(() => liveSnippets(limit, setList, () => setList(null)), [limit]);
  return list;
}

/** What the reader decided about the corpus, kept up to date; null where the database can't be opened, undefined until it was read. */
export function useReaderCorpus(): ReaderCorpus | null | undefined {
  const [corpus, setCorpus] = useState<ReaderCorpus | null>();
  useEffect(() => liveReaderCorpus(setCorpus, () => setCorpus(null)), []);
  return corpus;
}

/** Time between two questions whether the rebuild that is shown is still under way, ms. */
const ASK_MS = 5_000;

/** The rebuild of the corpus that is under way or has failed, kept up to date; null where there is none. */
export function useRebuild(): RebuildState | null {
  const [state, setState] = useState<RebuildState | null>(null);
  useEffect(() => {
    let changed = false;
    const stop = watchRebuildState((latest) => {
      changed = true;
      setState(latest);
    });
    readRebuildState().then(
      (stored) => {
        if (!changed) setState(stored);
      },
      () => undefined,
    );
    return stop;
  }, []);
  // A background that was stopped has taken its worker along, or can't hear of its death: any request wakes it.
  const isRunning = state?.status === 'running';
  useEffect(() => {
    if (!isRunning) return;
    const ask = () => void request('resumeRebuild', undefined).catch(() => undefined);
    const timer = setInterval(ask, ASK_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  return state;
}

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
      if (!isPrivate) addRecentLookUp(wording).catch(() => undefined);
    },
    clear: clearRecentLookUps,
  };
}
