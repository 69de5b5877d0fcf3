import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tidyName } from '../../../utils/collections/tidy-name';
import { NAME_MAX_UNITS } from '../../../utils/limits';

describe('a name as it is stored', () => {
  test.each([
    ['  在县委全会上的讲话 ', '在县委全会上的讲话'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['\u202e反向\u202c标题', '反向标题'],
    ['两行\r\n标题\0甲', '两行 标题 甲'],
    ['\ud800孤', '\ufffd孤'],
    ['\u200b\u2060 \u202e', ''],
    ['', ''],
  ])('%j is %j', (typed, name) => {
    expect(tidyName(typed)).toBe(name);
  });

  test('a long one is cut, and not within a character', () => {
    expect(tidyName('长'.repeat(10_000))).toBe('长'.repeat(NAME_MAX_UNITS));
    expect(tidyName(`长${'𠀀'.repeat(NAME_MAX_UNITS)}`)).toHaveLength(NAME_MAX_UNITS - 1);
  });

  test('is one well-formed line whatever was typed, and stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
        const name = tidyName(typed);
        expect(name.isWellFormed()).toBe(true);
        expect(name.length).toBeLessThanOrEqual(NAME_MAX_UNITS);
        expect(name).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect(tidyName(name)).toBe(name);
      }),
    );
  });
});
