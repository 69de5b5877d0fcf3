import search from 'approx-string-match';
import { QUOTE_CONTEXT } from '../limits';
import { type ComparableText, comparableOffset, comparableText } from '../text/comparable';
import { isClosingQuote, isOpeningQuote } from '../text/quotes';
import type { Span } from '../text/span';
import { isInPair, type TextQuoteSelector } from './describe';
import { distance, likelyPlaces, placesOf, type Sought } from './likely-places';
import { isInPlace } from './same-matter';

/** Where a selector's wording stands in a text now. */
export interface Anchor extends Span {
  /** How alike wording, surroundings and position are to the selector's: LEAST_SIMILARITY to 1. */
  readonly similarity: number;
  /** The part of it that the position has, 0 to POSITION_POINTS / 100. */
  readonly nearness: number;
  /** Whether the wording itself is unchanged, as `comparableText` has it. */
  readonly isExact: boolean;
}

/** Points of a place, 100 in all: for its wording, what stands before and after it, and its position. */
const QUOTE_POINTS = 70;
const PREFIX_POINTS = 14;
const SUFFIX_POINTS = 14;
const POSITION_POINTS = 2;

/** A place with a lower similarity is none: the exact wording is enough, changed wording needs half its surroundings. */
export const LEAST_SIMILARITY = 0.7;

/**
 * Changed units that are borne: none up to so many units of the wording, where one makes it another word, and beyond
 * them this share, and so many in all.
 */
export const EXACT_UNITS = 8;
const ERROR_SHARE = 0.2;
const MOST_ERRORS = 500;

/** A wording that is no longer than EXACT_UNITS stands in many places: so much of one side must be as it was. */
const LEAST_SIDE = 0.5;

/** Exact places that are looked at, those after the expected place first. */
const MOST_EXACT = 50_000;

/** Exact places that are compared in full, those with the longest unchanged surroundings first. */
const MOST_COMPARED = 64;

/** Longer quotes are searched by their ends of so many units: searching for the whole takes the square of its length. */
const WHOLE_UNITS = 512;
const END_UNITS = 64;

/** A place of the wording in the compact text, and units that are changed in it. */
interface Place extends Span {
  readonly errors: number;
}

/** How many units of a wording may have changed. */
export function errorsBorne(length: number): number {
  return Math.min(MOST_ERRORS, Math.max(0, Math.floor((length - EXACT_UNITS) * ERROR_SHARE)));
}

/**
 * Finds the place that a selector is of; null where the text has none that is alike enough. What `comparableText` leaves
 * out counts nowhere; quotes at the ends of the wording are found with it.
 * @param hint Where it stood, UTF-16 units; null where that is not known.
 */
export function anchor(
  page: ComparableText,
  selector: TextQuoteSelector,
  hint: number | null,
): Anchor | null {
  return anchorsOf(page, selector, hint)[0] ?? null;
}

/** All places that may be the one that a selector is of, likeliest first; at most MOST_COMPARED. */
export function anchorsOf(page: ComparableText, selector: TextQuoteSelector, hint: number | null): Anchor[] {
  const sought = soughtOf(selector);
  if (sought.quote === '') return signsAlone(page.source, selector.exact, hint ?? 0);
  const expected = hint === null ? null : comparableOffset(page, hint);
  const exact = exactPlaces(page.text, sought, expected);
  const places = exact.length > 0 ? exact : changedPlaces(page.text, sought, expected);
  const ends = droppedEnds(selector.exact);
  return places
    .map((place) => ({ place, ...similarityOf(page.text, place, sought, expected) }))
    .filter(({ similarity }) => similarity >= LEAST_SIMILARITY)
    .sort((a, b) => b.similarity - a.similarity)
    .map(({ place, similarity, nearness }) => {
      const isExact = place.errors === 0;
      return { ...sourceSpan(page, place, isExact ? ends : NO_ENDS), similarity, nearness, isExact };
    });
}

/** Folded as one text: what a zero is its neighbours say. */
function soughtOf({ exact, prefix, suffix }: TextQuoteSelector): Sought {
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
  place: Place,
  { quote, prefix, suffix }: Sought,
  expected: number | null,
) {
  const { start, end, errors } = place;
  const wording = 1 - errors / quote.length;
  const before = sideFit(prefix, text.slice(Math.max(0, start - prefix.length), start), start === 0);
  const after = sideFit(suffix, text.slice(end, end + suffix.length), end === text.length);
  const isKnown = prefix !== '' || suffix !== '';
  if (quote.length <= EXACT_UNITS && isKnown && Math.max(before, after) < LEAST_SIDE)
    return { similarity: 0, nearness: 0 };
  const near = expected === null ? 0 : Math.max(0, 1 - Math.abs(start - expected) / text.length);
  const nearness = (POSITION_POINTS * near) / 100;
  const points = QUOTE_POINTS * wording + PREFIX_POINTS * before + SUFFIX_POINTS * after;
  return { similarity: points / 100 + nearness, nearness };
}

/** How alike one side is, 0 to 1. A side without text fits where the text ends. */
function sideFit(wanted: string, found: string, isEdge: boolean): number {
  if (wanted === '') return isEdge ? 1 : 0;
  return Math.max(0, 1 - distance(wanted, found, wanted.length) / wanted.length);
}

/** The exact places that fit best at first sight, the one that is nearest to the expected place first of equal ones. */
function exactPlaces(text: string, { quote, prefix, suffix }: Sought, expected: number | null): Place[] {
  const found: { start: number; shared: number; away: number }[] = [];
  // Searching for a long wording at once would take its length times that of a text of one repeated character.
  for (const start of placesOf(text, quote.slice(0, END_UNITS), expected ?? 0, MOST_EXACT)) {
    if (!text.startsWith(quote, start)) continue;
    const shared = sharedBefore(text, start, prefix) + sharedAfter(text, start + quote.length, suffix);
    found.push({ start, shared, away: Math.abs(start - (expected ?? 0)) });
  }
  return found
    .sort((a, b) => b.shared - a.shared || a.away - b.away)
    .slice(0, MOST_COMPARED)
    .map(({ start }) => ({ start, end: start + quote.length, errors: 0 }));
}

function sharedBefore(text: string, start: number, prefix: string): number {
  const most = Math.min(start, prefix.length);
  let shared = 0;
  while (shared < most && text[start - 1 - shared] === prefix[prefix.length - 1 - shared]) shared++;
  return shared;
}

function sharedAfter(text: string, end: number, suffix: string): number {
  let shared = 0;
  while (shared < suffix.length && text[end + shared] === suffix[shared]) shared++;
  return shared;
}

function changedPlaces(text: string, sought: Sought, expected: number | null): Place[] {
  const errors = errorsBorne(sought.quote.length);
  if (errors === 0) return [];
  const find = sought.quote.length > WHOLE_UNITS ? byEnds : whole;
  return likelyPlaces(text, sought, errors, expected)
    .flatMap((window) => find(text, sought.quote, window, errors))
    .map((place) => withoutHalves(text, place))
    .filter((place) => place.errors <= errors && isInPlace(text, place, sought));
}

/** Another character that has one unit of the wording's is another one as a whole. */
function withoutHalves(text: string, { start, end, errors }: Place): Place {
  const before = Number(isInPair(text, start));
  const after = Number(isInPair(text, end));
  return { start: start - before, end: end + after, errors: errors + before + after };
}

function whole(text: string, quote: string, { start, end }: Span, errors: number): Place[] {
  return search(text.slice(start, end), quote, errors)
    .map((found) => ({ start: start + found.start, end: start + found.end, errors: found.errors }))
    .filter((place) => place.end > place.start);
}

/** From where the quote's beginning stands to where its end does; as long as the quote where one of them is gone. */
function byEnds(text: string, quote: string, window: Span, errors: number): Place[] {
  const part = Math.floor(END_UNITS * ERROR_SHARE);
  const reach = window.end - window.start - quote.length;
  const head = whole(
    text,
    quote.slice(0, END_UNITS),
    { ...window, end: window.start + reach + END_UNITS },
    part,
  );
  const tail = whole(
    text,
    quote.slice(-END_UNITS),
    { ...window, start: window.end - reach - END_UNITS },
    part,
  );
  const start = head[0]?.start ?? Math.max(window.start, (tail[0]?.end ?? 0) - quote.length);
  const end = tail.at(-1)?.end ?? Math.min(window.end, start + quote.length);
  if (head.length + tail.length === 0 || end <= start) return [];
  const changed = distance(quote, text.slice(start, end), errors);
  return changed > errors ? [] : [{ start, end, errors: changed }];
}

/** A wording of signs alone, of which the comparable text has nothing, as it is. */
function signsAlone(source: string, exact: string, hint: number): Anchor[] {
  const wording = exact.trim();
  if (wording === '') return [];
  const next = source.indexOf(wording, hint);
  const start = next < 0 ? source.indexOf(wording) : next;
  const end = start + wording.length;
  return start < 0 ? [] : [{ start, end, similarity: LEAST_SIMILARITY, nearness: 0, isExact: true }];
}

/** Signs at the ends of a wording that `comparableText` leaves out, white space apart. */
export interface DroppedEnds {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export const NO_ENDS: DroppedEnds = { before: [], after: [] };

/** Those of a wording that has other signs, too, from its inside to its ends. */
export function droppedEnds(exact: string): DroppedEnds {
  const { offsets, text } = comparableText(exact);
  const signs = (part: string) => [...part.replace(/\s+/g, '')];
  const last = text.length - 1;
  return {
    before: signs(exact.slice(0, offsets[0])).reverse(),
    after: signs(exact.slice(offsets[last] + 1)),
  };
}

/** Where a place is in the page's own text, with the signs at its ends that the wording has there, too. */
export function sourceSpan(
  { source, offsets }: ComparableText,
  place: Span,
  { before, after }: DroppedEnds,
): Span {
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
