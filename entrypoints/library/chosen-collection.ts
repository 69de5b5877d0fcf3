import type { ChosenCollection } from '../../components/documents/collection-choice';
import { type Collection, isBuiltIn } from '../../utils/collections/collection';
import type { ReaderCorpus } from '../../utils/collections/reader-corpus';
import { tidyName } from '../../utils/collections/tidy-name';

/** Collections that can hold the reader's documents. */
export function ownCollections({ collections }: ReaderCorpus): Collection[] {
  return collections.filter(({ id }) => id === 'mine' || !isBuiltIn(id));
}

/** The collection that was chosen; a new one where a name was given, which nobody has stored yet. */
export function chosenCollection(chosen: ChosenCollection, reader: ReaderCorpus): Collection {
  if ('newName' in chosen) return { id: crypto.randomUUID(), name: tidyName(chosen.newName), on: true };
  const [mine, ...named] = ownCollections(reader);
  return named.find(({ id }) => id === chosen.id) ?? mine;
}
