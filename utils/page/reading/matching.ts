import { firstIndex } from '../../binary-search';
import { BATCH_UNITS, FIRST_BATCH_UNITS, RETRY_MS } from '../../limits';
import { NO_COMPANY, proofsOf } from '../../match/company';
import type { PageMatch } from '../../match/match';
import { attempt } from '../common/work';
import { byBlock, type PageFlow, spreadOver } from './page-flow';

/** The matches of some flows, in their order, and which documents were left out. */
export interface MatchedFlows {
  readonly matches: readonly (readonly PageMatch[])[];
  /** How official the language of each flow is. */
  readonly languages: readonly number[];
  /** Ids of the user's documents that were left out; null where the corpus has none of the user's. */
  readonly own: readonly string[] | null;
  /** Whether any of the user's documents shares a sentence with the flows. */
  readonly isRelated: boolean;
}

/** Ids of documents as one string, whatever their order. */
export function ownKey(ids: readonly string[]): string {
  return [...ids].sort().join(' ');
}

/** Matches flows. Rejects where there is no answer. */
export type MatchFlows = (flows: string[]) => Promise<MatchedFlows>;

/** A flow that awaits its matches. */
interface Waiting {
  readonly flow: PageFlow;
  readonly top: number;
  readonly units: number;
}

/** Batches in progress at the same time: one is matched while the other is on its way. */
const UNDER_WAY = 2;

/** Asks for the matches of flows, nearest to the viewport first. */
export class MatchQueue {
  readonly #match: MatchFlows;
  readonly #onMatched: (flows: readonly PageFlow[], answer: MatchedFlows) => void;
  readonly #queue = new NearFirst<Waiting>();
  readonly #waiting = new Map<PageFlow, Waiting>();
  readonly #underWay = new Set<PageFlow>();
  #fresh = new Set<PageFlow>();
  #batches = 0;
  #units = FIRST_BATCH_UNITS;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  /** @param onMatched Called with flows that have got their matches. */
  constructor(match: MatchFlows, onMatched: (flows: readonly PageFlow[], answer: MatchedFlows) => void) {
    this.#match = match;
    this.#onMatched = onMatched;
  }

  /** Whether no flow awaits its matches. */
  get isIdle(): boolean {
    return this.#fresh.size + this.#waiting.size + this.#underWay.size === 0;
  }

  /** Queues a flow. Nothing is requested before `pump`. */
  add(flow: PageFlow): void {
    this.#fresh.add(flow);
  }

  remove(flow: PageFlow): void {
    const waiting = this.#waiting.get(flow);
    if (waiting) this.#queue.remove(waiting);
    this.#waiting.delete(flow);
    this.#fresh.delete(flow);
    this.#underWay.delete(flow);
  }

  /** Sends batches while flows are waiting and few enough batches are in progress. */
  pump(): void {
    this.#place();
    while (!this.#stopped && this.#timer === undefined && this.#batches < UNDER_WAY && this.#queue.size > 0) {
      const batch = this.#queue.take(scrollY, scrollY + innerHeight, this.#units).map(({ flow }) => flow);
      this.#units = BATCH_UNITS;
      for (const flow of batch) {
        this.#waiting.delete(flow);
        this.#underWay.add(flow);
      }
      void this.#ask(batch);
    }
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#fresh.clear();
    this.#queue.clear();
    this.#waiting.clear();
    this.#underWay.clear();
  }

  async #ask(batch: readonly PageFlow[]): Promise<void> {
    this.#batches++;
    const answer = await this.#match(batch.map((flow) => flow.text)).catch(() => null);
    this.#batches--;
    if (answer === null) return this.#askAgain(batch);
    this.#failures = 0;
    if (this.#stopped) return;
    const own = ownKey(answer.own ?? []);
    const matched = batch.filter((flow, i) => {
      if (!this.#underWay.delete(flow)) return false;
      if (flow.matches !== null) flow.company = NO_COMPANY;
      flow.matches = answer.matches[i] ?? [];
      flow.language = answer.languages[i] ?? 0;
      flow.proofs = proofsOf(flow.matches);
      flow.own = own;
      return true;
    });
    attempt(() => this.#onMatched(matched, answer));
    this.pump();
  }

  /**
   * The background may be starting or lack a corpus; a page that stays open gets its marks when it is ready.
   */
  #askAgain(batch: readonly PageFlow[]): void {
    if (this.#stopped) return;
    for (const flow of batch) if (this.#underWay.delete(flow)) this.add(flow);
    const wait = RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.pump();
    }, wait);
  }

  /**
   * Finds how far down the page the new flows are; those of a long block are spread over its height by their
   * length.
   */
  #place(): void {
    const blocks = byBlock(this.#fresh);
    this.#fresh = new Set();
    for (const [block, flows] of blocks) {
      // Flows that can't be measured are matched all the same, as if they were at the top.
      for (const { flow, top } of attempt(() => spreadOver(block, flows)) ?? flows.map(atTop)) {
        const waiting = { flow, top, units: flow.text.length };
        this.#waiting.set(flow, waiting);
        this.#queue.add(waiting);
      }
    }
  }
}

function atTop(flow: PageFlow) {
  return { flow, top: 0 };
}

/** Something at a height of the page. */
export interface Queued {
  /** Distance from the page's top, CSS pixels. */
  readonly top: number;
  /** Its share of a batch, UTF-16 units; more than 0. */
  readonly units: number;
}

/** A queue that yields what is nearest to the viewport first, in batches. */
export class NearFirst<T extends Queued> {
  #sorted: T[] = [];
  #fresh: T[] = [];
  readonly #gone = new WeakSet<T>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(item: T): void {
    this.#fresh.push(item);
    this.#size++;
  }

  /** Removes an item that is in the queue. */
  remove(item: T): void {
    this.#gone.add(item);
    this.#size--;
  }

  clear(): void {
    this.#sorted = [];
    this.#fresh = [];
    this.#size = 0;
  }

  /**
   * Takes the items nearest to a section of the page, those in it first, until the next one would exceed
   * `units`; at least one where there are any. They come in page order; those at the same height in the order
   * in which they were added.
   */
  take(from: number, to: number, units: number): T[] {
    this.#settle();
    const all = this.#sorted;
    // [low, high) is taken; it grows towards the nearer side.
    let low = firstIndex(all.length, (i) => all[i].top < from);
    let high = low;
    let weight = 0;
    for (;;) {
      const above = low > 0 ? from - all[low - 1].top : Number.POSITIVE_INFINITY;
      const below = high < all.length ? Math.max(0, all[high].top - to) : Number.POSITIVE_INFINITY;
      if (above === Number.POSITIVE_INFINITY && below === Number.POSITIVE_INFINITY) break;
      const next = below <= above ? all[high] : all[low - 1];
      if (high > low && weight + next.units > units) break;
      weight += next.units;
      if (below <= above) high++;
      else low--;
    }
    const taken = all.splice(low, high - low);
    this.#size -= taken.length;
    return taken;
  }

  #settle(): void {
    if (this.#sorted.length + this.#fresh.length === this.#size && this.#fresh.length === 0) return;
    const alive = [...this.#sorted, ...this.#fresh].filter((item) => !this.#gone.has(item));
    this.#sorted = alive.sort((a, b) => a.top - b.top);
    this.#fresh = [];
  }
}
