import { DENSITY_BINS, PANEL_PLACES } from '../../limits';
import type { FramePlaces, PlaceWording } from '../../reports/page-places';
import type { Mark } from '../reading/page-flow';
import { Density } from './density';

/** A flow as far as its places need it. */
interface PlacedText {
  readonly flow: {
    readonly text: string;
    readonly han: number;
    readonly marks: readonly Pick<Mark, 'start' | 'end' | 'phrase' | 'text' | 'kind' | 'han'>[];
  };
  /** Where it begins and ends, CSS pixels from the document's top. */
  readonly top: number;
  readonly bottom: number;
}

/**
 * Sums up where a frame's marks stand, flow by flow in reading order. Pure. A mark in the middle of its flow's text is
 * taken to stand in the middle of its height.
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

  /** What was summed up; without a list where the places are too many for one. */
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

/** To a ten-thousandth: a line of text on the longest pages. */
export function rounded(part: number): number {
  return Math.round(part * 10_000) / 10_000;
}
