import { isMortar } from '../phrases/function-words';
import type { Span } from '../text/span';
import type { NeighbourWords } from './neighbour-words';
import type { Steps } from './steps';
import type { Collocate, Collocates } from './study-answer';

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
