import { describe, expect, test } from 'vitest';
import { isNoteMark } from '../../../utils/text/note-marks';

/** A text, and whether it is the mark of a note in the line and above it. */
const cases: readonly (readonly [text: string, inLine: boolean, raised: boolean])[] = [
  ['[1]', true, true],
  [' [12] ', true, true],
  ['［３］', true, true],
  ['〔注2〕', true, true],
  ['[1][2]', true, true],
  ['[3-5]', true, true],
  ['[a]', true, true],
  ['(4)', true, true],
  ['【6】', true, true],
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

  test('an exponent is none, nor is what begins a text', () => {
    expect(isNoteMark('2', true, 'm')).toBe(false);
    expect(isNoteMark('3', true, '0')).toBe(false);
    expect(isNoteMark('2', true, '米')).toBe(false);
    expect(isNoteMark('[1]', true, '')).toBe(false);
  });
});
