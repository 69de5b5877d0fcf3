import type { ViewProps } from './view-props';

/** The collections of the corpus: switched on and off, named, exported, removed. */
export function CollectionsPart(_props: ViewProps) {
  return null;
}
