import type { ViewProps } from './view-props';

export function SnippetsView(_props: ViewProps) {
  return <p />;
}
