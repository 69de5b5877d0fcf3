/** Zooms that differ by less are the same. */
const TOLERANCE = 0.001;

/**
 * Undoes for a part of the surface the `zoom` that the page's root element has, so that its pixels are the viewport's:
 * what is placed and what is read has its own size, whatever the page's size of text.
 */
export function level(place: HTMLElement): void {
  const zoom = place.currentCSSZoom ?? 1;
  if (Math.abs(zoom - 1) >= TOLERANCE) place.style.zoom = String(Number(place.style.zoom || 1) / zoom);
}
