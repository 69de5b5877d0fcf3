import type { CorpusIndex } from '../index/build';
import { GRAM, gramHash } from '../index/gram-filter';
import { REUSE_MIN_HAN } from '../limits';
import type { Span } from '../text/span';
import type { Match, MatchKind } from './match';
import { longestPhraseAt, type Matcher, phraseLength } from './matcher';
import { PageText } from './page-text';
import { reusedRuns, trimmedRun } from './reuse';

/** A span of normalised units that might become a match. */
interface Candidate extends Span {
  readonly kind: MatchKind;
}

/**
 * The formulas of a page's text, in order and without overlap: phrases of the matcher between word edges of the
 * page, and runs of REUSE_MIN_HAN and more Han characters that stand in the corpus. Where they overlap the
 * longest wins, then a phrase over a run, then the first. Quotes that belong to a match are in its span.
 * @param withReuse False leaves the runs out, so that the phrases in them are found.
 */
export function matchText(matcher: Matcher, index: CorpusIndex, source: string, withReuse = true): Match[] {
  const page = new PageText(source);
  const candidates = phrasesOf(matcher, page.text);
  const runs = withReuse ? reusedRuns(index, page.text, REUSE_MIN_HAN) : [];
  for (const run of runs) {
    const trimmed = trimmedRun(page, run);
    if (trimmed !== null) candidates.push({ ...trimmed, kind: 'reuse' });
  }
  candidates.sort(byPrecedence);
  const taken = new Uint8Array(candidates.length > 0 ? page.text.length : 0);
  const matches: Match[] = [];
  for (const { start, end, kind } of candidates) {
    // What is taken is no shorter, so that it covers an end of whatever it overlaps.
    if (taken[start] === 1 || taken[end - 1] === 1) continue;
    if (!page.beginsWell(start) || !page.endsWell(end)) continue;
    const span = page.sourceOf({ start, end });
    if (span === null) continue;
    taken.fill(1, start, end);
    matches.push({ ...span, kind, phrase: page.text.slice(start, end) });
  }
  return matches.sort((a, b) => a.start - b.start);
}

/** Every place of every phrase. Phrases have no barriers, so that what is found has none. */
function phrasesOf(matcher: Matcher, text: string): Candidate[] {
  const candidates: Candidate[] = [];
  let [a, b, c] = [text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2)];
  for (let start = 0; start + GRAM <= text.length; start++) {
    const d = text.charCodeAt(start + GRAM - 1);
    let phrase = longestPhraseAt(matcher, text, start, gramHash(a, b, c, d));
    for (; phrase >= 0; phrase = matcher.shorter[phrase]) {
      candidates.push({ start, end: start + phraseLength(matcher, phrase), kind: 'phrase' });
    }
    a = b;
    b = c;
    c = d;
  }
  return candidates;
}

function byPrecedence(a: Candidate, b: Candidate): number {
  const longer = b.end - b.start - (a.end - a.start);
  if (longer !== 0) return longer;
  if (a.kind !== b.kind) return a.kind === 'phrase' ? -1 : 1;
  return a.start - b.start;
}
