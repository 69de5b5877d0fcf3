import { firstIndex } from '../../binary-search';
import { FLOW_MAX_UNITS } from '../../limits';
import type { Span } from '../../text/span';

/**
 * A part of a flow's text that lies in one text node; it ends where the next piece begins. `N` is the node's
 * type.
 */
export interface Piece<N> {
  readonly node: N;
  /** UTF-16 offset of the piece in the flow's text. */
  readonly start: number;
  /** UTF-16 offset of the piece in the node's data; 0 unless the node was cut. */
  readonly offset: number;
  /**
   * Whether no range can reach from the previous piece to this one: there is ruby text between them, or they
   * are in different trees.
   */
  readonly apart: boolean;
  /**
   * Whether there is something other than text between the two (the edge of a box, the end of a line), which
   * no link can cross.
   */
  readonly gap: boolean;
}

/**
 * The joined text of consecutive inline nodes; never empty. A phrase may run across its pieces, but not
 * beyond it.
 */
export interface Flow<N> {
  readonly text: string;
  /** In the order of `start`; the first starts at 0. */
  readonly pieces: readonly Piece<N>[];
}

/** From a position in one text node to a position in the same or a later one. */
export interface Stretch<N> {
  readonly startNode: N;
  readonly startOffset: number;
  readonly endNode: N;
  readonly endOffset: number;
}

/** A part of a text node that waits until its flow ends. */
export interface Run<N> extends Omit<Piece<N>, 'start'> {
  readonly text: string;
}

/**
 * Whether a sentence runs on across a line end.
 * @param before The texts of the previous lines, in order.
 * @param next The next line, without white space that isn't shown.
 */
export type RunsOn<N> = (before: readonly string[], line: readonly Run<N>[], next: string) => boolean;

/** Lines remembered for `RunsOn`. */
const LINES_BEFORE = 3;

/** Joins text nodes into flows, in the order in which they are added. */
export class FlowBuilder<N> {
  readonly #onFlow: (flow: Flow<N>) => void;
  readonly #runsOn: RunsOn<N>;
  /** The flow up to the current line, its last line, and the lines before that. */
  #flow: Run<N>[] = [];
  #last: readonly Run<N>[] = [];
  #before: string[] = [];
  #line: Run<N>[] = [];
  /** The line end before the current line, where the flow goes on in any case. */
  #lineEnd: Run<N> | null = null;
  #isIndentShown = false;
  #length = 0;
  #apart = false;
  #gap = false;
  #trims = false;

  /**
   * @param onFlow Gets each flow as it ends, including those of white space only.
   * @param runsOn Asked at line ends with text before and after them.
   */
  constructor(onFlow: (flow: Flow<N>) => void, runsOn: RunsOn<N> = () => false) {
    this.#onFlow = onFlow;
    this.#runsOn = runsOn;
  }

  /** Whether the flow is only white space so far. */
  get isBlank(): boolean {
    return !this.#flow.some(hasInk) && !this.#line.some(hasInk);
  }

  /** The last UTF-16 unit of the flow so far; '' where it is empty. */
  get lastUnit(): string {
    return (this.#line.at(-1) ?? this.#flow.at(-1))?.text.at(-1) ?? '';
  }

  /**
   * Adds a node's text, or a part of it that begins at `offset` in the node's data. What exceeds
   * FLOW_MAX_UNITS goes into another flow; no surrogate pair is split.
   */
  add(node: N, text: string, offset = 0): void {
    let from = this.#trims ? text.length - withoutIndent(text).length : 0;
    while (from < text.length) {
      // The last free unit may be half a character.
      if (this.#length >= FLOW_MAX_UNITS - 1) this.break();
      const run = firstRun(text, from, FLOW_MAX_UNITS - this.#length);
      this.#line.push({ node, text: run, offset: offset + from, apart: this.#apart, gap: this.#gap });
      this.#length += run.length;
      this.#apart = this.#gap = this.#trims = false;
      from += run.length;
      if (from < text.length) this.break();
    }
  }

  /** The flow goes on, but no range can cross this position. */
  setApart(): void {
    this.#apart = this.#gap = true;
  }

  /** The flow goes on across the edge of a box. White space just inside it isn't shown. */
  enterBox(): void {
    this.#gap = this.#trims = true;
  }

  leaveBox(): void {
    trimEnd(this.#line);
    this.#gap = true;
    this.#trims = false;
  }

  /** The line ends, and the sentence goes on in another box. */
  joinLine(): void {
    this.leaveBox();
    this.#trims = true;
    this.setApart();
  }

  /**
   * A line broken by hand ends here. Where the sentence doesn't run on, the flow ends as well, unless `kept`
   * is given.
   * @param kept The text node with the line end, and the line end's offset in it: the flow goes on, and the
   * line end is part of it unless the sentence runs on.
   * @param isIndentShown Whether spaces at the beginning of the next line are shown.
   */
  endLine(kept?: { node: N; offset: number }, isIndentShown = false): void {
    this.#closeLine();
    this.#isIndentShown = isIndentShown;
    if (!kept) return;
    this.#lineEnd = { ...kept, text: '\n', apart: false, gap: false };
    this.#length++;
  }

  /** Ends the current flow. */
  break(): void {
    this.#closeLine();
    this.#emit();
    this.#before = [];
    this.#length = 0;
    this.#apart = this.#gap = this.#trims = false;
  }

  /** Adds the current line to the flow where it belongs to it, or else begins a new flow with it. */
  #closeLine(): void {
    const line = this.#line;
    if (this.#flow.length > 0) {
      const text = textOf(line);
      const next = this.#isIndentShown ? text : withoutIndent(text);
      if (this.#length <= FLOW_MAX_UNITS && this.#runsOn(this.#before, this.#last, next)) {
        trimEnd(this.#flow);
        trimStart(line);
        line[0] = { ...line[0], gap: true };
      } else if (this.#lineEnd) this.#flow.push(this.#lineEnd);
      else {
        this.#emit();
        this.#length = text.length;
      }
      this.#before = [...this.#before.slice(1 - LINES_BEFORE), textOf(this.#last)];
    }
    for (const run of line) this.#flow.push(run);
    this.#last = line;
    this.#line = [];
    this.#lineEnd = null;
  }

  #emit(): void {
    const pieces: Piece<N>[] = [];
    const texts: string[] = [];
    let start = 0;
    for (const { node, text, offset, apart, gap } of this.#flow) {
      const last = pieces.at(-1);
      const goesOn = last?.node === node && last.offset + start - last.start === offset && !gap;
      if (!goesOn) pieces.push({ node, start, offset, apart: apart && start > 0, gap: gap && start > 0 });
      texts.push(text);
      start += text.length;
    }
    this.#flow = [];
    if (start > 0) this.#onFlow({ text: texts.join(''), pieces });
  }
}

/** The joined text of some runs. */
export function textOf<N>(runs: readonly Run<N>[]): string {
  return runs.length === 1 ? runs[0].text : runs.map(({ text }) => text).join('');
}

function hasInk<N>({ text }: Run<N>): boolean {
  return text.trim() !== '';
}

/**
 * Removes white space that pages don't show at the beginning of a line; wide and no-break spaces are shown.
 */
function withoutIndent(text: string): string {
  return text.replace(/^[ \n]+/, '');
}

function trimStart<N>(runs: Run<N>[]): void {
  for (let [first] = runs; first; [first] = runs) {
    const text = withoutIndent(first.text);
    if (text !== '') {
      runs[0] = { ...first, text, offset: first.offset + first.text.length - text.length };
      return;
    }
    runs.shift();
  }
}

function trimEnd<N>(runs: Run<N>[]): void {
  for (let last = runs.at(-1); last; last = runs.at(-1)) {
    let end = last.text.length;
    while (last.text[end - 1] === ' ' || last.text[end - 1] === '\n') end--;
    const text = last.text.slice(0, end);
    if (text !== '') {
      if (text !== last.text) runs[runs.length - 1] = { ...last, text };
      return;
    }
    runs.pop();
  }
}

/** The text from `from`, at most `room` units of it (2 or more); no surrogate pair is split. */
export function firstRun(text: string, from: number, room = FLOW_MAX_UNITS): string {
  if (text.length - from <= room) return text.slice(from);
  const last = text.charCodeAt(from + room - 1);
  const isHalf = last >= 0xd800 && last <= 0xdbff;
  return text.slice(from, from + (isHalf ? room - 1 : room));
}

/** Index of the piece that contains the unit at `offset`, 0 <= offset < text.length. */
export function pieceAt<N>(flow: Flow<N>, offset: number): number {
  return firstIndex(flow.pieces.length, (i) => flow.pieces[i].start <= offset) - 1;
}

/**
 * The nodes and offsets of a span of a flow: one stretch, or several where no range can cross between pieces.
 * Empty for an empty span.
 */
export function stretchesOf<N>(flow: Flow<N>, span: Span): Stretch<N>[] {
  const stretches: Stretch<N>[] = [];
  if (span.end <= span.start) return stretches;
  const last = pieceAt(flow, span.end - 1);
  for (let i = pieceAt(flow, span.start); i <= last; i++) {
    const { node, start, offset, apart } = flow.pieces[i];
    const startOffset = offset + Math.max(0, span.start - start);
    const end = i === last ? span.end : flow.pieces[i + 1].start;
    const endOffset = offset + end - start;
    const open = stretches.at(-1);
    if (open && !apart) {
      stretches[stretches.length - 1] = { ...open, endNode: node, endOffset };
    } else stretches.push({ startNode: node, startOffset, endNode: node, endOffset });
  }
  return stretches;
}

/** Whether two flows have the same text in the same nodes at the same offsets. */
export function sameFlow<N>(a: Flow<N>, b: Flow<N>): boolean {
  return (
    a.text === b.text &&
    a.pieces.length === b.pieces.length &&
    a.pieces.every((piece, i) => {
      const other = b.pieces[i];
      return (
        piece.node === other.node &&
        piece.start === other.start &&
        piece.offset === other.offset &&
        piece.apart === other.apart
      );
    })
  );
}
