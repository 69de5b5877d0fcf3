import type { CorpusDocument } from '../corpus/document';
import { indexedText } from '../corpus/furniture';
import { sectionPath } from '../corpus/sections';
import type { CorpusIndex } from '../index/corpus-index';
import { findAll, locations } from '../index/search';
import { KWIC_CONTEXT, LOOKUP_MIN_HAN, SLOT_MAX_HAN } from '../limits';
import { countHan } from '../text/han';
import { type Normalised, normalise, sourceSpan } from '../text/normalise';
import { withWholeQuotes } from '../text/quotes';
import type { Span } from '../text/span';
import { COMMA, FIGURE, isBarrier, SLOT } from '../text/units';
import type { Concordance, DocumentCount, KwicLine } from './answer';

/**
 * What the corpus knows of a string of at least LOOKUP_MIN_HAN Han characters; a concordance without documents and
 * lines where it doesn't occur or is shorter. Traditional characters and quotes make no difference; figures do.
 * @param limit At most this number of lines: one of each document, then others, both in the order of the corpus.
 * @param documents Those of the index, in its order.
 */
export function lookUp(
  query: string,
  limit: number,
  index: CorpusIndex,
  documents: readonly CorpusDocument[],
): Concordance {
  return concordanceOf(query, occurrencesOf(query, index, documents), limit, documents.length);
}

/** The concordance of a query from its occurrences (`occurrencesOf`); `limit` as for `lookUp`. */
export function concordanceOf(
  query: string,
  found: readonly Occurrence[],
  limit: number,
  documentTotal: number,
): Concordance {
  return {
    query,
    key: keyOf(query),
    frequency: found.length,
    documents: countByDocument(found),
    documentTotal,
    lines: limit === 0 ? [] : linesOf(found, limit),
  };
}

/** The normalised query without commas, sentence ends and line ends at its two ends. */
export function keyOf(query: string): string {
  const { text } = normalise(query);
  const isEnd = (unit: number) => unit === COMMA || (isBarrier(unit) && unit !== SLOT && unit !== FIGURE);
  let start = 0;
  let end = text.length;
  while (start < end && isEnd(text.charCodeAt(start))) start++;
  while (end > start && isEnd(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** All occurrences of a query in the corpus, in its order; see `lookUp`. */
export function occurrencesOf(
  query: string,
  index: CorpusIndex,
  documents: readonly CorpusDocument[],
): Occurrence[] {
  const key = keyOf(query);
  if (countHan(key) < LOOKUP_MIN_HAN) return [];
  const found = findOccurrences(key, index, documents);
  // To the index all figures are one unit, but whoever asks for 2020年 doesn't want 2035年.
  const digits = digitsOf(query);
  if (digits === '') return found;
  return found.filter(({ document, span }) => digitsOf(document.text.slice(span.start, span.end)) === digits);
}

function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/[^0-9]/g, '');
}

function countByDocument(found: readonly Occurrence[]): DocumentCount[] {
  const frequencies = new Map<CorpusDocument, number>();
  for (const { document } of found) frequencies.set(document, (frequencies.get(document) ?? 0) + 1);
  return Array.from(frequencies, ([{ id, title, year }, frequency]) => ({ id, title, year, frequency }));
}

/** One line of each document first. */
function linesOf(found: readonly Occurrence[], limit: number): KwicLine[] {
  const isFirst = (at: number) => at === 0 || found[at - 1].document !== found[at].document;
  const inTurn = [...found.filter((_, at) => isFirst(at)), ...found.filter((_, at) => !isFirst(at))];
  return inTurn.slice(0, limit).map(({ document, span }) => kwicLine(document, span));
}

/** An occurrence of a string in the corpus. */
export interface Occurrence {
  readonly document: CorpusDocument;
  /** In the document's own text, UTF-16 units; found when it is asked for, since that may take a ms (`normalisedText`). */
  readonly span: Span;
}

/** What the index knows of an occurrence. Most are only counted. */
class IndexedOccurrence implements Occurrence {
  readonly document: CorpusDocument;
  readonly #offset: number;
  readonly #length: number;

  constructor(document: CorpusDocument, offset: number, length: number) {
    this.document = document;
    this.#offset = offset;
    this.#length = length;
  }

  get span(): Span {
    return sourceSpan(normalisedText(this.document), this.#offset, this.#offset + this.#length);
  }
}

/** Documents don't change: each is normalised once, and only when an occurrence in it is shown. */
const normalisedDocuments = new WeakMap<CorpusDocument, Normalised>();

/**
 * The occurrences of a normalised text in the corpus, in its order. A template (a text with one SLOT, not at an edge)
 * occurs where its two pieces have 1 to SLOT_MAX_HAN units between them, without a comma or barrier, or only a slot or
 * figure.
 * @param documents Those of the index, in its order.
 */
export function findOccurrences(
  key: string,
  index: CorpusIndex,
  documents: readonly CorpusDocument[],
): Occurrence[] {
  const slot = key.indexOf(String.fromCharCode(SLOT));
  if (slot <= 0 || slot === key.length - 1)
    return locations(index, findAll(index, key)).map(
      ({ document, offset }) => new IndexedOccurrence(documents[document], offset, key.length),
    );
  const closing = key.slice(slot + 1);
  return locations(index, findAll(index, key.slice(0, slot))).flatMap(({ document, offset }) => {
    const start = index.documentStarts[document] + offset;
    const end = templateEnd(index.text, start + slot, closing);
    return end < 0 ? [] : [new IndexedOccurrence(documents[document], offset, end - start)];
  });
}

/** Where the first closing piece after a template's opening piece ends; -1 where none is near enough. */
function templateEnd(text: Uint16Array, from: number, closing: string): number {
  for (let at = from + 1; at <= from + SLOT_MAX_HAN; at++) {
    const filler = text[at - 1];
    const isPlaceholder = at === from + 1 && (filler === SLOT || filler === FIGURE);
    if ((filler === COMMA || isBarrier(filler)) && !isPlaceholder) return -1;
    if (hasPieceAt(text, at, closing)) return at + closing.length;
    if (isPlaceholder) return -1;
  }
  return -1;
}

function hasPieceAt(text: Uint16Array, at: number, piece: string): boolean {
  for (let i = 0; i < piece.length; i++) if (text[at + i] !== piece.charCodeAt(i)) return false;
  return true;
}

/** A document's normalised text as the index has it. The first call makes it, at some 80 ns a character. */
export function normalisedText(document: CorpusDocument): Normalised {
  let normalised = normalisedDocuments.get(document);
  if (normalised === undefined) {
    normalised = normalise(indexedText(document.text));
    normalisedDocuments.set(document, normalised);
  }
  return normalised;
}

/** Whether a document has been normalised. */
export function isNormalised(document: CorpusDocument): boolean {
  return normalisedDocuments.has(document);
}

/** The concordance line of a span, in the document's own wording; quotes around the node are completed. */
function kwicLine(document: CorpusDocument, span: Span): KwicLine {
  const { text } = document;
  const { start, end, contextStart, contextEnd, line } = lineAround(text, span, KWIC_CONTEXT);
  return {
    documentId: document.id,
    documentTitle: document.title,
    year: document.year,
    section: sectionPath(document, start).join(' › '),
    left: text.slice(contextStart, start),
    node: text.slice(start, end),
    right: text.slice(end, contextEnd),
    sentence: sentenceAround(document, { start, end }, line),
    start,
  };
}

/** A node with its quotes completed, and the context around it; UTF-16 offsets in the text. */
export interface NodeInLine extends Span {
  readonly contextStart: number;
  readonly contextEnd: number;
  /** From the start of the text line in which the node begins to the end of the one in which it ends. */
  readonly line: Span;
}

/** The node of a span, with up to `context` units to each side within its line; no surrogate pair is split. */
export function lineAround(text: string, span: Span, context: number): NodeInLine {
  const { start, end } = withWholeQuotes(text, span) ?? span;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const nextLine = text.indexOf('\n', end);
  const lineEnd = nextLine < 0 ? text.length : nextLine;
  let contextStart = Math.max(lineStart, start - context);
  if (splitsPair(text, contextStart)) contextStart++;
  let contextEnd = Math.min(lineEnd, end + context);
  if (splitsPair(text, contextEnd)) contextEnd--;
  return { start, end, contextStart, contextEnd, line: { start: lineStart, end: lineEnd } };
}

/** Whether an offset is between the two halves of a surrogate pair. */
function splitsPair(text: string, offset: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

/** The sentence or sentences around a span; its line where it is in none, as in a title. */
function sentenceAround({ text, sentences }: CorpusDocument, span: Span, line: Span): string {
  const first = sentences.find(({ end }) => end > span.start);
  const last = sentences.findLast(({ start }) => start < span.end);
  const isInside =
    first !== undefined && last !== undefined && first.start <= span.start && last.end >= span.end;
  return isInside ? text.slice(first.start, last.end) : text.slice(line.start, line.end);
}
