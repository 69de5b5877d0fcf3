import { REPORT_PHRASES } from '../limits';
import type { MarkKind } from '../marks/kinds';
import type { MarkClass } from '../marks/look';
import type { Audience, PageMatch } from '../match/match';
import type { FrameReport, ReportedMark } from '../reports/report';
import { countHan } from '../text/han';
import type { Span } from '../text/span';
import { type Stretch, stretchesOf } from './flow';
import { lowest } from './halving';
import type { Mark, PageFlow, Placed } from './page-flow';

/** Makes the marks of a flow's matches. */
export function marksOf(flow: PageFlow, matches: readonly PageMatch[]): Mark[] {
  const open = matches.filter(({ audience }) => audience !== 'user');
  return matches.map((match) => new FlowMark(flow, match, match.audience === 'user' ? open : []));
}

/** The marks of flows, those that they have from flows they replaced included. */
export function* allMarksOf(flows: Iterable<PageFlow>): Generator<Mark> {
  for (const { marks, unlisted, inherited } of flows) {
    yield* marks;
    yield* unlisted;
    yield* inherited;
  }
}

/** A long page has 100,000 marks, of which few are ever painted or shown: the rest cost no more than their place. */
class FlowMark implements Mark {
  readonly flow: PageFlow;
  readonly start: number;
  readonly end: number;
  readonly kind: MarkKind;
  readonly markClass: MarkClass;
  readonly phrase: string;
  readonly audience: Audience;
  readonly han: number;
  readonly #painted: readonly Span[];
  #text: string | undefined;
  #ranges: readonly StaticRange[] | undefined;
  #drawn: readonly StaticRange[] | undefined;

  /** @param painted What is painted for other marks, of the whole flow, in order and apart. */
  constructor(flow: PageFlow, match: PageMatch, painted: readonly Span[]) {
    const { start, end, kind, phrase, audience, rarity } = match;
    this.flow = flow;
    this.start = start;
    this.end = end;
    this.kind = kind;
    this.markClass = `${kind}-${rarity}`;
    this.phrase = phrase;
    this.audience = audience;
    this.#painted = painted;
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

  get drawn(): readonly StaticRange[] {
    if (!this.#drawn) {
      const rest = without(this, this.#painted);
      this.#drawn = rest[0] === this ? this.ranges : rest.flatMap((span) => rangesOf(this.flow, span));
    }
    return this.#drawn;
  }
}

/** What is left of a span; the span itself where none of the others, which are in order and apart, reaches into it. */
function without(span: Span, others: readonly Span[]): Span[] {
  let at = lowest(others.length, (i) => others[i].end > span.start);
  if (at === others.length || others[at].start >= span.end) return [span];
  const rest: Span[] = [];
  let { start } = span;
  for (; at < others.length && others[at].start < span.end; at++) {
    if (others[at].start > start) rest.push({ start, end: others[at].start });
    start = others[at].end;
  }
  if (start < span.end) rest.push({ start, end: span.end });
  return rest;
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
  readonly #places = new Map<MarkKind, Map<string, number>>();

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

  #placesOf(kind: MarkKind): Map<string, number> {
    const known = this.#places.get(kind);
    if (known) return known;
    const places = new Map<string, number>();
    this.#places.set(kind, places);
    return places;
  }
}
