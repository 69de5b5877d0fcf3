import { expect, test } from 'vitest';
import { placeKey } from '../../../utils/snippets/page-key';

const quote = { exact: '稳中求进', prefix: '前一段。\n要坚持', suffix: '。\n后一段' };

test('a place that an older version saved with spaces for line ends is the same', () => {
  const old = { exact: '稳中求进', prefix: '前一段。 要坚持', suffix: '。 后一段' };
  expect(placeKey(old)).toBe(placeKey(quote));
  expect(placeKey({ ...quote, gaps: [3] })).toBe(placeKey(quote));
});

test('other words around it are another place', () => {
  expect(placeKey({ ...quote, prefix: '前一段。\n要' })).not.toBe(placeKey(quote));
  expect(placeKey({ ...quote, exact: '稳中求变' })).not.toBe(placeKey(quote));
  expect(placeKey({ exact: '稳中', prefix: '求进', suffix: '' })).not.toBe(
    placeKey({ exact: '稳中求进', prefix: '', suffix: '' }),
  );
});
