import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../repository-files';

const css = readFileSync(join(root, 'components/common/tokens.css'), 'utf8');
const [light, dark] = css.split('@media (prefers-color-scheme: dark)').map(coloursOf);

function coloursOf(rules: string): Record<string, string> {
  return Object.fromEntries(
    Array.from(rules.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g), ([, name, hex]) => [name, hex]),
  );
}

/** Relative luminance of a colour, WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, WCAG 2.2: 1 to 21. */
function contrast(a: string, b: string): number {
  const [brighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (brighter + 0.05) / (darker + 0.05);
}

/** Foreground, background, and the least contrast: 4.5 for text, 3 for outlines of controls and large signs. */
const pairs: [string, string, number][] = [
  ['ink', 'paper', 7],
  ['ink', 'raised', 7],
  ['ink', 'vermilion-wash', 4.5],
  ['ink-soft', 'paper', 4.5],
  ['ink-soft', 'raised', 4.5],
  ['ink-soft', 'vermilion-wash', 4.5],
  ['vermilion', 'paper', 4.5],
  ['vermilion', 'vermilion-wash', 4.5],
  ['green', 'paper', 4.5],
  ['edge', 'paper', 3],
  ['edge', 'raised', 3],
  ['paper', 'ink-soft', 3],
];

describe('the formula of contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#c0392b', '#c0392b', 1],
  ])('%s on %s', (a, b, expected) => {
    expect(contrast(a, b)).toBeCloseTo(expected, 2);
  });
});

describe.each([
  ['light', light],
  ['dark', dark],
])('%s colours', (_, colours) => {
  it.each(pairs)('%s on %s is at least %f', (front, back, least) => {
    expect(contrast(colours[front], colours[back])).toBeGreaterThanOrEqual(least);
  });
});

it('both themes set the same colours', () => {
  expect(Object.keys(dark)).toEqual(Object.keys(light));
});
