import { documentElement, isElement, localNameOf, matches, queryAllIn, shadowRootOf } from './dom';
import { flatParent } from './flat-tree';

/**
 * What keeps the rest of the page from being used (modal dialogs, full screen), or closes when something else is
 * clicked (popovers, dialogs that say so). What is shown beside its text has to stand in it.
 */
const STAGES = ':modal, :fullscreen, :popover-open, dialog[open]';

/** Elements that show nothing of what stands in them. */
const REPLACED = /^(audio|canvas|embed|iframe|img|input|object|select|textarea|video)$/;

/**
 * Where the surface's host has to stand so that what it shows beside a node can be seen and used, and nothing closes
 * when it is used; null where the document has no root element.
 */
export function stageFor(near: Node | null): Element | ShadowRoot | null {
  const [innermost] = stagesAround(near);
  const others = [...queryAllIn(document, ':modal, :fullscreen')];
  const isHolder = (element: Element) => !REPLACED.test(localNameOf(element));
  const stage = innermost ?? others.filter(isHolder).at(-1) ?? documentElement();
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
