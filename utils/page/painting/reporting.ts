import { PARTIAL_REPORT_MS, REPORT_MS } from '../../limits';
import type { FrameReport } from '../../reports/report';
import { restAfter } from '../common/rest';

/** Making reports may take one part in so many of the time while the page keeps changing. */
const REST = 20;

/** Sends reports soon after something has changed, and not more often than the page bears. */
export class Reporting {
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
    this.#wait = Math.max(least, restAfter(performance.now() - begin, REST));
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
