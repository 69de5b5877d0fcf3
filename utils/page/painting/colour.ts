/** A ground that lets this part of the light through, or more, is no ground for text: 0 to 1. */
const LEAST_ALPHA = 0.5;

/** The least that is left of faded text, and in which steps it is looked for, 0 to 1. */
const LEAST_SHARE = 0.5;
const STEP = 0.02;

/** Contrast that faded text keeps: WCAG 2.2 AA asks for 4.5, and the strongest ground of a mark takes the rest away. */
export const READABLE = 5.8;

/** Red, green and blue, each 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A colour and how much it covers, 0 to 1. */
export interface Paint {
  readonly rgb: Rgb;
  readonly alpha: number;
}

/** A computed colour in the notations that browsers give the usual ones; null for others, as `oklch()`. */
export function paintOf(colour: string): Paint | null {
  const unit = /^rgba?\(/.test(colour) ? 1 : /^color\(srgb /.test(colour) ? 255 : null;
  const [red, green, blue, alpha = 1] = (colour.match(/[\d.e-]*\d/g) ?? []).map(Number);
  return unit && { rgb: [red * unit, green * unit, blue * unit], alpha };
}

/**
 * Relative luminance of a computed colour, 0 black to 1 white; null for one that is more transparent than not or of
 * another notation.
 */
export function luminance(colour: string): number | null {
  const paint = paintOf(colour);
  return paint && paint.alpha >= LEAST_ALPHA ? lightOf(paint.rgb) : null;
}

/** What is seen of a colour over an opaque ground. @param alpha How much the colour covers, 0 to 1. */
export function over(colour: Rgb, alpha: number, ground: Rgb): Rgb {
  const mix = (part: number, i: number) => part * alpha + ground[i] * (1 - alpha);
  return colour.map(mix) as unknown as Rgb;
}

/** Contrast of two opaque colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(a: Rgb, b: Rgb): number {
  const ratio = (lightOf(a) + 0.05) / (lightOf(b) + 0.05);
  return Math.max(ratio, 1 / ratio);
}

/** WCAG 2.2, "relative luminance". */
function lightOf(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) =>
    part <= 10.3 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The least share of a text's colour, LEAST_SHARE to 1, that has a contrast with its ground. @param alpha Its own opacity. */
export function fadedShare(text: Rgb, alpha: number, ground: Rgb, readable = READABLE): number {
  for (let share = LEAST_SHARE; share < 1; share += STEP) {
    if (contrast(over(text, alpha * share, ground), ground) >= readable) return Math.round(share * 100) / 100;
  }
  return 1;
}
