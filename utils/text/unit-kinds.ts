import { isHan } from './han';
import { COMMA, FIRST_PLAIN } from './units';
import { DANGLING_WORDS } from './words';

/** Bits of `unitKinds`: a Han character (`isHan`), a comma or barrier, a particle that dangles at an edge. */
export const IS_HAN = 1;
export const IS_MARK = 2;
export const IS_DANGLING = 4;

/** What each UTF-16 unit of normalised text is: one look-up instead of several comparisons. */
export const unitKinds: Uint8Array = Uint8Array.from({ length: 0x10000 }, (_, unit) => {
  const isMark = unit < FIRST_PLAIN || unit === COMMA;
  return (isHan(unit) ? IS_HAN : 0) | (isMark ? IS_MARK : 0);
});
for (const word of DANGLING_WORDS) unitKinds[word.charCodeAt(0)] |= IS_DANGLING;
