import { useMemo, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { failSave } from '../actions/failures';
import { copyGloss, type GlossFormat, saveGloss } from '../actions/gloss';
import { glossaryWrites, planGlossary, type RestorePlan } from '../backup/plan-restore';
import { readTable } from '../csv/csv';
import { loadGlossary } from '../generation/package-files';
import { entriesIn, type Glossary, glossaryOf, meaningsOf } from '../glossary/glossary';
import {
  isOwnProblem,
  type OwnEntry,
  type OwnFields,
  ownEntryOf,
  type Term,
  withOwn,
} from '../glossary/own-entry';
import { ownOfTable, ownOfTbx, type ReadOwnFile } from '../glossary/own-files';
import { searchGlossary } from '../glossary/search';
import { ownProblemText } from '../labels/meanings';
import { GLOSSARY_FILE_BYTES, LOOKUP_MIN_HAN } from '../limits';
import type { RowChange } from '../snippets/merge';
import { changeOwnEntries, liveOwnEntries, readOwnEntries, undoOwnEntries } from '../store/own-entries';
import { countHan } from '../text/han';
import { useAsync, useWatched, type Watch } from './use-async';
import { type FileKind, useFileImport } from './use-file-import';
import { useNotices } from './use-notices';

/**
 * The glossary with the user's entries, kept up to date; the bundled one where the database can't be opened. Undefined
 * until it is read.
 * @param isWanted Nothing is read before.
 */
export function useGlossary(isWanted = true): Glossary<Term> | undefined {
  const watch: Watch<readonly OwnEntry[]> = (onValue) => liveOwnEntries(onValue, () => onValue([]));
  const own = useWatched(isWanted ? watch : null, [isWanted]);
  const bundled = useAsync(isWanted ? loadGlossary : null, [], [isWanted]);
  return useMemo(() => (own && bundled ? glossaryOf(withOwn(bundled, own)) : undefined), [own, bundled]);
}

/** Entries that are offered while the user types. */
const HITS = 8;
const HITS_BESIDE_ANSWER = 3;

/**
 * Entries for what is typed into a look-up box. Where that is looked up as Chinese, a few that contain it, unless it has
 * an entry itself. Undefined until the glossary is read, which begins with the first key, so that a popup is drawn without
 * it.
 */
export function useGlossaryHits(query: string): readonly Term[] | undefined {
  const isWanted = useRef(false);
  isWanted.current ||= query !== '';
  const glossary = useGlossary(isWanted.current);
  return useMemo(() => {
    if (glossary === undefined) return undefined;
    if (countHan(query) < LOOKUP_MIN_HAN) return searchGlossary(glossary, query, HITS);
    return meaningsOf(glossary, query).length > 0 ? [] : searchGlossary(glossary, query, HITS_BESIDE_ANSWER);
  }, [glossary, query]);
}

/** The entries with English that a text has, and what can be done with them. @param name What the text is called. */
export function useGloss(text: string, name: string) {
  const notices = useNotices();
  const glossary = useGlossary();
  const terms = useMemo(
    () => (glossary ? entriesIn(glossary, text).filter(({ english }) => english.text !== '') : []),
    [glossary, text],
  );
  return {
    terms,
    onCopy: () => void copyGloss(terms, notices),
    onSave: (format: GlossFormat) => saveGloss(terms, format, name),
  };
}

/** What can be done with the user's entries. Failures are reported. */
export interface OwnEntryActions {
  /** Stores what was written, in place of an earlier entry; resolves to why it can't be one, empty where it is stored. */
  save(fields: OwnFields, earlier: OwnEntry | null): Promise<string>;
  remove(entry: OwnEntry): Promise<void>;
}

export function useOwnEntryActions(): OwnEntryActions {
  const notices = useNotices();

  async function save(fields: OwnFields, earlier: OwnEntry | null): Promise<string> {
    const made = ownEntryOf(fields, Date.now());
    if (isOwnProblem(made)) return ownProblemText(made);
    try {
      const stored = await readOwnEntries();
      const replaced = stored.filter(({ id }) => id === made.id || id === earlier?.id);
      await changeOwnEntries({ put: [made], replaced });
      notices.say(i18n.t('glossary.stored'));
      return '';
    } catch (error) {
      failSave(notices, 'glossary.storeFailed', error, () => void save(fields, earlier), textOf(fields));
      return i18n.t('glossary.storeFailed');
    }
  }

  async function remove(entry: OwnEntry): Promise<void> {
    const change = { put: [], replaced: [entry] };
    try {
      await changeOwnEntries(change);
      notices.offerUndo(i18n.t('glossary.removed'), () => void putBack(change));
    } catch (error) {
      failSave(notices, 'glossary.removeFailed', error, () => void remove(entry));
    }
  }

  async function putBack(change: RowChange<OwnEntry>): Promise<void> {
    try {
      await undoOwnEntries(change);
    } catch (error) {
      failSave(notices, 'glossary.storeFailed', error, () => void putBack(change));
    }
  }

  return { save, remove };
}

function textOf({ headword, pinyin, english, explanation, items }: OwnFields): string {
  return [headword, pinyin, english, explanation, items.join('、')].filter((text) => text !== '').join('\n');
}

/** A file has too many bytes. */
class TooLargeError extends Error {
  constructor(readonly bytes: number) {
    super('too large');
  }
}

const entriesFile: FileKind<ReadOwnFile, RestorePlan['glossary'], RowChange<OwnEntry>, number> = {
  failed: 'glossary.importFailed',
  undoFailed: 'glossary.importUndoFailed',
  async read(file) {
    if (file.size > GLOSSARY_FILE_BYTES) throw new TooLargeError(file.size);
    const text = await file.text();
    const isXml = /^\ufeff?\s*</.test(text);
    return isXml ? ownOfTbx(text, Date.now()) : ownOfTable(readTable(text), Date.now());
  },
  problemOf: (error) => (error instanceof TooLargeError ? error.bytes : null),
  plan: async ({ taken }) => planGlossary(await readOwnEntries(), taken),
  change: glossaryWrites,
  store: changeOwnEntries,
  undo: undoOwnEntries,
};

export type EntriesImport = ReturnType<typeof useEntriesImport>;

/** Imports entries from a table or a TBX file. */
export function useEntriesImport() {
  return useFileImport(entriesFile);
}
