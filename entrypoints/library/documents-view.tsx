import { CollectionsPart } from './collections-part';
import type { ViewProps } from './view-props';

export function DocumentsView(props: ViewProps) {
  return <CollectionsPart {...props} />;
}
