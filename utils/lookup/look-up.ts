import type { CorpusDocument } from '../corpus/document';
import type { CorpusIndex } from '../index/build';
import { LOOKUP_MIN_HAN } from '../limits';
import { countHan } from '../text/han';
import { normalise } from '../text/normalise';
import { COMMA, FIGURE, isBarrier, SLOT } from '../text/units';
import type { Concordance, DocumentCount, KwicLine } from './concordance';
import { kwicLine } from './kwic';
import { findOccurrences, type Occurrence } from './occurrences';

/**
 * What the corpus knows of a string of LOOKUP_MIN_HAN and more Han characters; a concordance without documents
 * and lines where it stands nowhere or is shorter. Simplified or traditional, with quotes or without, a string is
 * the same; figures have to be those of the query. `documents` are those of the index, in its order. There are
 * at most `limit` lines: one of each document, then the others, both in the order of the corpus.
 */
export function lookUp(
  query: string,
  limit: number,
  index: CorpusIndex,
  documents: readonly CorpusDocument[],
): Concordance {
  return concordanceOf(query, placesOf(query, index, documents), limit, documents.length);
}

/** The concordance of a query, with the places that it has (`placesOf`); `limit` as for `lookUp`. */
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

/** The normalised query without what ends the line of reading, and commas, at its two ends. */
export function keyOf(query: string): string {
  const { text } = normalise(query);
  const isEnd = (unit: number) => unit === COMMA || (isBarrier(unit) && unit !== SLOT && unit !== FIGURE);
  let start = 0;
  let end = text.length;
  while (start < end && isEnd(text.charCodeAt(start))) start++;
  while (end > start && isEnd(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** All places of a query in the corpus, in its order; see `lookUp`. */
export function placesOf(
  query: string,
  index: CorpusIndex,
  documents: readonly CorpusDocument[],
): Occurrence[] {
  const key = keyOf(query);
  if (countHan(key) < LOOKUP_MIN_HAN) return [];
  const found = findOccurrences(key, index, documents);
  // All figures are one unit to the index; the reader who asks for 2020年 doesn't want 2035年.
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
