import type { ComponentChildren } from 'preact';

interface BlankProps {
  title: string;
  /** What to know or do about it. */
  why?: string;
  /** What can be done, where there is something. */
  children?: ComponentChildren;
}

/** What a view shows instead of an empty list. */
export function Blank({ title, why, children }: BlankProps) {
  return (
    <div class="blank">
      <p class="blank-title">{title}</p>
      {why !== undefined && <p class="blank-why">{why}</p>}
      {children}
    </div>
  );
}
