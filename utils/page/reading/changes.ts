import {
  documentElement,
  hostOf,
  isConnected,
  isElement,
  isNode,
  isPageVisible,
  isText,
  localNameOf,
  parentOf,
  shadowRootOf,
} from '../common/dom';
import { showsNothing, textVisibilityOf } from './boxes';

/** What has changed since the last `take`. */
export interface Changes {
  /** Nodes whose own children, or whose text, changed. */
  readonly content: ReadonlySet<Node>;
  /** Elements that were added or moved. */
  readonly added: ReadonlySet<Element>;
  /** Elements that may have shown or hidden themselves or their contents. */
  readonly restyled: ReadonlySet<Element>;
  /** So much has changed that everything should be read again. */
  readonly everything: boolean;
}

/** Kinds of change; they decide how soon the page is read again. */
export type ChangeKind = 'content' | 'style' | 'document';

/**
 * At most this many nodes are remembered one by one: more, with removed ones among them, would cost the page
 * its memory.
 */
const MAX_CHANGES = 20_000;

/** Attributes that show, hide or reorder text, by themselves or through style sheets. */
const ATTRIBUTES = ['class', 'style', 'hidden', 'open', 'slot', 'contenteditable'];

const OBSERVED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ATTRIBUTES,
};

/** Collects mutations of the document and of the shadow trees it was given, without looking at them. */
export class ChangeCollector {
  readonly #onChange: (kind: ChangeKind) => void;
  readonly #isOwn: (node: Node) => boolean;
  readonly #observers = new Map<Node, MutationObserver>();
  #content = new Set<Node>();
  #added = new Set<Element>();
  #restyled = new Set<Element>();
  #everything = false;
  #root: Element | null = null;

  /** @param isOwn Whether a node is the extension's own, whose changes are ignored. */
  constructor(onChange: (kind: ChangeKind) => void, isOwn: (node: Node) => boolean) {
    this.#onChange = onChange;
    this.#isOwn = isOwn;
  }

  /** Observes a document, an open shadow root or one element; does nothing the second time. */
  observe(root: Document | ShadowRoot | Element): void {
    if (this.#observers.has(root)) return;
    if (hostOf(root) === null) this.#root = documentElement();
    const observer = new MutationObserver((records) => this.#collect(records));
    observer.observe(root, OBSERVED);
    this.#observers.set(root, observer);
  }

  unobserve(root: ShadowRoot): void {
    this.#observers.get(root)?.disconnect();
    this.#observers.delete(root);
  }

  /** Stops observing and forgets what was collected. */
  stop(): void {
    for (const observer of this.#observers.values()) observer.disconnect();
    this.#observers.clear();
    this.take('all');
  }

  /** Everything has to be read again. */
  addEverything(): void {
    this.#everything = true;
  }

  /** An element may have shown or hidden its contents without a change of the DOM. */
  addRestyled(element: Element): void {
    this.#restyled.add(element);
  }

  /** Takes what was collected: all of it, or all except what only attributes and styles changed. */
  take(kind: 'all' | 'content'): Changes {
    const none = new Set<Element>();
    const restyled = kind === 'all' ? this.#restyled : none;
    const changes = { content: this.#content, added: this.#added, restyled, everything: this.#everything };
    this.#content = new Set();
    this.#added = new Set();
    if (kind === 'all') this.#restyled = none;
    this.#everything = false;
    return changes;
  }

  #collect(records: readonly MutationRecord[]): void {
    const kinds = new Set<ChangeKind>();
    for (const record of records) {
      const kind = this.#collectOne(record);
      if (kind) kinds.add(kind);
    }
    if (this.#content.size + this.#added.size + this.#restyled.size > MAX_CHANGES) {
      this.take('all');
      this.#everything = true;
    }
    const root = documentElement();
    if (root !== this.#root) {
      this.#root = root;
      this.#onChange('document');
    }
    for (const kind of kinds) this.#onChange(kind);
  }

  #collectOne({ type, target, addedNodes, removedNodes }: MutationRecord): ChangeKind | null {
    if (this.#isOwn(target)) return null;
    if (type === 'attributes') {
      this.#restyled.add(target as Element);
      return 'style';
    }
    if (type === 'childList' && this.#areOwn(addedNodes) && this.#areOwn(removedNodes)) return null;
    this.#content.add(target);
    for (const node of addedNodes) {
      if (isElement(node)) this.#added.add(node);
      else if (isElement(target) && shadowRootOf(target)) this.#content.add(node);
    }
    if (isOfStyle(target) || some(addedNodes, isOfStyle) || some(removedNodes, isOfStyle)) this.#restyleAll();
    return 'content';
  }

  /** A style sheet that was added, removed or changed can show and hide text anywhere. */
  #restyleAll(): void {
    const root = documentElement();
    if (!root) return;
    this.#restyled.add(root);
    this.#onChange('style');
  }

  #areOwn(nodes: NodeList): boolean {
    for (const node of nodes) if (!this.#isOwn(node)) return false;
    return true;
  }
}

/**
 * Whether a node is a style element or text in one. A linked style sheet fires an event when it has loaded.
 */
function isOfStyle(node: Node): boolean {
  const element = isText(node) ? parentOf(node) : node;
  return isElement(element) && localNameOf(element) === 'style';
}

function some(nodes: NodeList, holds: (node: Node) => boolean): boolean {
  for (const node of nodes) if (holds(node)) return true;
  return false;
}

/** At most this many hidden elements are watched: each costs the page's layout a little. */
const MAX_HIDDEN = 2_000;

/**
 * Time between two checks of hidden elements, and the longest check, ms. No event reports rules that scripts
 * add to sheets.
 */
const HIDDEN_LOOK_MS = 500;
const MAX_LOOK_MS = 2;

/** Looks at custom elements that may get a shadow root, ms after they were found; scripts that come later are rare. */
const HOST_LOOKS = [300, 1_000, 3_000, 10_000, 30_000];

/** Finds text that turns up without any change of the DOM: by style sheets, or in shadow roots made late. */
export class LateText {
  readonly #onLate: (element: Element) => void;
  readonly #sizes: ResizeObserver;
  /** With whether they were shown at the last look; those that weren't looked at for the longest time first. */
  readonly #hidden = new Map<Element, boolean>();
  #hiddenTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #hosts = new Set<Element>();
  #look = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onLate Called with an element that may show text now. */
  constructor(onLate: (element: Element) => void) {
    this.#onLate = onLate;
    // An element gets a size when it gets a box, whatever the reason.
    this.#sizes = new ResizeObserver((entries) => {
      for (const { target } of entries) this.#onLate(target);
    });
  }

  /** Watches an element that shows nothing, or whose own text is invisible, until `unwatchHidden`. */
  watchHidden(element: Element): void {
    if (this.#hidden.size >= MAX_HIDDEN) return;
    this.#hidden.set(element, false);
    if (getComputedStyle(element).display === 'none') this.#sizes.observe(element);
    this.#hiddenTimer ??= setTimeout(() => this.#lookAtHidden(), HIDDEN_LOOK_MS);
  }

  unwatchHidden(element: Element): void {
    if (this.#hidden.delete(element)) this.#sizes.unobserve(element);
  }

  /**
   * Watches a custom element until it has an open shadow root; it may have a closed one already, or never get
   * one.
   */
  watchHost(element: Element): void {
    if (this.#hosts.has(element)) return;
    this.#hosts.add(element);
    this.#look = 0;
    this.#lookLater();
  }

  /** Reports the watched elements that have an open shadow root by now. */
  lookAtHosts(): void {
    for (const host of this.#hosts) {
      const found = shadowRootOf(host) !== null;
      if (found || !isConnected(host)) this.#hosts.delete(host);
      if (found) this.#onLate(host);
    }
  }

  /**
   * Listens for events that may show or hide text anywhere on the page.
   * @param isOwn Whether a node is the extension's own.
   */
  listen(signal: AbortSignal, isOwn: (node: EventTarget | null) => boolean): void {
    const everywhere = () => {
      const root = documentElement();
      if (root) this.#onLate(root);
    };
    const onPage = ({ target }: Event) => {
      if (!isOwn(target)) everywhere();
    };
    const options = { capture: true, passive: true, signal };
    addEventListener('resize', everywhere, options);
    addEventListener('toggle', onPage, options);
    addEventListener('change', onPage, options);
    addEventListener(
      'load',
      ({ target }) => {
        if (
          target instanceof Document ||
          (isNode(target) && isElement(target) && localNameOf(target) === 'link')
        )
          everywhere();
      },
      options,
    );
    addEventListener(
      'transitionend',
      ({ propertyName }) => {
        if (propertyName === 'visibility' || propertyName === 'display') everywhere();
      },
      options,
    );
  }

  stop(): void {
    this.#sizes.disconnect();
    this.#hidden.clear();
    this.#hosts.clear();
    clearTimeout(this.#timer);
    clearTimeout(this.#hiddenTimer);
  }

  /** Checks as many hidden elements as there is time for. */
  #lookAtHidden(): void {
    const end = performance.now() + MAX_LOOK_MS;
    for (const [element, wasShown] of isPageVisible() ? [...this.#hidden] : []) {
      if (performance.now() > end) break;
      const isShown = showsText(element);
      this.#hidden.delete(element);
      this.#hidden.set(element, isShown);
      if (isShown && !wasShown) this.#onLate(element);
    }
    const isOver = this.#hidden.size === 0;
    this.#hiddenTimer = isOver ? undefined : setTimeout(() => this.#lookAtHidden(), HIDDEN_LOOK_MS);
  }

  #lookLater(): void {
    clearTimeout(this.#timer);
    const wait = HOST_LOOKS[this.#look];
    if (wait === undefined || this.#hosts.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#look++;
      this.lookAtHosts();
      this.#lookLater();
    }, wait);
  }
}

function showsText(element: Element): boolean {
  const style = getComputedStyle(element);
  return style.display !== 'none' && !showsNothing(style) && textVisibilityOf(style) === 'seen';
}
