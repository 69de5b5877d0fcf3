import type { LibraryRoute } from '../../utils/library/route';
import type { ViewProps } from './view-props';

interface DocumentViewProps extends ViewProps {
  route: Extract<LibraryRoute, { view: 'document' }>;
}

export function DocumentView({ route }: DocumentViewProps) {
  return <p>{route.id}</p>;
}
