import { changesBetween } from '../text/changes';
import type { Span } from '../text/span';
import { distance } from './distance';
import type { Sought } from './likely-places';
import { isSameMatter } from './same-matter';

/** Units of a side by which a place is told from the one beside it. */
const TELLING_UNITS = 8;

/** Surroundings of which no more units than this share differ, but some, may be those of another place. */
const LOOK_ALIKE_SHARE = 0.25;

/** Whether a changed wording is the one that was saved, and not its neighbour or another one of the same making. */
export function isInPlace(text: string, { start, end }: Span, { quote, prefix, suffix }: Sought): boolean {
  const found = text.slice(start, end);
  const changes = changesBetween(quote, found);
  // An end that is missing is replaced by what is there now, unless the surroundings go on as they did.
  const isOpenBefore = changes[0]?.kind !== 'same' && !goesOn(prefix, text.slice(0, start), -1);
  const isOpenAfter = changes.at(-1)?.kind !== 'same' && !goesOn(suffix, text.slice(end), 1);
  if (isOpenBefore || isOpenAfter) return false;
  // After a deletion the next paragraph is in the place; what followed the wording says what that one begins with.
  const head = Math.min(quote.length, suffix.length);
  const tail = Math.min(quote.length, prefix.length);
  const isNext =
    head >= TELLING_UNITS && isLiker(found.slice(0, head), suffix.slice(0, head), quote.slice(0, head));
  const isPrevious =
    tail >= TELLING_UNITS && isLiker(found.slice(-tail), prefix.slice(-tail), quote.slice(-tail));
  if (isNext || isPrevious) return false;
  // In a row of look-alikes the surroundings are look-alikes, too.
  const sides = [
    [prefix, text.slice(Math.max(0, start - prefix.length), start)],
    [suffix, text.slice(end, end + suffix.length)],
  ].filter(([wanted]) => wanted !== '');
  const isAmongLookAlikes =
    sides.every(([wanted, there]) => wanted !== there) &&
    sides.some(([wanted, there]) => changedUnits(wanted, there) <= wanted.length * LOOK_ALIKE_SHARE);
  return !isAmongLookAlikes && isSameMatter(quote, found, changes);
}

/** Whether a text has beside a place what was beside the wording. @param step -1 before it, 1 after it. */
function goesOn(side: string, text: string, step: 1 | -1): boolean {
  const cut = (part: string) => (step > 0 ? part.slice(0, TELLING_UNITS) : part.slice(-TELLING_UNITS));
  const wanted = cut(side);
  return wanted === '' ? text === '' : step > 0 ? text.startsWith(wanted) : text.endsWith(wanted);
}

/** Whether a text is more like one than like another. */
function isLiker(text: string, one: string, other: string): boolean {
  return changedUnits(text, one) < changedUnits(text, other);
}

function changedUnits(a: string, b: string): number {
  return distance(a, b, Math.max(a.length, b.length));
}
