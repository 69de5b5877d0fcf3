import type { CorpusIndex } from '../index/build';
import type { Candidate } from './candidates';

/** A string that stands by itself at a smaller share of its places than this is a fragment of longer ones. */
const OWN_SHARE = 0.25;

/**
 * The candidates that are no fragments of longer candidates. 习近平新时代中国特色社会主义思想 is none of
 * 以…为指导, for it stands elsewhere, too; and what a writer has set between two marks is none either.
 */
export function withoutFragments(index: CorpusIndex, candidates: readonly Candidate[]): Candidate[] {
  const { suffixes } = index;
  // How far the longest candidate reaches that begins at a unit, and how far any that begins before it.
  const reach = new Int32Array(index.text.length);
  for (const { text, first, end } of candidates) {
    for (let i = first; i < end; i++)
      reach[suffixes[i]] = Math.max(reach[suffixes[i]], suffixes[i] + text.length);
  }
  const reachBefore = new Int32Array(index.text.length);
  for (let at = 1; at < reach.length; at++) reachBefore[at] = Math.max(reachBefore[at - 1], reach[at - 1]);

  return candidates.filter(({ text, first, end, free }) => {
    if (free) return true;
    let own = 0;
    for (let i = first; i < end; i++) {
      const last = suffixes[i] + text.length;
      if (reach[suffixes[i]] <= last && reachBefore[suffixes[i]] < last) own++;
    }
    return own >= (end - first) * OWN_SHARE;
  });
}
