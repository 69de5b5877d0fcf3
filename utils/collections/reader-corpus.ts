import { sha256 } from '../corpus/hash';
import type { Collection } from './collection';
import type { ReaderDocument } from './reader-document';

/** All that the reader decided about the corpus. */
export interface ReaderCorpus {
  /** Those of all collections, switched off ones as well, in the order in which they were added. */
  readonly documents: readonly ReaderDocument[];
  /** Ids of those of which the store has lost the text: they can't be in use. */
  readonly textless: readonly string[];
  /** With the built-in ones. */
  readonly collections: readonly Collection[];
  /** Ids of the bundled documents that are hidden. */
  readonly hidden: readonly string[];
}

/**
 * Documents with those whose collection there is no more, removed in another tab just when they were put into it,
 * among the reader's own again: so that they are shown, switched and exported.
 */
export function ofKnownCollections(
  documents: readonly ReaderDocument[],
  collections: readonly Collection[],
): ReaderDocument[] {
  const ids = new Set(collections.map(({ id }) => id));
  return documents.map((each) => (ids.has(each.collection) ? each : { ...each, collection: 'mine' }));
}

/** Whether a collection is switched on; one that is not known is. */
export function isOn({ collections }: Pick<ReaderCorpus, 'collections'>, id: string): boolean {
  return collections.find((collection) => collection.id === id)?.on ?? true;
}

/** The reader's documents of the collections that are switched on, as far as their texts are there. */
export function documentsInUse(corpus: ReaderCorpus): ReaderDocument[] {
  return corpus.documents.filter(
    ({ id, collection }) => isOn(corpus, collection) && !corpus.textless.includes(id),
  );
}

/** The documents of which the store has lost the text. */
export function textlessOf({ documents, textless }: ReaderCorpus): ReaderDocument[] {
  return documents.filter(({ id }) => textless.includes(id));
}

/** Ids of the bundled documents that are not in use; all of `ids` where their collection is switched off. */
export function hiddenOf(corpus: ReaderCorpus, ids: readonly string[]): string[] {
  return isOn(corpus, 'bundled') ? ids.filter((id) => corpus.hidden.includes(id)) : [...ids];
}

/**
 * Names the state of all that makes the corpus another than the bundled one: `none` where nothing does, else 16 hex
 * digits. The same documents, facts and switches give the same name.
 */
export async function readerVersion(corpus: ReaderCorpus): Promise<string> {
  const documents = documentsInUse(corpus).map(
    ({ hash, title, date, year, source, level, occasion, url, collection }) => [
      hash,
      title,
      date,
      year,
      source,
      level,
      occasion,
      url,
      collection,
    ],
  );
  const hidden = isOn(corpus, 'bundled') ? [...corpus.hidden].sort() : [];
  const off = ['bundled', 'record'].filter((id) => !isOn(corpus, id));
  if (documents.length + hidden.length + off.length === 0) return 'none';
  return (await sha256(JSON.stringify([documents, hidden, off]))).slice(0, 16);
}
