import type { CorpusIndex } from '../index/corpus-index';
import type { Candidate } from './candidates';

/** A string that stands by itself at a smaller share of its places than this is a fragment of longer ones. */
const OWN_SHARE = 0.25;

/** For each unit of the index's text the length of the longest candidate that begins there, 0 where none does. */
export function longestCandidates(index: CorpusIndex, candidates: readonly Candidate[]): Uint8Array {
  const lengths = new Uint8Array(index.text.length);
  addLongest(lengths, index, candidates);
  return lengths;
}

/** Adds candidates of an index, or of a part of one, to what `longestCandidates` gave. */
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
 * The candidates that are no fragments of longer candidates. 习近平新时代中国特色社会主义思想 is none of
 * 以…为指导, for it stands elsewhere, too; and what a writer has set between two marks is none either.
 * @param lengths Of all candidates, see `longestCandidates`.
 */
export function withoutFragments(
  { suffixes }: CorpusIndex,
  candidates: readonly Candidate[],
  lengths: Uint8Array,
): Candidate[] {
  // How far beyond each unit's start any candidate reaches that begins before it.
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
