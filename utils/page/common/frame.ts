import { deepActiveElement, hasFocus, localNameOf } from './dom';

/**
 * Host name of the site that this frame is part of: its tab's, which the reader knows and switches. Empty for local
 * files; the frame's own where the browser does not tell the tab's.
 */
export function siteOf(): string {
  const origins = location.ancestorOrigins as DOMStringList | undefined;
  const top = origins?.item(origins.length - 1);
  return top && URL.canParse(top) ? new URL(top).hostname : location.hostname;
}

/**
 * Whether this frame, of all frames of its tab, answers what the reader asked of the tab: the one with the focus, or
 * the top one where none has it.
 */
export function answersForTab(): boolean {
  if (!hasFocus()) return window === window.top;
  return !isInFrame();
}

/** Whether the focus is in a frame of this document. */
export function isInFrame(): boolean {
  const active = deepActiveElement();
  return active !== null && /^(iframe|frame|object|embed)$/.test(localNameOf(active));
}
