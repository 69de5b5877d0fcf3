/** The tree as it is rendered: shadow trees in the place of their host's children, slotted nodes in their slots. */
import {
  assignedTo,
  attributeOf,
  firstChildOf,
  hostOf,
  isElement,
  isSlot,
  localNameOf,
  nextSiblingOf,
  parentOf,
  shadowRootOf,
  slotOf,
} from './dom';

/** Parent in the flat tree; null for a document's root element and for what is in no document. */
export function flatParent(node: Node): Element | null {
  const parent = slotOf(node) ?? parentOf(node);
  return isElement(parent) ? parent : hostOf(parent);
}

/** Children in the flat tree: a list where a slot or a closed `details` chooses, else the first of the siblings. */
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
