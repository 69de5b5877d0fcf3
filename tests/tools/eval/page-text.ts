import { isHan } from '../../../utils/text/han';
import type { Span } from '../../../utils/text/span';

/** White space: it depends on the page's layout, so it is ignored when strings are searched for. */
const SPACE = /\s/;

/** UTF-16 units of context on either side of a quoted span. */
const CONTEXT = 12;

/** A span of a page with its surroundings; white space is shown as one space. */
export interface Quote {
  readonly before: string;
  /** The span's text, with the chosen parts in square brackets. */
  readonly text: string;
  readonly after: string;
}

/** A page's rendered text, in which strings are found whatever white space is between their characters. */
export class PageText {
  readonly text: string;
  /** The text without white space, and the position in the text of each of its units. */
  readonly #dense: string;
  readonly #origins: readonly number[];

  constructor(text: string) {
    const origins = Array.from({ length: text.length }, (_, i) => i).filter((i) => !SPACE.test(text[i]));
    this.text = text;
    this.#dense = origins.map((i) => text[i]).join('');
    this.#origins = origins;
  }

  /**
   * Occurrences of a string, in order and without overlaps, ignoring white space. Empty where there is none, or the
   * string is only white space.
   */
  placesOf(string: string): Span[] {
    const wanted = string.replace(/\s+/g, '');
    const places: Span[] = [];
    if (wanted === '') return places;
    let at = this.#dense.indexOf(wanted);
    while (at >= 0) {
      const next = at + wanted.length;
      places.push({ start: this.#origins[at], end: this.#origins[next - 1] + 1 });
      at = this.#dense.indexOf(wanted, next);
    }
    return places;
  }

  /** For each UTF-16 unit of the text, 1 where an occurrence of one of the strings covers it. */
  cover(strings: Iterable<string>): Uint8Array {
    const covered = new Uint8Array(this.text.length);
    for (const string of strings) {
      for (const { start, end } of this.placesOf(string)) covered.fill(1, start, end);
    }
    return covered;
  }

  /** Positions of a span's Han characters in the basic plane, which are one UTF-16 unit each. */
  hanIn({ start, end }: Span): number[] {
    const places: number[] = [];
    for (let i = start; i < end; i++) if (isHan(this.text.charCodeAt(i))) places.push(i);
    return places;
  }

  /**
   * Quotes a span. Chosen characters without another Han character between share a pair of brackets.
   * @param isChosen Whether the Han character at a position goes into brackets.
   */
  quote(span: Span, isChosen: (place: number) => boolean): Quote {
    let text = '';
    let written = span.start;
    for (const { start, end } of runs(this.hanIn(span), isChosen)) {
      text += `${this.text.slice(written, start)}[${this.text.slice(start, end)}]`;
      written = end;
    }
    text += this.text.slice(written, span.end);
    const before = this.text.slice(Math.max(0, span.start - CONTEXT), span.start);
    const after = this.text.slice(span.end, span.end + CONTEXT);
    return {
      // A cut must not leave half a character.
      before: onOneLine(before.replace(/^[\udc00-\udfff]/, '')),
      text: onOneLine(text),
      after: onOneLine(after.replace(/[\ud800-\udbff]$/, '')),
    };
  }
}

/** Spans from the first to the last of adjacent chosen positions. */
function runs(places: readonly number[], isChosen: (place: number) => boolean): Span[] {
  const found: { start: number; end: number }[] = [];
  let isOpen = false;
  for (const place of places) {
    const last = found.at(-1);
    const chosen = isChosen(place);
    if (chosen && isOpen && last) last.end = place + 1;
    else if (chosen) found.push({ start: place, end: place + 1 });
    isOpen = chosen;
  }
  return found;
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
