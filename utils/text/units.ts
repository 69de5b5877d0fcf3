/** A run of placeholders (X, XX, ×) in normalised text. */
export const SLOT = 0x01;
/** A run of digits, with the points, commas and per cent signs in it. */
export const FIGURE = 0x02;
/** Anything that interrupts reading: line ends, sentence enders, colons, dashes, brackets, unknown signs. */
export const BARRIER = 0x0a;
/** The one punctuation mark that phrases may contain, though never at an edge. */
export const COMMA = 0x2c;
/** The first plain unit; smaller ones end a phrase, fill a slot, or are classes of source units (`unit-table.ts`). */
export const FIRST_PLAIN = 0x20;

/** The UTF-16 units of a text: faster to read one by one than those of a string. */
export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < units.length; at++) units[at] = text.charCodeAt(at);
  return units;
}

/** Whether a unit of normalised text is a slot, a figure or a barrier: no phrase crosses it. */
export function isBarrier(unit: number): boolean {
  return unit < FIRST_PLAIN;
}
