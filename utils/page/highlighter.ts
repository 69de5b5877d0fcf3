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

/**
 * Highlights by the CSS Custom Highlight API, or an overlay where the browser lacks it.
 * @param surface The extension's element in the page, where an overlay is drawn.
 */
export function makeHighlighter(surface: Surface): Highlighter {
  const hasHighlights = typeof Highlight === 'function' && CSS.highlights !== undefined;
  return hasHighlights ? new CssHighlighter() : new OverlayHighlighter(surface);
}
