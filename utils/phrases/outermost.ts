import { COMMA } from '../text/units';
import { danglesAtEnd, danglesAtStart } from '../text/words';

/** As much of a phrase's end as is looked at, units: the longest word that ends with a particle's character. */
const UNITS = 4;

/** Whether a phrase may begin with a unit of the index's text: no comma, and nothing that dangles. */
export function mayBeginAt(text: Uint16Array, start: number): boolean {
  return (
    text[start] !== COMMA && !danglesAtStart(String.fromCharCode(...text.subarray(start, start + UNITS)))
  );
}

/** Whether a phrase may end before a unit of the index's text: not with a comma, and with nothing that dangles. */
export function mayEndBefore(text: Uint16Array, end: number): boolean {
  return text[end - 1] !== COMMA && !danglesAtEnd(String.fromCharCode(...text.subarray(end - UNITS, end)));
}
