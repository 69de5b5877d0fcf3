import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countHan, countHanUpTo, isHan } from '../../../utils/text/han';

const script = /\p{Script=Han}/gu;
const naiveCount = (text: string) => text.match(script)?.length ?? 0;

test('isHan agrees with the Unicode property for every code unit', () => {
  const wrong: string[] = [];
  for (let unit = 0; unit <= 0xffff; unit++) {
    const expected = /^\p{Script=Han}$/u.test(String.fromCharCode(unit));
    if (isHan(unit) !== expected) wrong.push(unit.toString(16));
  }
  expect(wrong).toEqual([]);
});

test.each([
  ['', 0],
  ['abc 123，。“”', 0],
  ['坚持', 2],
  ['人人々二〇三五', 7],
  ['X市×区', 2],
  ['𠮷野家', 3],
  ['\ud842', 0],
  ['\udfb7\ud842', 0],
  ['ひらがなと漢字', 2],
  ['㐀䶿豈⼀', 4],
])('countHan(%j) is %i', (text, count) => {
  expect(countHan(text)).toBe(count);
});

const units = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
});
const points = fc.string({ unit: 'binary' });
const mixed = fc.string({
  unit: fc.constantFrom('市', '𠮷', '\ud842', '\udfb7', 'x', '〇', '。', '😀', '𰀀'),
});
const anyText = fc.oneof(units, points, mixed);

test('countHan agrees with the Unicode property for any text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(countHan(text)).toBe(naiveCount(text));
    }),
    { numRuns: 500 },
  );
});

test('countHanUpTo stops at its limit, and agrees with the Unicode property below it', () => {
  fc.assert(
    fc.property(anyText, fc.nat({ max: 10 }), (text, most) => {
      expect(countHanUpTo(text, most)).toBe(Math.min(most, naiveCount(text)));
    }),
    { numRuns: 500 },
  );
});

test('countHanUpTo finds every Han character', () => {
  const missed: string[] = [];
  for (let point = 0; point <= 0x10ffff; point++) {
    const character = String.fromCodePoint(point);
    if (countHanUpTo(character, 1) !== naiveCount(character)) missed.push(point.toString(16));
  }
  expect(missed).toEqual([]);
});
