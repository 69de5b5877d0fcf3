import { documentAt } from '../../../utils/index/corpus-index';
import { PHRASE_MIN_HAN, RECORD_MAX_HAN, SLOT_MAX_HAN } from '../../../utils/limits';
import { branchingEntropy, normalisedInformation, sum } from '../../../utils/phrases/measures';
import { countHan } from '../../../utils/text/han';
import { SLOT } from '../../../utils/text/units';
import { danglesAtEnd, danglesAtStart } from '../../../utils/text/words';
import { type Clause, forEachClause } from './clauses';
import { inOrder } from './phrase-features';
import type { RecordSources } from './record-sources';

/** A frame of official clauses: 为…提供有力支撑. */
export interface Frame {
  /** Its two fixed pieces with SLOT between them. */
  readonly text: string;
  /**
   * Clauses that begin and end with its pieces and have 1 to SLOT_MAX_HAN units between, whatever their words, by number
   * of document of the sources.
   */
  readonly documents: ReadonlyMap<number, number>;
  /** Values of FRAME_FEATURES. */
  readonly features: Float64Array;
}

/** What is measured of a frame, in the order of the model's weights. Numbers are natural logarithms. */
export const FRAME_FEATURES = [
  'reports', // reports and documents that have it
  'clauses', // clauses in it
  'fillers', // different fillers
  'association', // normalisedInformation of its two pieces over all clauses
  'fillerEntropy', // branchingEntropy of what fills it: productive where it is high
  'fixed', // UTF-16 units of both pieces
  'opening', // of the first piece
] as const;

/** Longest pieces, in words. */
const OPENING_WORDS = 5;
const CLOSING_WORDS = 4;
/** The second piece has at least this number of units. */
const MIN_CLOSING_UNITS = 2;
/** Longest clause that is read, units: longer ones are lists without punctuation. */
const CLAUSE_UNITS = 40;
/** A frame has at least MIN_FILLERS different fillers, or MIN_LONG_FILLERS if it has LONG_HAN Han characters and is hardly a coincidence. */
const MIN_FILLERS = 3;
const LONG_HAN = 6;
const MIN_LONG_FILLERS = 2;
/** A frame occurs in at least this number of texts, and its pieces in at least this number of clauses. */
const MIN_DOCUMENTS = 3;
const MIN_PIECE_CLAUSES = 3;
/** Minimum association of the two pieces. */
const MIN_ASSOCIATION = 0.25;

interface Count {
  readonly documents: Map<number, number>;
  readonly fillers: Map<string, number>;
}

/**
 * The frames of the sources: an opening and a closing of clauses that go together, with different things between.
 * A lexical bundle with a slot, as in D. Biber, "A corpus-driven approach to formulaic language in English",
 * International Journal of Corpus Linguistics 14(3), 2009. Both pieces together have PHRASE_MIN_HAN to
 * RECORD_MAX_HAN Han characters, fillers at most SLOT_MAX_HAN units.
 */
export function findFrames(sources: RecordSources): Frame[] {
  const pieces = new Map<string, number>();
  let clauses = 0;
  eachClause(sources, (openings, closings) => {
    clauses++;
    for (const { text } of openings) pieces.set(`${text}-`, (pieces.get(`${text}-`) ?? 0) + 1);
    for (const { text } of closings) pieces.set(`-${text}`, (pieces.get(`-${text}`) ?? 0) + 1);
  });
  const counts = new Map<string, Count>();
  eachClause(sources, (openings, closings, clause) => {
    const document = documentAt(sources.index, clause.start);
    for (const opening of openings) {
      if ((pieces.get(`${opening.text}-`) ?? 0) < MIN_PIECE_CLAUSES) continue;
      for (const closing of closings) {
        const slot = closing.at - opening.at;
        if (slot < 2 || slot > SLOT_MAX_HAN) continue;
        if (opening.text.length + closing.text.length < PHRASE_MIN_HAN) continue;
        if ((pieces.get(`-${closing.text}`) ?? 0) < MIN_PIECE_CLAUSES) continue;
        const filler = wording(sources, opening.at, closing.at);
        count(counts, frameOf(opening.text, closing.text), document, filler);
      }
    }
  });
  const frames: Frame[] = [];
  for (const [text, { documents, fillers }] of counts) {
    if (documents.size < MIN_DOCUMENTS) continue;
    const han = countHan(text);
    if (fillers.size < (han < LONG_HAN ? MIN_FILLERS : MIN_LONG_FILLERS)) continue;
    if (han < PHRASE_MIN_HAN || han > RECORD_MAX_HAN) continue;
    const [opening, closing] = text.split(String.fromCharCode(SLOT));
    const together = sum(documents.values());
    const [first, second] = [pieces.get(`${opening}-`) ?? 0, pieces.get(`-${closing}`) ?? 0];
    const association = normalisedInformation(together, first, second, clauses);
    if (association < MIN_ASSOCIATION) continue;
    const features = inOrder(FRAME_FEATURES, {
      reports: Math.log(documents.size),
      clauses: Math.log(together),
      fillers: Math.log(fillers.size),
      association,
      fillerEntropy: branchingEntropy(fillers.values(), 0),
      fixed: opening.length + closing.length,
      opening: opening.length,
    });
    frames.push({ text, documents, features });
  }
  const places = placesOf(sources, frames);
  return frames.map((frame) => ({ ...frame, documents: places.get(frame.text) ?? frame.documents }));
}

/** Counts the clauses of each frame by their wording alone. */
function placesOf(sources: RecordSources, frames: readonly Frame[]): Map<string, Map<number, number>> {
  const places = new Map<string, Map<number, number>>(frames.map(({ text }) => [text, new Map()]));
  const pieces = frames.map(({ text }) => text.split(String.fromCharCode(SLOT)));
  const openings = new Set(pieces.map(([opening]) => opening));
  const closings = new Set(pieces.map(([, closing]) => closing));
  forEachClause(sources.index, sources.bits, ({ start, end }) => {
    const document = documentAt(sources.index, start);
    const text = wording(sources, start, end);
    for (let to = 1; to < Math.min(text.length, RECORD_MAX_HAN); to++) {
      if (!openings.has(text.slice(0, to))) continue;
      for (let from = to + 1; from <= Math.min(to + SLOT_MAX_HAN, text.length - 1); from++) {
        if (!closings.has(text.slice(from))) continue;
        const documents = places.get(frameOf(text.slice(0, to), text.slice(from)));
        documents?.set(document, (documents.get(document) ?? 0) + 1);
      }
    }
  });
  return places;
}

/** A piece of a clause, and the position in the index's text where the slot beside it begins or ends. */
interface Piece {
  readonly text: string;
  readonly at: number;
}

function eachClause(
  sources: RecordSources,
  visit: (openings: readonly Piece[], closings: readonly Piece[], clause: Clause) => void,
): void {
  forEachClause(sources.index, sources.bits, (clause) => {
    const { start, end } = clause;
    if (end - start > CLAUSE_UNITS) return;
    const edges = wholeWords(sources, clause.edges);
    const words = edges.length - 1;
    const openings: Piece[] = [];
    for (let i = 1; i <= Math.min(OPENING_WORDS, words - 1); i++) {
      const text = wording(sources, start, edges[i]);
      if (!danglesAtStart(text)) openings.push({ text, at: edges[i] });
    }
    const closings: Piece[] = [];
    for (let i = words - 1; i >= Math.max(1, words - CLOSING_WORDS); i--) {
      const text = wording(sources, edges[i], end);
      if (text.length >= MIN_CLOSING_UNITS && !danglesAtEnd(text)) closings.push({ text, at: edges[i] });
    }
    visit(openings, closings, clause);
  });
}

/**
 * The edges between a clause's words, except those within words that only the general list has: the word list divides
 * 贡献率, and a frame that ends in it would have a piece of a word in its slot.
 */
function wholeWords(sources: RecordSources, edges: readonly number[]): number[] {
  return edges.filter((edge, i) => {
    if (i === 0 || i === edges.length - 1) return true;
    const [before, behind] = [edges[i - 1], edges[i + 1]];
    if (edge - before > 1 && behind - edge > 1) return true;
    return !sources.general.has(wording(sources, before, behind));
  });
}

function count(counts: Map<string, Count>, text: string, document: number, filler: string): void {
  const known = counts.get(text) ?? { documents: new Map(), fillers: new Map() };
  known.documents.set(document, (known.documents.get(document) ?? 0) + 1);
  known.fillers.set(filler, (known.fillers.get(filler) ?? 0) + 1);
  counts.set(text, known);
}

function frameOf(opening: string, closing: string): string {
  return opening + String.fromCharCode(SLOT) + closing;
}

function wording({ index }: RecordSources, start: number, end: number): string {
  return String.fromCharCode(...index.text.subarray(start, end));
}
