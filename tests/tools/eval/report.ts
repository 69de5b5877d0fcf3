import type { Quote } from './page-text';
import { type Counts, type FalseMark, type Fault, type Miss, type PageScore, sumCounts } from './score';

/** The report on a marked folder. */
export interface Report {
  readonly pages: readonly PageFigures[];
  readonly total: Figures;
  readonly falseMarks: readonly Gathered<FalseMark>[];
  readonly misses: readonly Gathered<Miss>[];
}

/** Combines the scores of pages. @param hasSources Whether they say what sources know. */
export function makeReport(scores: readonly PageScore[], hasSources: boolean): Report {
  return {
    pages: scores.map(pageFiguresOf),
    total: figuresOf(sumCounts(scores.map(({ counts }) => counts)), hasSources),
    falseMarks: gatherFalseMarks(scores),
    misses: gatherMisses(scores),
  };
}

/** Figures from the counts, 0 to 1 unless stated; 0 where the divisor is 0. */
export interface Figures {
  /** Share of the marked characters that is B. */
  readonly precision: number;
  /** Share of the characters of B that is marked. */
  readonly recall: number;
  /** Harmonic mean of both. */
  readonly f1: number;
  /** Share of the spans that is found. */
  readonly span_recall: number;
  /** How many spans the sources know; 0 without sources. */
  readonly known_spans: number;
  /** Share of these that is found; null without sources. */
  readonly known_span_recall: number | null;
  /** Share of the wordings with clean edges. */
  readonly clean_edges: number;
  /** Marked characters on control pages, per 1,000 Han characters. */
  readonly control_marked_per_1000: number;
}

/** The report on one page. */
export interface PageFigures {
  readonly page: string;
  /** Han characters: all, those of B, and the marked ones that are not of T alone. */
  readonly han: number;
  readonly gold: number;
  readonly marked: number;
  readonly precision: number;
  readonly recall: number;
}

/**
 * Figures of all pages, rounded to three places, the last one to two.
 * @param hasSources Whether what sources know was counted.
 */
export function figuresOf(counts: Counts, hasSources: boolean): Figures {
  const precision = share(counts.hit, counts.marked);
  const recall = share(counts.hit, counts.gold);
  return {
    precision: round(precision, 3),
    recall: round(recall, 3),
    f1: round(share(2 * precision * recall, precision + recall), 3),
    span_recall: round(share(counts.spansFound, counts.spans), 3),
    known_spans: counts.known,
    known_span_recall: hasSources ? round(share(counts.knownFound, counts.known), 3) : null,
    clean_edges: round(share(counts.cleanWordings, counts.wordings), 3),
    control_marked_per_1000: round(share(1000 * counts.controlMarked, counts.controlHan), 2),
  };
}

/** Figures of one page, rounded to two places. */
export function pageFiguresOf({ name, counts }: PageScore): PageFigures {
  return {
    page: name,
    han: counts.han,
    gold: counts.gold,
    marked: counts.marked,
    precision: round(share(counts.hit, counts.marked), 2),
    recall: round(share(counts.hit, counts.gold), 2),
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function round(value: number, places: number): number {
  return Number(value.toFixed(places));
}

/** A quote, and the page it is from. */
export interface Place extends Quote {
  readonly page: string;
}

/** One string's faults on all pages. */
export type Gathered<F extends Fault> = Omit<F, 'quotes'> & { readonly places: readonly Place[] };

/** False marks by wording and kind, those with most wrong characters first. */
function gatherFalseMarks(pages: readonly PageScore[]): Gathered<FalseMark>[] {
  return gather(
    pages,
    ({ falseMarks }) => falseMarks,
    ({ kind, text }) => `${kind} ${text}`,
  );
}

/** Missed spans by text, those with most unmarked characters first. */
function gatherMisses(pages: readonly PageScore[]): Gathered<Miss>[] {
  return gather(
    pages,
    ({ misses }) => misses,
    ({ text }) => text,
  );
}

function gather<F extends Fault>(
  pages: readonly PageScore[],
  faultsOf: (page: PageScore) => readonly F[],
  keyOf: (fault: F) => string,
): Gathered<F>[] {
  const gathered = new Map<string, Gathered<F>>();
  for (const page of pages) {
    for (const fault of faultsOf(page)) {
      const { quotes, ...rest } = fault;
      const before = gathered.get(keyOf(fault));
      const places = quotes.map((quote) => ({ page: page.name, ...quote }));
      gathered.set(keyOf(fault), {
        ...rest,
        han: (before?.han ?? 0) + fault.han,
        places: [...(before?.places ?? []), ...places],
      });
    }
  }
  return [...gathered.values()].sort((a, b) => b.han - a.han);
}
