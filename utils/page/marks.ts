import { REPORT_PHRASES } from '../limits';
import type { Match } from '../match/match';
import type { FrameReport, ReportedMark } from '../reports/report';
import { countHan } from '../text/han';
import { compareInReading } from './flat-tree';
import { type Stretch, stretchesOf } from './flow';
import type { Mark, PageFlow } from './page-flow';

/** Makes the marks of a flow's matches. */
export function marksOf(flow: PageFlow, matches: readonly Match[]): Mark[] {
  return matches.map(({ start, end, kind, phrase }) => {
    const text = flow.text
      .slice(start, end)
      .replace(/[ \n\t\f]+/g, ' ')
      .trim();
    const ranges = stretchesOf(flow, { start, end }).map(rangeOf);
    return { flow, start, end, kind, phrase, text, han: countHan(text), ranges };
  });
}

/** Static: browsers bring a live range up to date at every change of the page, which costs the page. */
function rangeOf({ startNode, startOffset, endNode, endOffset }: Stretch<Text>): StaticRange {
  return new StaticRange({ startContainer: startNode, startOffset, endContainer: endNode, endOffset });
}

/** The flows of the page that have marks, and what is counted of them. */
export class MarkedFlows {
  #ordered: PageFlow[] = [];
  #sorted = true;
  #han = 0;
  #painted = 0;
  /** Places of each phrase. */
  readonly #counts = new Map<string, number>();

  /** Counts a flow that was read. */
  addFlow(flow: PageFlow): void {
    this.#han += flow.han;
  }

  /** Takes a flow and its marks out again. */
  removeFlow(flow: PageFlow): void {
    this.#han -= flow.han;
    this.clearMarks(flow);
  }

  /** Gives a flow its marks, in the place of those it had. */
  setMarks(flow: PageFlow, marks: readonly Mark[]): void {
    this.clearMarks(flow);
    flow.marks = marks;
    for (const mark of marks) this.#count(mark, 1);
    if (marks.length === 0) return;
    this.#ordered.push(flow);
    this.#sorted = false;
  }

  clearMarks(flow: PageFlow): void {
    for (const mark of flow.marks) this.#count(mark, -1);
    flow.marks = [];
  }

  /** The flows that have marks, in reading order. */
  inOrder(): readonly PageFlow[] {
    this.#ordered = this.#ordered.filter(hasMarks);
    if (this.#sorted) return this.#ordered;
    // Nearly sorted as a rule, for which the engines' sort needs few comparisons.
    this.#ordered = [...new Set(this.#ordered)].sort(
      (a, b) =>
        compareInReading(a.pieces[0].node, b.pieces[0].node) || a.pieces[0].offset - b.pieces[0].offset,
    );
    this.#sorted = true;
    return this.#ordered;
  }

  /** What is painted, phrase by phrase in reading order. */
  report(complete: boolean): FrameReport {
    const marks = new Map<string, ReportedMark>();
    const most = Math.min(REPORT_PHRASES, this.#counts.size);
    for (const flow of this.inOrder()) {
      if (marks.size >= most) break;
      for (const mark of flow.marks) {
        const { phrase, text, kind } = mark;
        const key = keyOf(mark);
        if (marks.size < most && !marks.has(key)) {
          marks.set(key, { phrase, text, kind, count: this.#counts.get(key) ?? 0 });
        }
      }
    }
    return { han: this.#han, painted: this.#painted, marks: [...marks.values()], complete };
  }

  #count(mark: Mark, sign: 1 | -1): void {
    const key = keyOf(mark);
    const count = (this.#counts.get(key) ?? 0) + sign;
    if (count > 0) this.#counts.set(key, count);
    else this.#counts.delete(key);
    this.#painted += sign * mark.han;
  }
}

function hasMarks(flow: PageFlow): boolean {
  return flow.alive && flow.marks.length > 0;
}

function keyOf({ kind, phrase }: Mark): string {
  return `${kind} ${phrase}`;
}
