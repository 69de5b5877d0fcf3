import type { ViewProps } from './view-props';

export function DocumentsView(_props: ViewProps) {
  return <p />;
}
