import type { ChosenCollection } from '../../components/collection-choice';
import { tidyName } from '../../utils/collections/document-facts';
import { type Collection, isBuiltIn, type UserCorpus } from '../../utils/collections/user-corpus';

/** Collections that can hold the reader's documents. */
export function ownCollections({ collections }: UserCorpus): Collection[] {
  return collections.filter(({ id }) => id === 'mine' || !isBuiltIn(id));
}

/** The collection that was chosen; a new one where a name was given, which nobody has stored yet. */
export function chosenCollection(chosen: ChosenCollection, reader: UserCorpus): Collection {
  if ('newName' in chosen) return { id: crypto.randomUUID(), name: tidyName(chosen.newName), on: true };
  const [mine, ...named] = ownCollections(reader);
  return named.find(({ id }) => id === chosen.id) ?? mine;
}
