import { beforeAll, expect, it } from 'vitest';
import { useStrings } from './strings';

let words: typeof import('../../../utils/labels/documents');

beforeAll(async () => {
  await useStrings('en');
  words = await import('../../../utils/labels/documents');
});

it('names a collection as the reader does, and a built-in one in the interface’s language', () => {
  const collections = [{ id: 'k', name: '周报', on: true }];
  const names = ['k', 'bundled', 'mine', 'gone'].map((id) => words.collectionNameOf(collections, id));
  expect(names).toEqual(['周报', 'Bundled documents', 'My documents', 'gone']);
});
