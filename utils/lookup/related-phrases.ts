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
import type { OccurrenceWords } from './study-lines';

/** At most this number of wordings in one list: more than that nobody looks through. */
const MAX_RELATED = 16;

/** A wording, normalised and without slots, with its counts in corpus and record. */
export function relatedPhrase(key: string, { knowledge: { index }, record }: LookUpSources): RelatedPhrase {
  const range = findAll(index, key);
  const entry = record === null ? -1 : findEntry(record, key);
  return {
    key,
    frequency: range.end - range.first,
    documentFrequency: documentFrequency(index, range),
    reports: record === null || entry < 0 ? 0 : countsOf(record, entry).length,
    reportTotal: record?.reports.length ?? 0,
  };
}

/** A wording is a fragment where one and the same unit goes before or after it in this share of its occurrences. */
const FRAGMENT_SHARE = 0.9;

/**
 * Longer wordings that contain a wording: those that the corpus has more than once, and the record's phrases, at most
 * MAX_RELATED of each, the most frequent in the corpus first.
 * @param found All occurrences of the wording, or some.
 */
export function* longerPhrases(
  key: string,
  found: readonly OccurrenceWords[],
  sources: LookUpSources,
): Steps<RelatedPhrase[]> {
  const { knowledge, record } = sources;
  const ofRecord = record === null ? [] : entriesWith(record, key).slice(0, MAX_RELATED);
  const ofCorpus: string[] = [];
  for (const text of yield* longerWordings(found)) {
    if (ofCorpus.length === MAX_RELATED) break;
    if ((record !== null && findEntry(record, text) >= 0) || isWhole(knowledge.index, text))
      ofCorpus.push(text);
    yield;
  }
  return (
    [...new Set([...ofCorpus, ...ofRecord])]
      .map((text) => relatedPhrase(text, sources))
      // One that contains the wording twice was found from both occurrences.
      .filter(({ frequency, reports }) => frequency > 1 || reports > 0)
      .sort((a, b) => b.frequency - a.frequency || b.reports - a.reports)
  );
}

/** Whether a wording is more than a fragment (FRAGMENT_SHARE). */
function isWhole(index: CorpusIndex, text: string): boolean {
  const { first, end } = findAll(index, text);
  const before = new Map<number, number>();
  const after = new Map<number, number>();
  for (const at of index.suffixes.subarray(first, end)) {
    add(before, index.text[at - 1] ?? 0);
    add(after, index.text[at + text.length]);
  }
  const isFew = (count: number) => count < FRAGMENT_SHARE * (end - first);
  return [...before.values(), ...after.values()].every(isFew);
}

function add(counts: Map<number, number>, unit: number): void {
  if (unit !== COMMA && !isBarrier(unit)) counts.set(unit, (counts.get(unit) ?? 0) + 1);
}

/** The record's whole phrases that contain a normalised text, those of the most reports first. Reads the whole table in some 2 ms. */
function entriesWith(table: RecordTable, key: string): string[] {
  const { units, starts, countStarts, strengths } = table;
  const found: number[] = [];
  for (let entry = 0; entry < starts.length - 1; entry++)
    if (
      starts[entry + 1] - starts[entry] > key.length &&
      isWholeEntry(strengths[entry]) &&
      isWithin(units, starts[entry], starts[entry + 1], key)
    )
      found.push(entry);
  const reports = (entry: number) => countStarts[entry + 1] - countStarts[entry];
  return found
    .sort((a, b) => reports(b) - reports(a))
    .map((entry) => entryText(table, entry))
    .filter(isPlain);
}

/** Whether a phrase can begin and end within a clause; others are beginnings or ends of clauses, or fragments. */
function isWholeEntry(strength: number): boolean {
  return isWholeStart(strength) && isWholeEnd(strength);
}

function isWithin(units: Uint16Array, start: number, end: number, key: string): boolean {
  const first = key.charCodeAt(0);
  for (let at = start; at <= end - key.length; at++) {
    if (units[at] !== first) continue;
    let common = 1;
    while (common < key.length && units[at + common] === key.charCodeAt(common)) common++;
    if (common === key.length) return true;
  }
  return false;
}

/** What only templates, chains and figures contain. */
const SIGNS = [String.fromCharCode(SLOT), String.fromCharCode(FIGURE), MEMBER_MARK, CLAUSE_MARK];

/** Whether an entry can be looked up as it is: a phrase or word, without slots, figures and the marks of chains. */
export function isPlain(text: string): boolean {
  return !SIGNS.some((sign) => text.includes(sign));
}

/** The known phrases within a wording that are shorter than it, the most frequent first; at most MAX_RELATED. */
export function shorterPhrases(key: string, sources: LookUpSources): RelatedPhrase[] {
  const text = key.replaceAll(String.fromCharCode(COMMA), '');
  const found = new Set<string>();
  forEachPhrase(
    sources.knowledge.phrases,
    text,
    () => true,
    () => true,
    (start, end) => {
      if (end - start < text.length) found.add(text.slice(start, end));
    },
  );
  return Array.from(found, (each) => relatedPhrase(each, sources))
    .filter(({ frequency, reports }) => frequency + reports > 0)
    .sort((a, b) => b.frequency - a.frequency || b.reports - a.reports)
    .slice(0, MAX_RELATED);
}

/** At most this number of occurrences is examined: enough to find the frequent wordings, whose counts come from the index. */
const MAX_EXAMINED = 1_000;

/** At most this number of longer wordings is compared with each other. */
const MAX_CANDIDATES = 400;

/**
 * Normalised wordings that contain a wording and occur more than once: it and up to NEIGHBOURS whole words on each
 * side, up to the next barrier. None begins or ends with a comma, particle or function word, and all are closed: no
 * longer one is as frequent, so that of 稳中求, 稳中求进 and 稳中求进工作总基调 the first is never among them. The most
 * frequent first, ties by length, the longest first. Each occurrence is a step.
 */
function* longerWordings(found: readonly OccurrenceWords[]): Steps<string[]> {
  const counts = new Map<string, number>();
  for (const { text, node, words } of thin(found, MAX_EXAMINED)) {
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
  const candidates = repeated.slice(0, MAX_CANDIDATES);
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
