import type { MarkKind } from '../../../utils/marks/kinds';
import type { Span } from '../../../utils/text/span';
import { PageText, type Quote } from './page-text';

/** What a person has marked on a page: strings, each for all its occurrences there. */
export interface Gold {
  /** Boilerplate. */
  readonly B: readonly string[];
  /** Neutral terms: marking them is neither right nor wrong. Where both overlap, B counts. */
  readonly T: readonly string[];
}

/** A wording that the extension marks, for all its occurrences on the page. */
export interface Mark {
  readonly text: string;
  readonly kind: MarkKind;
}

/** A page to score. */
export interface MarkedPage {
  readonly name: string;
  /** The rendered text. */
  readonly text: string;
  readonly gold: Gold;
}

/** What is counted: Han characters, spans and marks. */
export interface Counts {
  /** Han characters of the page; here and below, only those of the basic plane. */
  readonly han: number;
  /** Those of B. */
  readonly gold: number;
  /** Marked ones, except those that only T has. */
  readonly marked: number;
  /** Marked ones of B. */
  readonly hit: number;
  /** Spans of B on the page, and those found: at least four fifths of them are marked. */
  readonly spans: number;
  readonly spansFound: number;
  /** Such spans that the sources know. */
  readonly known: number;
  readonly knownFound: number;
  /** Wordings of marks that occur on the page exactly, and those with clean edges. */
  readonly wordings: number;
  readonly cleanWordings: number;
  /** `han` and `marked` of a page without any B. */
  readonly controlHan: number;
  readonly controlMarked: number;
}

/** A string with an error on a page, and where. */
export interface Fault {
  readonly text: string;
  /** Han characters within all brackets of a false mark, or outside all brackets of a missed span. */
  readonly han: number;
  readonly quotes: readonly Quote[];
}

/** A mark with characters, in brackets, that are neither B nor T. Overlapping marks have a fault each. */
export interface FalseMark extends Fault {
  readonly kind: MarkKind;
}

/** A span of B that is marked in part, in brackets, or not at all. */
export interface Miss extends Fault {
  /** Whether the sources know it; null without sources. */
  readonly known: boolean | null;
}

/** The score of a page. */
export interface PageScore {
  readonly name: string;
  readonly counts: Counts;
  readonly falseMarks: readonly FalseMark[];
  readonly misses: readonly Miss[];
}

/** Share of a span's Han characters that has to be marked for it to count as found. */
const FOUND_SHARE = 0.8;

/** Particles and the like that no formula begins or ends with. */
const DANGLING = new Set('的了和与及在是之');

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** A span of B on the page. */
interface GoldSpan {
  readonly text: string;
  readonly found: boolean;
  readonly known: boolean | null;
}

/** Compares what the extension marks on a page with what a person has marked. */
export function scorePage(
  { name, text, gold }: MarkedPage,
  marks: readonly Mark[],
  known: KnownStrings | null,
): PageScore {
  const page = new PageText(text);
  const wordings = [...new Set(marks.map((mark) => mark.text))];
  const [inMark, inB, inT] = [wordings, gold.B, gold.T].map((strings) => page.cover(strings));
  const han = page.hanIn({ start: 0, end: text.length });
  const marked = han.filter((i) => inMark[i] && (inB[i] || !inT[i]));
  const spans = gold.B.flatMap((span) => readSpan(page, span, inMark, known));
  const standing = wordings.flatMap((wording) => firstPlace(text, wording));
  const isControl = gold.B.length === 0;
  const isWrong = (i: number) => !inB[i] && !inT[i];
  const isMarked = (i: number) => inMark[i] === 1;
  const isUnmarked = (i: number) => inMark[i] === 0;
  return {
    name,
    counts: {
      han: han.length,
      gold: han.filter((i) => inB[i]).length,
      marked: marked.length,
      hit: marked.filter((i) => inB[i]).length,
      spans: spans.length,
      spansFound: spans.filter((span) => span.found).length,
      known: spans.filter((span) => span.known).length,
      knownFound: spans.filter((span) => span.known && span.found).length,
      wordings: standing.length,
      cleanWordings: countClean(text, standing),
      controlHan: isControl ? han.length : 0,
      controlMarked: isControl ? marked.length : 0,
    },
    falseMarks: marks.flatMap(({ text, kind }) =>
      faultOf(page, text, isWrong, isWrong).map((fault) => ({ ...fault, kind })),
    ),
    misses: spans.flatMap(({ text, known }) =>
      faultOf(page, text, isUnmarked, isMarked).map((fault) => ({ ...fault, known })),
    ),
  };
}

/** The sums of the counts of several pages. */
export function sumCounts(counts: readonly Counts[]): Counts {
  const sum = (name: keyof Counts) => counts.reduce((total, each) => total + each[name], 0);
  return {
    han: sum('han'),
    gold: sum('gold'),
    marked: sum('marked'),
    hit: sum('hit'),
    spans: sum('spans'),
    spansFound: sum('spansFound'),
    known: sum('known'),
    knownFound: sum('knownFound'),
    wordings: sum('wordings'),
    cleanWordings: sum('cleanWordings'),
    controlHan: sum('controlHan'),
    controlMarked: sum('controlMarked'),
  };
}

/** A string of B as a span; none where it doesn't occur or has no Han character. */
function readSpan(page: PageText, text: string, inMark: Uint8Array, known: KnownStrings | null): GoldSpan[] {
  const han = page.placesOf(text).flatMap((place) => page.hanIn(place));
  if (han.length === 0) return [];
  const marked = han.filter((i) => inMark[i]).length;
  return [{ text, found: marked / han.length >= FOUND_SHARE, known: known?.has(text) ?? null }];
}

/** The first exact occurrence of a wording; none where the page breaks it differently. */
function firstPlace(text: string, wording: string): Span[] {
  const start = wording === '' ? -1 : text.indexOf(wording);
  return start < 0 ? [] : [{ start, end: start + wording.length }];
}

/** How many spans begin and end between words, and neither with a particle. */
function countClean(text: string, spans: readonly Span[]): number {
  const edges = new Set(Array.from(words.segment(text), ({ index }) => index)).add(text.length);
  const isClean = ({ start, end }: Span) =>
    edges.has(start) && edges.has(end) && !DANGLING.has(text[start]) && !DANGLING.has(text[end - 1]);
  return spans.filter(isClean).length;
}

/** The occurrences of a string that have wrong Han characters. */
function faultOf(
  page: PageText,
  text: string,
  isFaulty: (place: number) => boolean,
  isBracketed: (place: number) => boolean,
): Fault[] {
  const places = page
    .placesOf(text)
    .map((place) => ({ place, han: page.hanIn(place).filter(isFaulty).length }))
    .filter(({ han }) => han > 0);
  if (places.length === 0) return [];
  return [
    {
      text,
      han: places.reduce((sum, { han }) => sum + han, 0),
      quotes: places.map(({ place }) => page.quote(place, isBracketed)),
    },
  ];
}

/** A string is known by pieces of this length, Han characters. */
const GRAM = 4;

/** Share of a string's Han characters that has to be in known pieces. */
const KNOWN_SHARE = 0.8;

/** A source with at most this number of documents knows what one of them has; a larger one what two have. */
const SMALL_SOURCE = 10;

/** Knows the strings that sources contain, at least in pieces. */
export class KnownStrings {
  readonly #grams: ReadonlySet<string>;

  /** @param sources Texts of each source's documents. The two documents with a piece may be of different sources. */
  constructor(sources: readonly (readonly string[])[]) {
    const known = new Set<string>();
    const firstHolder = new Map<string, string>();
    for (const [place, documents] of sources.entries()) {
      const isSmall = documents.length <= SMALL_SOURCE;
      for (const [number, document] of documents.entries()) {
        const holder = `${place} ${number}`;
        for (const gram of gramsOf(hanOf(document))) {
          const first = firstHolder.get(gram);
          if (first === undefined) firstHolder.set(gram, holder);
          if (isSmall || (first ?? holder) !== holder) known.add(gram);
        }
      }
    }
    this.#grams = known;
  }

  /** Whether at least four fifths of a string's Han characters are in known pieces; false where it has less than four. */
  has(string: string): boolean {
    const han = hanOf(string);
    const held = new Set<number>();
    for (const [start, gram] of gramsOf(han).entries()) {
      if (this.#grams.has(gram)) for (let i = 0; i < GRAM; i++) held.add(start + i);
    }
    return han.length > 0 && held.size / han.length >= KNOWN_SHARE;
  }
}

function hanOf(text: string): string {
  return text.replace(/\P{Script=Han}+/gu, '');
}

function gramsOf(han: string): string[] {
  return Array.from({ length: Math.max(0, han.length - GRAM + 1) }, (_, i) => han.slice(i, i + GRAM));
}
