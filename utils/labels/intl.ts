/** Makers of words that were made before: each takes a tenth of a millisecond, and lists want thousands. */
const made = new Map<string, unknown>();

/** What makes words of numbers and times in a language, made once for each key. */
export function onceMade<T>(key: string, make: () => T): T {
  const known = made.get(key) as T | undefined;
  if (known !== undefined) return known;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}
