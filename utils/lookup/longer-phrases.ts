import { mayBegin, mayEnd } from '../phrases/function-words';
import type { Span } from '../text/span';
import { danglesAtEnd, danglesAtStart } from '../text/words';
import type { PlaceWords } from './collocates';
import type { Steps } from './steps';
import { thin } from './thin';

/** Places that are looked at: counts are taken anew from the index, so that these only have to find the frequent ones. */
const PLACES = 1_000;

/** Longer wordings among which the closed ones are sought: they would be compared with each other. */
const CANDIDATES = 400;

/**
 * The wordings, normalised, in which a wording stands more than once: with up to NEIGHBOURS whole words more to each
 * side, no barrier crossed. They begin and end with no comma, particle or function word, and are closed: no longer one
 * has as many places, so that of 稳中求, 稳中求进 and 稳中求进工作总基调 the first is never told. The most frequent
 * first, of as frequent ones the longest. None where all places have different surroundings. Each place is a step.
 */
export function* longerWordings(places: readonly PlaceWords[]): Steps<string[]> {
  const counts = new Map<string, number>();
  for (const { text, node, words } of thin(places, PLACES)) {
    const starts = words.left.filter((word) => beginsWell(text, word)).map(({ start }) => start);
    const ends = words.right.filter((word) => endsWell(text, word)).map(({ end }) => end);
    for (const start of [node.start, ...starts])
      for (const end of [node.end, ...ends]) {
        if (start === node.start && end === node.end) continue;
        const wording = text.slice(start, end);
        counts.set(wording, (counts.get(wording) ?? 0) + 1);
      }
    yield;
  }
  const repeated = [...counts].filter(([, count]) => count > 1).sort(byFrequency);
  const candidates = repeated.slice(0, CANDIDATES);
  const byCount = new Map<number, string[]>();
  for (const [wording, count] of candidates) byCount.set(count, [...(byCount.get(count) ?? []), wording]);
  return candidates
    .filter(([wording, count]) =>
      (byCount.get(count) ?? []).every((other) => other === wording || !other.includes(wording)),
    )
    .map(([wording]) => wording);
}

function byFrequency([a, countA]: [string, number], [b, countB]: [string, number]): number {
  return countB - countA || b.length - a.length || (a < b ? -1 : 1);
}

function beginsWell(text: string, { start, end }: Span): boolean {
  return !danglesAtStart(text, start) && mayBegin(text.slice(start, end));
}

function endsWell(text: string, { start, end }: Span): boolean {
  return !danglesAtEnd(text, end) && mayEnd(text.slice(start, end));
}
