import { NAME_MAX_UNITS } from '../limits';

/** Control characters and line ends, in place of which a space stands, and marks that would turn a line round. */
const BREAKING = /[\p{Cc}\u2028\u2029]/gu;
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * A title, source or collection's name as it can be shown and stored: well-formed, one line, at most NAME_MAX_UNITS
 * UTF-16 units. Empty where nothing of it can be seen.
 */
export function tidyName(text: string): string {
  const line = text.toWellFormed().replace(TURNING, '').replace(BREAKING, ' ').replace(/\s+/g, ' ').trim();
  if (!/[^\s\p{Default_Ignorable_Code_Point}]/u.test(line)) return '';
  const cut = line.slice(0, NAME_MAX_UNITS);
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)).trimEnd();
}
