import { DENSITY_BINS, PANEL_PLACES } from '../limits';
import type { FramePlaces, PlaceWording } from '../reports/frame-places';
import { Density } from './density';
import type { Mark } from './page-flow';

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
 * Sums up where a frame's marks stand. Pure. A mark in the middle of its flow's text is taken to stand in the middle of
 * its height.
 * @param flows In reading order. @param height The document's, CSS pixels.
 */
export function framePlaces(flows: readonly PlacedText[], height: number): FramePlaces {
  const total = flows.reduce((sum, { flow }) => sum + flow.marks.length, 0);
  const isListed = total <= PANEL_PLACES;
  const [han, marked] = [new Density(DENSITY_BINS), new Density(DENSITY_BINS)];
  const wordings: PlaceWording[] = [];
  const places: number[] = [];
  const tops: number[] = [];
  const known = new Map<string, number>();
  for (const { flow, top, bottom } of flows) {
    const at = (offset: number) => (top + ((bottom - top) * offset) / flow.text.length) / height;
    han.add(at(0), at(flow.text.length), flow.han);
    for (const { start, end, phrase, text, kind, han: markedHan } of flow.marks) {
      marked.add(at(start), at(end), markedHan);
      if (!isListed) continue;
      const key = `${kind} ${phrase} ${text}`;
      const wording = known.get(key) ?? wordings.push({ phrase, text, kind }) - 1;
      known.set(key, wording);
      places.push(wording);
      tops.push(rounded(Math.min(Math.max(at(start), 0), 1)));
    }
  }
  return { wordings, places, tops, total, density: marked.sharesOf(han) };
}

/** To a ten-thousandth: a line of text on the longest pages. */
export function rounded(part: number): number {
  return Math.round(part * 10_000) / 10_000;
}
