import { normalise, sourceSpan } from './normalise';
import type { Span } from './span';
import { BARRIER } from './unit-table';

/**
 * All places of a wording in a text, from left to right and apart, as spans of the text. Simplified and traditional
 * characters, full and half width, capitals and small letters are the same, and quotes, 、 and spaces don't count;
 * figures must be there as they were typed, though more figures may stand around them. A wording of nothing but
 * punctuation is looked for as it stands. Empty where there is nothing to look for.
 */
export function findAll(text: string, wording: string): Span[] {
  const wanted = stripBarriers(normalise(wording).text);
  return wanted === ''
    ? findLiterally(text, wording.trim())
    : findNormalised(text, wanted, figuresIn(wording));
}

function findNormalised(text: string, wanted: string, figures: readonly string[]): Span[] {
  const normalised = normalise(text);
  const spans: Span[] = [];
  let at = normalised.text.indexOf(wanted);
  while (at >= 0) {
    const span = sourceSpan(normalised, at, at + wanted.length);
    const isIt = haveFigures(text.slice(span.start, span.end), figures);
    if (isIt) spans.push(span);
    at = normalised.text.indexOf(wanted, at + (isIt ? wanted.length : 1));
  }
  return spans;
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

/** Runs of figures as they were typed: normalised text has one unit for any. */
function figuresIn(text: string): string[] {
  return text.normalize('NFKC').match(/\d[\d.,]*/g) ?? [];
}

function haveFigures(source: string, figures: readonly string[]): boolean {
  if (figures.length === 0) return true;
  const there = figuresIn(source);
  return there.length >= figures.length && figures.every((figure, at) => there[at].includes(figure));
}
