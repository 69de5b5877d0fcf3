/** Stands for a run of placeholders (X, XX, ×) in normalised text. */
export const SLOT = 0x01;
/** Stands for a run of digits, with the points, commas and per cent signs in it. */
export const FIGURE = 0x02;
/** Stands for whatever ends the line of reading: line ends, sentence enders, colons, dashes, brackets, unknown signs. */
export const BARRIER = 0x0a;
/** The one punctuation mark that phrases may contain, though never at an edge. */
export const COMMA = 0x2c;
/** The first plain unit: every smaller one ends or fills a phrase, or is a class of source units (`unit-table.ts`). */
export const FIRST_PLAIN = 0x20;

/** Whether a unit of normalised text is a slot, a figure or a barrier: no phrase crosses it. */
export function isBarrier(unit: number): boolean {
  return unit < FIRST_PLAIN;
}
