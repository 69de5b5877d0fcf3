import type { LibraryRoute } from '../../utils/library/route';
import type { ViewProps } from './view-props';

interface LookUpViewProps extends ViewProps {
  route: Extract<LibraryRoute, { view: 'lookUp' }>;
}

export function LookUpView({ route }: LookUpViewProps) {
  return <p>{route.query}</p>;
}
