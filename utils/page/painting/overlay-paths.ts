/** A rectangle, CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** No bounds at all. */
export const EVERYWHERE: Box = {
  left: Number.NEGATIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
};

/** Lines that overlap by this part of the lower one are one line: small and raised characters stand in it, too. */
const SAME_LINE = 0.5;

/** What two boxes have in common; null where that is nothing. */
export function intersectionOf(a: Box, b: Box): Box | null {
  const box = {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
  return box.left < box.right && box.top < box.bottom ? box : null;
}

/**
 * The lines of a text, each from its first character to its last, out of the boxes of its pieces in reading order.
 * Elements within it, whose boxes come before or after those of their text, count once.
 */
export function linesOf(boxes: Iterable<Box>): Box[] {
  const lines: Box[] = [];
  for (const box of boxes) {
    const line = lines.at(-1);
    if (!line || !isOneLine(line, box)) lines.push(box);
    else lines[lines.length - 1] = unionOf(line, box);
  }
  return lines;
}

function isOneLine(a: Box, b: Box): boolean {
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const isLevel = shared > SAME_LINE * Math.min(a.bottom - a.top, b.bottom - b.top);
  // Columns stand on a level, but apart.
  return isLevel && b.left <= a.right + 1 && b.right >= a.left - 1;
}

function unionOf(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** SVG path of a line along the foot of a box. @param width Its thickness, CSS pixels: all of it is in the box. */
export function underlineOf({ left, right, bottom }: Box, width = 2): string {
  return `M${at(left)} ${at(bottom - width / 2)}h${at(right - left)}`;
}

/** SVG path of two lines along the foot of a box. */
export function doubleOf(box: Box, width: number): string {
  return underlineOf({ ...box, bottom: box.bottom - 2 * width }, width) + underlineOf(box, width);
}

/** SVG path of a line along the head of a box. */
export function overlineOf(box: Box, width: number): string {
  return underlineOf({ ...box, bottom: box.top + width }, width);
}

/** Half the length of a wave, CSS pixels. */
const HALF_WAVE = 3;

/** SVG path of a wavy line along the foot of a box. */
export function waveOf({ left, right, bottom }: Box): string {
  const halves = Math.max(2, Math.round((right - left) / HALF_WAVE));
  const length = at((right - left) / halves);
  const first = `q${at((right - left) / halves / 2)} -2.5 ${length} 0`;
  return `M${at(left)} ${at(bottom - 1.75)}${first}${`t${length} 0`.repeat(halves - 1)}`;
}

/** SVG path of a box. */
export function bandOf({ left, top, right, bottom }: Box): string {
  return `M${at(left)} ${at(top)}H${at(right)}V${at(bottom)}H${at(left)}z`;
}

/** A hundredth of a pixel is as fine as anything is drawn. */
function at(value: number): number {
  return Math.round(value * 100) / 100;
}
