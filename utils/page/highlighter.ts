import { CssHighlighter } from './css-highlighter';
import type { PaintKind } from './highlight-rules';
import { OverlayHighlighter } from './overlay-highlighter';
import type { Surface } from './surface';

/** Paints ranges without touching the page's nodes, in whichever way the browser has. */
export interface Highlighter {
  paint(kind: PaintKind, ranges: readonly AbstractRange[]): void;
  /** Stops painting ranges; it is done at the next `flush`, for all of them at once. */
  erase(kind: PaintKind, ranges: readonly AbstractRange[]): void;
  flush(): void;
  /** Paints in an open shadow tree, too. */
  addRoot(root: ShadowRoot): void;
  removeRoot(root: ShadowRoot): void;
  /** Puts back what the page has taken away, and follows its change between light and dark. */
  restore(): void;
  /** The viewport, or what stands in it, has moved. */
  follow(): void;
  /** Whether the text of all marks, and their lines, are faded; what was saved is not. */
  setDim(dim: boolean): void;
  stop(): void;
}

/** Who paints what. They can be one and the same; `all` has each once. */
export interface Highlighters {
  /** Paints what the page may learn of: its scripts can read what is painted. */
  readonly open: Highlighter;
  /** Draws what no page may learn of. */
  readonly hidden: Highlighter;
  readonly all: readonly Highlighter[];
}

/**
 * Any script of a page, its frames' scripts and other extensions can read the ranges of the CSS Custom Highlight API, so
 * what is private is drawn in an overlay that is closed to them, as all is where the browser lacks highlights.
 * @param surface The extension's element in the page, where an overlay is drawn.
 * @param isOwnPage Whether the page is the extension's own, where nobody else reads anything.
 */
export function makeHighlighters(surface: Surface, isOwnPage: boolean): Highlighters {
  const hasHighlights = typeof Highlight === 'function' && CSS.highlights !== undefined;
  const open = hasHighlights ? new CssHighlighter() : new OverlayHighlighter(surface);
  const hidden = hasHighlights && !isOwnPage ? new OverlayHighlighter(surface) : open;
  return { open, hidden, all: open === hidden ? [open] : [open, hidden] };
}
