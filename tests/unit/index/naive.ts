/** Slow ways to the same results: the oracles of the index. */
import { isBarrier } from '../../../utils/text/units';

/** The offsets of all suffixes in the order of the suffixes, by comparing them. */
export function sortedSuffixes(text: Uint16Array): number[] {
  return Array.from(text.keys()).sort((a, b) => {
    let common = 0;
    while (a + common < text.length && b + common < text.length && text[a + common] === text[b + common])
      common++;
    return (text[a + common] ?? -1) - (text[b + common] ?? -1);
  });
}

/** Every occurrence of a string in texts, including overlapping ones. */
export function placesOf(texts: readonly string[], wanted: string): { document: number; offset: number }[] {
  return texts.flatMap((text, document) => {
    const found = [];
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      found.push({ document, offset: at });
    }
    return found;
  });
}

/** The length of the longest string that begins at `at`, has no barrier, and occurs in one of the texts. */
export function longestLength(texts: readonly string[], text: string, at: number): number {
  let length = 0;
  while (at + length < text.length && !isBarrier(text.charCodeAt(at + length))) {
    if (!texts.some((each) => each.includes(text.slice(at, at + length + 1)))) break;
    length++;
  }
  return length;
}

/** All different strings of `minimum` and more units in texts that have no barrier. */
export function substrings(texts: readonly string[], minimum: number): Set<string> {
  const found = new Set<string>();
  for (const text of texts) {
    for (let start = 0; start < text.length; start++) {
      for (let end = start + 1; end <= text.length && !isBarrier(text.charCodeAt(end - 1)); end++) {
        if (end - start >= minimum) found.add(text.slice(start, end));
      }
    }
  }
  return found;
}
