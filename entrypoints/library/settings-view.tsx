import type { ViewProps } from './view-props';

export function SettingsView(_props: ViewProps) {
  return <p />;
}
