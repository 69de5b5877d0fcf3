import {
  documentElement,
  hostOf,
  isElement,
  isText,
  localNameOf,
  parentOf,
  shadowRootOf,
} from '../common/dom';

/** What has changed since it was last taken. */
export interface Changes {
  /** Nodes whose own children, or whose text, changed. */
  readonly content: ReadonlySet<Node>;
  /** Elements that came, or came to another place. */
  readonly added: ReadonlySet<Element>;
  /** Elements that may show or hide themselves or what is in them. */
  readonly restyled: ReadonlySet<Element>;
  /** So much changed that only reading everything again makes sense. */
  readonly everything: boolean;
}

/** Kinds of change, for whoever decides how soon to look at them. */
export type ChangeKind = 'content' | 'style' | 'document';

/** Nodes that are remembered one by one: holding more of them, removed ones too, would cost the page its memory. */
const MOST_CHANGES = 20_000;

/** Attributes that show, hide or reorder text by themselves or by the page's style sheets. */
const ATTRIBUTES = ['class', 'style', 'hidden', 'open', 'slot', 'contenteditable'];

const OBSERVED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ATTRIBUTES,
};

/** Collects what changes in the document and in the shadow trees it is told of; looks at nothing itself. */
export class ChangeCollector {
  readonly #onChange: (kind: ChangeKind) => void;
  readonly #isOwn: (node: Node) => boolean;
  readonly #observers = new Map<Node, MutationObserver>();
  #content = new Set<Node>();
  #added = new Set<Element>();
  #restyled = new Set<Element>();
  #everything = false;
  #root: Element | null = null;

  /** @param isOwn Whether a node is the extension's own: its changes are none of the page's. */
  constructor(onChange: (kind: ChangeKind) => void, isOwn: (node: Node) => boolean) {
    this.#onChange = onChange;
    this.#isOwn = isOwn;
  }

  /** Starts observing a document, an open shadow root, or one element alone; a second time does nothing. */
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

  /** Ends all observing and forgets what was collected. */
  stop(): void {
    for (const observer of this.#observers.values()) observer.disconnect();
    this.#observers.clear();
    this.take('all');
  }

  /** Everything has to be read again. */
  addEverything(): void {
    this.#everything = true;
  }

  /** An element may have shown or hidden what is in it without any change of the DOM. */
  addRestyled(element: Element): void {
    this.#restyled.add(element);
  }

  /** Takes what was collected: all of it, or all but what only came of attributes and style. */
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
    if (this.#content.size + this.#added.size + this.#restyled.size > MOST_CHANGES) {
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

  /** A style sheet that came, went or changed can show and hide text anywhere. */
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

/** Whether a node is a style element or text in one. Linked style sheets tell by themselves when they have loaded. */
function isOfStyle(node: Node): boolean {
  const element = isText(node) ? parentOf(node) : node;
  return isElement(element) && localNameOf(element) === 'style';
}

function some(nodes: NodeList, holds: (node: Node) => boolean): boolean {
  for (const node of nodes) if (holds(node)) return true;
  return false;
}
