import { DOMParser as LinkedDom } from 'linkedom';
import { html as names, Parser, Token, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';
import { PAGE_ATTRIBUTES, PAGE_DEPTH, PAGE_ELEMENTS } from '../limits';
import { countHan } from '../text/han';
import { IntakeError } from './problem';

type Tree = TreeAdapterTypeMap<
  Node,
  Node,
  Node,
  Document,
  Node,
  Element,
  Comment,
  Text,
  Element,
  DocumentType
>;

const { NS, TAG_ID, TAG_NAMES } = names;

/** Elements that break lines at their start and end. Source: HTML, "Rendering", display: block and table parts. */
export const BREAKING: ReadonlySet<string> = new Set(
  'address article aside blockquote body br caption center dd details dir div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol optgroup option p pre search section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** Maximum number of attributes of an element; more are an attack, and are dropped. */
const MAX_ELEMENT_ATTRIBUTES = 40;

/** Elements that never nest: they end by themselves, or switch the tokenizer. */
const NEVER_NESTED = new Set(
  'area base basefont bgsound br col embed hr iframe image img input keygen link meta noembed noframes param plaintext script source style textarea title track wbr xmp'.split(
    ' ',
  ),
);

/**
 * Parses HTML as browsers do (HTML, "Parsing HTML documents", with scripting off) without a browser, so that it works in
 * a worker; nothing of the page runs or is fetched. Leaves out comments and the content of `<template>`. Flattens
 * elements nested deeper than PAGE_DEPTH: their text stays, on lines of its own.
 * @throws IntakeError with `tooComplex` for more than PAGE_ELEMENTS elements or PAGE_ATTRIBUTES attributes.
 */
export function parseHtml(html: string): Document {
  const document = new LinkedDom().parseFromString('', 'text/html') as unknown as Document;
  const foreign = new Map<Element, names.NS>();
  const parser = new FlatParser({ scriptingEnabled: false, treeAdapter: treeOf(document, foreign) });
  parser.tokenizer.write(html, true);
  // linkedom looks for the title only in the head.
  const title = Array.from(document.querySelectorAll('title')).find((each) => !foreign.has(each));
  Object.defineProperty(document, 'title', { value: title?.textContent ?? '' });
  return document;
}

/** Drops the tags of elements that would nest too deep, and breaks lines where a dropped one would have. */
class FlatParser extends Parser<Tree> {
  /** Number of dropped start tags whose end tags are still to come, by name. */
  readonly #dropped = new Map<string, number>();
  #breaks = false;

  override onStartTag(token: Token.TagToken): void {
    const { tagName } = token;
    if (!this.#isDeep() || NEVER_NESTED.has(tagName)) {
      super.onStartTag(token);
      return;
    }
    this.#dropped.set(tagName, (this.#dropped.get(tagName) ?? 0) + 1);
    this.#breaks ||= BREAKING.has(tagName);
  }

  override onEndTag(token: Token.TagToken): void {
    const { tagName } = token;
    const open = this.#dropped.get(tagName) ?? 0;
    if (open > 0 && this.#isDeep()) {
      this.#dropped.set(tagName, open - 1);
      this.#breaks ||= BREAKING.has(tagName);
      return;
    }
    super.onEndTag(token);
    if (!this.#isDeep()) this.#dropped.clear();
  }

  override onCharacter(token: Token.CharacterToken): void {
    if (this.#breaks) super.onStartTag(lineBreak());
    this.#breaks = false;
    super.onCharacter(token);
  }

  #isDeep(): boolean {
    return this.openElements.stackTop >= PAGE_DEPTH;
  }
}

function lineBreak(): Token.TagToken {
  return {
    type: Token.TokenType.START_TAG,
    tagName: TAG_NAMES.BR,
    tagID: TAG_ID.BR,
    selfClosing: false,
    ackSelfClosing: false,
    attrs: [],
    location: null,
  };
}

/** How the parser reads nodes of linkedom. */
const READERS = {
  getAttrList: (element) => Array.from(element.attributes, ({ name, value }) => ({ name, value })),
  getChildNodes: (node) => Array.from(node.childNodes),
  getFirstChild: (node) => node.firstChild,
  getParentNode: (node) => node.parentNode,
  getTagName: (element) => element.localName,
  getTextNodeContent: (text) => text.data,
  getCommentNodeContent: (comment) => comment.data,
  getDocumentTypeNodeName: () => '',
  getDocumentTypeNodePublicId: () => '',
  getDocumentTypeNodeSystemId: () => '',
  isTextNode: (node): node is Text => node.nodeType === 3,
  isCommentNode: (node): node is Comment => node.nodeType === 8,
  isDocumentTypeNode: (node): node is DocumentType => node.nodeType === 10,
  isElementNode: (node): node is Element => node.nodeType === 1,
  setNodeSourceCodeLocation: () => undefined,
  getNodeSourceCodeLocation: () => null,
  updateNodeSourceCodeLocation: () => undefined,
} satisfies Partial<TreeAdapter<Tree>>;

/**
 * Builds a document of linkedom's nodes for the parser.
 * @param foreign Receives the namespaces of elements that are not HTML's.
 */
function treeOf(document: Document, foreign: Map<Element, names.NS>): TreeAdapter<Tree> {
  const templates = new Map<Element, Node>();
  let mode = names.DOCUMENT_MODE.NO_QUIRKS;
  let elements = 0;
  let attributes = 0;

  function setAttributes(element: Element, attrs: readonly Token.Attribute[]) {
    attributes += attrs.length;
    if (attributes > PAGE_ATTRIBUTES) throw new IntakeError({ kind: 'tooComplex', limit: PAGE_ATTRIBUTES });
    for (const { name, prefix, value } of attrs.slice(0, MAX_ELEMENT_ATTRIBUTES)) {
      // linkedom would make functions of handlers, which the package's security policy forbids.
      if (name.startsWith('on')) continue;
      const whole = prefix ? `${prefix}:${name}` : name;
      if (!element.hasAttribute(whole)) element.setAttribute(whole, value);
    }
  }

  function insertText(parent: Node, text: string, before: Node | null) {
    const last = before === null ? parent.lastChild : before.previousSibling;
    if (last?.nodeType === 3) (last as Text).data += text;
    else parent.insertBefore(document.createTextNode(text), before);
  }

  return {
    ...READERS,
    createDocument: () => document,
    createDocumentFragment: () => document.createDocumentFragment(),
    createElement(tagName, namespace, attrs) {
      elements++;
      if (elements > PAGE_ELEMENTS) throw new IntakeError({ kind: 'tooComplex', limit: PAGE_ELEMENTS });
      const element = document.createElement(tagName);
      if (namespace !== NS.HTML) foreign.set(element, namespace);
      setAttributes(element, attrs);
      return element;
    },
    createTextNode: (value) => document.createTextNode(value),
    createCommentNode: (data) => document.createComment(data),
    adoptAttributes: setAttributes,
    appendChild(parent, node) {
      if (node.nodeType !== 8) parent.appendChild(node);
    },
    insertBefore(parent, node, before) {
      if (node.nodeType !== 8) parent.insertBefore(node, before);
    },
    insertText: (parent, text) => insertText(parent, text, null),
    insertTextBefore: insertText,
    detachNode: (node) => node.parentNode?.removeChild(node),
    setTemplateContent: (template, content) => templates.set(template, content),
    getTemplateContent: (template) => templates.get(template) ?? template,
    setDocumentType: () => undefined,
    setDocumentMode: (_, next) => {
      mode = next;
    },
    getDocumentMode: () => mode,
    getNamespaceURI: (element) => foreign.get(element) ?? NS.HTML,
  };
}

const HIDING = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** Elements that may be hidden. */
const MAYBE_HIDDEN = '[hidden], [aria-hidden="true"], [style]';

/** At most this number of hidden elements is searched for the page's text. */
const MAX_SEARCHED = 100;

/**
 * Parses a page inert: nothing of it runs or is fetched. Removes what it hides by attributes, and all style attributes:
 * linkedom would parse them again whenever an element's style is read. An element with most of the page's text is hidden
 * only until a script shows it, as on WeChat, and stays.
 */
export function parseInert(html: string): Document {
  const page = parseHtml(html);
  let searched = 0;
  const isMost = (element: Element) =>
    searched++ < MAX_SEARCHED && hanIn(element) * 2 > hanIn(page.documentElement);
  for (const element of page.querySelectorAll(MAYBE_HIDDEN)) {
    const isHidden =
      element.matches('[hidden], [aria-hidden="true"]') || HIDING.test(element.getAttribute('style') ?? '');
    if (isHidden && !isMost(element)) element.remove();
    else for (const name of ['style', 'hidden', 'aria-hidden']) element.removeAttribute(name);
  }
  return page;
}

function hanIn(element: Element): number {
  return countHan(element.textContent ?? '');
}
