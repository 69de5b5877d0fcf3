import {
  REPORT_SNIPPETS,
  REPORT_WORDING_UNITS,
  RETRY_MS,
  SNIPPET_MAX_UNITS,
  SNIPPETS_MS,
} from '../../limits';
import { describeShown } from '../../quote/describe';
import type { ReportedSnippet } from '../../reports/report';
import type { Span } from '../../text/span';
import { canonicalAddress } from '../common/frame';
import { attempt, restAfter, untilVisible } from '../common/work';
import type { Highlighter } from '../painting/highlights';
import { flowRange, isUnchanged } from '../painting/marks';
import { type FlowRange, joinFlows, type PageFlow, partsOf } from '../reading/page-flow';
import { reveal } from './navigation';

/**
 * What is asked of the background about the page's snippets. `canonical` is the page's own address. Promises
 * reject where there is no answer.
 */
export interface SavedPorts {
  /** Whether anything was saved from this page under its current address. */
  hasSnippets(canonical: string): Promise<boolean>;
  anchorSnippets(
    canonical: string,
    text: string,
  ): Promise<readonly { readonly id: string; readonly span: Span | null; readonly isExact: boolean }[]>;
}

/** Finding snippets rests this many times as long as it took, while the page keeps changing. */
const REST_FACTOR = 20;

/** A snippet's spans on the page, none where it was not found, and whether its wording is unchanged. */
interface FoundSnippet {
  readonly parts: readonly FlowRange[];
  readonly isExact: boolean;
  /** The page's wording where it differs from the snippet's. */
  readonly wording: string | null;
}

/** Marks what was saved from the page, wherever it is now. */
export class SavedPlaces {
  readonly #ports: SavedPorts;
  readonly #highlighter: Highlighter;
  readonly #flows: () => Iterable<PageFlow>;
  readonly #onChange: () => void;
  #found = new Map<string, FoundSnippet>();
  /** The address for which `#has` is known. */
  #address: string | null = null;
  #has = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #rest = 0;
  #running = false;
  /** Whether the snippets are to be found once the tab is visible. */
  #isWaiting = false;
  /** Consecutive failures to get an answer. */
  #failures = 0;
  readonly #end = new AbortController();

  /** @param onChange Called when the marked snippets have changed. */
  constructor(
    ports: SavedPorts,
    highlighter: Highlighter,
    flows: () => Iterable<PageFlow>,
    onChange: () => void,
  ) {
    this.#ports = ports;
    this.#highlighter = highlighter;
    this.#flows = flows;
    this.#onChange = onChange;
  }

  /** Oldest first, at most REPORT_SNIPPETS. */
  get reported(): ReportedSnippet[] {
    let room = REPORT_WORDING_UNITS;
    const all = Array.from(this.#found, ([id, { parts, isExact, wording }]) => {
      const found = parts.length > 0;
      const isShown = found && wording !== null && wording.length <= Math.min(room, SNIPPET_MAX_UNITS);
      if (isShown) room -= wording.length;
      return { id, found, isExact, wording: isShown ? wording : null };
    });
    return all.slice(0, REPORT_SNIPPETS);
  }

  /** The page was read, or read again: looks for the snippets in a moment. */
  plan(): void {
    if (this.#end.signal.aborted) return;
    this.#timer ??= setTimeout(
      () => void this.#look(),
      Math.max(SNIPPETS_MS, this.#rest - performance.now()),
    );
  }

  /** Snippets were saved, changed or deleted. */
  askAgain(): void {
    this.#address = null;
    this.#rest = 0;
    if (this.#isWaiting) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.plan();
  }

  /** The page has changed a flow: marks in it that lost their wording are erased. */
  removeFlow(flow: PageFlow): void {
    for (const [id, snippet] of this.#found) {
      const { parts } = snippet;
      const gone = parts.filter((part) => part.flow === flow && !isUnchanged(part));
      for (const { ranges } of gone) this.#highlighter.erase('snippet', ranges);
      if (gone.length > 0)
        this.#found.set(id, { ...snippet, parts: parts.filter((part) => !gone.includes(part)) });
    }
  }

  /** Scrolls to a snippet; false where it was not found. */
  show(id: string): boolean {
    const first = this.#found.get(id)?.parts[0];
    if (first) reveal(first);
    return first !== undefined;
  }

  stop(): void {
    this.#end.abort();
    clearTimeout(this.#timer);
  }

  async #look(): Promise<void> {
    const { signal } = this.#end;
    // Nobody sees the marks in a hidden tab, and every hidden tab would ask at each save.
    this.#isWaiting = true;
    await untilVisible(signal);
    this.#isWaiting = false;
    this.#timer = undefined;
    if (signal.aborted) return;
    if (this.#running) return this.plan();
    this.#running = true;
    const begin = performance.now();
    // A failure is tried again, after a longer wait each time.
    const found = await this.#find().catch(() => null);
    this.#running = false;
    this.#rest = performance.now() + restAfter(performance.now() - begin, REST_FACTOR);
    if (signal.aborted) return;
    if (found) {
      this.#failures = 0;
      attempt(() => this.#paint(found));
      return;
    }
    const wait = RETRY_MS[Math.min(this.#failures++, RETRY_MS.length - 1)];
    this.#rest = Math.max(this.#rest, performance.now() + wait);
    this.#address = null;
    this.plan();
  }

  async #find(): Promise<Map<string, FoundSnippet>> {
    const canonical = canonicalAddress();
    const { href } = location;
    if (this.#address !== href) {
      // Set before the answer: snippets that change meanwhile reset it, and are asked for again.
      this.#address = href;
      this.#has = await this.#ports.hasSnippets(canonical);
    }
    if (!this.#has) return new Map();
    const page = joinFlows(this.#flows());
    const anchored = await this.#ports.anchorSnippets(canonical, page.text);
    return new Map(
      anchored.map(({ id, span, isExact }) => {
        const parts = span ? partsOf(page, span).map((part) => flowRange(part.flow, part)) : [];
        // What has changed meanwhile is looked for again.
        const wording = span && !isExact ? describeShown(page.text, span, []).exact : null;
        return [id, { parts: parts.filter((part) => part.flow.alive), isExact, wording }];
      }),
    );
  }

  #paint(found: Map<string, FoundSnippet>): void {
    const before = this.#found;
    if (before.size + found.size === 0) return;
    for (const { ranges } of partsIn(before)) this.#highlighter.erase('snippet', ranges);
    this.#found = found;
    for (const { ranges } of partsIn(found)) this.#highlighter.paint('snippet', ranges);
    this.#highlighter.flush();
    this.#onChange();
  }
}

function partsIn(found: ReadonlyMap<string, FoundSnippet>): FlowRange[] {
  return [...found.values()].flatMap(({ parts }) => parts);
}
