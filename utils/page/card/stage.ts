import { documentElement, isElement, matches, queryAllIn, shadowRootOf } from '../common/dom';
import { flatParent } from '../common/flat-tree';

/**
 * What keeps the rest of the page from being used (modal dialogs and full screen, both `:modal`), or closes when something else is
 * clicked (popovers, dialogs that say so); scripts do both for dialogs of a page's own making. What is shown beside its
 * text has to stand in it.
 */
const STAGES = ':modal, :popover-open, dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]';

/**
 * Where the surface's host has to stand so that what it shows beside a node can be seen and used, and nothing closes
 * when it is used; null where the document has no root element.
 */
export function stageFor(near: Node | null): Element | ShadowRoot | null {
  const [innermost] = stagesAround(near);
  const stage = innermost ?? [...queryAllIn(document, ':modal')].at(-1) ?? documentElement();
  // A shadow tree shows of its host's children only what is in its slots.
  return stage && (shadowRootOf(stage) ?? stage);
}

/** The stages that a node stands in or is, from the innermost on. */
export function stagesAround(node: Node | null): Element[] {
  const stages: Element[] = [];
  let element = isElement(node) ? node : node && flatParent(node);
  for (; element; element = flatParent(element)) if (matches(element, STAGES)) stages.push(element);
  return stages;
}
