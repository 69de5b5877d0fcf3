import { DENSITY_BINS, PANEL_PLACES } from '../../limits';
import type { FramePlaces, PlaceWording } from '../../reports/page-places';
import type { Mark } from '../reading/page-flow';

/** What is needed of a flow to list its marks. */
interface PlacedText {
  readonly flow: {
    readonly text: string;
    readonly han: number;
    readonly marks: readonly Pick<Mark, 'start' | 'end' | 'phrase' | 'text' | 'kind' | 'han'>[];
  };
  /** Its top and bottom, CSS pixels from the document's top. */
  readonly top: number;
  readonly bottom: number;
}

/**
 * Sums up where a frame's marks are, flow by flow in reading order. Pure. A mark in the middle of its flow's
 * text is taken to be in the middle of its height.
 */
export class PlaceSum {
  readonly #height: number;
  readonly #han = new Density(DENSITY_BINS);
  readonly #marked = new Density(DENSITY_BINS);
  readonly #wordings: PlaceWording[] = [];
  readonly #places: number[] = [];
  readonly #tops: number[] = [];
  readonly #known = new Map<string, number>();
  #total = 0;

  /** @param height The document's, CSS pixels. */
  constructor(height: number) {
    this.#height = height;
  }

  add({ flow, top, bottom }: PlacedText): void {
    const { text, han, marks } = flow;
    const at = (offset: number) => (top + ((bottom - top) * offset) / text.length) / this.#height;
    this.#han.add(at(0), at(text.length), han);
    for (const mark of marks) {
      this.#marked.add(at(mark.start), at(mark.end), mark.han);
      if (++this.#total <= PANEL_PLACES) this.#list(mark, at(mark.start));
    }
  }

  /** The sum; without a list where there are too many occurrences for one. */
  result(): FramePlaces {
    const total = this.#total;
    const density = this.#marked.sharesOf(this.#han);
    if (total > PANEL_PLACES) return { wordings: [], places: [], tops: [], total, density };
    return { wordings: this.#wordings, places: this.#places, tops: this.#tops, total, density };
  }

  #list({ phrase, text, kind }: PlaceWording, top: number): void {
    const key = `${kind} ${phrase} ${text}`;
    const wording = this.#known.get(key) ?? this.#wordings.push({ phrase, text, kind }) - 1;
    this.#known.set(key, wording);
    this.#places.push(wording);
    this.#tops.push(rounded(Math.min(Math.max(top, 0), 1)));
  }
}

/** Rounds to a ten-thousandth: a line of text on the longest pages. */
export function rounded(part: number): number {
  return Math.round(part * 10_000) / 10_000;
}

/** Adds up how much of something is in each of equal parts of a document's height. Pure. */
export class Density {
  readonly #sums: Float64Array;

  constructor(bins: number) {
    this.#sums = new Float64Array(bins);
  }

  /** Spreads a weight evenly between two heights, 0 to 1 each; what is beyond counts at the border. */
  add(from: number, to: number, weight: number): void {
    const count = this.#sums.length;
    const begin = clamp(Math.min(from, to)) * count;
    const end = clamp(Math.max(from, to)) * count;
    const first = Math.min(Math.floor(begin), count - 1);
    const last = Math.min(Math.max(Math.ceil(end) - 1, first), count - 1);
    if (end <= begin) {
      this.#sums[first] += weight;
      return;
    }
    for (let bin = first; bin <= last; bin++) {
      const part = Math.min(end, bin + 1) - Math.max(begin, bin);
      this.#sums[bin] += (weight * part) / (end - begin);
    }
  }

  /**
   * This density as a share of a larger one with as many bins, 0 to 1 in steps of 0.01; null for bins where
   * the larger one is empty.
   */
  sharesOf(whole: Density): (number | null)[] {
    return Array.from(whole.#sums, (sum, bin) =>
      sum > MIN_SUM ? Math.round(100 * clamp(this.#sums[bin] / sum)) / 100 : null,
    );
  }
}

/** Less than a hundredth of a character is a rounding error of the division. */
const MIN_SUM = 0.01;

function clamp(height: number): number {
  return Math.min(Math.max(height, 0), 1);
}
