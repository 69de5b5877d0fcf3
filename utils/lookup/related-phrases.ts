import type { CorpusIndex } from '../index/corpus-index';
import { documentFrequency, findAll } from '../index/search';
import { forEachPhrase } from '../match/matcher';
import { mayBegin, mayEnd } from '../phrases/function-words';
import { isWholeEnd, isWholeStart } from '../phrases/strength';
import { CLAUSE_MARK, countsOf, entryText, findEntry, MEMBER_MARK, type RecordTable } from '../record/table';
import type { Span } from '../text/span';
import { COMMA, FIGURE, isBarrier, SLOT } from '../text/units';
import { danglesAtEnd, danglesAtStart } from '../text/words';
import type { RelatedPhrase } from './answer';
import type { LookUpSources } from './answer-look-up';
import { type Steps, thin } from './steps';
import type { PlaceWords } from './study-lines';

/** Wordings of one list: what a reader looks through. */
const MOST = 16;

/** A wording, normalised and without slots, with its counts in corpus and record. */
export function relatedPhrase(key: string, { knowledge: { index }, record }: LookUpSources): RelatedPhrase {
  const range = findAll(index, key);
  const entry = record === null ? -1 : findEntry(record, key);
  return {
    key,
    frequency: range.end - range.first,
    documentFrequency: documentFrequency(index, range),
    reports: record === null || entry < 0 ? 0 : countsOf(record, entry).length,
  };
}

/** A wording is a fragment of a longer one that takes up so much of its places. */
const MOST_OF = 0.9;

/**
 * Wordings of which a wording is a part: those that the corpus has more than once and the record's phrases, up to MOST
 * of each, the most frequent first. Of the record's those that the corpus has come with the corpus's.
 * @param places All places of the wording, or some.
 */
export function* longerPhrases(
  key: string,
  places: readonly PlaceWords[],
  sources: LookUpSources,
): Steps<RelatedPhrase[]> {
  const { knowledge, record } = sources;
  const ofRecord = record === null ? [] : entriesWith(record, key).slice(0, MOST);
  const ofCorpus: string[] = [];
  for (const text of yield* longerWordings(places)) {
    if (ofCorpus.length === MOST) break;
    if ((record !== null && findEntry(record, text) >= 0) || isWhole(knowledge.index, text))
      ofCorpus.push(text);
    yield;
  }
  return (
    [...new Set([...ofCorpus, ...ofRecord])]
      .map((text) => relatedPhrase(text, sources))
      // One with the wording twice in it was found from both of its places.
      .filter(({ frequency, reports }) => frequency > 1 || reports > 0)
      .sort((a, b) => b.frequency - a.frequency || b.reports - a.reports)
  );
}

/** Whether a wording is more than a fragment: no unit stands before or behind nearly all of its places. */
function isWhole(index: CorpusIndex, text: string): boolean {
  const { first, end } = findAll(index, text);
  const before = new Map<number, number>();
  const behind = new Map<number, number>();
  for (const at of index.suffixes.subarray(first, end)) {
    add(before, index.text[at - 1] ?? 0);
    add(behind, index.text[at + text.length]);
  }
  const isFew = (count: number) => count < MOST_OF * (end - first);
  return [...before.values(), ...behind.values()].every(isFew);
}

function add(counts: Map<number, number>, unit: number): void {
  if (unit !== COMMA && !isBarrier(unit)) counts.set(unit, (counts.get(unit) ?? 0) + 1);
}

/** The record's whole phrases that a normalised text is a part of, those of the most reports first. Reads the whole table, some 2 ms. */
function entriesWith(table: RecordTable, key: string): string[] {
  const { units, starts, countStarts, strengths } = table;
  const found: number[] = [];
  for (let entry = 0; entry < starts.length - 1; entry++)
    if (
      starts[entry + 1] - starts[entry] > key.length &&
      isWholeEntry(strengths[entry]) &&
      standsWithin(units, starts[entry], starts[entry + 1], key)
    )
      found.push(entry);
  const reports = (entry: number) => countStarts[entry + 1] - countStarts[entry];
  return found
    .sort((a, b) => reports(b) - reports(a))
    .map((entry) => entryText(table, entry))
    .filter(isPlain);
}

/** Whether a phrase may begin and end in the middle of a clause: others are beginnings and ends of clauses, and fragments. */
function isWholeEntry(strength: number): boolean {
  return isWholeStart(strength) && isWholeEnd(strength);
}

function standsWithin(units: Uint16Array, start: number, end: number, key: string): boolean {
  const first = key.charCodeAt(0);
  for (let at = start; at <= end - key.length; at++) {
    if (units[at] !== first) continue;
    let common = 1;
    while (common < key.length && units[at + common] === key.charCodeAt(common)) common++;
    if (common === key.length) return true;
  }
  return false;
}

/** What templates, chains and figures have in them. */
const SIGNS = [String.fromCharCode(SLOT), String.fromCharCode(FIGURE), MEMBER_MARK, CLAUSE_MARK];

/** Whether an entry is a phrase or a word that can be looked up as it is: no template, no chain with its marks, no figure. */
export function isPlain(text: string): boolean {
  return !SIGNS.some((sign) => text.includes(sign));
}

/** The known phrases that are a part of a wording and not all of it, the most frequent first. */
export function shorterPhrases(key: string, sources: LookUpSources): RelatedPhrase[] {
  const text = key.replaceAll(String.fromCharCode(COMMA), '');
  const found = new Set<string>();
  forEachPhrase(
    sources.knowledge.phrases,
    text,
    () => true,
    (start, end) => {
      if (end - start < text.length) found.add(text.slice(start, end));
    },
  );
  return Array.from(found, (each) => relatedPhrase(each, sources))
    .filter(({ frequency, reports }) => frequency + reports > 0)
    .sort((a, b) => b.frequency - a.frequency || b.reports - a.reports)
    .slice(0, MOST);
}

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
