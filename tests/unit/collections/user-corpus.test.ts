import { describe, expect, test } from 'vitest';
import {
  type Collection,
  documentsInUse,
  hiddenOf,
  ofKnownCollections,
  type UserCorpus,
  type UserDocument,
  userVersion,
  withBuiltIn,
  yearOfDate,
} from '../../../utils/collections/user-corpus';

const document = (id: string, collection = 'mine'): UserDocument => ({
  ...{ id, title: `讲话 ${id}`, occasion: 'speech', level: 'city', year: 2024, source: 'a.txt', hash: id },
  ...{ han: 9, collection, date: null, outlet: '', author: '', url: '', addedAt: 1, units: 10 },
});

const corpus = (change: Partial<UserCorpus> = {}): UserCorpus => ({
  documents: [],
  collections: withBuiltIn([]),
  hidden: [],
  textless: [],
  ...change,
});

const off = (id: string): Collection => ({ id, name: '', on: false });

describe('withBuiltIn', () => {
  test('puts the built-in ones first, on unless they were switched off', () => {
    const own = { id: 'c1', name: '县报', on: true };
    expect(withBuiltIn([own, off('record')])).toEqual([
      { id: 'bundled', name: '', on: true },
      { id: 'record', name: '', on: false },
      { id: 'mine', name: '', on: true },
      own,
    ]);
  });
});

test('documents of a collection that no longer exists are in `mine`', () => {
  const documents = [document('a', 'c1'), document('b', 'gone'), document('c')];
  const known = ofKnownCollections(documents, withBuiltIn([{ id: 'c1', name: '县报', on: true }]));
  expect(known.map(({ collection }) => collection)).toEqual(['c1', 'mine', 'mine']);
});

describe('what is in use', () => {
  test('leaves out the documents of collections that are off', () => {
    const documents = [document('a'), document('b', 'c1'), document('c', 'gone')];
    const collections = withBuiltIn([off('c1')]);
    expect(documentsInUse(corpus({ documents, collections })).map(({ id }) => id)).toEqual(['a', 'c']);
  });

  test('leaves out bundled documents that are hidden, and all of them where their collection is off', () => {
    expect(hiddenOf(corpus({ hidden: ['x', 'z'] }), ['x', 'y'])).toEqual(['x']);
    expect(hiddenOf(corpus({ collections: withBuiltIn([off('bundled')]) }), ['x', 'y'])).toEqual(['x', 'y']);
  });
});

describe('userVersion', () => {
  test('is none where nothing differs from the package', async () => {
    expect(await userVersion(corpus())).toBe('none');
    const documents = [document('a')];
    expect(await userVersion(corpus({ documents, collections: withBuiltIn([off('mine')]) }))).toBe('none');
  });

  test('is equal for equal states only', async () => {
    const one = corpus({ documents: [document('a'), document('b')] });
    expect(await userVersion(one)).toMatch(/^[0-9a-f]{16}$/);
    expect(await userVersion(corpus({ documents: [document('a'), document('b')] }))).toBe(
      await userVersion(one),
    );
    const others = [
      corpus({ documents: [document('a')] }),
      corpus({ documents: [{ ...document('a'), title: '别的' }, document('b')] }),
      corpus({ documents: [{ ...document('a'), year: null }, document('b')] }),
      corpus({ ...one, hidden: ['x'] }),
      corpus({ ...one, collections: withBuiltIn([off('record')]) }),
      corpus({ ...one, collections: withBuiltIn([off('bundled')]) }),
    ];
    const versions = await Promise.all([one, ...others].map(userVersion));
    expect(new Set(versions).size).toBe(versions.length);
  });

  test('doesn’t depend on the order of hiding', async () => {
    expect(await userVersion(corpus({ hidden: ['x', 'y'] }))).toBe(
      await userVersion(corpus({ hidden: ['y', 'x'] })),
    );
  });
});

test.each([
  ['2020-11-05', 2020],
  ['2020-11', 2020],
  ['2020', 2020],
  ['0020', null],
  ['', null],
  [null, null],
])('the year of %s', (date, year) => {
  expect(yearOfDate(date)).toBe(year);
});
