import { NO_COMPANY } from '../../match/company';
import { countHan } from '../../text/han';
import { flatParent, isElement } from '../common/dom';
import { type Flow, sameFlow } from './flow';
import type { PageFlow } from './page-flow';
import { type BlockContent, type BlockRequest, type FoundBlock, readBlock } from './read-block';

/** What the tree reports as found and lost. */
export interface BlockTreeEvents {
  flowAdded(flow: PageFlow): void;
  /**
   * A flow was read again and is the same, in the same text nodes; these may have other parent elements now.
   */
  flowUnchanged(flow: PageFlow): void;
  /** @param successor The flow that replaces it, or null. */
  flowRemoved(flow: PageFlow, successor: PageFlow | null): void;
  rootAdded(root: ShadowRoot): void;
  rootRemoved(root: ShadowRoot): void;
  /** An element without a box. */
  hiddenAdded(element: Element): void;
  hiddenRemoved(element: Element): void;
  /** A custom element that can still get a shadow root. */
  hostFound(element: Element): void;
}

/** A block that has been read. */
interface Block {
  parent: Element | null;
  /** Its flows and the blocks in it, in rendered order. */
  items: readonly (PageFlow | Element)[];
  roots: readonly ShadowRoot[];
  hidden: readonly Element[];
}

/** The initial state of a flow whose text no earlier flow had. */
const UNMATCHED = { matches: null, language: null, proofs: 0, company: NO_COMPANY, own: '' };

/** Flows and blocks handled between two looks at the clock. Short ones take a fraction of a millisecond. */
const ITEMS_BETWEEN_LOOKS = 256;

/** Blocks forgotten between two looks at the clock; what was painted in them is erased, too. */
const LOST_BETWEEN_LOOKS = 32;

/** The page's blocks as last read: which block each text belongs to, and what to forget when a block goes. */
export class BlockTree {
  readonly #events: BlockTreeEvents;
  readonly #blocks = new Map<Element, Block>();

  constructor(events: BlockTreeEvents) {
    this.#events = events;
  }

  /** Whether a block was read, or was found in one that was. */
  has(element: Element): boolean {
    return this.#blocks.has(element);
  }

  /** The innermost block read so far that contains a node or is it; null where there is none. */
  ownerOf(node: Node): Element | null {
    let element = isElement(node) ? node : flatParent(node);
    while (element && !this.#blocks.has(element)) element = flatParent(element);
    return element;
  }

  /**
   * Reads a block. Returns the blocks in it that have to be read as well: the new ones, or all where
   * everything is to be read again. A generator for the same reason as `readBlock`.
   */
  *read(request: BlockRequest): Generator<void, readonly FoundBlock[]> {
    const { element } = request;
    const content = yield* readBlock(request);
    const earlier = this.#blocks.get(element);
    const items = yield* this.#replaceFlows(element, earlier?.items.filter(isFlow) ?? [], content.items);
    const { roots, hidden } = content;
    this.#blocks.set(element, { parent: earlier?.parent ?? null, items, roots, hidden });
    this.#compare(earlier, content);
    const found = content.items.filter((item) => 'element' in item);
    const unread = found.filter((block) => block.deep || !this.#blocks.has(block.element));
    const inner = items.filter(isBlock);
    for (const block of inner) this.#adopt(block, element);
    for (const lost of without(earlier?.items.filter(isBlock) ?? [], inner)) {
      if (this.#blocks.get(lost)?.parent === element) yield* this.#forget(lost);
    }
    return unread;
  }

  /** The flows in a block and in all blocks in it, in reading order. */
  flowsIn(element: Element): PageFlow[] {
    const flows: PageFlow[] = [];
    // Last in, first out.
    const waiting: (PageFlow | Element)[] = [element];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (isFlow(next)) {
        flows.push(next);
        continue;
      }
      const items = this.#blocks.get(next)?.items ?? [];
      for (let i = items.length - 1; i >= 0; i--) waiting.push(items[i]);
    }
    return flows;
  }

  /** Forgets everything outside a document's root element. A generator like `read`. */
  *forgetOthers(root: Element | null): Generator<void, readonly FoundBlock[]> {
    const others = [...this.#blocks].filter(([element, { parent }]) => parent === null && element !== root);
    for (const [element] of others) yield* this.#forget(element);
    return [];
  }

  /** Forgets a block and all blocks in it. */
  *#forget(element: Element): Generator<void> {
    const waiting = [element];
    let seen = 0;
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (++seen % LOST_BETWEEN_LOOKS === 0) yield;
      const block = this.#blocks.get(next);
      if (!block) continue;
      this.#blocks.delete(next);
      for (const flow of block.items.filter(isFlow)) this.#remove(flow, null);
      for (const root of block.roots) this.#events.rootRemoved(root);
      for (const hidden of block.hidden) this.#events.hiddenRemoved(hidden);
      for (const inner of block.items.filter(isBlock)) {
        if (this.#blocks.get(inner)?.parent === next) waiting.push(inner);
      }
    }
  }

  /** Enters a block that was found but not read yet, so that it is forgotten together with its parent. */
  #adopt(element: Element, parent: Element): void {
    const block = this.#blocks.get(element);
    if (block) block.parent = parent;
    else this.#blocks.set(element, { parent, items: [], roots: [], hidden: [] });
  }

  #compare(earlier: Block | undefined, content: BlockContent): void {
    for (const root of without(content.roots, earlier?.roots ?? [])) this.#events.rootAdded(root);
    for (const root of without(earlier?.roots ?? [], content.roots)) this.#events.rootRemoved(root);
    for (const hidden of without(content.hidden, earlier?.hidden ?? [])) this.#events.hiddenAdded(hidden);
    for (const hidden of without(earlier?.hidden ?? [], content.hidden)) this.#events.hiddenRemoved(hidden);
    for (const host of content.hosts) this.#events.hostFound(host);
  }

  /** Keeps the flows that are the same; new flows with the text of an earlier one keep its matches. */
  *#replaceFlows(
    block: Element,
    earlier: readonly PageFlow[],
    found: BlockContent['items'],
  ): Generator<void, (PageFlow | Element)[]> {
    const lost = new Set(earlier);
    const byText = new Map(earlier.map((flow) => [flow.text, flow]));
    const byNode = new Map<Text, PageFlow[]>();
    for (const flow of earlier) push(byNode, flow.pieces[0].node, flow);
    const items: (PageFlow | Element)[] = [];
    const added: PageFlow[] = [];
    for (const item of found) {
      if (items.length % ITEMS_BETWEEN_LOOKS === ITEMS_BETWEEN_LOOKS - 1) yield;
      if ('element' in item) {
        items.push(item.element);
        continue;
      }
      const same = byNode.get(item.pieces[0].node)?.find((flow) => lost.has(flow) && sameFlow(flow, item));
      if (same) {
        lost.delete(same);
        this.#events.flowUnchanged(same);
      } else added.push(this.#makeFlow(item, block, byText.get(item.text)));
      items.push(same ?? (added.at(-1) as PageFlow));
    }
    if (lost.size > 0) {
      const successorOf = successorsIn(added, lost.size);
      for (const [i, flow] of [...lost].entries()) this.#remove(flow, successorOf(flow, i));
    }
    for (const flow of added) this.#events.flowAdded(flow);
    return items;
  }

  #makeFlow(flow: Flow<Text>, block: Element, twin: PageFlow | undefined): PageFlow {
    const { matches, language, proofs, company, own } = twin ?? UNMATCHED;
    return {
      ...flow,
      block,
      han: countHan(flow.text),
      alive: true,
      matches,
      language,
      proofs,
      company,
      own,
      marks: [],
      unlisted: [],
      inherited: [],
    };
  }

  #remove(flow: PageFlow, successor: PageFlow | null): void {
    flow.alive = false;
    this.#events.flowRemoved(flow, successor);
  }
}

/**
 * How to find the flow that replaces a lost one: in the same node, with the same text, or at the same
 * position.
 */
function successorsIn(
  added: readonly PageFlow[],
  lost: number,
): (flow: PageFlow, place: number) => PageFlow | null {
  const byNode = new Map(added.map((flow) => [flow.pieces[0].node, flow]));
  const byText = new Map(added.map((flow) => [flow.text, flow]));
  return (flow, place) =>
    byNode.get(flow.pieces[0].node) ?? byText.get(flow.text) ?? (added.length === lost ? added[place] : null);
}

/**
 * Recognised by its prototype: an element can be of another document's class, and a form can have a field of
 * any name.
 */
function isFlow(item: PageFlow | Element): item is PageFlow {
  return Object.getPrototypeOf(item) === Object.prototype;
}

function isBlock(item: PageFlow | Element): item is Element {
  return !isFlow(item);
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function without<T>(all: readonly T[], some: readonly T[]): readonly T[] {
  if (all.length === 0 || some.length === 0) return all;
  const set = new Set(some);
  return all.filter((each) => !set.has(each));
}
