/** A ground that lets this part of the light through, or more, is no ground for text: 0 to 1. */
const LEAST_ALPHA = 0.5;

/**
 * Perceived lightness of a computed `rgb()` or `rgba()` colour, 0 black to 1 white; null for one that is more
 * transparent than not or of another notation. Weights of ITU-R BT.601.
 */
export function luminance(colour: string): number | null {
  const parts = /^rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+))?\)$/.exec(colour);
  if (!parts) return null;
  const [red, green, blue, alpha = 1] = parts.slice(1).map((part) => (part === undefined ? 1 : Number(part)));
  return alpha < LEAST_ALPHA ? null : (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}
