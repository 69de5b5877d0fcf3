import type { ComponentChildren } from 'preact';

interface BlankProps {
  title: string;
  /** What to know or to do. */
  why?: string;
  /** A way on, where there is one. */
  children?: ComponentChildren;
}

/** What a view shows where it has nothing to list. */
export function Blank({ title, why, children }: BlankProps) {
  return (
    <div class="blank">
      <p class="blank-title">{title}</p>
      {why !== undefined && <p class="blank-why">{why}</p>}
      {children}
    </div>
  );
}
