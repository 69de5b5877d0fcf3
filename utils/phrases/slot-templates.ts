import type { CorpusIndex } from '../index/corpus-index';
import { PHRASE_MAX_UNITS, RECORD_MAX_HAN } from '../limits';
import { countHan } from '../text/han';
import { COMMA, FIGURE, isBarrier, SLOT } from '../text/units';
import { danglesAtEnd, danglesAtStart } from '../text/words';
import type { Phrase } from './phrase';

/** Minimum number of Han characters in both fixed pieces together: a clause may occur only once in the corpus. */
const FIXED_HAN = 6;
/** Minimum number of units after the slot. */
const CLOSING_UNITS = 2;

/**
 * The templates that the corpus itself spells out: clauses with one slot (X, XX, ×) or figure and fixed pieces on both
 * sides of it, at most RECORD_MAX_HAN Han characters and PHRASE_MAX_UNITS units. A clause ends at ，and at barriers, and
 * may contain 、. In the order of the corpus.
 * @param documents Numbers of the documents to search; all by default.
 */
export function slotTemplates(
  index: CorpusIndex,
  documents: Iterable<number> = index.documentStarts.subarray(1).keys(),
): Phrase[] {
  const { text, documentStarts } = index;
  const counts = new Map<string, { frequency: number; documents: Set<number> }>();
  for (const document of documents) {
    let start = documentStarts[document];
    let slot = -1;
    let slots = 0;
    for (let at = start; at < documentStarts[document + 1]; at++) {
      if (text[at] === SLOT || text[at] === FIGURE) {
        slot = at;
        slots++;
      } else if (text[at] === COMMA || isBarrier(text[at])) {
        const key = slots === 1 ? template(text, start, slot, at) : null;
        if (key !== null) {
          const known = counts.get(key) ?? { frequency: 0, documents: new Set<number>() };
          known.documents.add(document);
          counts.set(key, { ...known, frequency: known.frequency + 1 });
        }
        start = at + 1;
        slots = 0;
      }
    }
  }
  return Array.from(counts, ([key, { frequency, documents }]) => ({
    text: key,
    frequency,
    documentFrequency: documents.size,
  }));
}

/** The clause with SLOT in it, or null if it doesn't make a template. */
function template(text: Uint16Array, start: number, slot: number, end: number): string | null {
  if (end - start > PHRASE_MAX_UNITS) return null;
  const opening = String.fromCharCode(...text.subarray(start, slot));
  const closing = String.fromCharCode(...text.subarray(slot + 1, end));
  const han = countHan(opening + closing);
  if (opening === '' || closing.length < CLOSING_UNITS || han < FIXED_HAN || han > RECORD_MAX_HAN)
    return null;
  if (danglesAtStart(opening) || danglesAtEnd(closing)) return null;
  return opening + String.fromCharCode(SLOT) + closing;
}
