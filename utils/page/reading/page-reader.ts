import { CHANGE_MS, RESTYLE_MS, SLICE_MS } from '../../limits';
import { documentElement, flatParent, isConnected, isElement, parentOf, shadowRootOf } from '../common/dom';
import { attempt, logFailure, nextTurn, restAfter, untilIdle, untilVisible } from '../common/work';
import { BlockTree, type BlockTreeEvents } from './block-tree';
import { ChangeCollector, type ChangeKind, type Changes, LateText } from './changes';
import { joinsNeighbour } from './line-pieces';
import type { PageFlow } from './page-flow';
import type { BlockRequest, FoundBlock } from './read-block';

/** What the reader reports as it reads. */
export interface PageReaderEvents
  extends Pick<BlockTreeEvents, 'flowAdded' | 'flowUnchanged' | 'flowRemoved' | 'rootAdded' | 'rootRemoved'> {
  /** A slice of work has ended; what it found can be used. */
  sliceEnded(): void;
  /** The document has another root element; its listeners may be lost. */
  documentReplaced(): void;
}

/** Reading rests this many times as long as it took, while the page keeps changing. */
const CONTENT_REST = 4;
const RESTYLE_REST = 20;

/** Reads the page's text into flows, in short slices, and reads again what has changed. */
export class PageReader {
  readonly #events: PageReaderEvents;
  readonly #isOwn: (node: EventTarget | null) => boolean;
  readonly #tree: BlockTree;
  readonly #changes: ChangeCollector;
  readonly #late: LateText;
  /** The only element that is read; null for the whole document. */
  readonly #scope: Element | null;
  readonly #end = new AbortController();
  /** Last in, first out, so that a page is read from top to bottom. */
  readonly #waiting: BlockRequest[] = [];
  readonly #planned = new Set<ChangeKind>();
  readonly #nextAt = { content: 0, style: 0 };
  #reading: Generator<void, readonly FoundBlock[]> | null = null;
  #changed: ReadonlySet<Element> = new Set();
  /** Blocks of a former root element have to be forgotten. */
  #hasOthers = false;
  #running = false;
  #complete = false;

  /**
   * @param isOwn Whether a node is the extension's own.
   * @param scope The only element that is read; null for the whole document.
   */
  constructor(
    events: PageReaderEvents,
    isOwn: (node: EventTarget | null) => boolean,
    scope: Element | null = null,
  ) {
    this.#events = events;
    this.#isOwn = isOwn;
    this.#scope = scope;
    this.#changes = new ChangeCollector((kind) => this.#onChange(kind), isOwn);
    this.#late = new LateText((element) => {
      this.#changes.addRestyled(element);
      this.#plan('style');
    });
    // Listeners must not interrupt the reading: the tree would not know what it has reported already.
    this.#tree = new BlockTree({
      flowAdded: (flow) => attempt(() => events.flowAdded(flow)),
      flowUnchanged: (flow) => attempt(() => events.flowUnchanged(flow)),
      flowRemoved: (flow, successor) => attempt(() => events.flowRemoved(flow, successor)),
      rootAdded: (root) =>
        attempt(() => {
          this.#changes.observe(root);
          events.rootAdded(root);
        }),
      rootRemoved: (root) =>
        attempt(() => {
          this.#changes.unobserve(root);
          events.rootRemoved(root);
        }),
      hiddenAdded: (element) => this.#late.watchHidden(element),
      hiddenRemoved: (element) => this.#late.unwatchHidden(element),
      hostFound: (element) => this.#late.watchHost(element),
    });
  }

  /** Whether everything has been read. */
  get isComplete(): boolean {
    return this.#complete;
  }

  /** The flows that were read, in reading order. */
  flows(): Iterable<PageFlow> {
    const root = this.#root;
    return root ? this.#tree.flowsIn(root) : [];
  }

  get #root(): Element | null {
    return this.#scope ?? documentElement();
  }

  start(): void {
    this.#changes.observe(this.#scope ?? document);
    this.#changes.addEverything();
    void this.#readChanges('content');
  }

  /** Ends the reading for good; nothing is reported any more. */
  stop(): void {
    this.#end.abort();
    this.#changes.stop();
    this.#late.stop();
    this.#waiting.length = 0;
  }

  /** Listens for events that may show text without a change of the DOM. */
  listen(signal: AbortSignal): void {
    this.#late.listen(signal, this.#isOwn);
  }

  #onChange(kind: ChangeKind): void {
    if (kind === 'document') {
      this.#changes.addEverything();
      attempt(() => this.#events.documentReplaced());
    }
    this.#plan(kind === 'style' ? 'style' : 'content');
  }

  #plan(kind: 'content' | 'style'): void {
    if (this.#planned.has(kind) || this.#end.signal.aborted) return;
    this.#planned.add(kind);
    const wait = kind === 'content' ? CHANGE_MS : RESTYLE_MS;
    setTimeout(
      async () => {
        await untilIdle(wait);
        this.#planned.delete(kind);
        await this.#readChanges(kind);
      },
      Math.max(wait, this.#nextAt[kind] - performance.now()),
    );
  }

  async #readChanges(kind: 'content' | 'style'): Promise<void> {
    const { signal } = this.#end;
    await untilVisible(signal);
    if (signal.aborted) return;
    attempt(() => this.#late.lookAtHosts());
    const changes = this.#changes.take(kind === 'style' ? 'all' : 'content');
    // Where it is unclear what to read again, everything is read.
    if (attempt(() => this.#enqueue(changes)) === null) this.#readEverything(this.#root);
    if (this.#running) return;
    this.#running = true;
    this.#complete = false;
    const spent = await this.#readWaiting(signal);
    this.#running = false;
    if (signal.aborted) return;
    this.#complete = true;
    this.#changed = new Set();
    this.#nextAt[kind] = performance.now() + restAfter(spent, kind === 'style' ? RESTYLE_REST : CONTENT_REST);
    attempt(() => this.#events.sliceEnded());
  }

  /** Returns how long the reading itself took, ms. */
  async #readWaiting(signal: AbortSignal): Promise<number> {
    let spent = 0;
    while (this.#reading || this.#hasOthers || this.#waiting.length > 0) {
      const begin = performance.now();
      while (performance.now() - begin < SLICE_MS && this.#step());
      spent += performance.now() - begin;
      attempt(() => this.#events.sliceEnded());
      await nextTurn();
      await untilVisible(signal);
      if (signal.aborted) break;
    }
    return spent;
  }

  /**
   * Does a little of the reading. A block that can't be read is skipped. Returns false where nothing is left.
   */
  #step(): boolean {
    try {
      this.#reading ??= this.#next();
      if (!this.#reading) return this.#waiting.length > 0;
      const { done, value } = this.#reading.next();
      if (!done) return true;
      this.#reading = null;
      for (let i = value.length - 1; i >= 0; i--) this.#waiting.push({ ...value[i], changed: this.#changed });
    } catch (error) {
      logFailure(error);
      this.#reading = null;
    }
    return true;
  }

  /** The next piece of work; null where there is none, or where it is no longer needed. */
  #next(): Generator<void, readonly FoundBlock[]> | null {
    if (this.#hasOthers) {
      this.#hasOthers = false;
      return this.#tree.forgetOthers(this.#root);
    }
    const request = this.#waiting.pop();
    if (!request) return null;
    const { element, again, changed } = request;
    if (element !== this.#root && !this.#tree.has(element)) return null;
    const parent = again && element !== this.#root ? flatParent(element) : null;
    const owner = parent && joinsNeighbour(element, parent) ? this.#tree.ownerOf(parent) : null;
    if (owner) this.#waiting.push({ element: owner, deep: false, changed });
    return this.#tree.read(request);
  }

  #enqueue({ content, added, restyled, everything }: Changes): void {
    const root = this.#root;
    const blocks = new Set<Element>();
    const include = (node: Node | null) => {
      const owner = (node && this.#tree.ownerOf(node)) ?? root;
      if (owner) blocks.add(owner);
    };
    const changed = new Set([...this.#changed, ...added, ...restyled]);
    for (const node of content) {
      if (!isConnected(node)) continue;
      include(node);
      includeSlots(node, include);
    }
    for (const element of [...added, ...restyled]) {
      if (!isConnected(element)) continue;
      include(flatParent(element));
      includeSlots(parentOf(element), include);
    }
    this.#changed = changed;
    if (everything) this.#readEverything(root);
    for (const element of blocks)
      this.#waiting.push({ element, deep: root !== null && changed.has(root), changed, again: true });
  }

  #readEverything(root: Element | null): void {
    this.#hasOthers = true;
    if (root) this.#waiting.push({ element: root, deep: true, changed: this.#changed });
  }
}

/** A node added to a host can appear in any of the host's slots, whose blocks are in the shadow tree. */
function includeSlots(host: Node | null, include: (slot: Element) => void): void {
  const root = isElement(host) ? shadowRootOf(host) : null;
  for (const slot of root?.querySelectorAll('slot') ?? []) include(slot);
}
