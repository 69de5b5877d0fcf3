import { REPORT_PHRASES } from '../limits';
import type { Match, MatchKind } from '../match/match';
import type { FrameReport, ReportedMark } from '../reports/report';
import { countHan } from '../text/han';
import type { Span } from '../text/span';
import { type Stretch, stretchesOf } from './flow';
import type { Mark, PageFlow, Placed } from './page-flow';

/** Makes the marks of a flow's matches. */
export function marksOf(flow: PageFlow, matches: readonly Match[]): Mark[] {
  return matches.map((match) => new FlowMark(flow, match));
}

/** The marks of flows, those that they have from flows they replaced included. */
export function* allMarksOf(flows: Iterable<PageFlow>): Generator<Mark> {
  for (const { marks, inherited } of flows) {
    yield* marks;
    yield* inherited;
  }
}

/** A long page has 100,000 marks, of which few are ever painted or shown: the rest cost no more than their place. */
class FlowMark implements Mark {
  readonly flow: PageFlow;
  readonly start: number;
  readonly end: number;
  readonly kind: MatchKind;
  readonly phrase: string;
  readonly han: number;
  #text: string | undefined;
  #ranges: readonly StaticRange[] | undefined;

  constructor(flow: PageFlow, { start, end, kind, phrase }: Match) {
    this.flow = flow;
    this.start = start;
    this.end = end;
    this.kind = kind;
    this.phrase = phrase;
    this.han = countHan(flow.text, start, end);
  }

  get text(): string {
    this.#text ??= this.flow.text
      .slice(this.start, this.end)
      .replace(/[ \n\t\f]+/g, ' ')
      .trim();
    return this.#text;
  }

  get ranges(): readonly StaticRange[] {
    this.#ranges ??= rangesOf(this.flow, this);
    return this.#ranges;
  }
}

/** A part of a flow, with what can be painted for it. */
export function placed(flow: PageFlow, { start, end }: Span): Placed {
  return { flow, start, end, ranges: rangesOf(flow, { start, end }) };
}

function rangesOf(flow: PageFlow, span: Span): StaticRange[] {
  return stretchesOf(flow, span).map(rangeOf);
}

/** Static: browsers bring a live range up to date at every change of the page, which costs the page. */
function rangeOf({ startNode, startOffset, endNode, endOffset }: Stretch<Text>): StaticRange {
  return new StaticRange({ startContainer: startNode, startOffset, endContainer: endNode, endOffset });
}

/** Counts the flows of the page and their marks. */
export class MarkCount {
  #han = 0;
  #painted = 0;
  /** Places of each phrase, kind by kind. */
  readonly #places = new Map<MatchKind, Map<string, number>>();

  addFlow(flow: PageFlow): void {
    this.#han += flow.han;
  }

  removeFlow(flow: PageFlow): void {
    this.#han -= flow.han;
  }

  addMark(mark: Mark): void {
    this.#count(mark, 1);
  }

  removeMark(mark: Mark): void {
    this.#count(mark, -1);
  }

  /**
   * What is painted, phrase by phrase in reading order.
   * @param flows The flows that were counted, in reading order.
   */
  report(flows: Iterable<PageFlow>, complete: boolean): Omit<FrameReport, 'snippets' | 'own'> {
    return { han: this.#han, painted: this.#painted, marks: this.#firstPlaces(flows), complete };
  }

  #firstPlaces(flows: Iterable<PageFlow>): ReportedMark[] {
    const found: ReportedMark[] = [];
    const seen = new Map([...this.#places.keys()].map((kind) => [kind, new Set<string>()]));
    const distinct = [...this.#places.values()].reduce((sum, { size }) => sum + size, 0);
    const most = Math.min(REPORT_PHRASES, distinct);
    for (const { marks } of flows) {
      for (const mark of marks) {
        if (found.length >= most) return found;
        const { kind, phrase } = mark;
        if (seen.get(kind)?.has(phrase)) continue;
        seen.get(kind)?.add(phrase);
        found.push({ phrase, text: mark.text, kind, count: this.#places.get(kind)?.get(phrase) ?? 0 });
      }
    }
    return found;
  }

  #count({ kind, phrase, han }: Mark, sign: 1 | -1): void {
    const ofKind = this.#placesOf(kind);
    const places = (ofKind.get(phrase) ?? 0) + sign;
    if (places > 0) ofKind.set(phrase, places);
    else ofKind.delete(phrase);
    this.#painted += sign * han;
  }

  #placesOf(kind: MatchKind): Map<string, number> {
    const known = this.#places.get(kind);
    if (known) return known;
    const places = new Map<string, number>();
    this.#places.set(kind, places);
    return places;
  }
}
