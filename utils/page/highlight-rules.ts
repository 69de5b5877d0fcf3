import type { MatchKind } from '../match/match';

/** Names of the highlights in the page's registry. */
export const HIGHLIGHT_NAMES: Readonly<Record<MatchKind, string>> = {
  phrase: 'tifa-phrase',
  template: 'tifa-template',
  deviation: 'tifa-deviation',
  reuse: 'tifa-reuse',
};

/** Style sheet of the marks. They are for reading on a screen; a printed page is the page's own. */
export function highlightRules(dark: boolean): string {
  const line = dark ? 'rgb(240 128 110 / 0.9)' : 'rgb(192 57 43 / 0.75)';
  const band = dark ? 'rgb(232 112 95 / 0.2)' : 'rgb(192 57 43 / 0.11)';
  return `@media screen {
::highlight(${HIGHLIGHT_NAMES.phrase}) { text-decoration: underline 1.5px ${line}; }
::highlight(${HIGHLIGHT_NAMES.template}) { text-decoration: underline dotted 2px ${line}; }
::highlight(${HIGHLIGHT_NAMES.deviation}) { text-decoration: underline wavy 1.5px ${line}; }
::highlight(${HIGHLIGHT_NAMES.reuse}) { background-color: ${band}; }
}
@media screen and (forced-colors: active) {
::highlight(${HIGHLIGHT_NAMES.phrase}) { text-decoration-color: LinkText; }
::highlight(${HIGHLIGHT_NAMES.template}) { text-decoration-color: LinkText; }
::highlight(${HIGHLIGHT_NAMES.deviation}) { text-decoration-color: LinkText; }
::highlight(${HIGHLIGHT_NAMES.reuse}) { text-decoration: underline double 1px LinkText; }
}`;
}

/**
 * Perceived lightness of a computed `rgb()` or `rgba()` colour, 0 black to 1 white; null for one that is more
 * transparent than not or of another notation. Weights of ITU-R BT.601.
 */
export function luminance(colour: string): number | null {
  const parts = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+))?\)$/.exec(colour);
  if (!parts) return null;
  const [red, green, blue, alpha = 1] = parts.slice(1).map((part) => (part === undefined ? 1 : Number(part)));
  return alpha < 0.5 ? null : (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}
