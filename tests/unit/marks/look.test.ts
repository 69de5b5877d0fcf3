import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MARK_KINDS, type MarkStyle } from '../../../utils/marks/kinds';
import {
  declarationsOf,
  FORCED_COLOURS,
  lookOf,
  MARK_CLASSES,
  type MarkClass,
  markColours,
  styleOf,
  withStyle,
} from '../../../utils/marks/look';
import { RARITIES } from '../../../utils/record/rarity';
import { root } from '../repository-files';

const light = markColours(false, false);
const opacity = (colour: string | null | undefined) => Number(/\/ ([\d.]+)\)/.exec(colour ?? '')?.[1]);

describe('looks', () => {
  test.each<MarkStyle>(['line', 'ground'])(
    'with styles all %s, kinds differ by more than colour',
    (style) => {
      const styles = Object.fromEntries(MARK_CLASSES.map((name) => [name, style]));
      const typical: MarkClass[] = ['snippet', ...MARK_KINDS.map((kind): MarkClass => `${kind}-typical`)];
      const shapes = typical.map((name) => lookOf(name, styles, light)?.shape);
      expect(new Set(shapes).size).toBe(typical.length);
    },
  );

  test('so they do by default, saved passages and verbatim runs with a ground', () => {
    const looks = Object.fromEntries(
      (['snippet', 'phrase-typical', 'reuse-typical'] as const).map((name) => {
        const look = lookOf(name, {}, light);
        return [name, `${look?.shape} ${look?.ground ? 'ground' : 'bare'}`];
      }),
    );
    expect(looks).toEqual({
      snippet: 'overline ground',
      'phrase-typical': 'solid bare',
      'reuse-typical': 'none ground',
    });
  });

  test.each([true, false])('each strength is more visible than the one before (dark: %s)', (dark) => {
    const colours = markColours(dark, false);
    for (const kind of MARK_KINDS) {
      const looks = RARITIES.map((rarity) => lookOf(`${kind}-${rarity}`, {}, colours));
      for (let i = 1; i < looks.length; i++) {
        const [fainter, stronger] = [looks[i - 1], looks[i]];
        if (kind === 'reuse') expect(opacity(stronger?.ground)).toBeGreaterThan(opacity(fainter?.ground));
        else {
          expect(stronger?.width).toBeGreaterThan(fainter?.width ?? 9);
          expect(opacity(stronger?.line)).toBeGreaterThan(opacity(fainter?.line));
        }
      }
    }
  });

  test('with forced colours there are only lines, each with its shape', () => {
    const looks = MARK_CLASSES.map((name) => lookOf(name, {}, FORCED_COLOURS));
    for (const look of looks) {
      expect(look?.ground).toBeNull();
      expect(look?.shape).not.toBe('none');
      expect(look?.width).toBeLessThanOrEqual(3);
    }
    expect(new Set(looks.map((look) => look?.shape)).size).toBe(5);
  });

  test('what is off has none', () => {
    expect(lookOf('phrase-common', { 'phrase-common': 'off' }, light)).toBeNull();
    expect(lookOf('phrase-typical', { 'phrase-common': 'off' }, light)).not.toBeNull();
  });

  test('declarations have only what highlights can paint', () => {
    for (const name of MARK_CLASSES) {
      const look = lookOf(name, {}, light);
      const names = declarationsOf(look as NonNullable<typeof look>).match(/[a-z-]+(?=:)/g);
      expect(names?.every((each) => each === 'text-decoration' || each === 'background-color')).toBe(true);
    }
  });
});

test('styles keep only what differs from the defaults', () => {
  expect(withStyle({}, ['phrase-common'], 'off')).toEqual({ 'phrase-common': 'off' });
  expect(withStyle({ 'phrase-common': 'off' }, ['phrase-common', 'reuse-rare'], 'line')).toEqual({
    'reuse-rare': 'line',
  });
  expect(withStyle({ snippet: 'line' }, ['snippet'], 'ground')).toEqual({});
  expect(styleOf({}, 'reuse-common')).toBe('ground');
});

test('the samples in the extension’s pages have the colours of the marks', () => {
  const css = readFileSync(join(root, 'components', 'settings', 'mark-sample.css'), 'utf8');
  const [inLight, inDark] = css.split('@media (prefers-color-scheme: dark)');
  for (const [part, dark] of [
    [inLight, false],
    [inDark, true],
  ] as const) {
    const { lines, grounds } = markColours(dark, false);
    const named = (name: string) => new RegExp(`--mark-${name}: ([^;]+);`).exec(part)?.[1];
    expect([1, 2, 3, 4].map((level) => named(`line-${level}`))).toEqual(lines);
    expect([1, 2, 3, 4].map((level) => named(`ground-${level}`))).toEqual(grounds);
  }
});
