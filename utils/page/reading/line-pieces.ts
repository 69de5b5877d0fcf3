import { endsInWord, runsOn } from '../../text/line-ends';
import { isNoteMark } from '../../text/note-marks';
import {
  firstChildOf,
  flatParent,
  isElement,
  isText,
  lastChildOf,
  localNameOf,
  namespaceOf,
  nextSiblingOf,
  parentOf,
  previousSiblingOf,
  rectOf,
  SVG,
} from '../common/dom';
import { isBeside } from './boxes';
import {
  areInRow,
  emAt,
  emOf,
  heightOf,
  type Ink,
  inkOf,
  isChinese,
  leftOf,
  rectsIn,
  rightOf,
  textsOf,
  turned,
  wordingOf,
} from './ink';

/**
 * Room beside the text of a piece, room that a full line leaves, and the size of a character-sized picture;
 * in ems.
 */
const MAX_GAP = 0.5;
const FULL_ROOM = 1.6;
const SIGN_SIZE = 2;

/** How many pieces of a line, and how many earlier lines, are looked at. */
const MAX_PIECES = 60;
const LINES_BEFORE = 3;

/**
 * Distance between lines that are positioned one by one, and by how much their heights may differ; in heights
 * of their text.
 */
const MIN_STEP = 0.65;
const MAX_STEP = 2.5;
const HEIGHT_TOLERANCE = 0.15;

/** Each of these is a text of its own, however near the next one is, and so is each item of a list. */
const ITEM = /^(li|d[dt]|t[dhr]|h[1-6]|button|caption|figcaption|label|legend|summary)$/;
const LIST = /^(dl|menu|nav|ol|ul)$/;

/** Elements that can be one line of a text broken by hand. */
const LINE = /^(div|p|span)$/;

/**
 * Whether a box in a line is a piece of it: one row of text with little room beside it, or something small
 * without text.
 */
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
  // What is about to appear may have no size yet.
  if (ink.row.length === 0) return true;
  const { left, right } = turned(rectOf(box), style);
  const before = leftOf(ink.all) - left + Number.parseFloat(style.marginInlineStart);
  const after = right - rightOf(ink.all) + Number.parseFloat(style.marginInlineEnd);
  return areInRow(ink.row) && Math.max(before, after) <= MAX_GAP * emOf(style);
}

/** Whether an element in the line is a note mark. @param before The UTF-16 unit of text before it, or ''. */
export function isNote(element: Element, style: CSSStyleDeclaration, before: string): boolean {
  const isSup = localNameOf(element) === 'sup';
  const first = firstChildOf(element);
  // The first character rules out most elements.
  if (!isSup && !(first && isText(first) && /^\s*[[［〔(（\d*†‡①-⑳]/.test(first.data))) return false;
  const isRaised = isSup || /^(super|top|text-top)$/.test(style.verticalAlign);
  return isNoteMark(element.textContent ?? '', isRaised, before);
}

/** Whether something is no larger than two characters of the text around it. */
export function isSmall(element: Element, around: CSSStyleDeclaration): boolean {
  const { width, height } = rectOf(element);
  // Browsers measure a little more than the specified size.
  return Math.max(width, height) < SIGN_SIZE * emOf(around) + 1;
}

/** Whether a float is a drop cap, the large first letter of the text around it. */
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
 * The sibling that continues a line made of consecutive flex or grid items, floats or positioned boxes, or a
 * text whose lines are positioned one by one; null where there is none.
 * @param around The style of their parent.
 * @param continues Whether the node itself continues such a line.
 */
export function nextPiece(
  node: Text | Element,
  around: CSSStyleDeclaration,
  continues: boolean,
): Text | Element | null {
  const isOut = isPlaced(node);
  const next = neighbourOf(node, nextSiblingOf, isOut);
  const [texts, following] = [next && textsOf(node), next && textsOf(next)];
  if (!next || !isChinese(texts) || !isChinese(following) || isItem(node) || isItem(next)) return null;
  if (isOut !== isPlaced(next)) return null;
  const [before, after] = [inkOf(texts, around), inkOf(following, around)];
  if (!areInRow(before.row) || !areInRow(after.row)) return null;
  const [end, start] = [rightOf(before.all), leftOf(after.all)];
  const em = emAt(node, around, before);
  // Lines that are positioned one by one can overlap a little.
  if (isOut && stepOf(before, after) >= MIN_STEP && isLineBelow(node, next, [before, after], around))
    return next;
  if (areInRow([...before.row, ...after.row])) return Math.abs(start - end) <= MAX_GAP * em ? next : null;
  // The next row begins where this one had no more room.
  const { right } = turned(rectOf(parentOf(node) as Element), around);
  const isNextRow = start < leftOf(before.all) && end + rightOf(after.all) - start > right - em;
  return continues && isNextRow ? next : null;
}

/** Whether a positioned element's text continues the line of the element before it. */
export function goesOnInRow(element: Element, style: CSSStyleDeclaration): boolean {
  const before = neighbourOf(element, previousSiblingOf);
  const [texts, following] = [before && textsOf(before), before && textsOf(element)];
  if (!isChinese(texts) || !isChinese(following)) return false;
  const [left, right] = [inkOf(texts, style), inkOf(following, style)];
  if (!areInRow(left.row) || !areInRow(right.row) || !areInRow([...left.row, ...right.row])) return false;
  return Math.abs(leftOf(right.all) - rightOf(left.all)) <= MAX_GAP * emAt(element, style, right);
}

/** Whether a block that was read by itself has become a piece or a line of its neighbour's text. */
export function joinsNeighbour(block: Element, around: Element): boolean {
  const [style, parentStyle] = [getComputedStyle(block), getComputedStyle(around)];
  if (style.display.startsWith('inline-')) return isPieceOfLine(block, style, parentStyle);
  const isPiece = isPlaced(block) || isRow(parentStyle);
  const before = neighbourOf(block, previousSiblingOf, isPiece);
  if (isPiece)
    return (
      nextPiece(block, parentStyle, false) !== null ||
      (before !== null && nextPiece(before, parentStyle, false) === block)
    );
  return (
    nextLine(block, style) !== null ||
    (isElement(before) && nextLine(before, getComputedStyle(before)) === block)
  );
}

/** The sibling block that is the next line of a text broken by hand; null where there is none. */
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
  // The most expensive checks come last.
  const areAlike = () =>
    areLines(style, getComputedStyle(next)) && isLine(line, texts) && isLine(next, following);
  const doesRunOn = runsOn(earlier, wordingOf(texts), wordingOf(following), () => areAlike() && fills());
  return doesRunOn && areAlike() ? next : null;
}

/** Whether a node's own text may be Chinese. */
export function mayShowChinese(node: Text | Element): boolean {
  const texts = textsOf(node);
  return !texts || isChinese(texts);
}

/** Whether an element of this style places its children beside each other. */
export function isRow(style: CSSStyleDeclaration): boolean {
  const { display } = style;
  return display.endsWith('grid') || (display.endsWith('flex') && !style.flexDirection.startsWith('column'));
}

/** Whether a line between two UTF-16 offsets is one row and leaves no room for another character. */
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

/** Whether a node is out of the line: floats, positioned boxes, and the texts of a drawing. */
function isPlaced(node: Node): boolean {
  if (!isElement(node)) return false;
  return namespaceOf(node) === SVG ? localNameOf(node) === 'text' : isBeside(getComputedStyle(node));
}

/** Whether a positioned piece is the next line below another one, as in the text layer of a PDF viewer. */
function isLineBelow(
  piece: Text | Element,
  next: Text | Element,
  [before, after]: readonly [Ink, Ink],
  around: CSSStyleDeclaration,
): boolean {
  const height = heightOf(before);
  if (stepOf(before, after) > MAX_STEP) return false;
  if (Math.abs(heightOf(after) - height) > HEIGHT_TOLERANCE * height) return false;
  const line = rowOf(piece, previousSiblingOf, around);
  const following = rowOf(next, nextSiblingOf, around);
  const earlier: Row[] = [];
  for (let row = line; earlier.length < LINES_BEFORE && row.beyond; ) {
    row = rowOf(row.beyond, previousSiblingOf, around);
    earlier.unshift(row);
  }
  const em = emAt(piece, around, before);
  // The lines of a column begin below each other, apart from a paragraph's indent.
  if (following.left > line.left + em / 2 || following.right < line.left) return false;
  const fills = () =>
    line.right > Math.max(...[...earlier, following].map(({ right }) => right)) - FULL_ROOM * em;
  return runsOn(() => earlier.map(({ text }) => text), line.text, following.text, fills);
}

/** A line of positioned pieces, from one of them on. */
interface Row {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The first piece that is not in it. */
  readonly beyond: Text | Element | null;
}

/** How far one piece is below another, in heights of the upper one's text. */
function stepOf(above: Ink, below: Ink): number {
  return (below.row[0].top - above.row[0].top) / heightOf(above);
}

function rowOf(piece: Text | Element, beside: typeof nextSiblingOf, around: CSSStyleDeclaration): Row {
  const inks: Ink[] = [];
  const words: string[] = [];
  let each: Text | Element | null = piece;
  for (; each && inks.length < MAX_PIECES; each = neighbourOf(each, beside, true)) {
    const texts = textsOf(each);
    const ink = texts && inkOf(texts, around);
    const isLevel = ink && ink.row.length > 0 && Math.abs(stepOf(inks[0] ?? ink, ink)) < MIN_STEP;
    if (!isLevel || !isPlaced(each)) break;
    inks.push(ink);
    words.push(wordingOf(texts));
  }
  const all = inks.flatMap((ink) => ink.all);
  const text = (beside === previousSiblingOf ? words.reverse() : words).join('');
  return { text, left: leftOf(all), right: rightOf(all), beyond: inks.length > 0 ? each : null };
}

/** Whether two blocks look like lines of one text. */
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

/** Whether there are only inline boxes between an element and its text. */
function isLine(element: Element, texts: readonly Text[]): boolean {
  return texts.every((text) => {
    let each = flatParent(text);
    while (each && each !== element && isInLine(each)) each = flatParent(each);
    return each === element;
  });
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

/**
 * The next node in a direction, skipping comments and white space.
 * @param passesLineEnds Whether to skip `br`, too, which has no effect between positioned boxes.
 */
function neighbourOf(
  node: Node,
  beside: (node: Node) => Node | null,
  passesLineEnds = false,
): Text | Element | null {
  for (let each = beside(node); each; each = beside(each)) {
    if (passesLineEnds && nameOf(each) === 'br') continue;
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

function indentOf({ data }: Text): number {
  return data.length - data.trimStart().length;
}
