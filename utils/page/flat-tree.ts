/** The tree as it is rendered: shadow trees in the place of their host's children, slotted nodes in their slots. */
import {
  attributeOf,
  comparePosition,
  firstChildOf,
  localNameOf,
  nextSiblingOf,
  parentOf,
  rootOf,
  shadowRootOf,
  slotOf,
} from './dom';

/** Parent in the flat tree; null for a document's root element and for what is in no document. */
export function flatParent(node: Node): Element | null {
  const parent = slotOf(node) ?? parentOf(node);
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

/** Children in the flat tree: a list where a slot or a closed `details` chooses, else the first of the siblings. */
export function flatChildren(element: Element): readonly Node[] | Node | null {
  const root = shadowRootOf(element);
  if (root) return firstChildOf(root);
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedNodes();
    if (assigned.length > 0) return assigned;
  }
  if (localNameOf(element) === 'details' && attributeOf(element, 'open') === null) return summaryOf(element);
  return firstChildOf(element);
}

function summaryOf(details: Element): Element[] {
  for (let child = firstChildOf(details); child; child = nextSiblingOf(child)) {
    if (child instanceof Element && localNameOf(child) === 'summary') return [child];
  }
  return [];
}

/** Less than 0 where `a` is read before `b`, more where after, 0 for the same node or nodes of no common tree. */
export function compareInReading(a: Node, b: Node): number {
  if (a === b) return 0;
  if (rootOf(a) === rootOf(b)) return compareInTree(a, b);
  const pathA = pathFromRoot(a);
  const pathB = pathFromRoot(b);
  let depth = 0;
  while (depth < pathA.length && pathA[depth] === pathB[depth]) depth++;
  if (depth === 0 || depth === pathA.length || depth === pathB.length) return pathA.length - pathB.length;
  return compareInTree(pathA[depth], pathB[depth]);
}

function compareInTree(a: Node, b: Node): number {
  const position = comparePosition(a, b);
  if (position & Node.DOCUMENT_POSITION_FOLLOWING) return -1;
  return position & Node.DOCUMENT_POSITION_PRECEDING ? 1 : 0;
}

function pathFromRoot(node: Node): Node[] {
  const path = [node];
  for (let above = flatParent(node); above; above = flatParent(above)) path.push(above);
  return path.reverse();
}
