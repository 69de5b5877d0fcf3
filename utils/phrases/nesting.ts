import type { CorpusIndex } from '../index/corpus-index';
import type { Candidate } from './candidates';

/** A string is a fragment if a smaller share of its occurrences than this is outside longer strings. */
const OWN_SHARE = 0.25;

/** For each unit of the index's text, the length of the longest candidate that begins there; 0 for none. */
export function longestCandidates(index: CorpusIndex, candidates: readonly Candidate[]): Uint8Array {
  const lengths = new Uint8Array(index.text.length);
  addLongest(lengths, index, candidates);
  return lengths;
}

/** Adds candidates of an index, or of part of one, to the result of `longestCandidates`. */
export function addLongest(
  lengths: Uint8Array,
  { suffixes }: CorpusIndex,
  candidates: readonly Candidate[],
): void {
  for (const { text, first, end } of candidates) {
    for (let i = first; i < end; i++) {
      if (lengths[suffixes[i]] < text.length) lengths[suffixes[i]] = text.length;
    }
  }
}

/**
 * The candidates that are not fragments of longer ones. 习近平新时代中国特色社会主义思想 is not a fragment of
 * 以…为指导, since it also occurs elsewhere; nor is anything that a writer has set between two marks.
 * @param lengths Of all candidates, see `longestCandidates`.
 */
export function withoutFragments(
  { suffixes }: CorpusIndex,
  candidates: readonly Candidate[],
  lengths: Uint8Array,
): Candidate[] {
  // How many units from each unit on are covered by candidates that begin before it.
  const before = new Uint8Array(lengths.length);
  for (let at = 1; at < lengths.length; at++) before[at] = Math.max(before[at - 1], lengths[at - 1], 1) - 1;
  return candidates.filter(({ text, first, end, free }) => {
    if (free) return true;
    let own = 0;
    for (let i = first; i < end; i++) {
      const at = suffixes[i];
      if (lengths[at] <= text.length && before[at] < text.length) own++;
    }
    return own >= (end - first) * OWN_SHARE;
  });
}
