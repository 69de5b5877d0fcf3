/** Collections that are always there: the bundled documents, the record table, and the reader's own documents. */
export const BUILT_IN_COLLECTIONS = ['bundled', 'record', 'mine'] as const;

export type BuiltInCollection = (typeof BUILT_IN_COLLECTIONS)[number];

/** A named set of documents that is switched on and off as a whole; `record` is a table and has none. */
export interface Collection {
  /** A BuiltInCollection, or a UUID. */
  readonly id: string;
  /** As the reader calls it; empty for a built-in one, which the surface names in its language. */
  readonly name: string;
  /** Whether pages are matched with it and look-ups find it. */
  readonly on: boolean;
}

/** All collections: the built-in ones first, on where nothing else was stored, then the others as stored. */
export function withBuiltIn(stored: readonly Collection[]): Collection[] {
  const builtIn = BUILT_IN_COLLECTIONS.map(
    (id) => stored.find((collection) => collection.id === id) ?? { id, name: '', on: true },
  );
  return [...builtIn, ...stored.filter(({ id }) => !isBuiltIn(id))];
}

/** Whether an id is of a collection that is always there. */
export function isBuiltIn(id: string): id is BuiltInCollection {
  return BUILT_IN_COLLECTIONS.some((builtIn) => builtIn === id);
}
