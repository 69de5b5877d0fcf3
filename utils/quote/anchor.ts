import search from 'approx-string-match';
import { QUOTE_CONTEXT } from '../limits';
import { type ComparableText, comparableOffset, comparableText } from '../text/comparable';
import { isClosingQuote, isOpeningQuote } from '../text/quotes';
import type { Span } from '../text/span';
import { isInPair, type TextQuoteSelector } from './describe';
import { distance, likelyPlaces, positionsOf, type Target } from './likely-places';
import { isSamePassage } from './same-matter';

/** Where a selector's wording is in a text now. */
export interface Anchor extends Span {
  /** How similar wording, surroundings and position are to the selector's: MIN_SIMILARITY to 1. */
  readonly similarity: number;
  /** The share of it that the position accounts for, 0 to POSITION_POINTS / 100. */
  readonly nearness: number;
  /** Whether the wording itself is unchanged, as `comparableText` has it. */
  readonly isExact: boolean;
}

/** Points for the wording, for what is before and after it, and for its position; 100 in all. */
const QUOTE_POINTS = 70;
const PREFIX_POINTS = 14;
const SUFFIX_POINTS = 14;
const POSITION_POINTS = 2;

/** Passages below this don't count: the exact wording is enough, a changed one needs half its surroundings. */
export const MIN_SIMILARITY = 0.7;

/**
 * How many units of a wording may have changed: none of the first EXACT_UNITS, where one makes another word, this share
 * of the others, and at most MAX_ERRORS.
 */
export const EXACT_UNITS = 8;
const ERROR_SHARE = 0.2;
const MAX_ERRORS = 500;

/** A wording of at most EXACT_UNITS occurs often: at least this share of one side must be unchanged. */
const MIN_SIDE = 0.5;

/** Maximum number of exact occurrences to examine, those after the expected position first. */
const MAX_EXACT = 50_000;

/** Maximum number of them to compare in full, those with the longest unchanged surroundings first. */
const MAX_COMPARED = 64;

/**
 * Longer wordings are searched by their two ends: searching for the whole takes time proportional to its length
 * squared.
 */
const WHOLE_UNITS = 512;
const END_UNITS = 64;

/** An occurrence of the wording in the comparable text, and the number of its changed units. */
interface Candidate extends Span {
  readonly errors: number;
}

/** How many units of a wording of this length may have changed. */
export function maxErrors(length: number): number {
  return Math.min(MAX_ERRORS, Math.max(0, Math.floor((length - EXACT_UNITS) * ERROR_SHARE)));
}

/**
 * Finds the passage that a selector describes; null where none is similar enough. What `comparableText` leaves out
 * doesn't count; quotes at the ends of the wording are found with it.
 * @param hint Its former position, UTF-16 units; null where that is not known.
 */
export function anchor(
  page: ComparableText,
  selector: TextQuoteSelector,
  hint: number | null,
): Anchor | null {
  return anchorsOf(page, selector, hint)[0] ?? null;
}

/** All passages that a selector may describe, likeliest first; at most MAX_COMPARED. */
export function anchorsOf(page: ComparableText, selector: TextQuoteSelector, hint: number | null): Anchor[] {
  const target = targetOf(selector);
  if (target.quote === '') return signsAlone(page.source, selector.exact, hint ?? 0);
  const expected = hint === null ? null : comparableOffset(page, hint);
  const exact = exactPlaces(page.text, target, expected);
  const places = exact.length > 0 ? exact : changedPlaces(page.text, target, expected);
  const ends = droppedEnds(selector.exact);
  return places
    .map((place) => ({ place, ...similarityOf(page.text, place, target, expected) }))
    .filter(({ similarity }) => similarity >= MIN_SIMILARITY)
    .sort((a, b) => b.similarity - a.similarity)
    .map(({ place, similarity, nearness }) => {
      const isExact = place.errors === 0;
      return { ...sourceSpan(page, place, isExact ? ends : NO_ENDS), similarity, nearness, isExact };
    });
}

/** Folded as one text, since the neighbours of a zero decide what it means. */
function targetOf({ exact, prefix, suffix }: TextQuoteSelector): Target {
  const before = prefix.slice(-QUOTE_CONTEXT);
  const whole = comparableText(before + exact + suffix.slice(0, QUOTE_CONTEXT));
  const start = comparableOffset(whole, before.length);
  const end = comparableOffset(whole, before.length + exact.length);
  return {
    quote: whole.text.slice(start, end),
    prefix: whole.text.slice(0, start),
    suffix: whole.text.slice(end),
  };
}

function similarityOf(
  text: string,
  place: Candidate,
  { quote, prefix, suffix }: Target,
  expected: number | null,
) {
  const { start, end, errors } = place;
  const wording = 1 - errors / quote.length;
  const before = sideFit(prefix, text.slice(Math.max(0, start - prefix.length), start), start === 0);
  const after = sideFit(suffix, text.slice(end, end + suffix.length), end === text.length);
  const isKnown = prefix !== '' || suffix !== '';
  if (quote.length <= EXACT_UNITS && isKnown && Math.max(before, after) < MIN_SIDE)
    return { similarity: 0, nearness: 0 };
  const near = expected === null ? 0 : Math.max(0, 1 - Math.abs(start - expected) / text.length);
  const nearness = (POSITION_POINTS * near) / 100;
  const points = QUOTE_POINTS * wording + PREFIX_POINTS * before + SUFFIX_POINTS * after;
  return { similarity: points / 100 + nearness, nearness };
}

/** How similar one side is, 0 to 1. A side without text fits where the text ends. */
function sideFit(wanted: string, found: string, isEdge: boolean): number {
  if (wanted === '') return isEdge ? 1 : 0;
  return Math.max(0, 1 - distance(wanted, found, wanted.length) / wanted.length);
}

/** The exact occurrences with the longest unchanged surroundings, ties by distance from the expected position. */
function exactPlaces(text: string, { quote, prefix, suffix }: Target, expected: number | null): Candidate[] {
  const found: { start: number; shared: number; away: number }[] = [];
  // In a text of one repeated character, searching for the whole wording takes the product of the lengths.
  for (const start of positionsOf(text, quote.slice(0, END_UNITS), expected ?? 0, MAX_EXACT)) {
    if (!text.startsWith(quote, start)) continue;
    const shared = sharedBefore(text, start, prefix) + sharedAfter(text, start + quote.length, suffix);
    found.push({ start, shared, away: Math.abs(start - (expected ?? 0)) });
  }
  return found
    .sort((a, b) => b.shared - a.shared || a.away - b.away)
    .slice(0, MAX_COMPARED)
    .map(({ start }) => ({ start, end: start + quote.length, errors: 0 }));
}

function sharedBefore(text: string, start: number, prefix: string): number {
  const max = Math.min(start, prefix.length);
  let shared = 0;
  while (shared < max && text[start - 1 - shared] === prefix[prefix.length - 1 - shared]) shared++;
  return shared;
}

function sharedAfter(text: string, end: number, suffix: string): number {
  let shared = 0;
  while (shared < suffix.length && text[end + shared] === suffix[shared]) shared++;
  return shared;
}

function changedPlaces(text: string, target: Target, expected: number | null): Candidate[] {
  const errors = maxErrors(target.quote.length);
  if (errors === 0) return [];
  const find = target.quote.length > WHOLE_UNITS ? byEnds : whole;
  return likelyPlaces(text, target, errors, expected)
    .flatMap((window) => find(text, target.quote, window, errors))
    .map((place) => withoutHalves(text, place))
    .filter((place) => place.errors <= errors && isSamePassage(text, place, target));
}

/** A character of which half a surrogate pair matches is a different character as a whole. */
function withoutHalves(text: string, { start, end, errors }: Candidate): Candidate {
  const before = Number(isInPair(text, start));
  const after = Number(isInPair(text, end));
  return { start: start - before, end: end + after, errors: errors + before + after };
}

function whole(text: string, quote: string, { start, end }: Span, errors: number): Candidate[] {
  return search(text.slice(start, end), quote, errors)
    .map((found) => ({ start: start + found.start, end: start + found.end, errors: found.errors }))
    .filter((place) => place.end > place.start);
}

/** From the quote's beginning to its end; as long as the quote where one of them is gone. */
function byEnds(text: string, quote: string, window: Span, errors: number): Candidate[] {
  const endErrors = Math.floor(END_UNITS * ERROR_SHARE);
  const reach = window.end - window.start - quote.length;
  const head = whole(
    text,
    quote.slice(0, END_UNITS),
    { ...window, end: window.start + reach + END_UNITS },
    endErrors,
  );
  const tail = whole(
    text,
    quote.slice(-END_UNITS),
    { ...window, start: window.end - reach - END_UNITS },
    endErrors,
  );
  const start = head[0]?.start ?? Math.max(window.start, (tail[0]?.end ?? 0) - quote.length);
  const end = tail.at(-1)?.end ?? Math.min(window.end, start + quote.length);
  if (head.length + tail.length === 0 || end <= start) return [];
  const changed = distance(quote, text.slice(start, end), errors);
  return changed > errors ? [] : [{ start, end, errors: changed }];
}

/** Literally finds a wording of only signs, which comparable text lacks. */
function signsAlone(source: string, exact: string, hint: number): Anchor[] {
  const wording = exact.trim();
  if (wording === '') return [];
  const next = source.indexOf(wording, hint);
  const start = next < 0 ? source.indexOf(wording) : next;
  const end = start + wording.length;
  return start < 0 ? [] : [{ start, end, similarity: MIN_SIMILARITY, nearness: 0, isExact: true }];
}

/** Signs, not white space, at the ends of a wording that `comparableText` leaves out. */
export interface DroppedEnds {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const NO_ENDS: DroppedEnds = { before: [], after: [] };

/** The dropped signs of a wording that has other units, too, from the inside out. */
function droppedEnds(exact: string): DroppedEnds {
  const { offsets, text } = comparableText(exact);
  const signs = (part: string) => [...part.replace(/\s+/g, '')];
  const last = text.length - 1;
  return {
    before: signs(exact.slice(0, offsets[0])).reverse(),
    after: signs(exact.slice(offsets[last] + 1)),
  };
}

/**
 * The span of the page's text for one of the comparable text, with those dropped signs at its ends that the wording
 * has.
 */
function sourceSpan({ source, offsets }: ComparableText, place: Span, { before, after }: DroppedEnds): Span {
  let start = offsets[place.start];
  let end = offsets[place.end - 1] + 1;
  const first = place.start === 0 ? 0 : offsets[place.start - 1] + 1;
  for (const sign of before) {
    let at = start - 1;
    while (at >= first && /\s/.test(source[at])) at--;
    if (at < first || !isLike(source[at], sign)) break;
    start = at;
  }
  for (const sign of after) {
    let at = end;
    while (at < offsets[place.end] && /\s/.test(source[at])) at++;
    if (at >= offsets[place.end] || !isLike(source[at], sign)) break;
    end = at + 1;
  }
  return { start, end };
}

function isLike(a: string, b: string): boolean {
  const isQuote = (isOne: (unit: string) => boolean) => isOne(a) && isOne(b);
  return a === b || isQuote(isOpeningQuote) || isQuote(isClosingQuote);
}
