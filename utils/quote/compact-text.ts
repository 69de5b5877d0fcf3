/** A text without its white space, and the way back to it. */
export interface CompactText {
  readonly text: string;
  /** The UTF-16 offset in the source of each unit of `text`, and at the end the source's length. */
  readonly offsets: Uint32Array;
}

const SPACE = /\s/;
const SPACES = /\s+/g;

/** Every UTF-16 unit that is white space; made when it is first needed. */
let spaces: Uint8Array | undefined;

/** Drops the white space of a text; lone surrogates stay. */
export function compactText(source: string): CompactText {
  spaces ??= Uint8Array.from({ length: 0x10000 }, (_, unit) => Number(SPACE.test(String.fromCharCode(unit))));
  const offsets = new Uint32Array(source.length + 1);
  let count = 0;
  for (let i = 0; i < source.length; i++) {
    offsets[count] = i;
    count += 1 - spaces[source.charCodeAt(i)];
  }
  offsets[count] = source.length;
  return { text: source.replace(SPACES, ''), offsets: offsets.subarray(0, count + 1) };
}

/** Where in the compact text the first unit from a source's offset on is. */
export function compactOffset({ offsets }: CompactText, offset: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
