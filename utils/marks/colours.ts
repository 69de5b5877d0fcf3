import type { MarkColours } from './look';

/** Marks in the colours that the system forces on pages: lines alone, since a ground there is a block. */
export const FORCED_COLOURS: MarkColours = {
  lines: ['LinkText', 'LinkText', 'LinkText', 'Highlight'],
  grounds: [],
};

/**
 * @param dark Whether the text is light on a dark ground.
 * @param dim Whether the text is faded, and its marks with it; grounds, too, or they would make it hard to read.
 */
export function markColours(dark: boolean, dim: boolean): MarkColours {
  // On dark grounds the same opacity is seen less; more than 1 is 1.
  const part = (dim ? 0.5 : 1) * (dark ? 1.25 : 1);
  const shades = (colour: string, ...opacities: number[]) =>
    opacities.map((opacity) => `rgb(${colour} / ${opacity * part})`);
  const mark = dark ? '240 128 110' : '192 57 43';
  const saved = dark ? '140 198 160' : '50 130 86';
  return {
    lines: [...shades(mark, 0.32, 0.6, 1), ...shades(saved, 0.9)],
    grounds: [...shades(mark, 0.06, 0.12, 0.22), ...shades(saved, 0.22)],
  };
}
