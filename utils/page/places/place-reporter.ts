import { MAX_REST_MS, PLACES_REPORT_MS, SLICE_MS, VIEW_REPORT_MS } from '../../limits';
import type { PlaceNews } from '../../reports/page-places';
import { documentBody, documentElement } from '../common/dom';
import { rectsOfRange } from '../common/viewport';
import { attempt, logFailure, nextTurn, restAfter } from '../common/work';
import { byBlock, type MeasuredFlow, type PageFlow, spreadOver } from '../reading/page-flow';
import { PlaceSum, rounded } from './frame-places';

/** Measuring all flows rests this many times as long as it took. */
const REST_FACTOR = 20;

/** How often a failed measurement is repeated although nothing has changed. */
const MAX_RETRIES = 3;

/** Steps between two looks at the clock. */
const BETWEEN_LOOKS = 64;

/** Sends a panel where the marks are. */
type Send = (news: PlaceNews) => void;

/** Reports to a panel where the page's marks are, while one is open; otherwise it does and stores nothing. */
export class PlaceReporter {
  readonly #inOrder: () => Iterable<PageFlow>;
  #send: Send | null = null;
  #listening = new AbortController();
  #size: ResizeObserver | undefined;
  #placesTimer: ReturnType<typeof setTimeout> | undefined;
  #viewTimer: ReturnType<typeof setTimeout> | undefined;
  #wait = PLACES_REPORT_MS;
  /** Consecutive failures of measuring. */
  #failures = 0;
  /** What was sent last of each kind, so that nothing is sent twice. */
  readonly #sent = new Map<PlaceNews['type'], string>();

  /** @param inOrder The flows of the page in reading order. */
  constructor(inOrder: () => Iterable<PageFlow>) {
    this.#inOrder = inOrder;
  }

  /** Sends everything, and then each change; null ends it. */
  reportTo(send: Send | null): void {
    this.stop();
    if (!send) return;
    this.#send = send;
    this.listen();
    void this.#measure();
  }

  /** Adds listeners and observers while a panel is open; again where the page has dropped them. */
  listen(): void {
    if (!this.#send) return;
    this.#unlisten();
    const { signal } = this.#listening;
    const onScroll = ({ target }: Event) => (target === document ? this.#planView() : this.changed());
    addEventListener('scroll', onScroll, { capture: true, passive: true, signal });
    addEventListener('resize', () => this.changed(), { signal });
    this.#size = new ResizeObserver(() => this.changed());
    for (const box of [documentElement(), documentBody()]) if (box) this.#size.observe(box);
  }

  /** The marks, or their positions, may have changed. */
  changed(): void {
    if (!this.#send) return;
    this.#placesTimer ??= setTimeout(() => void this.#measure(), this.#wait);
  }

  /** Scrolls until a position of the page's height (0 to 1) is in the middle of the viewport. */
  scrollTo(part: number): void {
    scrollTo({ top: part * heightOf() - innerHeight / 2, behavior: 'instant' });
    // In a hidden tab the browser may fire the scroll event late.
    if (this.#send) this.#planView();
  }

  stop(): void {
    this.#send = null;
    this.#unlisten();
    clearTimeout(this.#placesTimer);
    clearTimeout(this.#viewTimer);
    this.#placesTimer = undefined;
    this.#viewTimer = undefined;
    this.#sent.clear();
  }

  #unlisten(): void {
    this.#listening.abort();
    this.#listening = new AbortController();
    this.#size?.disconnect();
    this.#size = undefined;
  }

  #planView(): void {
    this.#viewTimer ??= setTimeout(() => {
      this.#viewTimer = undefined;
      attempt(() => this.#sendView());
    }, VIEW_REPORT_MS);
  }

  /**
   * Measures and sends the result. A failed measurement is repeated a few times, and then at the next change.
   */
  async #measure(): Promise<void> {
    const send = this.#send;
    const isDone = await this.#measureAll(send).catch((error: unknown) => {
      logFailure(error);
      return false;
    });
    if (this.#send !== send) return;
    this.#placesTimer = undefined;
    this.#failures = isDone ? 0 : this.#failures + 1;
    if (isDone) return;
    this.#wait = Math.min(2 * this.#wait, MAX_REST_MS);
    if (this.#failures <= MAX_RETRIES) this.changed();
  }

  /**
   * Works in short slices, so that a long page stays responsive; what is planned meanwhile comes after.
   * Returns whether it sent anything.
   */
  async #measureAll(send: Send | null): Promise<boolean> {
    const flows = [...this.#inOrder()].filter(({ han }) => han > 0);
    const measured = new Map<PageFlow, MeasuredFlow>();
    const sum = new PlaceSum(heightOf());
    const steps = work(flows, measured, sum);
    let spent = 0;
    for (let done: boolean | undefined = false; !done; ) {
      const begin = performance.now();
      for (let count = 1; !done && !isOver(count, begin); count++) done = steps.next().done;
      spent += performance.now() - begin;
      if (!done) await nextTurn();
      if (this.#send !== send) return false;
    }
    this.#sendNews({ type: 'placed', places: sum.result() });
    this.#sendView();
    this.#wait = Math.max(PLACES_REPORT_MS, restAfter(spent, REST_FACTOR));
    return true;
  }

  #sendView(): void {
    const height = heightOf();
    const top = rounded(Math.max(scrollY, 0) / height);
    const bottom = rounded(Math.min((scrollY + innerHeight) / height, 1));
    this.#sendNews({ type: 'moved', view: { top, bottom } });
  }

  #sendNews(news: PlaceNews): void {
    const words = JSON.stringify(news);
    if (this.#sent.get(news.type) === words) return;
    this.#sent.set(news.type, words);
    this.#send?.(news);
  }
}

/** Measures flows, and then sums up their marks in reading order. */
function* work(
  flows: readonly PageFlow[],
  measured: Map<PageFlow, MeasuredFlow>,
  sum: PlaceSum,
): Generator<void> {
  for (const place of placeFlows(flows)) {
    measured.set(place.flow, place);
    yield;
  }
  for (const flow of flows) {
    const place = measured.get(flow);
    if (place && flow.alive) attempt(() => sum.add(place));
    yield;
  }
}

/** Whether a slice's time is over; the clock is not read at every step. */
function isOver(count: number, begin: number): boolean {
  return count % BETWEEN_LOOKS === 0 && performance.now() - begin >= SLICE_MS;
}

/** Height of the document, CSS pixels; in quirks mode it is the body's. */
function heightOf(): number {
  const heights = [documentElement(), documentBody()].map((box) => box?.scrollHeight ?? 0);
  return Math.max(innerHeight, ...heights, 1);
}

/**
 * A block with more flows is assumed to hold little else: old pages have a whole article between line breaks.
 */
const MEASURED_FLOWS = 64;

/**
 * Measures flows, block by block. Where a block is higher than the viewport, there may be other blocks
 * between its flows, so they are measured at their first and last characters if they are few. Flows of a
 * block that can't be measured are left out.
 */
function* placeFlows(flows: Iterable<PageFlow>): Generator<MeasuredFlow> {
  for (const [block, members] of byBlock(flows)) {
    const spread = attempt(() => spreadOver(block, members)) ?? [];
    if (spread.length === 0) continue;
    const height = spread[spread.length - 1].bottom - spread[0].top;
    const isExact = height > innerHeight && members.length <= MEASURED_FLOWS;
    for (const measured of spread) yield (isExact && attempt(() => measureEnds(measured))) || measured;
  }
}

/** Measures a flow's ends; where they aren't shown, the approximation stays. */
function measureEnds(measured: MeasuredFlow): MeasuredFlow {
  const { pieces, text } = measured.flow;
  const [first, last] = [pieces[0], pieces[pieces.length - 1]];
  const begin = rectOfCharacter(first.node, first.offset);
  const end = rectOfCharacter(last.node, last.offset + text.length - last.start - 1);
  if (!begin || !end) return measured;
  return { ...measured, top: begin.top + scrollY, bottom: end.bottom + scrollY };
}

function rectOfCharacter(node: Text, offset: number): DOMRect | undefined {
  const range = { startContainer: node, startOffset: offset, endContainer: node, endOffset: offset + 1 };
  return rectsOfRange({ ...range, collapsed: false })[0];
}
