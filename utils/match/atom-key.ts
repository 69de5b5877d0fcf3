import { chainKey } from '../record/table';
import { SLOT } from '../text/units';
import type { Atom } from './atoms';

/**
 * Under which an atom of a page's normalised text is known and looked up: of a template its frame, of a deviation the
 * fixed wording, of a phrase its own commas.
 */
export function atomKey(text: string, { start, end, key, filler, deviation }: Atom): string {
  if (key !== undefined) return key;
  if (deviation) return chainKey(deviation.chain.text);
  if (filler)
    return text.slice(start, filler.start) + String.fromCharCode(SLOT) + text.slice(filler.end, end);
  return text.slice(start, end);
}
