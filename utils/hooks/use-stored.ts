import { useEffect, useState } from 'preact/hooks';
import type { ReaderCorpus } from '../collections/reader-corpus';
import { noted } from '../log';
import { request } from '../messaging/client';
import { DEFAULT_SETTINGS, type Settings } from '../settings/settings';
import { readSettings, watchSettings } from '../settings/stored-settings';
import { type GenerationRow, liveCorpusSummary } from '../store/corpus';
import { liveSnippets, type SnippetList } from '../store/snippets';
import { liveReaderCorpus } from '../store/user-documents';

/** The settings, kept up to date; undefined until they were read. */
export function useSettings(): Settings | undefined {
  const [settings, setSettings] = useState<Settings>();
  useEffect(() => {
    const stop = watchSettings(setSettings);
    readSettings()
      .catch(noted('The settings were not read.', DEFAULT_SETTINGS))
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
