import { beforeAll, describe, expect, it } from 'vitest';
import { useStrings } from './strings';

let words: typeof import('../../../utils/labels/documents');

beforeAll(async () => {
  await useStrings('en');
  words = await import('../../../utils/labels/documents');
});

describe('dateText', () => {
  it.each([
    ['2020-11-05', 2020, 'Nov 5, 2020'],
    ['2020-11', 2020, 'Nov 2020'],
    ['2020', 2020, '2020'],
    [null, 2020, '2020'],
    [null, null, ''],
    ['some day', null, 'some day'],
  ])('%j and %j are %j', (date, year, shown) => {
    expect(words.dateText({ date, year })).toBe(shown);
  });
});

describe('sourceText', () => {
  it.each([
    ['https://www.news.cn/a.html', 'a.html', 'www.news.cn'],
    ['', '讲话.docx', '讲话.docx'],
    ['not an address', '讲话.docx', '讲话.docx'],
    ['file:///a.txt', 'a.txt', 'a.txt'],
  ])('%j and %j are %j', (url, source, shown) => {
    expect(words.sourceText({ url, source })).toBe(shown);
  });
});

it('names a collection as the user does, and a built-in one in the interface’s language', () => {
  const collections = [{ id: 'k', name: '周报', on: true }];
  const names = ['k', 'bundled', 'mine', 'gone'].map((id) => words.collectionNameOf(collections, id));
  expect(names).toEqual(['周报', 'Bundled documents', 'My documents', 'gone']);
});
