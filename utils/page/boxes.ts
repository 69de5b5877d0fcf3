import { attributeOf, localNameOf, namespaceOf, XHTML } from './dom';

/** What an element means for the flow of text around it. */
export type Box =
  /** Its text is part of the flow. */
  | 'inline'
  /** It ends the flow, and has flows of its own. */
  | 'block'
  /** It ends the flow, and nothing in it is read: pictures, fields, code, drawings. */
  | 'opaque'
  /** It stands beside the flow, which goes on after it: ruby text. */
  | 'aside'
  /** It has no box, as if it weren't there, but can get one later. */
  | 'hidden'
  /** It never shows text. */
  | 'nothing';

const nothing = new Set([
  ...['script', 'style', 'link', 'meta', 'noscript', 'template', 'head', 'title'],
  ...['rp', 'wbr'],
]);

/** They end the line, show other things than their text, are no prose, or hold what the reader types. */
const opaque = new Set([
  'br',
  ...['audio', 'canvas', 'embed', 'frame', 'iframe', 'img', 'object', 'video'],
  ...['code', 'kbd', 'samp', 'var', 'xmp'],
  ...['input', 'meter', 'option', 'progress', 'select', 'textarea'],
]);

const inlineDisplays = new Set(['inline', 'contents', 'ruby', 'ruby-base', 'ruby-base-container']);
const rubyTextDisplays = new Set(['ruby-text', 'ruby-text-container']);

/** What an element means for the text around it, by its name and its computed style. */
export function boxOf(element: Element, style: CSSStyleDeclaration): Box {
  const name = localNameOf(element);
  const { display } = style;
  // Empty outside the flat tree: children of a shadow host that no slot takes.
  if (nothing.has(name) || display === '') return 'nothing';
  const unread = opaque.has(name) || namespaceOf(element) !== XHTML;
  if (display === 'none') return unread ? 'nothing' : 'hidden';
  if (unread || isEditable(element)) return 'opaque';
  if (name === 'rt' || rubyTextDisplays.has(display)) return 'aside';
  if (inlineDisplays.has(display)) return 'inline';
  // Floats, positioned boxes, flex and grid items come here, too: their computed display is a block's.
  return showsNothing(style) ? 'opaque' : 'block';
}

/** Whether text directly in an element can be seen. */
export function isVisible(style: CSSStyleDeclaration): boolean {
  return style.visibility === 'visible' && style.fontSize !== '0px';
}

/** Whether line ends and tabs in an element's text stand as they are, and are not shown as spaces. */
export function keepsLineEnds(style: CSSStyleDeclaration): boolean {
  const collapse = style.getPropertyValue('white-space-collapse');
  if (collapse !== '') return collapse !== 'collapse' && collapse !== 'preserve-spaces';
  return style.whiteSpace.startsWith('pre') || style.whiteSpace === 'break-spaces';
}

/** Whether a box is there but hides all that is in it: skipped content, or what only screen readers are to have. */
export function showsNothing(style: CSSStyleDeclaration): boolean {
  if (style.getPropertyValue('content-visibility') === 'hidden') return true;
  if (style.position !== 'absolute' && style.position !== 'fixed') return false;
  return /^rect\(([01]px,? ?){4}\)$/.test(style.clip) || /^inset\((50|100)%\)$/.test(style.clipPath);
}

/** Whether an element says that the reader can edit what is in it. Source: HTML, "contenteditable". */
export function isEditable(element: Element): boolean {
  const value = attributeOf(element, 'contenteditable');
  return value !== null && /^(true|plaintext-only)?$/i.test(value);
}
