import { PHRASE_MIN_HAN, RETRY_MS, SNIPPETS_MS } from '../../limits';
import type { Sensitivity } from '../../marks/kinds';
import { canonicalAddress } from '../common/frame';
import { restAfter } from '../common/work';
import { type MatchedFlows, MatchQueue, ownKey } from './matching';
import { joinFlows, type PageFlow } from './page-flow';

/** Has a page's flows matched, leaving out the user's documents that are the page's text. */
export class PageMatching {
  readonly #flows: () => Iterable<PageFlow>;
  readonly #queue: MatchQueue;
  readonly #own: OwnDocuments;

  /**
   * @param flows The flows of the page in reading order.
   * @param isRead Whether all of the page has been read.
   * @param onMatched Called with flows that have got their matches.
   * @param onChange Called when flows are about to be matched again.
   */
  constructor(
    ports: MatchingPorts,
    options: () => MatchOptions,
    flows: () => Iterable<PageFlow>,
    isRead: () => boolean,
    onMatched: (flows: readonly PageFlow[]) => void,
    onChange: () => void,
  ) {
    this.#flows = flows;
    this.#own = new OwnDocuments(ports, flows, isRead, () => {
      this.#again((flow) => flow.matches !== null && this.#own.isStale(flow.own));
      onChange();
    });
    this.#queue = new MatchQueue(
      (texts) => ports.match(texts, options(), canonicalAddress(), this.#own.known),
      (matched, { own, isRelated }) => {
        onMatched(matched);
        this.#own.addAnswer(own, isRelated);
      },
    );
  }

  /** Whether no flow awaits its matches. */
  get isIdle(): boolean {
    return this.#queue.isIdle;
  }

  /** Ids of the user's documents that are the page's text. */
  get own(): string[] {
    return this.#own.known.ids;
  }

  /** Queues a flow. Nothing is requested before `pump`. */
  add(flow: PageFlow): void {
    this.#queue.add(flow);
  }

  remove(flow: PageFlow): void {
    this.#queue.remove(flow);
  }

  /** Requests matches, and looks at the whole page where it may have changed. */
  pump(): void {
    this.#queue.pump();
    this.#own.plan();
  }

  /**
   * Requests all matches again, because corpus or settings have changed; the old ones stay until the answers
   * arrive.
   */
  again(): void {
    this.#own.forget();
    this.#again(() => true);
  }

  stop(): void {
    this.#queue.stop();
    this.#own.stop();
  }

  #again(isStale: (flow: PageFlow) => boolean): void {
    for (const flow of this.#flows()) {
      if (flow.han < PHRASE_MIN_HAN || !isStale(flow)) continue;
      this.#queue.remove(flow);
      this.#queue.add(flow);
    }
    this.#queue.pump();
  }
}

/** Which of the user's documents are taken to be the page's text. */
export interface KnownDocuments {
  readonly ids: string[];
  /** Whether the whole page was checked under its current address. */
  readonly isSure: boolean;
}

/** What the user has set that matters for matching. */
export interface MatchOptions {
  readonly markReuse: boolean;
  readonly sensitivity: Sensitivity;
}

/**
 * What matching asks of the rest of the extension. `canonical` is the page's own address. Promises reject
 * where there is no answer.
 */
export interface MatchingPorts {
  /**
   * Matches of each flow, in the order of the flows; with verbatim runs where `markReuse` is true.
   * @param own The user's documents known to be the page's text.
   */
  match(
    flows: string[],
    options: MatchOptions,
    canonical: string,
    own: KnownDocuments,
  ): Promise<MatchedFlows>;
  /** Ids of the user's documents that are the page's text, judged by its address and its text. */
  findOwnDocuments(canonical: string, text: string): Promise<readonly string[]>;
}

/** Checking the whole page rests this many times as long as it took, while the page keeps changing. */
const REST_FACTOR = 20;

/**
 * Which of the user's documents are the page's text, so that they explain nothing in it. The answers for
 * batches of flows say so at first; once the page has been read, it is checked as a whole, and again after
 * each change.
 */
export class OwnDocuments {
  readonly #ports: MatchingPorts;
  readonly #flows: () => Iterable<PageFlow>;
  readonly #isRead: () => boolean;
  readonly #onStale: () => void;
  #ids: readonly string[] = [];
  /** The address under which the whole page was checked. */
  #sureOf: string | null = null;
  /**
   * Whether the corpus has documents of the user's, and whether any of them shares a sentence with the page.
   */
  #has = false;
  #isRelated = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #rest = 0;
  #looks = 0;
  #failures = 0;
  #running = false;
  #stopped = false;

  /**
   * @param isRead Whether all of the page has been read.
   * @param onStale Called when flows may have been matched with other documents left out than now.
   */
  constructor(
    ports: MatchingPorts,
    flows: () => Iterable<PageFlow>,
    isRead: () => boolean,
    onStale: () => void,
  ) {
    this.#ports = ports;
    this.#flows = flows;
    this.#isRead = isRead;
    this.#onStale = onStale;
  }

  get known(): KnownDocuments {
    return { ids: [...this.#ids], isSure: this.#sureOf === location.href };
  }

  /** Whether a flow has to be matched again. @param own The documents left out for it, see `ownKey`. */
  isStale(own: string): boolean {
    return own !== ownKey(this.#ids);
  }

  /** A batch of flows has been matched. @param own Null where the corpus has no documents of the user's. */
  addAnswer(own: readonly string[] | null, isRelated: boolean): void {
    this.#has = own !== null;
    this.#isRelated ||= isRelated;
    if (own === null) this.#sureOf = null;
    if (!this.known.isSure) this.#set(own === null ? [] : [...new Set([...this.#ids, ...own])]);
    this.plan();
  }

  /** The page has been read, has changed or has another address: checks it in a moment. */
  plan(): void {
    if (this.#stopped || !this.#has || !this.#isRead()) return;
    this.#timer ??= setTimeout(
      () => void this.#look(),
      Math.max(SNIPPETS_MS, this.#rest - performance.now()),
    );
  }

  /** Another corpus is installed: what is known of the page may no longer hold. */
  forget(): void {
    this.#looks++;
    this.#sureOf = null;
    this.#isRelated = false;
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #look(): Promise<void> {
    this.#timer = undefined;
    if (this.#running) return this.plan();
    this.#running = true;
    const look = ++this.#looks;
    const begin = performance.now();
    const { href } = location;
    const text = this.#isRelated ? joinFlows(this.#flows()).text : '';
    const ids = await this.#ports.findOwnDocuments(canonicalAddress(), text).catch(() => null);
    this.#running = false;
    const rest = ids
      ? restAfter(performance.now() - begin, REST_FACTOR)
      : RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)];
    this.#failures = ids ? 0 : this.#failures + 1;
    this.#rest = performance.now() + rest;
    if (this.#stopped) return;
    if (ids === null || look !== this.#looks) return this.plan();
    this.#sureOf = href;
    this.#set(ids);
    // Answers in progress may have left out others.
    this.#onStale();
  }

  #set(ids: readonly string[]): void {
    const ordered = [...ids].sort();
    if (ownKey(ordered) === ownKey(this.#ids)) return;
    this.#ids = ordered;
    this.#onStale();
  }
}
