import { endsInWord, runsOn } from '../text/line-ends';
import { isNoteMark } from '../text/note-marks';
import { isBeside } from './boxes';
import {
  firstChildOf,
  isElement,
  isText,
  lastChildOf,
  localNameOf,
  nextSiblingOf,
  parentOf,
  previousSiblingOf,
  rectOf,
  shadowRootOf,
  textNodesUnder,
} from './dom';
import { flatParent } from './flat-tree';
import { rectsOfRange } from './hit-test';
import type { Box } from './overlay-paths';

/** What has more text nodes or UTF-16 units is no line: a line of boxes for each character has fewer. */
const MAX_TEXTS = 200;
const MAX_UNITS = 400;

/** Room beside the text of a piece of a line, room after a full line, and the size of a sign; in ems. */
const MAX_GAP = 0.5;
const FULL_ROOM = 1.6;
const SIGN_SIZE = 2;

/** Each of these is a text of its own, however near the next one is; and so is what a list holds. */
const ITEM = /^(li|d[dt]|t[dhr]|h[1-6]|button|caption|figcaption|label|legend|summary)$/;
const LIST = /^(dl|menu|nav|ol|ul)$/;

/** Chinese characters and the punctuation between them. */
const CHINESE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff1f\ud840-\ud8ff\u2018-\u201d\u2026]/;

/** What can be one line of a text that was broken by hand. */
const LINE = /^(div|p|span)$/;

/** Where text is: all of it, and the Chinese in it or, where there is none, all. The lines' direction as left to right. */
interface Ink {
  readonly all: readonly Box[];
  readonly row: readonly Box[];
}

/** Whether a box in a line is a piece of it: one row of text without much room beside it, or no text and small. */
export function isPieceOfLine(
  box: Element,
  style: CSSStyleDeclaration,
  around: CSSStyleDeclaration,
): boolean {
  if (isItem(box) || style.writingMode !== around.writingMode) return false;
  const texts = textsOf(box);
  if (!texts) return false;
  if (texts.length === 0) return isSmall(box, around);
  const ink = inkOf(texts, style);
  // What is about to come into view may have no size yet.
  if (ink.row.length === 0) return true;
  const { left, right } = turned(rectOf(box), style);
  const before = leftOf(ink.all) - left + Number.parseFloat(style.marginInlineStart);
  const after = right - rightOf(ink.all) + Number.parseFloat(style.marginInlineEnd);
  return areInRow(ink.row) && Math.max(before, after) <= MAX_GAP * emOf(style);
}

/** Whether an element in the line is the mark of a note. @param before The unit of text before it, or ''. */
export function isNote(element: Element, style: CSSStyleDeclaration, before: string): boolean {
  const isSup = localNameOf(element) === 'sup';
  const first = firstChildOf(element);
  // Most elements are no marks by what they begin with.
  if (!isSup && !(first && isText(first) && /^\s*[[［〔(（\d*†‡①-⑳]/.test(first.data))) return false;
  const isRaised = isSup || /^(super|top|text-top)$/.test(style.verticalAlign);
  return isNoteMark(element.textContent ?? '', isRaised, before);
}

/** Whether something is no larger than a sign in text of the style around it. */
export function isSmall(element: Element, around: CSSStyleDeclaration): boolean {
  const { width, height } = rectOf(element);
  // Browsers measure a little more than what they are given.
  return Math.max(width, height) < SIGN_SIZE * emOf(around) + 1;
}

/** Whether a float is the large first letter of the text around it. */
export function isDropCap(
  element: Element,
  style: CSSStyleDeclaration,
  around: CSSStyleDeclaration,
): boolean {
  if (style.cssFloat === 'none' || emOf(style) <= emOf(around)) return false;
  const text = wordingOf(textsOf(element) ?? []);
  return text.length <= 2 && endsInWord(text);
}

/**
 * The sibling that goes on with a line which is made of flex or grid items, floats or placed boxes, one behind the
 * other; null where there is none.
 * @param around The style of their parent.
 * @param isOn Whether the piece goes on with the line itself.
 */
export function nextPiece(
  node: Text | Element,
  around: CSSStyleDeclaration,
  isOn: boolean,
): Text | Element | null {
  const next = neighbourOf(node, nextSiblingOf);
  const [texts, following] = [next && textsOf(node), next && textsOf(next)];
  if (!next || !isChinese(texts) || !isChinese(following) || isItem(node) || isItem(next)) return null;
  const isOut = isElement(node) && isBeside(getComputedStyle(node));
  if (isOut !== (isElement(next) && isBeside(getComputedStyle(next)))) return null;
  const [before, after] = [inkOf(texts, around), inkOf(following, around)];
  if (!areInRow(before.row) || !areInRow(after.row)) return null;
  const em = emOf(isElement(node) ? getComputedStyle(node) : around);
  const [end, start] = [rightOf(before.all), leftOf(after.all)];
  if (areInRow([...before.row, ...after.row])) return Math.abs(start - end) <= MAX_GAP * em ? next : null;
  // The next row begins where there was no more room in this one.
  const { right } = turned(rectOf(parentOf(node) as Element), around);
  const isNextRow = start < leftOf(before.all) && end + rightOf(after.all) - start > right - em;
  return isOn && isNextRow ? next : null;
}

/** The sibling block that is the next line of a text which was broken by hand; null where there is none. */
export function nextLine(line: Element, style: CSSStyleDeclaration): Element | null {
  const name = localNameOf(line);
  if (!LINE.test(name) || !runsToEnd(line)) return null;
  const next = neighbourOf(line, nextSiblingOf);
  if (!next || !isElement(next) || name !== localNameOf(next)) return null;
  const [texts, following] = [textsOf(line), textsOf(next)];
  if (!texts || !following) return null;
  const earlier = () => {
    const lines: string[] = [];
    let before = neighbourOf(line, previousSiblingOf);
    for (
      ;
      before && name === nameOf(before) && lines.length < 3;
      before = neighbourOf(before, previousSiblingOf)
    )
      lines.unshift(wordingOf(textsOf(before) ?? []));
    return lines;
  };
  const [first, last] = [texts[0], texts[texts.length - 1]];
  const fills = () => fillsLine(first, indentOf(first), last, last.data.trimEnd().length);
  // Dearest last.
  const areAlike = () =>
    areLines(style, getComputedStyle(next)) && isLine(line, texts) && isLine(next, following);
  const doesRunOn = runsOn(earlier, wordingOf(texts), wordingOf(following), () => areAlike() && fills());
  return doesRunOn && areAlike() ? next : null;
}

/** Whether an element may show Chinese, as far as its own text goes. */
export function mayShowChinese(element: Element): boolean {
  const texts = textsOf(element);
  return !texts || isChinese(texts);
}

/** Whether the children of an element of this style are placed beside each other. */
export function isRow(style: CSSStyleDeclaration): boolean {
  const { display } = style;
  return display.endsWith('grid') || (display.endsWith('flex') && !style.flexDirection.startsWith('column'));
}

/** Whether a line from one place to another (of a node's unit) is one row and leaves no room for more. */
export function fillsLine(first: Text, start: number, last: Text, end: number): boolean {
  let block = flatParent(last);
  while (block && isInLine(block)) block = flatParent(block);
  if (!block) return false;
  const style = getComputedStyle(block);
  const row = [...rectsIn(first, start, start + 1, style), ...rectsIn(last, end - 1, end, style)];
  if (row.length === 0 || !areInRow(row)) return false;
  const inset = Number.parseFloat(style.paddingInlineEnd) + Number.parseFloat(style.borderInlineEndWidth);
  return turned(rectOf(block), style).right - inset - rightOf(row) < FULL_ROOM * emOf(style);
}

/** Whether two blocks can be lines of one text by their looks. */
function areLines(line: CSSStyleDeclaration, next: CSSStyleDeclaration): boolean {
  const isLike = (name: 'display' | 'fontSize' | 'fontWeight' | 'textAlign') => line[name] === next[name];
  return (
    line.display === 'block' &&
    isLike('display') &&
    isLike('fontSize') &&
    isLike('fontWeight') &&
    isLike('textAlign') &&
    !(Number.parseFloat(next.textIndent) > 0)
  );
}

function inkOf(texts: readonly Text[], around: CSSStyleDeclaration): Ink {
  const all: Box[] = [];
  const row: Box[] = [];
  for (const text of texts) {
    const boxes = rectsIn(text, 0, text.length, around);
    all.push(...boxes);
    if (CHINESE.test(text.data)) row.push(...boxes);
  }
  return { all, row: row.length > 0 ? row : all };
}

/** The text nodes of a node that have more than white space; null where that is more than a line. */
function textsOf(node: Text | Element): Text[] | null {
  const texts = isText(node) ? [node] : textNodesUnder(shadowRootOf(node) ?? node, MAX_TEXTS);
  return texts && texts.reduce((sum, { length }) => sum + length, 0) <= MAX_UNITS ? texts : null;
}

/** Whether nothing but boxes in lines is between an element and its text. */
function isLine(element: Element, texts: readonly Text[]): boolean {
  return texts.every((text) => {
    let each = flatParent(text);
    while (each && each !== element && isInLine(each)) each = flatParent(each);
    return each === element;
  });
}

function wordingOf(texts: readonly Text[]): string {
  const text = texts.map(({ data }) => data).join('');
  return text.replace(/[ \t\n\f\r]+/g, ' ').replace(/^ | $/g, '');
}

/** Whether the last text in an element ends with a Chinese character; few paragraphs do. */
function runsToEnd(element: Element): boolean {
  let last = lastChildOf(element);
  while (last) {
    const text = isText(last) ? last.data.trimEnd() : '';
    if (text !== '') return endsInWord(text);
    last = (isElement(last) && lastChildOf(last)) || previousSiblingOf(last);
  }
  return false;
}

/** The next node beside one in a direction, comments and white space left out. */
function neighbourOf(node: Node, beside: (node: Node) => Node | null): Text | Element | null {
  for (let each = beside(node); each; each = beside(each)) {
    if (isElement(each) || (isText(each) && each.data.trim() !== '')) return each as Text | Element;
  }
  return null;
}

function isItem(node: Node): boolean {
  const name = nameOf(node);
  if (ITEM.test(name) || LIST.test(nameOf(parentOf(node)))) return true;
  const isLink = (each: Node | null) => nameOf(each) === 'a';
  return (
    isLink(node) && [previousSiblingOf, nextSiblingOf].some((beside) => isLink(neighbourOf(node, beside)))
  );
}

function nameOf(node: Node | null): string {
  return isElement(node) ? localNameOf(node) : '';
}

function isInLine(element: Element): boolean {
  return /^(inline|contents|ruby)/.test(getComputedStyle(element).display);
}

function emOf({ fontSize }: CSSStyleDeclaration): number {
  // Where text has no size its pieces have their own.
  return Number.parseFloat(fontSize) || 16;
}

function rectsIn(node: Text, start: number, end: number, style: CSSStyleDeclaration): Box[] {
  const range = { startContainer: node, startOffset: start, endContainer: node, endOffset: end };
  return rectsOfRange({ ...range, collapsed: false }).map((rect) => turned(rect, style));
}

/** A rectangle with the lines' direction as left to right. */
function turned({ left, top, right, bottom }: Box, { writingMode }: CSSStyleDeclaration): Box {
  const isVertical = /^(vertical|sideways)/.test(writingMode);
  return isVertical ? { left: top, top: left, right: bottom, bottom: right } : { left, top, right, bottom };
}

/** Whether some rectangles, one at least, are beside each other. */
function areInRow(rects: readonly Box[]): boolean {
  return Math.max(...rects.map(({ top }) => top)) < Math.min(...rects.map(({ bottom }) => bottom));
}

function leftOf(rects: readonly Box[]): number {
  return Math.min(...rects.map(({ left }) => left));
}

function rightOf(rects: readonly Box[]): number {
  return Math.max(...rects.map(({ right }) => right));
}

function indentOf({ data }: Text): number {
  return data.length - data.trimStart().length;
}

function isChinese(texts: readonly Text[] | null): texts is readonly Text[] {
  return texts?.some(({ data }) => CHINESE.test(data)) ?? false;
}
