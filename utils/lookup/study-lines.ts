import { firstIndex } from '../binary-search';
import type { CorpusDocument, Section } from '../corpus/document';
import { isMortar } from '../phrases/function-words';
import type { Normalised } from '../text/normalise';
import type { Span } from '../text/span';
import { COMMA, isBarrier } from '../text/units';
import { wordEdges } from '../words/word-edges';
import type { WordList } from '../words/word-list';
import type { Collocate, Collocates, StudyLine, StudySection } from './answer';
import { lineAround, normalisedText, type Occurrence } from './look-up';
import type { Steps } from './steps';

/** UTF-16 units of context on each side of the node in a line of the library. */
const CONTEXT = 40;

/** The lines of several occurrences with the words around them. */
export interface StudiedLines {
  readonly lines: readonly StudyLine[];
  readonly sections: readonly StudySection[];
  /** The words around each line's node. */
  readonly words: readonly OccurrenceWords[];
}

/**
 * Makes a line of each occurrence, which is one step.
 * @param found In the order of the corpus.
 * @param numbers Number of each document that has occurrences.
 */
export function* studyLines(
  found: readonly Occurrence[],
  numbers: ReadonlyMap<CorpusDocument, number>,
  words: WordList,
): Steps<StudiedLines> {
  const sections = new SectionNumbers();
  const around: OccurrenceWords[] = [];
  const lines: StudyLine[] = [];
  for (const { document, span } of found) {
    const number = numbers.get(document) ?? -1;
    const normalised = normalisedText(document);
    const line = lineAround(document.text, span, CONTEXT);
    const node = normalisedSpan(normalised, span);
    const near = neighbourWords(words, document.text, normalised, node);
    around.push({ document: number, text: normalised.text, node, words: near });
    lines.push({
      document: number,
      section: sections.of(document, number, line.start),
      start: line.start,
      end: line.end,
      left: document.text.slice(line.contextStart, line.start),
      node: document.text.slice(line.start, line.end),
      right: document.text.slice(line.end, line.contextEnd),
      lefts: within(near.left, normalised, line.contextStart, line.start),
      rights: within(near.right, normalised, line.end, line.contextEnd),
    });
    yield;
  }
  return { lines, sections: sections.all, words: around };
}

/** The units of a normalised text that a span of its source became. */
function normalisedSpan({ starts }: Normalised, { start, end }: Span): Span {
  const unitAt = (offset: number) => firstIndex(starts.length, (unit) => starts[unit] < offset);
  return { start: unitAt(start), end: unitAt(end) };
}

/** Start and end of words as offsets from `from` in the source, up to the first that isn't wholly within `from` to `to`. */
function within(words: readonly NeighbourWord[], { starts }: Normalised, from: number, to: number): number[] {
  const offsets: number[] = [];
  for (const { start, end } of words) {
    const [first, last] = [starts[start], starts[end - 1] + 1];
    if (first < from || last > to) break;
    offsets.push(first - from, last - from);
  }
  return offsets;
}

/** Numbers the sections that lines are in, in the order in which they are asked for. */
class SectionNumbers {
  readonly all: StudySection[] = [];
  readonly #numbers = new Map<Section, number>();

  /** Number of the innermost section around an offset; -1 where there is none. */
  of({ sections }: CorpusDocument, document: number, offset: number): number {
    const path: Section[] = [];
    for (const section of sections) {
      if (section.start > offset) break;
      if (offset < section.end) path.push(section);
    }
    const inner = path.at(-1);
    if (inner === undefined) return -1;
    let number = this.#numbers.get(inner);
    if (number === undefined) {
      number = this.all.length;
      this.#numbers.set(inner, number);
      this.all.push({ document, top: path[0].heading, path: path.map(({ heading }) => heading).join(' › ') });
    }
    return number;
  }
}

/** Words to each side of a wording. */
const NEIGHBOURS = 5;

/** Text to each side that is divided into words, normalised units: usually more than five words, so that the last one is whole. */
const REACH = 14;

/** A word beside a wording; offsets are of the document's normalised text. */
export interface NeighbourWord extends Span {
  /** Whether there is a comma between it and the wording. */
  readonly isBeyondComma: boolean;
}

/** The words on both sides of a wording, the nearest first. */
export interface NeighbourWords {
  readonly left: readonly NeighbourWord[];
  readonly right: readonly NeighbourWord[];
}

/**
 * Up to NEIGHBOURS words on each side of a span of a document's normalised text, none beyond a barrier (the end of a
 * sentence, a figure, a slot). Commas are skipped. A word that the span cuts begins or ends at the cut.
 * @param source The document's text.
 */
function neighbourWords(
  words: WordList,
  source: string,
  normalised: Normalised,
  { start, end }: Span,
): NeighbourWords {
  const { text } = normalised;
  let first = start;
  while (first > Math.max(0, start - REACH) && !isBarrier(text.charCodeAt(first - 1))) first--;
  let last = end;
  while (last < Math.min(text.length, end + REACH) && !isBarrier(text.charCodeAt(last))) last++;
  return {
    left: nearest(wordsOf(words, source, normalised, { start: first, end: start }).reverse(), text),
    right: nearest(wordsOf(words, source, normalised, { start: end, end: last }), text),
  };
}

function wordsOf(
  words: WordList,
  source: string,
  { text, starts }: Normalised,
  { start, end }: Span,
): Span[] {
  const piece = { text: text.slice(start, end), starts: starts.subarray(start, end + 1) };
  const edges = wordEdges(words, source, piece);
  const found: Span[] = [];
  for (let at = start, next = at + 1; at < end; at = next++) {
    while (next < end && edges[next - start] === 0) next++;
    found.push({ start: at, end: next });
  }
  return found;
}

function nearest(found: readonly Span[], text: string): NeighbourWord[] {
  const near: NeighbourWord[] = [];
  let isBeyondComma = false;
  for (const { start, end } of found) {
    if (near.length === NEIGHBOURS) break;
    if (text.charCodeAt(start) === COMMA) isBeyondComma = true;
    else near.push({ start, end, isBeyondComma });
  }
  return near;
}

/** At most this number of collocates in one list: more than that nobody looks through. */
const MAX_COLLOCATES = 40;

/** The words around one occurrence of a wording. */
export interface OccurrenceWords {
  /** Number of its document. Occurrences are in the order of the documents. */
  readonly document: number;
  /** Normalised text of the document. */
  readonly text: string;
  /** The wording's span in that text. */
  readonly node: Span;
  readonly words: NeighbourWords;
}

/**
 * Counts the words around the occurrences of a wording; each occurrence is a step. Directly beside it every word counts,
 * even 的 and the like, unless a comma or sentence end is between. Near it (five words on each side) only words that
 * carry meaning count, beyond commas as well, once for each occurrence. Ties are in the order of UTF-16 units.
 */
export function* countCollocates(found: readonly OccurrenceWords[]): Steps<Collocates> {
  const left = new Counter();
  const right = new Counter();
  const near = new Counter();
  for (const { document, text, words } of found) {
    const [before] = words.left;
    const [after] = words.right;
    if (before && !before.isBeyondComma) left.add(text.slice(before.start, before.end), document);
    if (after && !after.isBeyondComma) right.add(text.slice(after.start, after.end), document);
    const around: string[] = [];
    for (const side of [words.left, words.right])
      for (const { start, end } of side) {
        const word = text.slice(start, end);
        if (around.includes(word)) continue;
        around.push(word);
        near.add(word, document);
      }
    yield;
  }
  const counts = { left: left.most(() => true), right: right.most(() => true) };
  // Each word is tested once, and not for each occurrence.
  return { places: found.length, ...counts, near: near.most((word) => !isMortar(word)) };
}

class Counter {
  readonly #counts = new Map<string, { frequency: number; documents: number; last: number }>();

  add(word: string, document: number): void {
    const count = this.#counts.get(word);
    if (count === undefined) {
      this.#counts.set(word, { frequency: 1, documents: 1, last: document });
      return;
    }
    count.frequency++;
    if (count.last !== document) count.documents++;
    count.last = document;
  }

  /** The most frequent words that pass a test. */
  most(holds: (word: string) => boolean): Collocate[] {
    return Array.from(this.#counts, ([word, { frequency, documents }]) => ({
      word,
      frequency,
      documentFrequency: documents,
    }))
      .filter(({ word }) => holds(word))
      .sort((a, b) => b.frequency - a.frequency || (a.word < b.word ? -1 : 1))
      .slice(0, MAX_COLLOCATES);
  }
}
