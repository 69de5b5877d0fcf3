import { attributeOf, localNameOf, namespaceOf, SVG, XHTML } from '../common/dom';

/** What an element means for the text around it. */
export type BoxRole =
  /** Its text is part of the flow. */
  | 'inline'
  /** A box of its own in the line; part of the flow where it is one piece of one line. */
  | 'box'
  /** It ends the line. */
  | 'line-end'
  /** It ends the flow, and has flows of its own. */
  | 'block'
  /**
   * The flow goes on after it, and it has flows of its own: floats, absolutely positioned boxes, texts of
   * drawings.
   */
  | 'beside'
  /** It ends the flow, unless it is no larger than a character or out of the line. */
  | 'picture'
  /** It ends the flow, unless it is out of the line; nothing in it is read: fields, code, formulas. */
  | 'opaque'
  /** It hides its contents, and can show them later. */
  | 'unseen'
  /** The flow goes on after it, and nothing in it is read: ruby text. */
  | 'aside'
  /** It has no box for now. */
  | 'hidden'
  /** It never shows text. */
  | 'nothing';

const nothing = new Set([
  ...['script', 'style', 'link', 'meta', 'noscript', 'template', 'head', 'title'],
  ...['rp', 'wbr'],
]);

/** Elements that show something other than their text, hold no prose, or hold what the user types. */
const pictures = new Set(['canvas', 'embed', 'img', 'object', 'video']);
const opaque = new Set([
  ...pictures,
  ...['audio', 'frame', 'iframe'],
  ...['code', 'kbd', 'samp', 'var', 'xmp'],
  ...['input', 'meter', 'option', 'progress', 'select', 'textarea'],
]);

/** Elements of a drawing that can hold visible text. */
const drawn = new Set(['svg', 'g', 'a', 'switch', 'text', 'tspan', 'textPath', 'foreignObject']);

const inlineDisplays = new Set(['inline', 'contents', 'ruby', 'ruby-base', 'ruby-base-container']);
const rubyTextDisplays = new Set(['ruby-text', 'ruby-text-container']);

/** What an element means for the text around it, from its name and its computed style. */
export function boxOf(element: Element, style: CSSStyleDeclaration): BoxRole {
  const name = localNameOf(element);
  const { display } = style;
  // Empty outside the flat tree: children of a shadow host that no slot takes.
  if (nothing.has(name) || display === '') return 'nothing';
  const namespace = namespaceOf(element);
  if (namespace === SVG) return drawnBoxOf(element, name, style);
  const unread = opaque.has(name) || namespace !== XHTML;
  if (display === 'none') return unread || name === 'br' ? 'nothing' : 'hidden';
  if (name === 'br') return 'line-end';
  if (unread || isEditable(element)) return pictures.has(name) ? 'picture' : 'opaque';
  if (name === 'rt' || rubyTextDisplays.has(display)) return 'aside';
  if (inlineDisplays.has(display)) return 'inline';
  if (showsNothing(style)) return 'unseen';
  if (isBeside(style)) return 'beside';
  // Flex and grid items are blocks: their computed display is a block's.
  return display.startsWith('inline-') ? 'box' : 'block';
}

/** The same for elements of a drawing, where each text is read by itself. */
function drawnBoxOf(element: Element, name: string, style: CSSStyleDeclaration): BoxRole {
  if (!drawn.has(name)) return 'nothing';
  if (style.display === 'none') return 'hidden';
  switch (name) {
    case 'svg': {
      const hasText = element.querySelector('text, foreignObject') !== null;
      if (!hasText) return 'picture';
      return isBeside(style) ? 'beside' : 'block';
    }
    case 'text':
      return 'beside';
    case 'foreignObject':
      return 'block';
    case 'tspan':
      return attributeOf(element, 'x') === null && attributeOf(element, 'y') === null ? 'inline' : 'line-end';
    default:
      return 'inline';
  }
}

/** Whether a box is out of the line, which goes on as if the box weren't there. */
export function isBeside(style: CSSStyleDeclaration): boolean {
  const { position } = style;
  return position === 'absolute' || position === 'fixed' || style.cssFloat !== 'none';
}

/** Whether text directly in an element is visible; if not, whether it still takes up room in its line. */
export type TextVisibility = 'seen' | 'room' | 'none';

export function textVisibilityOf({ visibility, fontSize }: CSSStyleDeclaration): TextVisibility {
  if (visibility !== 'visible') return 'room';
  return fontSize === '0px' ? 'none' : 'seen';
}

/**
 * Which white space of an element's text is shown as it is, instead of as one space: line ends and tabs, all
 * of it, or none.
 */
export type KeptSpace = 'line-ends' | 'all' | 'none';

export function keptSpace(style: CSSStyleDeclaration): KeptSpace {
  const kept = style.getPropertyValue('white-space-collapse') || style.whiteSpace;
  if (kept === 'collapse') return 'none';
  if (kept === 'preserve-breaks' || kept === 'pre-line') return 'line-ends';
  return /^(pre|preserve|break-spaces|pre-wrap)$/.test(kept) ? 'all' : 'none';
}

/** Whether a box hides all its contents: skipped content, or content for screen readers only. */
export function showsNothing(style: CSSStyleDeclaration): boolean {
  if (style.getPropertyValue('content-visibility') === 'hidden') return true;
  if (style.position !== 'absolute' && style.position !== 'fixed') return false;
  return /^rect\(([01]px,? ?){4}\)$/.test(style.clip) || /^inset\((50|100)%\)$/.test(style.clipPath);
}

/** Whether an element makes its contents editable. Source: HTML, "contenteditable". */
export function isEditable(element: Element): boolean {
  const value = attributeOf(element, 'contenteditable');
  return value !== null && /^(true|plaintext-only)?$/i.test(value);
}
