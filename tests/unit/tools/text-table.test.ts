import { expect, test } from 'vitest';
import { textTable } from '../../tools/text-table';

test('columns as wide as their widest cell, Chinese characters counting two', () => {
  expect(
    textTable([
      ['name', 'n', ''],
      ['内蒙古', '31', 'x'],
      ['', '1', ''],
    ]),
  ).toEqual(['name    n', '内蒙古  31  x', '        1']);
});
