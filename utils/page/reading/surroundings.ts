import { companyOf, hasCompany } from '../../match/company';
import type { PageMatch } from '../../match/match';
import { restAfter } from '../common/work';
import type { PageFlow } from './page-flow';

/** Looking at the flows of a long page rests this many times as long as it took. */
const REST_FACTOR = 10;

/**
 * Finds out how official the text around each flow is, once it has been matched. What was shown stays shown:
 * text that appears later can add marks, but removes none.
 */
export class Surroundings {
  readonly #flows: () => Iterable<PageFlow>;
  readonly #isRead: () => boolean;
  readonly #onLater: (flows: readonly PageFlow[]) => void;
  /** Matches that are all shown. They stay so, and a long page has too many to check each at every look. */
  readonly #shown = new WeakSet<readonly PageMatch[]>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #next = 0;

  /**
   * @param flows The flows of the page in reading order.
   * @param isRead Whether all of the page has been read.
   * @param onLater Called with flows whose surroundings have changed, where `look` had to wait.
   */
  constructor(
    flows: () => Iterable<PageFlow>,
    isRead: () => boolean,
    onLater: (flows: readonly PageFlow[]) => void,
  ) {
    this.#flows = flows;
    this.#isRead = isRead;
    this.#onLater = onLater;
  }

  /** Whether no look is pending. */
  get isIdle(): boolean {
    return this.#timer === undefined;
  }

  /**
   * Looks at the flows after some were matched or the page was read; where the last look was recent and slow,
   * a little later. Returns the flows whose surroundings have changed.
   */
  look(): readonly PageFlow[] {
    const wait = this.#next - performance.now();
    if (wait <= 0) return this.#lookNow();
    this.#timer ??= setTimeout(() => this.#onLater(this.#lookNow()), wait);
    return [];
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #lookNow(): PageFlow[] {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const begin = performance.now();
    const isRead = this.#isRead();
    const flows = [...this.#flows()];
    const changed = flows.filter((flow, at) => {
      const { matches, company } = flow;
      if (matches === null || this.#shown.has(matches)) return false;
      if (matches.every((match) => hasCompany(match, company))) {
        this.#shown.add(matches);
        return false;
      }
      const { value, ofProof } = companyOf(flows, at, isRead);
      if (value <= company.value && ofProof <= company.ofProof) return false;
      flow.company = { value: Math.max(value, company.value), ofProof: Math.max(ofProof, company.ofProof) };
      return true;
    });
    this.#next = performance.now() + restAfter(performance.now() - begin, REST_FACTOR);
    return changed;
  }
}
