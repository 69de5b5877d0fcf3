import { expect, test } from 'vitest';
import { danglesAtEnd, danglesAtStart, isDangling } from '../../../utils/text/words';

test('particles dangle', () => {
  expect([...'的了和与及在是之'].every(isDangling)).toBe(true);
  expect([...'国，'].some(isDangling)).toBe(false);
});

test.each([
  ['的工作', true, false],
  ['和平发展', false, false],
  ['和发展', true, false],
  ['坚持实事求是', false, false],
  ['问题是', false, true],
  ['与时俱进', false, false],
  ['与会', true, false],
  ['九年义务教育普及', false, false],
  ['做的', false, true],
  ['', false, false],
])('%j dangles at its start: %j, at its end: %j', (text, atStart, atEnd) => {
  expect([danglesAtStart(text), danglesAtEnd(text)]).toEqual([atStart, atEnd]);
});

test('a place within a text dangles as the text cut there does', () => {
  expect([danglesAtStart('要和平', 1), danglesAtStart('要和', 1)]).toEqual([false, true]);
  expect([danglesAtEnd('实事求是的', 4), danglesAtEnd('但是的', 2)]).toEqual([false, true]);
});
