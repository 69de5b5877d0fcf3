import { logFailure } from './attempt';
import { boxOf, isEditable, isVisible, keepsLineEnds, showsNothing } from './boxes';
import { isDesignMode, isElement, isSlot, isText, localNameOf, nextSiblingOf, shadowRootOf } from './dom';
import { flatChildren } from './flat-tree';
import { type Flow, FlowBuilder, firstRun } from './flow';

/** A block found in another one. */
export interface FoundBlock {
  readonly element: Element;
  /** Whether everything in it has to be read again though it was read before. */
  readonly deep: boolean;
}

/** What one block has of its own; the blocks in it are only named. */
export interface BlockContent {
  /** In rendered order. */
  readonly items: readonly (Flow<Text> | FoundBlock)[];
  /** Open shadow roots whose trees are part of the block's own text. */
  readonly roots: readonly ShadowRoot[];
  /** Elements without a box, which can get one without any change of the DOM. */
  readonly hidden: readonly Element[];
  /** Custom elements that have no open shadow root yet. */
  readonly hosts: readonly Element[];
}

/** How a block is read. */
export interface BlockRequest extends FoundBlock {
  /** Elements everything in which has to be read again. */
  readonly changed: ReadonlySet<Element>;
}

/** Children still to be read of one inline element. */
interface Level {
  list: readonly Node[] | null;
  at: number;
  next: Node | null;
  visible: boolean;
  keepsLineEnds: boolean;
  deep: boolean;
  /** Whether the children are in another tree than the element or are shown in another place than they stand. */
  isForeign: boolean;
}

/** Nodes between two looks at the clock: few enough for a fraction of a ms. */
const NODES_BETWEEN_LOOKS = 64;

/**
 * Reads one block: its own text as flows, in rendered order. A generator, so that the reading of a large block can
 * be put off in the middle; a change of the DOM meanwhile can leave the result incomplete, never wrong in a node.
 */
export function* readBlock({ element, deep, changed }: BlockRequest): Generator<void, BlockContent> {
  const items: (Flow<Text> | FoundBlock)[] = [];
  const builder = new FlowBuilder<Text>((flow) => {
    if (hasHan(flow)) items.push(flow);
  });
  const roots: ShadowRoot[] = [];
  const hidden: Element[] = [];
  const hosts: Element[] = [];
  const levels: Level[] = [];

  const enter = (into: Element, style: CSSStyleDeclaration, isDeep: boolean) => {
    const root = shadowRootOf(into);
    if (root) roots.push(root);
    else if (localNameOf(into).includes('-')) hosts.push(into);
    const isForeign = root !== null || isSlot(into);
    if (isForeign) builder.setApart();
    const children = flatChildren(into);
    const list = Array.isArray(children) ? (children as readonly Node[]) : null;
    levels.push({
      list,
      at: 0,
      next: list ? null : (children as Node | null),
      visible: isVisible(style),
      keepsLineEnds: keepsLineEnds(style),
      deep: isDeep,
      isForeign,
    });
  };

  const style = getComputedStyle(element);
  if (style.display === 'none') hidden.push(element);
  else if (!showsNothing(style) && !isDesignMode() && !isEditable(element)) enter(element, style, deep);

  for (let seen = 1; levels.length > 0; seen++) {
    if (seen % NODES_BETWEEN_LOOKS === 0) yield;
    const level = levels[levels.length - 1];
    const node = level.list ? (level.list[level.at++] ?? null) : level.next;
    if (node === null) {
      levels.pop();
      if (level.isForeign) builder.setApart();
      continue;
    }
    if (!level.list) level.next = nextSiblingOf(node);
    try {
      if (isText(node)) {
        if (level.visible) yield* addText(builder, node, level.keepsLineEnds);
        else if (node.data.trim() !== '') builder.break();
      } else if (isElement(node)) {
        const inner = getComputedStyle(node);
        const isDeep = level.deep || changed.has(node);
        const box = boxOf(node, inner);
        if (box === 'inline') enter(node, inner, isDeep);
        else if (box === 'hidden') hidden.push(node);
        else if (box === 'aside') builder.setApart();
        else if (box !== 'nothing') {
          builder.break();
          if (box === 'block') items.push({ element: node, deep: isDeep });
        }
      }
    } catch (error) {
      // What is passed over parts the text on its two sides.
      logFailure(error);
      builder.break();
    }
  }
  builder.break();
  return { items, roots, hidden, hosts };
}

/** Adds a node's text run by run, as the page shows its white space. */
function* addText(builder: FlowBuilder<Text>, node: Text, keeps: boolean): Generator<void> {
  const { data } = node;
  for (let from = 0; from < data.length; ) {
    if (from > 0) yield;
    const run = firstRun(data, from);
    builder.add(node, keeps ? run.replace(/\r/g, '\n') : run.replace(/[\t\n\f\r]/g, ' '), from);
    from += run.length;
  }
}

/** Text without any of these has no Han character and nothing to mark; the surrogates may be one. */
function hasHan({ text }: Flow<Text>): boolean {
  return /[\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3400-\u9fff\ud840-\ud8ff\uf900-\ufaff]/.test(
    text,
  );
}
