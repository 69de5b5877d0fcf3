import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { UserDocumentWithText } from '../../../utils/collections/user-corpus';
import { MAX_USER_DOCUMENTS } from '../../../utils/limits';
import {
  addUserDocuments,
  CorpusFullError,
  putCollection,
  readUserCorpus,
  removeUserDocuments,
} from '../../../utils/store/user-documents';

const county = { id: 'county', name: '县里', on: true };
const names = async () => (await readUserCorpus()).collections.map(({ name }) => name).filter(Boolean);
const ids = async () => (await readUserCorpus()).documents.map(({ id }) => id);

function documentOf(id: string, collection = county.id): UserDocumentWithText {
  const facts = { title: '题', occasion: 'other', level: 'unknown', year: null, source: 'a.txt' } as const;
  const rest = { hash: '', han: 1, date: null, outlet: '', author: '', url: '', addedAt: 1, units: 1 };
  return { info: { id, collection, ...facts, ...rest }, text: '题' };
}

beforeEach(async () => {
  await removeUserDocuments(await ids(), [county.id]);
});

test('documents and the collection that is made for them are stored together', async () => {
  expect(await addUserDocuments([documentOf('a')], [county])).toEqual(['a']);
  expect([await names(), await ids()]).toEqual([['县里'], ['a']]);
});

test('where there are too many, neither is stored', async () => {
  const many = Array.from({ length: MAX_USER_DOCUMENTS + 1 }, (_, at) => documentOf(String(at)));
  await expect(addUserDocuments(many, [county])).rejects.toThrow(CorpusFullError);
  expect([await names(), await ids()]).toEqual([[], []]);
});

test('a collection goes with its last document, and stays while it has others', async () => {
  await putCollection(county);
  await addUserDocuments([documentOf('a'), documentOf('b')]);
  await removeUserDocuments(['a'], [county.id]);
  expect([await names(), await ids()]).toEqual([['县里'], ['b']]);
  await removeUserDocuments(['b'], [county.id]);
  expect([await names(), await ids()]).toEqual([[], []]);
});
