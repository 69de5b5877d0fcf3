import { isElement, isText, namespaceOf, SVG, shadowRootOf, textNodesUnder } from '../common/dom';
import { type Rect, rectsOfRange } from '../common/viewport';

/**
 * Something with more text nodes or UTF-16 units is no line; even a line with a box for each character has
 * fewer.
 */
const MAX_TEXTS = 200;
const MAX_UNITS = 400;

/**
 * An em as a part of a line's height, for drawings, whose scale hides the font size: 0.69 to 0.88 in Chinese
 * fonts.
 */
const EM_OF_HEIGHT = 0.7;

/** Chinese characters and the punctuation between them. */
const CHINESE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff1f\ud840-\ud8ff\u2018-\u201d\u2026]/;

/**
 * Where text is, with the lines running left to right: all of it, and the Chinese in it, or all where nothing
 * is Chinese.
 */
export interface Ink {
  readonly all: readonly Rect[];
  readonly row: readonly Rect[];
}

export function inkOf(texts: readonly Text[], around: CSSStyleDeclaration): Ink {
  const all: Rect[] = [];
  const row: Rect[] = [];
  for (const text of texts) {
    const boxes = rectsIn(text, 0, text.length, around);
    all.push(...boxes);
    if (CHINESE.test(text.data)) row.push(...boxes);
  }
  return { all, row: row.length > 0 ? row : all };
}

/** The text nodes of a node that are more than white space; null where there is more than a line. */
export function textsOf(node: Text | Element): Text[] | null {
  const texts = isText(node) ? [node] : textNodesUnder(shadowRootOf(node) ?? node, MAX_TEXTS);
  return texts && texts.reduce((sum, { length }) => sum + length, 0) <= MAX_UNITS ? texts : null;
}

export function wordingOf(texts: readonly Text[]): string {
  const text = texts.map(({ data }) => data).join('');
  return text.replace(/[ \t\n\f\r]+/g, ' ').replace(/^ | $/g, '');
}

export function isChinese(texts: readonly Text[] | null): texts is readonly Text[] {
  return texts?.some(({ data }) => CHINESE.test(data)) ?? false;
}

/** An em of a piece as shown, CSS pixels. */
export function emAt(node: Node, around: CSSStyleDeclaration, ink: Ink): number {
  if (isElement(node) && namespaceOf(node) === SVG) return EM_OF_HEIGHT * heightOf(ink);
  return emOf(isElement(node) ? getComputedStyle(node) : around);
}

export function emOf({ fontSize }: CSSStyleDeclaration): number {
  // Text of size 0 has pieces with sizes of their own.
  return Number.parseFloat(fontSize) || 16;
}

export function heightOf({ row: [{ top, bottom }] }: Ink): number {
  return bottom - top;
}

export function rectsIn(node: Text, start: number, end: number, style: CSSStyleDeclaration): Rect[] {
  const range = { startContainer: node, startOffset: start, endContainer: node, endOffset: end };
  return rectsOfRange({ ...range, collapsed: false }).map((rect) => turned(rect, style));
}

/** A rectangle, turned so that the lines run left to right. */
export function turned({ left, top, right, bottom }: Rect, { writingMode }: CSSStyleDeclaration): Rect {
  const isVertical = /^(vertical|sideways)/.test(writingMode);
  return isVertical ? { left: top, top: left, right: bottom, bottom: right } : { left, top, right, bottom };
}

/** Whether rectangles are beside each other in one row; false without any, as for hidden text. */
export function areInRow(rects: readonly Rect[]): boolean {
  if (rects.length === 0) return false;
  return Math.max(...rects.map(({ top }) => top)) < Math.min(...rects.map(({ bottom }) => bottom));
}

export function leftOf(rects: readonly Rect[]): number {
  return Math.min(...rects.map(({ left }) => left));
}

export function rightOf(rects: readonly Rect[]): number {
  return Math.max(...rects.map(({ right }) => right));
}
