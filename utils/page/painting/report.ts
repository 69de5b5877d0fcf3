import { PARTIAL_REPORT_MS, REPORT_MS, REPORT_PHRASES } from '../../limits';
import type { MarkKind } from '../../marks/kinds';
import type { FrameReport, ReportedMark } from '../../reports/report';
import { restAfter } from '../common/work';
import type { Mark, PageFlow } from '../reading/page-flow';

/** Making reports rests this many times as long as it took, while the page keeps changing. */
const REST_FACTOR = 20;

/** Sends reports soon after something has changed, but not so often that it slows the page down. */
export class Reporter {
  readonly #make: () => FrameReport;
  readonly #send: (report: FrameReport) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = REPORT_MS;

  constructor(make: () => FrameReport, send: (report: FrameReport) => void) {
    this.#make = make;
    this.#send = send;
  }

  /** Something has changed: sends a report in a moment. */
  plan(): void {
    this.#timer ??= setTimeout(() => this.sendNow(), this.#wait);
  }

  sendNow(): void {
    this.stop();
    const begin = performance.now();
    const report = this.#make();
    this.#send(report);
    const least = report.complete ? REPORT_MS : PARTIAL_REPORT_MS;
    this.#wait = Math.max(least, restAfter(performance.now() - begin, REST_FACTOR));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** Counts the flows of the page and their marks. */
export class MarkCount {
  #han = 0;
  #painted = 0;
  /** Occurrences of each phrase, by kind. */
  readonly #occurrences = new Map<MarkKind, Map<string, number>>();

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

  /** What is painted, phrase by phrase in reading order. @param flows The counted flows, in reading order. */
  report(flows: Iterable<PageFlow>, complete: boolean): Omit<FrameReport, 'snippets' | 'own'> {
    return { han: this.#han, painted: this.#painted, marks: this.#firstOccurrences(flows), complete };
  }

  #firstOccurrences(flows: Iterable<PageFlow>): ReportedMark[] {
    const found: ReportedMark[] = [];
    const seen = new Map([...this.#occurrences.keys()].map((kind) => [kind, new Set<string>()]));
    const distinct = [...this.#occurrences.values()].reduce((sum, { size }) => sum + size, 0);
    const limit = Math.min(REPORT_PHRASES, distinct);
    for (const { marks } of flows) {
      for (const mark of marks) {
        if (found.length >= limit) return found;
        const { kind, phrase } = mark;
        if (seen.get(kind)?.has(phrase)) continue;
        seen.get(kind)?.add(phrase);
        found.push({ phrase, text: mark.text, kind, count: this.#occurrences.get(kind)?.get(phrase) ?? 0 });
      }
    }
    return found;
  }

  #count({ kind, phrase, han }: Mark, sign: 1 | -1): void {
    const ofKind = this.#countsOf(kind);
    const count = (ofKind.get(phrase) ?? 0) + sign;
    if (count > 0) ofKind.set(phrase, count);
    else ofKind.delete(phrase);
    this.#painted += sign * han;
  }

  #countsOf(kind: MarkKind): Map<string, number> {
    const known = this.#occurrences.get(kind);
    if (known) return known;
    const counts = new Map<string, number>();
    this.#occurrences.set(kind, counts);
    return counts;
  }
}
