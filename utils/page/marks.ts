import { REPORT_PHRASES } from '../limits';
import type { Match } from '../match/match';
import type { FrameReport, ReportedMark } from '../reports/report';
import { countHan } from '../text/han';
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

/** Counts the flows of the page and their marks. */
export class MarkCount {
  #han = 0;
  #painted = 0;
  /** Places of each phrase. */
  readonly #places = new Map<string, number>();

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
  report(flows: Iterable<PageFlow>, complete: boolean): FrameReport {
    const marks = new Map<string, ReportedMark>();
    const most = Math.min(REPORT_PHRASES, this.#places.size);
    for (const flow of flows) {
      if (marks.size >= most) break;
      for (const mark of flow.marks) {
        const key = keyOf(mark);
        if (marks.has(key) || marks.size >= most) continue;
        const { phrase, text, kind } = mark;
        marks.set(key, { phrase, text, kind, count: this.#places.get(key) ?? 0 });
      }
    }
    return { han: this.#han, painted: this.#painted, marks: [...marks.values()], complete };
  }

  #count(mark: Mark, sign: 1 | -1): void {
    const key = keyOf(mark);
    const places = (this.#places.get(key) ?? 0) + sign;
    if (places > 0) this.#places.set(key, places);
    else this.#places.delete(key);
    this.#painted += sign * mark.han;
  }
}

function keyOf({ kind, phrase }: Mark): string {
  return `${kind} ${phrase}`;
}
