import { firstIndex } from '../../binary-search';
import type { MarkKind } from '../../marks/kinds';
import type { MarkClass } from '../../marks/look';
import type { Audience, PageMatch } from '../../match/match';
import { countHan } from '../../text/han';
import type { Span } from '../../text/span';
import { SLOT } from '../../text/units';
import { isText } from '../common/dom';
import { type Stretch, stretchesOf } from '../reading/flow';
import type { FlowRange, Mark, PageFlow } from '../reading/page-flow';

/** Makes marks of a flow's matches. */
export function marksOf(flow: PageFlow, matches: readonly PageMatch[]): Mark[] {
  const open = matches.filter(({ audience }) => audience !== 'user');
  return matches.map((match) => new FlowMark(flow, match, match.audience === 'user' ? open : NONE));
}

/** The marks of flows, including those kept from flows they replaced. */
export function* allMarksOf(flows: Iterable<PageFlow>): Generator<Mark> {
  for (const { marks, unlisted, inherited } of flows) {
    yield* marks;
    yield* unlisted;
    yield* inherited;
  }
}

/** Shared by all marks that are painted whole. */
const NONE: readonly Span[] = [];

/**
 * A long page has 100,000 marks, of which few are ever painted or shown. The others cost no more than their match and
 * their length.
 */
class FlowMark implements Mark {
  readonly flow: PageFlow;
  readonly han: number;
  readonly #match: PageMatch;
  readonly #painted: readonly Span[];
  #ranges: readonly StaticRange[] | undefined;
  #drawn: readonly StaticRange[] | undefined;

  /** @param painted The spans of the flow that are painted for other marks, ordered and not overlapping. */
  constructor(flow: PageFlow, match: PageMatch, painted: readonly Span[]) {
    this.flow = flow;
    this.han = countHan(flow.text, match.start, match.end);
    this.#match = match;
    this.#painted = painted;
  }

  get start(): number {
    return this.#match.start;
  }

  get end(): number {
    return this.#match.end;
  }

  get kind(): MarkKind {
    return this.#match.kind;
  }

  get phrase(): string {
    return this.#match.phrase;
  }

  get audience(): Audience {
    return this.#match.audience;
  }

  get markClass(): MarkClass {
    return `${this.#match.kind}-${this.#match.rarity}`;
  }

  get text(): string {
    return this.flow.text
      .slice(this.start, this.end)
      .replace(/[ \n\t\f]+/g, ' ')
      .trim();
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

/**
 * The rest of a span without the others, which are ordered and don't overlap; the span itself where none
 * overlaps it.
 */
function without(span: Span, others: readonly Span[]): Span[] {
  let at = firstIndex(others.length, (i) => others[i].end <= span.start);
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

/** A span of a flow, with the ranges to paint for it. */
export function flowRange(flow: PageFlow, { start, end }: Span): FlowRange {
  return { flow, start, end, ranges: rangesOf(flow, { start, end }) };
}

function rangesOf(flow: PageFlow, span: Span): StaticRange[] {
  return stretchesOf(flow, span).map(rangeOf);
}

/** Static ranges: browsers update live ones at every change of the page, which slows the page down. */
function rangeOf({ startNode, startOffset, endNode, endOffset }: Stretch<Text>): StaticRange {
  return new StaticRange({ startContainer: startNode, startOffset, endContainer: endNode, endOffset });
}

/**
 * Makes a test for hidden phrases.
 * @param hidden Keys of phrases; a key with SLOTs, a template's pattern, hides everything that fills them.
 */
export function hiddenPhraseTest(hidden: readonly string[]): (phrase: string) => boolean {
  const slot = String.fromCharCode(SLOT);
  const phrases = new Set(hidden);
  const frames = hidden.filter((key) => key.includes(slot)).map((key) => key.split(slot));
  return (phrase) => phrases.has(phrase) || frames.some((pieces) => fills(phrase, pieces));
}

/**
 * Whether a phrase has the pieces of a pattern in their order, the first and last at its ends, with something
 * between them.
 */
function fills(phrase: string, pieces: readonly string[]): boolean {
  const last = pieces[pieces.length - 1];
  let end = 0;
  for (const piece of pieces.slice(0, -1)) {
    const at = phrase.indexOf(piece, end);
    if (at < 0 || (end === 0 && at > 0)) return false;
    end = at + piece.length + 1;
  }
  return phrase.length - last.length >= end && phrase.endsWith(last);
}

/**
 * Whether a span of a flow still has the wording that its range was painted for. False for spans of several
 * ranges or nodes.
 */
export function isUnchanged({ flow, start, end, ranges }: FlowRange): boolean {
  const [range] = ranges;
  const node = range?.startContainer;
  if (ranges.length !== 1 || !node || !isText(node) || range.endContainer !== node) return false;
  const now = node.data.slice(range.startOffset, range.endOffset);
  return now === flow.text.slice(start, end);
}
