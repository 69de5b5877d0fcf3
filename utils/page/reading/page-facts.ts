import { describePage, type PageTree } from '../../facts/describe-page';
import { findFacts, type PageFacts } from '../../facts/find-facts';
import {
  attributeOf,
  dataOf,
  documentElement,
  firstChildOf,
  localNameOf,
  nextSiblingOf,
  typeOf,
} from '../common/dom';

const liveTree: PageTree<Node> = {
  typeOf,
  nameOf: (element) => localNameOf(element as Element).toLowerCase(),
  attributeOf: (element, name) => attributeOf(element as Element, name),
  dataOf: (text) => dataOf(text as Text),
  firstChildOf,
  nextSiblingOf,
};

/** What this page says about itself; null while it has no root element. */
export function readPageFacts(): PageFacts | null {
  const root = documentElement();
  return root && findFacts(describePage(liveTree, root, location.href), Date.now());
}
