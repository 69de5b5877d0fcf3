import type { MarkClass } from '../../marks/look';
import type { Surface } from '../card/surface';
import { CssHighlighter } from './css-highlighter';
import type { MarkOptions } from './highlight-rules';
import { OverlayHighlighter } from './overlay-highlighter';

/** Paints ranges without touching the page's nodes, in whichever way the browser has. */
export interface Highlighter {
  paint(name: MarkClass, ranges: readonly AbstractRange[]): void;
  /** Stops painting ranges; it is done at the next `flush`, for all of them at once. */
  erase(name: MarkClass, ranges: readonly AbstractRange[]): void;
  flush(): void;
  /** Paints in an open shadow tree, too. */
  addRoot(root: ShadowRoot): void;
  removeRoot(root: ShadowRoot): void;
  /** Puts back what the page has taken away, and follows its change between light and dark. */
  restore(): void;
  /** The viewport, or what stands in it, has moved. */
  follow(): void;
  setOptions(options: MarkOptions): void;
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
 * what is private is drawn in an overlay that is closed to them, as all is where the browser lacks highlights. And
 * where the system forces its colours: Chromium paints every highlight as a block of one colour then.
 * @param surface The extension's element in the page, where an overlay is drawn.
 * @param isOwnPage Whether the page is the extension's own, where nobody else reads anything.
 */
export function makeHighlighters(surface: Surface, isOwnPage: boolean, options: MarkOptions): Highlighters {
  const hasHighlights = typeof Highlight === 'function' && CSS.highlights !== undefined;
  const usesHighlights = hasHighlights && !forcedColours().matches;
  const open = usesHighlights ? new CssHighlighter(options) : new OverlayHighlighter(surface, options);
  const hidden = usesHighlights && !isOwnPage ? new OverlayHighlighter(surface, options) : open;
  return { open, hidden, all: open === hidden ? [open] : [open, hidden] };
}

/** Whether the system forces its colours on pages. Who paints is chosen once: when that changes, all is painted anew. */
export const forcedColours = (): MediaQueryList => matchMedia('(forced-colors: active)');
