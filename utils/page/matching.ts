import { BATCH_UNITS, FIRST_BATCH_UNITS, RETRY_MS } from '../limits';
import { NO_COMPANY, proofsOf } from '../match/company';
import type { PageMatch } from '../match/match';
import { attempt } from './attempt';
import { byBlock, spreadOver } from './flow-places';
import { NearFirst } from './near-first';
import { ownKey } from './own-documents';
import type { PageFlow } from './page-flow';

/** The matches of some flows, in their order, and what was left out of what is known. */
export interface MatchedFlows {
  readonly matches: readonly (readonly PageMatch[])[];
  /** How official the language of each flow is. */
  readonly languages: readonly number[];
  /** Ids of the reader's own documents that were left out; null where the corpus has none. */
  readonly own: readonly string[] | null;
  /** Whether any own document has a sentence of the flows. */
  readonly isRelated: boolean;
}

/** Matches flows. Rejects where that can't be had. */
export type MatchFlows = (flows: string[]) => Promise<MatchedFlows>;

/** A flow that waits for its matches. */
interface Waiting {
  readonly flow: PageFlow;
  readonly top: number;
  readonly units: number;
}

/** Batches under way at the same time: one is matched while the other travels. */
const UNDER_WAY = 2;

/** Asks for the matches of flows, nearest to the viewport first. */
export class Matching {
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

  /** @param onMatched Is told of the flows whose matches have come. */
  constructor(match: MatchFlows, onMatched: (flows: readonly PageFlow[], answer: MatchedFlows) => void) {
    this.#match = match;
    this.#onMatched = onMatched;
  }

  /** Whether no flow waits for its matches. */
  get isIdle(): boolean {
    return this.#fresh.size + this.#waiting.size + this.#underWay.size === 0;
  }

  /** Puts a flow in the queue. Nothing is asked before `pump`. */
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

  /** Sends batches while there are flows waiting and few enough batches are under way. */
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

  /** The background may be starting or without a corpus; a page that stays open gets its marks when it is ready. */
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

  /** Finds how far down the page the new flows are; a long block's are spread over its height by their length. */
  #place(): void {
    const blocks = byBlock(this.#fresh);
    this.#fresh = new Set();
    for (const [block, flows] of blocks) {
      // Flows whose place can't be measured are matched all the same, as if they were at the top.
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
