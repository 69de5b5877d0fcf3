import { firstIndex } from '../binary-search';
import type { Span } from '../text/span';
import type { Atom } from './atoms';
import { reusable } from './reusable';

/** Weights of the first and second criterion; `preference` is the third. A span has at most 1,000 pieces. */
const UNIT = 1_000_000_000;
const PIECE = 1_000_000;

/** For each prefix of a span, the best value, and the number of the atom that ends there. */
const values = reusable((length) => new Float64Array(length));
const numbers = reusable((length) => new Int32Array(length));
/** In place of an atom's number. */
const NONE = -1;

/** Scratch array of `byEnd`. */
const ends = reusable((length) => new Int32Array(length));

/** Atoms sorted by their ends, as `partsOf` needs them; stable. */
export function byEnd(atoms: readonly Atom[]): Atom[] {
  // A counting sort: comparisons would take longer than the matching itself.
  let last = 0;
  for (const { end } of atoms) if (end > last) last = end;
  const places = ends(last + 2).fill(0, 0, last + 2);
  for (const { end } of atoms) places[end + 1]++;
  for (let end = 1; end < last + 2; end++) places[end] += places[end - 1];
  const sorted: Atom[] = new Array(atoms.length);
  for (const atom of atoms) sorted[places[atom.end]++] = atom;
  return sorted;
}

/**
 * The atoms that a span is made of: those that leave the least of it uncovered, then the fewest, then the strongest. In
 * order, without overlaps; empty where no atom is within the span. Takes time linear in the span, however long the
 * page.
 * @param atoms Sorted by `byEnd`; those that reach beyond the span are ignored.
 */
export function partsOf(span: Span, atoms: readonly Atom[]): Atom[] {
  const size = span.end - span.start;
  const best = values(size + 1);
  const last = numbers(size + 1);
  let next = firstBehind(atoms, span.start);
  best[0] = 0;
  for (let at = 1; at <= size; at++) {
    best[at] = best[at - 1];
    last[at] = NONE;
    for (; next < atoms.length && atoms[next].end === span.start + at; next++) {
      const atom = atoms[next];
      if (atom.start < span.start) continue;
      const value = best[atom.start - span.start] + (atom.end - atom.start) * UNIT - PIECE + preference(atom);
      if (value <= best[at]) continue;
      best[at] = value;
      last[at] = next;
    }
  }
  const parts: Atom[] = [];
  for (let at = size; at > 0; ) {
    if (last[at] === NONE) at--;
    else {
      const atom = atoms[last[at]];
      parts.push(atom);
      at = atom.start - span.start;
    }
  }
  return parts.reverse();
}

/** Number of the first atom that ends after `at`. */
function firstBehind(atoms: readonly Atom[], at: number): number {
  return firstIndex(atoms.length, (atom) => atoms[atom].end <= at);
}

const KIND_PREFERENCE = { phrase: 300, deviation: 200, template: 100, reuse: 0 };

/**
 * Fixed wordings explain more than templates, templates more than mere runs, and a template more the shorter its
 * filler.
 */
function preference({ kind, logit, filler }: Atom): number {
  return KIND_PREFERENCE[kind] + logit - (filler === undefined ? 0 : filler.end - filler.start);
}
