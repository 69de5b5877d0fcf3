import { describe, expect, test } from 'vitest';
import { isNoteMark, noteMarksIn } from '../../../utils/text/note-marks';

/** A text, and whether it is the mark of a note in the line and above it. */
const cases: readonly (readonly [text: string, inLine: boolean, raised: boolean])[] = [
  ['[1]', true, true],
  [' [12] ', true, true],
  ['［３］', true, true],
  ['〔注2〕', true, true],
  ['[1][2]', true, true],
  ['[3-5]', true, true],
  ['[a]', true, true],
  ['(4)', false, true],
  ['【6】', false, false],
  ['1', false, true],
  ['1,2', false, true],
  ['注1', false, true],
  ['①', false, true],
  ['①②', false, true],
  ['*', false, true],
  ['2024', false, false],
  ['〔2024〕', false, false],
  ['[通知]', false, false],
  ['五', false, false],
  ['TM', false, false],
  ['', false, false],
];

describe('marks of notes', () => {
  test.each(cases)('%s', (text, inLine, raised) => {
    expect([isNoteMark(text, false, '进'), isNoteMark(text, true, '进')]).toEqual([inLine, raised]);
  });

  test.each([
    ['稳中求进[1]工作', ['[1]']],
    ['“两山”理念［12］〔3〕，绿水', ['［12］〔3〕']],
    ['一[1]二[2]。', ['[1]', '[2]']],
    ['国发〔2024〕1号', []],
    ['[1]习近平', []],
    ['见表[1]', []],
    ['a[1]二', []],
    ['二〇[1]三', ['[1]']],
    ['𠮷[1]𠮷', ['[1]']],
    ['👍[1]二', []],
    ['二[1]👍', []],
    ['', []],
  ])('in the text %s', (text, marks) => {
    expect(noteMarksIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(marks);
  });

  test('an exponent is none, nor is what begins a text', () => {
    expect(isNoteMark('2', true, 'm')).toBe(false);
    expect(isNoteMark('3', true, '0')).toBe(false);
    expect(isNoteMark('2', true, '米')).toBe(false);
    expect(isNoteMark('[1]', true, '')).toBe(false);
  });
});
