import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { ReaderDocumentWithText } from '../../../utils/collections/reader-document';
import { READER_DOCUMENTS } from '../../../utils/limits';
import {
  addReaderDocuments,
  CorpusFullError,
  putCollection,
  readReaderCorpus,
  removeReaderDocuments,
} from '../../../utils/store/user-documents';

const county = { id: 'county', name: '县里', on: true };
const names = async () => (await readReaderCorpus()).collections.map(({ name }) => name).filter(Boolean);
const ids = async () => (await readReaderCorpus()).documents.map(({ id }) => id);

function documentOf(id: string, collection = county.id): ReaderDocumentWithText {
  const facts = { title: '题', occasion: 'other', level: 'unknown', year: null, source: 'a.txt' } as const;
  const rest = { hash: '', han: 1, date: null, outlet: '', author: '', url: '', addedAt: 1, units: 1 };
  return { info: { id, collection, ...facts, ...rest }, text: '题' };
}

beforeEach(async () => {
  await removeReaderDocuments(await ids(), [county.id]);
});

test('documents and the collection that is made for them are stored together', async () => {
  expect(await addReaderDocuments([documentOf('a')], [county])).toEqual(['a']);
  expect([await names(), await ids()]).toEqual([['县里'], ['a']]);
});

test('where there are too many, neither is stored', async () => {
  const many = Array.from({ length: READER_DOCUMENTS + 1 }, (_, at) => documentOf(String(at)));
  await expect(addReaderDocuments(many, [county])).rejects.toThrow(CorpusFullError);
  expect([await names(), await ids()]).toEqual([[], []]);
});

test('a collection goes with its last document, and stays while it has others', async () => {
  await putCollection(county);
  await addReaderDocuments([documentOf('a'), documentOf('b')]);
  await removeReaderDocuments(['a'], [county.id]);
  expect([await names(), await ids()]).toEqual([['县里'], ['b']]);
  await removeReaderDocuments(['b'], [county.id]);
  expect([await names(), await ids()]).toEqual([[], []]);
});
