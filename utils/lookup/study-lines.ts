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

/** UTF-16 units of context at each side of a line in the library. */
const CONTEXT = 40;

/** The lines of some places with the words around them. */
export interface StudiedLines {
  readonly lines: readonly StudyLine[];
  readonly sections: readonly StudySection[];
  /** The words around each line's node. */
  readonly words: readonly PlaceWords[];
}

/**
 * Makes the lines of places, which are in the order of the corpus; each is a step.
 * @param numbers Number of each document that has places.
 */
export function* studyLines(
  places: readonly Occurrence[],
  numbers: ReadonlyMap<CorpusDocument, number>,
  words: WordList,
): Steps<StudiedLines> {
  const sections = new SectionNumbers();
  const around: PlaceWords[] = [];
  const lines: StudyLine[] = [];
  for (const { document, span } of places) {
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

/** The units of a normalised text that come of a span of its source. By binary search. */
function normalisedSpan({ starts }: Normalised, { start, end }: Span): Span {
  return { start: lowerBound(starts, start), end: lowerBound(starts, end) };
}

/** Words as offsets from the beginning of a stretch of the source; those that don't lie in it whole are left out. */
function within(words: readonly NeighbourWord[], { starts }: Normalised, from: number, to: number): number[] {
  const offsets: number[] = [];
  for (const { start, end } of words) {
    const [first, last] = [starts[start], starts[end - 1] + 1];
    if (first < from || last > to) break;
    offsets.push(first - from, last - from);
  }
  return offsets;
}

/** Numbers the sections in which lines stand as they come. */
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

/** The first place of an ascending array whose number is not below a value. */
function lowerBound(numbers: Uint32Array, value: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Words that are told to each side of a wording. */
const NEIGHBOURS = 5;

/** Text to each side that is divided into words, normalised units: as long as five words are as a rule, and some more, so that the last is whole. */
const REACH = 14;

/** A word beside a wording; offsets are of the document's normalised text. */
export interface NeighbourWord extends Span {
  /** Whether a comma stands between it and the wording. */
  readonly isBeyondComma: boolean;
}

/** The words to both sides of a wording, the nearest first. */
export interface NeighbourWords {
  readonly left: readonly NeighbourWord[];
  readonly right: readonly NeighbourWord[];
}

/**
 * Up to NEIGHBOURS words to each side of a span of a document's normalised text. None stands beyond a barrier (the end
 * of a sentence, a figure, a slot); commas are passed over. Words begin and end at the span whatever it cuts.
 * @param source The document's text.
 */
export function neighbourWords(
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

/** Collocates of one list: what a reader looks through. */
const MOST = 40;

/** The words around one place of a wording. */
export interface PlaceWords {
  /** Number of its document; places come in the documents' order. */
  readonly document: number;
  /** Normalised text of the document. */
  readonly text: string;
  /** The wording there, in units of that text. */
  readonly node: Span;
  readonly words: NeighbourWords;
}

/**
 * Counts the words around a wording's places. Directly beside it every word counts that no comma or sign of the end
 * parts from it, 的 and the like among them; near it (five words to each side) words count that carry meaning, over
 * commas as well, each once a place. Those of as many places are in the order of their units. Each place is a step.
 */
export function* countCollocates(places: readonly PlaceWords[]): Steps<Collocates> {
  const left = new Counter();
  const right = new Counter();
  const near = new Counter();
  for (const { document, text, words } of places) {
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
  // Each word is asked about once, and not at each of its places.
  return { places: places.length, ...counts, near: near.most((word) => !isMortar(word)) };
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

  /** The most frequent of those for which a test holds. */
  most(holds: (word: string) => boolean): Collocate[] {
    return Array.from(this.#counts, ([word, { frequency, documents }]) => ({
      word,
      frequency,
      documentFrequency: documents,
    }))
      .filter(({ word }) => holds(word))
      .sort((a, b) => b.frequency - a.frequency || (a.word < b.word ? -1 : 1))
      .slice(0, MOST);
  }
}
