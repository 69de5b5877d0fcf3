import { companyOf, hasCompany } from '../../match/company';
import { restAfter } from '../common/work';
import type { PageFlow } from './page-flow';

/** Looking at the flows of a long page may take one part in so many of the time. */
const REST_FACTOR = 10;

/**
 * Tells in what company the page's flows stand, once what is around them was matched. What was shown stays shown, so
 * that text that comes later can add marks and takes none away.
 */
export class Surroundings {
  readonly #flows: () => Iterable<PageFlow>;
  readonly #isRead: () => boolean;
  readonly #onLater: (flows: readonly PageFlow[]) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #next = 0;

  /**
   * @param flows The flows of the page in reading order.
   * @param isRead Whether all of the page was read.
   * @param onLater Is told of flows that have other company than before, where `look` had to wait.
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

  /** Whether no look is to come. */
  get isIdle(): boolean {
    return this.#timer === undefined;
  }

  /**
   * Looks after flows were matched or the page was read, soon where the last look was a moment ago and took its time.
   * Returns the flows that have other company than before.
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
      if (matches === null || matches.every((match) => hasCompany(match, company))) return false;
      const { value, ofProof } = companyOf(flows, at, isRead);
      if (value <= company.value && ofProof <= company.ofProof) return false;
      flow.company = { value: Math.max(value, company.value), ofProof: Math.max(ofProof, company.ofProof) };
      return true;
    });
    this.#next = performance.now() + restAfter(performance.now() - begin, REST_FACTOR);
    return changed;
  }
}
