import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../utils/index/corpus-index';
import {
  maxEdits,
  nearInCorpus,
  nearInRecord,
  prefixDistances,
  swappedWordings,
} from '../../../utils/lookup/near-wordings';
import { FACTS_ONLY } from '../../../utils/record/table';
import { decodeRecord } from '../../../utils/record/table-file';
import { normalise } from '../../../utils/text/normalise';
import { encodeRecord } from '../../tools/encode-record';
import { repetitiveDocuments } from '../arbitraries';

/** By the definition: delete, insert or change the first unit, or take it as it is. */
function naiveDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = naiveDistance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1);
  return Math.min(same, naiveDistance(a.slice(1), b) + 1, naiveDistance(a, b.slice(1)) + 1);
}

const units = (text: string) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
const short = fc.array(fc.constantFrom('国', '家', '大'), { maxLength: 6 }).map((signs) => signs.join(''));

/** Every stretch without barriers of a normalised text, each once. */
function stretches(texts: readonly string[], most: number): Set<string> {
  const found = new Set<string>();
  for (const run of texts.flatMap((text) => text.split(/[^一-龥,\ud800-\udfff]/u)))
    for (let start = 0; start < run.length; start++)
      for (let end = start + 1; end <= Math.min(run.length, start + most); end++)
        found.add(run.slice(start, end));
  return found;
}

describe('prefixDistances', () => {
  test('is the distance to every beginning, by the definition', () => {
    fc.assert(
      fc.property(short, short, (a, b) => {
        const distances = prefixDistances(units(a), units(b));
        for (let end = 0; end <= b.length; end++)
          expect(distances[end]).toBe(naiveDistance(a, b.slice(0, end)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('nearInCorpus', () => {
  const index = buildIndex([{ text: '题\n坚持稳中求进工作总基调，增强“四个意识”。不忘初心，牢记使命' }]);
  const near = (query: string) =>
    nearInCorpus(index, normalise(query).text).map(({ key, distance }) => `${key} ${distance}`);

  test.each([
    ['changed', '四个意思', ['四个意识 1']],
    ['left out', '不忘初心牢记使命', ['不忘初心,牢记使命 1']],
    ['too much', '坚持稳中求进的工作总基调', expect.arrayContaining(['坚持稳中求进工作总基调 1'])],
    ['two of eight', '稳中求尽工做总基调', expect.arrayContaining(['稳中求进工作总基调 2'])],
    ['too far off', '四处意思', []],
    ['two characters', '意思', []],
    ['nothing alike', '龘靐齉齾', []],
  ])('%s', (_, query, expected) => {
    expect(near(query)).toEqual(expected);
  });

  test('the nearest wording is as near as any stretch of the corpus', () => {
    const query = fc
      .array(fc.constantFrom('国', '家', '大'), { minLength: 3, maxLength: 9 })
      .map((signs) => signs.join(''));
    fc.assert(
      fc.property(repetitiveDocuments, query, (documents, key) => {
        const texts = documents.map(({ text }) => normalise(text).text);
        if (texts.some((text) => text.includes(key))) return;
        const most = maxEdits(key.length);
        const found = nearInCorpus(buildIndex(documents), key);
        for (const each of found) {
          expect(naiveish(key, each.key)).toBe(each.distance);
          expect(texts.some((text) => text.includes(each.key))).toBe(true);
        }
        const distances = [...stretches(texts, key.length + most)]
          .filter((text) => text.length > 1 && !/^,|,$/.test(text))
          .map((text) => naiveish(key, text));
        const least = Math.min(most + 1, ...distances);
        expect(Math.min(most + 1, ...found.map(({ distance }) => distance))).toBe(least);
      }),
    );
  });
});

/** The distance by dynamic programming, which the first test has compared with the definition. */
function naiveish(a: string, b: string): number {
  return prefixDistances(units(a), units(b))[b.length];
}

describe('the record', () => {
  const texts = ['四个意识', '增强四个意识', '做到两个维护', '奋力谱写\u0001篇章', '一、二'];
  const record = decodeRecord(
    encodeRecord(
      [{ series: 'national', year: 2024, name: '' }],
      [...texts].sort().map((text) => ({ text, strength: 100, counts: [{ report: 0, count: 1 }] })),
    ),
  );

  test('entries near a wording', () => {
    expect(nearInRecord(record, '四个意思')).toEqual([{ key: '四个意识', distance: 1 }]);
    expect(nearInRecord(record, '做到两维护')).toEqual([{ key: '做到两个维护', distance: 1 }]);
    expect(nearInRecord(record, '四个意识')).toEqual([]);
    expect(nearInRecord(record, '奋力谱写大篇章')).toEqual([]);
  });

  test('wordings of the news that no page is matched with', () => {
    const news = decodeRecord(encodeRecord([], [{ text: '三大全球倡议', strength: FACTS_ONLY, counts: [] }]));
    expect(nearInRecord(news, '四大全球倡议')).toEqual([{ key: '三大全球倡议', distance: 1 }]);
  });

  test('swapped neighbours and members', () => {
    const index = buildIndex([{ text: '不敢腐、不能腐、不想腐。攻坚克难' }]);
    const swapped = (query: string) =>
      swappedWordings(query, normalise(query).text, index, record).map(({ key }) => key);
    expect(swapped('四个识意')).toEqual(['四个意识']);
    expect(swapped('攻克坚难')).toEqual(['攻坚克难']);
    expect(swapped('不能腐、不敢腐、不想腐')).toEqual(['不敢腐不能腐不想腐']);
    expect(swapped('攻坚克难')).toEqual([]);
  });
});
