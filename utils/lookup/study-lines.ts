import type { CorpusDocument, Section } from '../corpus/document';
import type { Normalised } from '../text/normalise';
import type { Span } from '../text/span';
import type { WordList } from '../words/word-list';
import type { PlaceWords } from './collocates';
import { lineAround } from './kwic';
import { type NeighbourWord, neighbourWords } from './neighbour-words';
import { normalisedText, type Occurrence } from './occurrences';
import type { Steps } from './steps';
import type { StudyLine, StudySection } from './study-answer';

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
