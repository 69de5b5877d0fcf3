import type { CorpusDocument } from '../corpus/document';
import { indexedText } from '../corpus/furniture';
import type { CorpusIndex } from '../index/build';
import { findAll, type Place, places } from '../index/search';
import { SLOT_MAX_HAN } from '../limits';
import { type Normalised, normalise, sourceSpan } from '../text/normalise';
import type { Span } from '../text/span';
import { COMMA, FIGURE, isBarrier, SLOT } from '../text/units';

/** A place of a string in the corpus; the span is of source units in the document's text. */
export interface Occurrence {
  readonly document: CorpusDocument;
  readonly span: Span;
}

/** Documents don't change, so that each is normalised once, and only if it has a place to show. */
const normalisedDocuments = new WeakMap<CorpusDocument, Normalised>();

/**
 * The places of a normalised text in the corpus, in its order; of a template (a text with one SLOT, not at an edge)
 * the places of its two pieces with 1 to SLOT_MAX_HAN units between, no comma or barrier among them, or with a slot
 * or figure alone. `documents` are those of the index, in its order.
 */
export function findOccurrences(
  key: string,
  index: CorpusIndex,
  documents: readonly CorpusDocument[],
): Occurrence[] {
  const slot = key.indexOf(String.fromCharCode(SLOT));
  if (slot <= 0 || slot === key.length - 1)
    return places(index, findAll(index, key)).map((place) => occurrence(place, key.length, documents));
  const closing = key.slice(slot + 1);
  return places(index, findAll(index, key.slice(0, slot))).flatMap((place) => {
    const start = index.documentStarts[place.document] + place.offset;
    const end = templateEnd(index.text, start + slot, closing);
    return end < 0 ? [] : [occurrence(place, end - start, documents)];
  });
}

/** Where a template's closing piece ends that stands nearest behind its opening piece; -1 where none is near. */
function templateEnd(text: Uint16Array, from: number, closing: string): number {
  for (let at = from + 1; at <= from + SLOT_MAX_HAN; at++) {
    const filler = text[at - 1];
    const isPlaceholder = at === from + 1 && (filler === SLOT || filler === FIGURE);
    if ((filler === COMMA || isBarrier(filler)) && !isPlaceholder) return -1;
    if (standsAt(text, at, closing)) return at + closing.length;
    if (isPlaceholder) return -1;
  }
  return -1;
}

function standsAt(text: Uint16Array, at: number, piece: string): boolean {
  for (let i = 0; i < piece.length; i++) if (text[at + i] !== piece.charCodeAt(i)) return false;
  return true;
}

function occurrence(place: Place, length: number, documents: readonly CorpusDocument[]): Occurrence {
  const document = documents[place.document];
  const normalised = normalisedText(document);
  return { document, span: sourceSpan(normalised, place.offset, place.offset + length) };
}

/** A document's normalised text as the index has it; made at the first call, some 80 ns a character. */
export function normalisedText(document: CorpusDocument): Normalised {
  let normalised = normalisedDocuments.get(document);
  if (normalised === undefined) {
    normalised = normalise(indexedText(document.text));
    normalisedDocuments.set(document, normalised);
  }
  return normalised;
}

/** Whether a document's normalised text was made already. */
export function isNormalised(document: CorpusDocument): boolean {
  return normalisedDocuments.has(document);
}
