/**
 * A list of wordings, the newest first, with one more: it comes first and stands in it once. It takes the place of the
 * newest where that is its beginning or goes on from it, as while it was being typed. @param most Length of the list.
 */
export function withRecent(wordings: readonly string[], wording: string, most: number): readonly string[] {
  const [newest, ...others] = wordings;
  const isTyped = newest !== undefined && (wording.startsWith(newest) || newest.startsWith(wording));
  const kept = (isTyped ? others : wordings).filter((each) => each !== wording);
  return [wording, ...kept].slice(0, most);
}
