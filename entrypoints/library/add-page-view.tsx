import type { ViewProps } from './view-props';

interface AddPageViewProps extends ViewProps {
  tabId: number;
}

export function AddPageView({ tabId }: AddPageViewProps) {
  return <p>{tabId}</p>;
}
