import { FLOW_MAX_UNITS } from '../../limits';
import { countHanUpTo } from '../../text/han';
import { runsOn } from '../../text/line-ends';
import { noteMarksIn } from '../../text/note-marks';
import {
  firstChildOf,
  flatChildren,
  isDesignMode,
  isElement,
  isSlot,
  isText,
  localNameOf,
  nextSiblingOf,
  shadowRootOf,
} from '../common/dom';
import { logFailure } from '../common/work';
import {
  type BoxRole,
  boxOf,
  isBeside,
  isEditable,
  type KeptSpace,
  keptSpace,
  showsNothing,
  type TextVisibility,
  textVisibilityOf,
} from './boxes';
import { type Flow, FlowBuilder, firstRun, type Run, textOf } from './flow';
import {
  fillsLine,
  goesOnInRow,
  isDropCap,
  isNote,
  isPieceOfLine,
  isRow,
  isSmall,
  mayShowChinese,
  nextLine,
  nextPiece,
} from './line-pieces';

/** A block found inside another one. */
export interface FoundBlock {
  readonly element: Element;
  /** Whether everything in it has to be read again. */
  readonly deep: boolean;
}

/** The contents of one block; the blocks in it are only named. */
export interface BlockContent {
  /** In rendered order. */
  readonly items: readonly (Flow<Text> | FoundBlock)[];
  /** Open shadow roots whose trees are part of the block's own text. */
  readonly roots: readonly ShadowRoot[];
  /** Elements without a box, which can get one without a change of the DOM. */
  readonly hidden: readonly Element[];
  /** Custom elements that have no open shadow root yet. */
  readonly hosts: readonly Element[];
}

/** How a block is read. */
export interface BlockRequest extends FoundBlock {
  /** Whether it has been read before and something in it has changed. */
  readonly again?: boolean;
  /** Elements whose contents all have to be read again. */
  readonly changed: ReadonlySet<Element>;
}

/** What happens to the flow at the end of an element that was read as part of it. */
type Leaving = 'on' | 'edge' | 'line' | 'break';

/** The unread children of an element that is part of the flow. */
interface Level {
  readonly element: Element;
  readonly style: CSSStyleDeclaration;
  readonly list: readonly Node[] | null;
  at: number;
  next: Node | null;
  readonly kept: KeptSpace;
  readonly deep: boolean;
  readonly leaving: Leaving;
  /** Whether the children are in another tree than the element, or are shown somewhere else. */
  readonly isForeign: boolean;
  /** Whether it is in a piece of a line, where boxes without Chinese are pinyin and the like. */
  readonly isInPiece: boolean;
  /** Whether it is in a piece of several rows, of which only the Chinese one is read. */
  readonly isStacked: boolean;
  /** Whether its own text can be seen. */
  readonly visibility: TextVisibility;
  /** Whether the children, including text, are items beside each other. */
  readonly isRow: boolean;
  /** The child that continues the text of the previous one. */
  continuation: Node | null;
}

/** Nodes read between two looks at the clock: they take a fraction of a millisecond. */
const NODES_BETWEEN_LOOKS = 64;

/**
 * Reads one block: its own text as flows, in rendered order. A generator, so that reading a large block can
 * be interrupted; if the DOM changes meanwhile, the result may be incomplete, but never refers to a wrong
 * node.
 */
export function readBlock(request: BlockRequest): Generator<void, BlockContent> {
  return new BlockReading(request.changed).read(request);
}

class BlockReading {
  readonly #changed: ReadonlySet<Element>;
  readonly #items: (Flow<Text> | FoundBlock)[] = [];
  readonly #roots: ShadowRoot[] = [];
  readonly #hidden: Element[] = [];
  readonly #hosts: Element[] = [];
  readonly #levels: Level[] = [];
  /** Blocks to be read after the current flow. */
  #beside: FoundBlock[] = [];
  readonly #builder = new FlowBuilder<Text>(
    (flow) => {
      if (countHanUpTo(flow.text, 1) > 0) this.#items.push(flow);
    },
    (before, line, next) =>
      runsOn(
        () => before,
        textOf(line),
        next,
        () => fills(line),
      ),
  );

  constructor(changed: ReadonlySet<Element>) {
    this.#changed = changed;
  }

  *read({ element, deep }: FoundBlock): Generator<void, BlockContent> {
    const style = getComputedStyle(element);
    if (style.display === 'none' || showsNothing(style)) this.#hidden.push(element);
    else if (!isDesignMode() && !isEditable(element))
      this.#enter(element, style, deep, 'on', false, isRow(style));
    for (let seen = 1; this.#levels.length > 0; seen++) {
      if (seen % NODES_BETWEEN_LOOKS === 0) yield;
      const level = this.#levels[this.#levels.length - 1];
      const node = level.list ? (level.list[level.at++] ?? null) : level.next;
      if (node === null) {
        this.#levels.pop();
        this.#leave(level);
        continue;
      }
      if (!level.list) level.next = nextSiblingOf(node);
      try {
        if (isText(node)) {
          if (level.visibility !== 'seen') this.#passUnseen(node, level);
          else if (level.isStacked && !mayShowChinese(node)) this.#builder.setApart();
          else if (node.length > FLOW_MAX_UNITS) yield* this.#readLongText(node, level);
          else if (level.isRow && !level.isInPiece) this.#readItem(node, level);
          else addRun(this.#builder, node, node.data, 0, level.kept);
        } else if (isElement(node)) this.#readElement(node, level);
      } catch (error) {
        // The text on both sides of a node that is skipped does not join.
        logFailure(error);
        this.#break();
      }
    }
    this.#break();
    return { items: this.#items, roots: this.#roots, hidden: this.#hidden, hosts: this.#hosts };
  }

  #enter(
    element: Element,
    style: CSSStyleDeclaration,
    deep: boolean,
    leaving: Leaving = 'on',
    isInPiece = this.#levels.at(-1)?.isInPiece ?? false,
    isRow = false,
  ): void {
    const root = shadowRootOf(element);
    if (root) this.#roots.push(root);
    else if (localNameOf(element).includes('-')) this.#hosts.push(element);
    const isForeign = root !== null || isSlot(element);
    if (isForeign) this.#builder.setApart();
    const children = flatChildren(element);
    const list = Array.isArray(children) ? (children as readonly Node[]) : null;
    const isStacked = isInPiece && (this.#levels.at(-1)?.isStacked || element.querySelector('br') !== null);
    this.#levels.push({
      element,
      style,
      list,
      at: 0,
      next: list ? null : (children as Node | null),
      kept: keptSpace(style),
      deep,
      leaving,
      isForeign,
      isInPiece,
      isStacked,
      visibility: textVisibilityOf(style),
      isRow,
      continuation: null,
    });
  }

  #leave({ leaving, isForeign }: Level): void {
    if (isForeign) this.#builder.setApart();
    if (leaving === 'edge') this.#builder.leaveBox();
    else if (leaving === 'line') this.#builder.joinLine();
    else if (leaving === 'break') this.#break();
  }

  #break(): void {
    this.#builder.break();
    this.#items.push(...this.#beside);
    this.#beside = [];
  }

  *#readLongText(node: Text, level: Level): Generator<void> {
    for (let from = 0; from < node.length; ) {
      if (from > 0) yield;
      const run = firstRun(node.data, from);
      addRun(this.#builder, node, run, from, level.kept);
      from += run.length;
    }
  }

  #passUnseen(node: Text, { visibility, element }: Level): void {
    if (node.data.trim() === '') return;
    if (this.#hidden.at(-1) !== element) this.#hidden.push(element);
    if (visibility === 'room') this.#break();
    else this.#builder.setApart();
  }

  /** Text between flex or grid items is an item, too. */
  #readItem(node: Text, level: Level): void {
    level.continuation = nextPiece(node, level.style, level.continuation === node);
    addRun(this.#builder, node, node.data, 0, level.kept);
    if (level.continuation) this.#builder.leaveBox();
  }

  #readElement(node: Element, level: Level): void {
    const style = getComputedStyle(node);
    const deep = level.deep || this.#changed.has(node);
    const builder = this.#builder;
    const box = boxOf(node, style);
    switch (box) {
      case 'nothing':
        return;
      case 'hidden':
        this.#hidden.push(node);
        return;
      case 'aside':
        builder.setApart();
        return;
      case 'unseen':
        this.#hidden.push(node);
        if (isBeside(style)) builder.setApart();
        else this.#break();
        return;
      case 'picture':
      case 'opaque':
        if (!builder.isBlank && this.#isPassedOver(node, style, box, level)) builder.setApart();
        else this.#break();
        return;
      case 'line-end':
        this.#readLineEnd(node, style, deep, level);
        return;
      case 'inline':
        if (isNote(node, style, builder.lastUnit)) builder.setApart();
        else this.#enter(node, style, deep);
        return;
      case 'box':
        if (isPieceOfLine(node, style, level.style)) this.#enterPiece(node, style, deep);
        else this.#readBox(node, style, deep, level, false);
        return;
      case 'block':
        this.#readBox(node, style, deep, level, false);
        return;
      case 'beside':
        this.#readBox(node, style, deep, level, true);
    }
  }

  /** A `br`, or a part of a drawing's text with a position of its own. */
  #readLineEnd(node: Element, style: CSSStyleDeclaration, deep: boolean, level: Level): void {
    const isBreak = localNameOf(node) === 'br';
    if (isBreak && (level.isInPiece || level.continuation)) this.#builder.setApart();
    else if (!isBreak && goesOnInRow(node, style)) this.#builder.enterBox();
    else this.#builder.endLine();
    if (!isBreak) this.#enter(node, style, deep);
  }

  /** Whether a flow continues across something that is not text. */
  #isPassedOver(node: Element, style: CSSStyleDeclaration, box: BoxRole, level: Level): boolean {
    if (isBeside(style)) return true;
    return box === 'picture' && style.display.startsWith('inline') && isSmall(node, level.style);
  }

  /** Reads a box as part of the line. */
  #enterPiece(node: Element, style: CSSStyleDeclaration, deep: boolean): void {
    this.#builder.enterBox();
    this.#enter(node, style, deep, 'edge', true);
  }

  /**
   * Blocks, and what is out of the line: part of the flow only where they are pieces or lines of one text.
   */
  #readBox(node: Element, style: CSSStyleDeclaration, deep: boolean, level: Level, isOut: boolean): void {
    const builder = this.#builder;
    if (level.isInPiece && !isOut) {
      if (mayShowChinese(node)) this.#enterPiece(node, style, deep);
      else builder.setApart();
      return;
    }
    if (isOut && builder.isBlank && isDropCap(node, style, level.style)) {
      this.#enterPiece(node, style, deep);
      return;
    }
    const continues = level.continuation === node;
    const isPiece = isOut || level.isRow;
    level.continuation = isPiece ? nextPiece(node, level.style, continues) : nextLine(node, style);
    if (continues || level.continuation) {
      if (!continues) this.#break();
      const leaving = isPiece ? 'edge' : 'line';
      this.#enter(node, style, deep, level.continuation ? leaving : 'break', isPiece, isRow(style));
    } else if (!isOut) {
      this.#break();
      this.#items.push({ element: node, deep });
    } else {
      builder.setApart();
      // Pinyin above single characters need not be remembered as a block.
      if (holdsElements(node) || mayShowChinese(node)) this.#beside.push({ element: node, deep });
      if (builder.isBlank) this.#break();
    }
  }
}

function holdsElements(element: Element): boolean {
  let child = firstChildOf(element);
  while (child && !isElement(child)) child = nextSiblingOf(child);
  return child !== null || shadowRootOf(element) !== null;
}

/** Adds a part of a node's text with its white space as the page shows it. */
function addRun(builder: FlowBuilder<Text>, node: Text, run: string, from: number, kept: KeptSpace): void {
  if (kept === 'none') {
    const shown = run.replace(/[\t\n\f\r]/g, ' ');
    let begin = 0;
    for (const { start, end } of noteMarksIn(shown)) {
      builder.add(node, shown.slice(begin, start), from + begin);
      builder.setApart();
      begin = end;
    }
    builder.add(node, begin === 0 ? shown : shown.slice(begin), from + begin);
    return;
  }
  let at = 0;
  for (const { index } of run.matchAll(/[\n\r]/g)) {
    builder.add(node, run.slice(at, index), from + at);
    builder.endLine({ node, offset: from + index }, kept === 'all');
    at = index + 1;
  }
  builder.add(node, run.slice(at), from + at);
}

/** Whether a line of text leaves no room for another character. */
function fills(line: readonly Run<Text>[]): boolean {
  const [first, last] = [line[0], line[line.length - 1]];
  return fillsLine(first.node, first.offset, last.node, last.offset + last.text.trimEnd().length);
}
