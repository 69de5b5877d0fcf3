import { expect, test } from 'vitest';
import { readGeneralWords } from '../../tools/word-lists';

test('the words of general Chinese with their frequencies and parts of speech', () => {
  const words = readGeneralWords();
  expect(words.size).toBeGreaterThan(300_000);
  expect(words.get('发展')).toMatchObject({ tag: 'vn' });
  expect(words.get('国务院')).toMatchObject({ tag: 'nt' });
  expect(words.get('的')?.frequency).toBeGreaterThan(words.get('发展')?.frequency ?? Infinity);
  expect(words.get('稳中求进工作总基调')).toBeUndefined();
});
