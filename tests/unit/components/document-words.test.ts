import { beforeAll, describe, expect, it } from 'vitest';
import { withBuiltIn } from '../../../utils/collections/collection';
import { useStrings } from './strings';

let words: typeof import('../../../components/document-words');

beforeAll(async () => {
  await useStrings('en');
  words = await import('../../../components/document-words');
});

describe('dateWords', () => {
  it.each([
    ['2020-11-05', 2020, 'Nov 5, 2020'],
    ['2020-11', 2020, 'Nov 2020'],
    ['2020', 2020, '2020'],
    [null, 2020, '2020'],
    [null, null, ''],
    ['some day', null, 'some day'],
  ])('%j and %j are %j', (date, year, shown) => {
    expect(words.dateWords({ date, year })).toBe(shown);
  });
});

describe('sourceWords', () => {
  it.each([
    ['https://www.news.cn/a.html', 'a.html', 'www.news.cn'],
    ['', '讲话.docx', '讲话.docx'],
    ['not an address', '讲话.docx', '讲话.docx'],
    ['file:///a.txt', 'a.txt', 'a.txt'],
  ])('%j and %j are %j', (url, source, shown) => {
    expect(words.sourceWords({ url, source })).toBe(shown);
  });
});

describe('collectionName', () => {
  it('is the reader’s own name, or the surface’s for a built-in one', () => {
    const collections = withBuiltIn([{ id: 'k', name: '周报', on: true }]);
    const names = ['k', 'bundled', 'mine', 'gone'].map((id) => words.collectionName(collections, id));
    expect(names).toEqual(['周报', 'Bundled documents', 'My documents', 'gone']);
  });
});
