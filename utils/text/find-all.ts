import { type Normalised, normalise, sourceSpan } from './normalise';
import type { Span } from './span';
import { IN_CONTEXT, signOf, unitTable, ZERO } from './unit-table';
import { BARRIER } from './units';

/**
 * All occurrences of a wording in a text, in order and without overlaps, as spans of the text. Ignores differences
 * between simplified and traditional characters, full and half width, and upper and lower case, and ignores quotes, 、
 * and spaces. Figures must be the same as typed, but may be part of longer ones. A wording of punctuation alone is
 * searched literally. Empty for a blank wording.
 */
export function findAll(text: string, wording: string): Span[] {
  const wanted = normalise(wording);
  const key = stripBarriers(wanted.text);
  if (key === '') return findLiterally(text, wording.trim());
  const normalised = normalise(text);
  const figures = figuresIn(wording);
  const spans = find(text, normalised, normalised.text, key, figures);
  const signs = withSigns(wording, wanted);
  if (signs === null) return spans;
  // A piece of a word lacks the neighbours that resolve a character (著成效 of 显著成效), so search for it as typed, too.
  const typed = withSigns(text, normalised) ?? normalised.text;
  return apart([...spans, ...find(text, normalised, typed, stripBarriers(signs), figures)]);
}

/** The occurrences of a key in a text that corresponds to the normalised one unit by unit. */
function find(
  source: string,
  normalised: Normalised,
  text: string,
  key: string,
  figures: readonly string[],
): Span[] {
  const spans: Span[] = [];
  for (let at = key === '' ? -1 : text.indexOf(key); at >= 0; ) {
    const span = sourceSpan(normalised, at, at + key.length);
    const isIt = haveFigures(source.slice(span.start, span.end), figures);
    if (isIt) spans.push(span);
    at = text.indexOf(key, at + (isIt ? key.length : 1));
  }
  return spans;
}

/** The normalised text, but with context-dependent characters as typed; null where it has none. */
function withSigns(source: string, { text, starts }: Normalised): string | null {
  const table = unitTable();
  let signs = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = source.charCodeAt(starts[i]);
    if (table[code] !== ZERO && table[code] !== IN_CONTEXT) continue;
    signs += text.slice(from, i) + String.fromCharCode(signOf(code));
    from = i + 1;
  }
  return from === 0 ? null : signs + text.slice(from);
}

/** Sorts spans and drops those that begin within an earlier one. */
function apart(spans: readonly Span[]): Span[] {
  let end = 0;
  return [...spans]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((span) => {
      const isFree = span.start >= end;
      if (isFree) end = span.end;
      return isFree;
    });
}

function findLiterally(text: string, wording: string): Span[] {
  const spans: Span[] = [];
  if (wording === '') return spans;
  for (let at = text.indexOf(wording); at >= 0; at = text.indexOf(wording, at + wording.length))
    spans.push({ start: at, end: at + wording.length });
  return spans;
}

function stripBarriers(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) === BARRIER) start++;
  while (end > start && text.charCodeAt(end - 1) === BARRIER) end--;
  return text.slice(start, end);
}

/** Runs of figures as typed; in normalised text all are the same unit. */
function figuresIn(text: string): string[] {
  return text.normalize('NFKC').match(/\d[\d.,]*/g) ?? [];
}

function haveFigures(source: string, figures: readonly string[]): boolean {
  if (figures.length === 0) return true;
  const there = figuresIn(source);
  return there.length >= figures.length && figures.every((figure, at) => there[at].includes(figure));
}
