/**
 * The DOM's properties, taken from their prototypes: a form's fields and a document's named elements hide
 * properties of the same name (`<input name="firstChild">`), for content scripts too. Kinds of nodes are
 * recognised by their type, not by `instanceof`: a node that was made in an iframe and adopted by this
 * document is an instance of the iframe's classes.
 */

const getter = <T, K extends keyof T>(prototype: T, name: K): ((self: T) => T[K]) =>
  Function.prototype.call.bind(descriptorOf(prototype, name).get as () => T[K]);

const setter = <T, K extends keyof T>(prototype: T, name: K): ((self: T, value: T[K]) => void) =>
  Function.prototype.call.bind(descriptorOf(prototype, name).set as (value: T[K]) => void);

const method = <T, A extends unknown[], R>(call: (this: T, ...args: A) => R): ((self: T, ...args: A) => R) =>
  Function.prototype.call.bind(call);

function descriptorOf(prototype: unknown, name: PropertyKey): PropertyDescriptor {
  for (let object = prototype; object; object = Object.getPrototypeOf(object)) {
    const descriptor = Object.getOwnPropertyDescriptor(object, name);
    if (descriptor) return descriptor;
  }
  return {};
}

export const typeOf = getter(Node.prototype, 'nodeType');
export const dataOf = getter(CharacterData.prototype, 'data');

/** Whether an event's target is a node; it can also be a window. */
export function isNode(target: EventTarget | null | undefined): target is Node {
  try {
    return typeOf(target as Node) > 0;
  } catch {
    // The getter throws for anything that is no node.
    return false;
  }
}

export const isElement = (node: Node | null): node is Element => node !== null && typeOf(node) === 1;
/** Text or a CDATA section. */
export const isText = (node: Node): node is Text => typeOf(node) === 3 || typeOf(node) === 4;
export const isSlot = (element: Element): element is HTMLSlotElement =>
  localNameOf(element) === 'slot' && namespaceOf(element) === XHTML;

const hostOfRoot = getter(ShadowRoot.prototype, 'host');

/** The host of a shadow root; null for any other node. */
export function hostOf(node: Node | null): Element | null {
  if (node === null || typeOf(node) !== 11) return null;
  try {
    return hostOfRoot(node as ShadowRoot);
  } catch {
    // A fragment without a host.
    return null;
  }
}

export const firstChildOf = getter(Node.prototype, 'firstChild');
export const nextSiblingOf = getter(Node.prototype, 'nextSibling');
export const lastChildOf = getter(Node.prototype, 'lastChild');
export const previousSiblingOf = getter(Node.prototype, 'previousSibling');
export const parentOf = getter(Node.prototype, 'parentNode');
export const isConnected = getter(Node.prototype, 'isConnected');
export const rootOf = method(Node.prototype.getRootNode);

export const localNameOf = getter(Element.prototype, 'localName');
export const namespaceOf = getter(Element.prototype, 'namespaceURI');
export const shadowRootOf = getter(Element.prototype, 'shadowRoot');
export const attributeOf = method(Element.prototype.getAttribute);
export const rectOf = method(Element.prototype.getBoundingClientRect);
export const appendTo = method(Node.prototype.appendChild);
export const matches = method(Element.prototype.matches as (selectors: string) => boolean);
const assignedTo = method(HTMLSlotElement.prototype.assignedNodes);
const slotOfElement = getter(Element.prototype, 'assignedSlot');
const slotOfText = getter(Text.prototype, 'assignedSlot');

/** The slot of an open shadow tree that shows a node; null where none does. */
function slotOf(node: Node): HTMLSlotElement | null {
  if (isElement(node)) return slotOfElement(node);
  return isText(node) ? slotOfText(node) : null;
}

/** Namespace of HTML elements. */
export const XHTML = 'http://www.w3.org/1999/xhtml';

const documentElementOf = getter(Document.prototype, 'documentElement');
const visibilityOf = getter(Document.prototype, 'visibilityState');
const activeElementOf = getter(Document.prototype, 'activeElement');
const designModeOf = getter(Document.prototype, 'designMode');
const bodyOf = getter(Document.prototype, 'body');
const titleOf = getter(Document.prototype, 'title');
const hasFocusOf = method(Document.prototype.hasFocus);
const elementFromPointOf = method(Document.prototype.elementFromPoint);
/** Missing in Chromium before version 128. */
const caretFromPointOf = Document.prototype.caretPositionFromPoint as
  | Document['caretPositionFromPoint']
  | undefined;
const elementsByName = method(Document.prototype.getElementsByTagName);
const createElementOf = method(Document.prototype.createElementNS);
const adopt = method(Document.prototype.adoptNode as <T extends Node>(node: T) => T) as <T extends Node>(
  self: Document,
  node: T,
) => T;
const implementationOf = getter(Document.prototype, 'implementation');

/** The document's root element; null while the document is being rewritten. */
export const documentElement = (): Element | null => documentElementOf(document);
export const documentBody = (): HTMLElement | null => bodyOf(document);
export const documentTitle = (): string => titleOf(document);
export const isPageVisible = (): boolean => visibilityOf(document) === 'visible';
export const isDesignMode = (): boolean => designModeOf(document) === 'on';
export const hasFocus = (): boolean => hasFocusOf(document);
/** An HTML element, even in an XML document. */
export const createElement = (name: string): HTMLElement =>
  createElementOf(document, XHTML, name) as HTMLElement;

/**
 * An HTML element with a closed shadow root. It is made in a separate document: where the page has defined a
 * custom element of this name, an element made in the page's document would run the page's constructor, and
 * its internals would give the page the shadow root.
 */
export function createHost(name: string): { host: HTMLElement; root: ShadowRoot } {
  const apart = implementationOf(document).createHTMLDocument('');
  const host = createElementOf(apart, XHTML, name) as HTMLElement;
  const root = host.attachShadow({ mode: 'closed' });
  return { host: adopt(document, host), root };
}

/** Namespace of SVG drawings. */
export const SVG = 'http://www.w3.org/2000/svg';
export const createPath = (): SVGPathElement => createElementOf(document, SVG, 'path') as SVGPathElement;
export const createSvg = (): SVGSVGElement => createElementOf(document, SVG, 'svg') as SVGSVGElement;

/** The topmost element at a point of the viewport, as seen from a tree. */
export const topmostAt = (x: number, y: number, root: Node = document): Element | null =>
  root instanceof ShadowRoot ? root.elementFromPoint(x, y) : elementFromPointOf(document, x, y);
/**
 * The position in a text nearest to a point of the viewport; null where there is none, or where the browser
 * can't say.
 * @param shadowRoots Shadow trees to look into.
 */
export function caretAt(x: number, y: number, shadowRoots: ShadowRoot[]): CaretPosition | null {
  return caretFromPointOf?.call(document, x, y, { shadowRoots }) ?? null;
}
export const countElements = (): number => elementsByName(document, '*').length;
export const elementsNamed = (name: string): Element[] => [...elementsByName(document, name)];

const queryAllInDocument = method(
  Document.prototype.querySelectorAll as (selectors: string) => NodeListOf<Element>,
);
const queryAllInTree = method(
  DocumentFragment.prototype.querySelectorAll as (selectors: string) => NodeListOf<Element>,
);
export const queryAllIn = (root: Document | ShadowRoot, selectors: string): NodeListOf<Element> =>
  root instanceof ShadowRoot ? queryAllInTree(root, selectors) : queryAllInDocument(root, selectors);

type Opened = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };

/**
 * A document and all shadow trees in it, including closed ones where the browser shows them to extensions.
 */
export function rootsIn(root: Document | ShadowRoot): (Document | ShadowRoot)[] {
  const roots: (Document | ShadowRoot)[] = [root];
  // The list grows during the loop.
  for (const each of roots) {
    for (const element of queryAllIn(each, '*')) {
      const inner = (element as Opened).openOrClosedShadowRoot ?? shadowRootOf(element);
      if (inner) roots.push(inner);
    }
  }
  return roots;
}

const createWalker = method(Document.prototype.createTreeWalker);
const positionOf = method(Node.prototype.compareDocumentPosition);

/**
 * The text nodes from the one where a range starts to the one where it ends; only the first where the page
 * has moved them apart.
 */
export function* textNodesIn({
  startContainer,
  endContainer,
}: Pick<AbstractRange, 'startContainer' | 'endContainer'>): Generator<Text> {
  if (isText(startContainer)) yield startContainer;
  const root = rootOf(startContainer);
  if (!(positionOf(startContainer, endContainer) & Node.DOCUMENT_POSITION_FOLLOWING)) return;
  if (root !== rootOf(endContainer)) return;
  const walker = createWalker(document, root, NodeFilter.SHOW_TEXT);
  walker.currentNode = startContainer;
  while (walker.currentNode !== endContainer && walker.nextNode()) yield walker.currentNode as Text;
}

/**
 * The text nodes in a tree that hold more than white space, in order; null where there are more than `limit`.
 */
export function textNodesUnder(root: Element | ShadowRoot, limit: number): Text[] | null {
  const walker = createWalker(document, root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  // Nodes of white space count too, so that the walk ends.
  for (let seen = 0; walker.nextNode(); seen++) {
    if (seen >= 2 * limit || texts.length >= limit) return null;
    const text = walker.currentNode as Text;
    if (text.data.trim() !== '') texts.push(text);
  }
  return texts;
}

/** The focused element, also in open shadow roots. */
export function deepActiveElement(): Element | null {
  let active = activeElementOf(document);
  for (;;) {
    const inner: Element | null = (active && shadowRootOf(active)?.activeElement) ?? null;
    if (!inner) return active;
    active = inner;
  }
}

const sheetsOfDocument = getter(Document.prototype, 'adoptedStyleSheets');
const setSheetsOfDocument = setter(Document.prototype, 'adoptedStyleSheets');

/** The style sheets that a document or shadow root has adopted. */
export function adoptedSheets(root: Document | ShadowRoot): CSSStyleSheet[] {
  return [...(root instanceof ShadowRoot ? root.adoptedStyleSheets : sheetsOfDocument(root))];
}

/** Makes a document or shadow root adopt exactly these sheets. */
export function adoptSheets(root: Document | ShadowRoot, sheets: CSSStyleSheet[]): void {
  if (root instanceof ShadowRoot) root.adoptedStyleSheets = sheets;
  else setSheetsOfDocument(root, sheets);
}

/**
 * The flat tree is the tree as rendered: shadow trees instead of their host's children, slotted nodes in
 * their slots.
 */

/** Parent in the flat tree; null for a document's root element and for nodes outside any document. */
export function flatParent(node: Node): Element | null {
  const parent = slotOf(node) ?? parentOf(node);
  return isElement(parent) ? parent : hostOf(parent);
}

/**
 * Children in the flat tree: a list where a slot or a closed `details` chooses them, otherwise the first of
 * the siblings.
 */
export function flatChildren(element: Element): readonly Node[] | Node | null {
  const root = shadowRootOf(element);
  if (root) return firstChildOf(root);
  if (isSlot(element)) {
    const assigned = assignedTo(element);
    if (assigned.length > 0) return assigned;
  }
  if (localNameOf(element) === 'details' && attributeOf(element, 'open') === null) return summaryOf(element);
  return firstChildOf(element);
}

function summaryOf(details: Element): Element[] {
  for (let child = firstChildOf(details); child; child = nextSiblingOf(child)) {
    if (isElement(child) && localNameOf(child) === 'summary') return [child];
  }
  return [];
}
