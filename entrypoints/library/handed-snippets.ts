/** Ids of the snippets that the list has handed over to the export; gone when the export is left, and with the page. */
let handed: readonly string[] = [];

/** Hands snippets over to the export: those that are selected in the list, or that it is narrowed to. */
export function handOverSnippets(ids: readonly string[]): void {
  handed = ids;
}

/** The snippets that were handed over last; none where all are meant. */
export function handedSnippets(): readonly string[] {
  return handed;
}
