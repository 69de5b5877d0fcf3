import type { ViewProps } from './view-props';

export function ImportView(_props: ViewProps) {
  return <p />;
}
