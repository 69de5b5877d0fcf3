import { describe, expect, it } from 'vitest';
import { type DocumentOrder, listDocuments, sortDocuments } from '../../../utils/collections/listed-document';
import {
  type CollectedInfo,
  type UserCorpus,
  type UserDocument,
  withBuiltIn,
} from '../../../utils/collections/user-corpus';

const bundled = (id: string, facts: Partial<CollectedInfo> = {}): CollectedInfo => ({
  id,
  title: id,
  occasion: 'speech',
  level: 'city',
  year: null,
  source: `${id}.txt`,
  hash: id,
  han: 100,
  collection: 'bundled',
  date: null,
  url: '',
  ...facts,
});

const own = (id: string, facts: Partial<UserDocument> = {}): UserDocument => ({
  ...bundled(id),
  collection: 'mine',
  outlet: '',
  author: '',
  addedAt: 1,
  units: 200,
  ...facts,
});

const userCorpusOf = (part: Partial<UserCorpus>): UserCorpus => ({
  documents: [],
  collections: withBuiltIn([]),
  hidden: [],
  textless: [],
  ...part,
});

const states = (...given: Parameters<typeof listDocuments>) =>
  listDocuments(...given).map(({ id, state }) => `${id} ${state}`);

describe('listDocuments', () => {
  const installed = { documents: [bundled('a'), bundled('b'), own('m')], shares: [0.1, 0.2, 0.3] };

  it('has bundled ones first, even hidden ones, then the user’s own', () => {
    const userCorpus = userCorpusOf({ documents: [own('m')], hidden: ['c'] });
    expect(states([bundled('a'), bundled('b'), bundled('c')], installed, userCorpus)).toEqual([
      'a used',
      'b used',
      'c hidden',
      'm used',
    ]);
  });

  it('distinguishes documents that the corpus doesn’t have yet, that are switched off, and that have lost their text', () => {
    const collections = withBuiltIn([{ id: 'k', name: '周报', on: false }]);
    const userCorpus = userCorpusOf({ documents: [own('n'), own('o', { collection: 'k' })], collections });
    expect(states([], installed, userCorpus)).toEqual(['n added', 'o off']);
    expect(states([], installed, { ...userCorpus, textless: ['n', 'o'] })).toEqual([
      'n textless',
      'o textless',
    ]);
    const off = userCorpusOf({ collections: withBuiltIn([{ id: 'bundled', name: '', on: false }]) });
    expect(states([bundled('a')], installed, off)).toEqual(['a off']);
  });

  it('has the share of each in the installed corpus, null where it isn’t known', () => {
    const userCorpus = userCorpusOf({ documents: [own('m'), own('n')] });
    const shares = (all: typeof installed | { documents: CollectedInfo[]; shares: null }) =>
      listDocuments([bundled('b')], all, userCorpus).map(({ share }) => share);
    expect(shares(installed)).toEqual([0.2, 0.3, null]);
    expect(shares({ documents: installed.documents, shares: null })).toEqual([null, null, null]);
  });

  it('works without the package’s manifest, the corpus or the user’s database', () => {
    expect(states(null, installed, null)).toEqual(['a used', 'b used']);
    expect(states([bundled('a')], null, null)).toEqual(['a added']);
    expect(states(null, null, null)).toEqual([]);
  });
});

describe('sortDocuments', () => {
  const documents = listDocuments(
    [bundled('b', { title: '乙', year: 2021, han: 30 }), bundled('a', { title: '甲', han: 200 })],
    { documents: [bundled('a')], shares: [0.5] },
    userCorpusOf({
      documents: [own('m', { title: '丙', date: '2021-03', year: 2021, addedAt: 7, han: 30 })],
    }),
  );
  const order = (by: DocumentOrder, descending: boolean) =>
    sortDocuments(documents, by, descending)
      .map(({ id }) => id)
      .join('');

  it.each<[DocumentOrder, string, string]>([
    ['title', 'mab', 'bam'],
    ['year', 'bma', 'mba'],
    ['han', 'bma', 'abm'],
    ['share', 'abm', 'abm'],
    ['added', 'mba', 'mba'],
  ])('by %s: %s, and the other way round %s', (by, ascending, descending) => {
    expect([order(by, false), order(by, true)]).toEqual([ascending, descending]);
  });
});
