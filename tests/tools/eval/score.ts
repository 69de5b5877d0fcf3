import type { MarkKind } from '../../../utils/marks/kinds';
import type { Span } from '../../../utils/text/span';
import { PageText, type Quote } from './page-text';

/** What a reader has marked on a page: strings, each for every place where it stands there. */
export interface Gold {
  /** Boilerplate. */
  readonly B: readonly string[];
  /** Neutral terms: marking them is neither right nor wrong. Where both overlap, B holds. */
  readonly T: readonly string[];
}

/** A wording that the extension marks, for every place where it stands on the page. */
export interface Mark {
  readonly text: string;
  readonly kind: MarkKind;
}

/** A page to be scored. */
export interface MarkedPage {
  readonly name: string;
  /** As it is rendered. */
  readonly text: string;
  readonly gold: Gold;
}

/** What is counted: Han characters, spans and marks. */
export interface Counts {
  /** Han characters of the page; those beyond the basic plane are not counted, here and below. */
  readonly han: number;
  /** Those of B. */
  readonly gold: number;
  /** Marked ones, without those that are of T alone. */
  readonly marked: number;
  /** Marked ones of B. */
  readonly hit: number;
  /** Spans of B that stand on the page, and those that are found: of which four fifths are marked. */
  readonly spans: number;
  readonly spansFound: number;
  /** Such spans that the sources know. */
  readonly known: number;
  readonly knownFound: number;
  /** Wordings of marks that stand on the page as they are, and those with clean edges. */
  readonly wordings: number;
  readonly cleanWordings: number;
  /** `han` and `marked` of a page without any B. */
  readonly controlHan: number;
  readonly controlMarked: number;
}

/** A string of which something went wrong on a page, and where. */
export interface Fault {
  readonly text: string;
  /** Han characters in all brackets of a false mark, outside of all brackets of a missed span. */
  readonly han: number;
  readonly quotes: readonly Quote[];
}

/** A mark with characters, in brackets, that are neither B nor T. Where marks overlap, each has its own fault. */
export interface FalseMark extends Fault {
  readonly kind: MarkKind;
}

/** A span of B that is marked in part, in brackets, or not at all. */
export interface Miss extends Fault {
  /** Whether the sources know it; null without sources. */
  readonly known: boolean | null;
}

/** What came of a page. */
export interface PageScore {
  readonly name: string;
  readonly counts: Counts;
  readonly falseMarks: readonly FalseMark[];
  readonly misses: readonly Miss[];
}

/** Part of a span's Han characters that has to be marked for it to be found. */
const FOUND_SHARE = 0.8;

/** Particles and the like that no formula begins or ends with. */
const DANGLING = new Set('的了和与及在是之');

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** A span of B that stands on the page. */
interface GoldSpan {
  readonly text: string;
  readonly found: boolean;
  readonly known: boolean | null;
}

/** Sets what the extension marks on a page beside what a reader has marked. */
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

/** The counts of several pages together; all are 0 where there is no page. */
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

/** A string of B as a span; none where it stands nowhere, or holds no Han character. */
function readSpan(page: PageText, text: string, inMark: Uint8Array, known: KnownStrings | null): GoldSpan[] {
  const han = page.placesOf(text).flatMap((place) => page.hanIn(place));
  if (han.length === 0) return [];
  const marked = han.filter((i) => inMark[i]).length;
  return [{ text, found: marked / han.length >= FOUND_SHARE, known: known?.has(text) ?? null }];
}

/** Where a wording stands for the first time exactly as it is; none where the page breaks it in another way. */
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

/** The places of a string that have faulty Han characters; none where all are well. */
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

/** Length of the pieces by which a string is known, Han characters. */
const GRAM = 4;

/** Part of a string's Han characters that has to stand in known pieces. */
const KNOWN_SHARE = 0.8;

/** Most documents of a small source, one of which is enough to know a piece; of larger ones it takes two. */
const SMALL_SOURCE = 10;

/** Knows the strings that sources hold, at least in pieces. */
export class KnownStrings {
  readonly #grams: ReadonlySet<string>;

  /** @param sources Texts of each source's documents. A piece may stand in two documents of different sources. */
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

  /** Whether four fifths of a string's Han characters stand in known pieces; false where it has less than four. */
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
