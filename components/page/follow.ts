/** First and last row of a list that stand in the page's viewport. */
export interface SeenRows {
  readonly first: number;
  readonly last: number;
}

/** The rows that stand in the viewport; null where none does. */
export function seenRows(rows: readonly { readonly seen: boolean }[]): SeenRows | null {
  const first = rows.findIndex(({ seen }) => seen);
  return first === -1 ? null : { first, last: rows.findLastIndex(({ seen }) => seen) };
}

/**
 * The row that a list following its page brings into view when what is seen there has changed: the one ahead in the
 * direction in which the page moved. Null where nothing has moved.
 */
export function rowToFollow(before: SeenRows | null, now: SeenRows | null): number | null {
  if (now === null || (before?.first === now.first && before.last === now.last)) return null;
  return before !== null && now.last > before.last ? now.last : now.first;
}
