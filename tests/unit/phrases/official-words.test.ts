import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logRatio } from '../../../utils/phrases/measures';
import { characterKeyness } from '../../tools/mining/official-words';
import { GENERAL, repetitiveReports, sourcesOf, wordsOf } from './sources';

const generalTotal = [...GENERAL.values()].reduce((sum, { frequency }) => sum + frequency, 0);
const isHan = (word: string) => /^[\u4e00-\u9fff]+$/.test(word);

describe('officialWords', () => {
  test('counts words by document and sets them beside the general list', () => {
    const { words } = sourcesOf(['扎实推动发展。', '推动“经济”发展 发展，gdp增长5%'], ['看发展']);
    // 9 words of Han characters: 扎实 推动 发展 推动 经济 发展 发展 增长 看 发展 make 10.
    expect(words.get('发展')).toEqual({
      frequency: 4,
      documents: new Map([
        [0, 1],
        [1, 2],
        [2, 1],
      ]),
      keyness: logRatio(4, 10, 20, generalTotal),
      tag: 'vn',
    });
    expect(words.get('增长')).toMatchObject({
      frequency: 1,
      keyness: logRatio(1, 10, 0, generalTotal),
      tag: '',
    });
    expect(words.get('扎实')?.keyness).toBeGreaterThan(0);
    expect(words.get('看')?.keyness).toBeLessThan(0);
    expect([...words.keys()].filter((word) => !isHan(word))).toEqual([]);
  });

  test('is what segmenting the clauses gives', () => {
    fc.assert(
      fc.property(repetitiveReports, ({ reports, corpus }) => {
        const counts = new Map<string, number>();
        for (const clause of [...reports, ...corpus].flatMap((text) => text.split(/[，、。]/)))
          for (const word of wordsOf(clause)) if (isHan(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
        const { words } = sourcesOf(reports, corpus);
        const found = new Map([...words].map(([word, { frequency }]) => [word, frequency]));
        expect(found).toEqual(counts);
        const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
        for (const [word, { frequency, keyness, documents }] of words) {
          const there = GENERAL.get(word)?.frequency ?? 0;
          expect(keyness).toBeCloseTo(logRatio(frequency, total, there, generalTotal), 12);
          expect([...documents.values()].reduce((sum, count) => sum + count, 0)).toBe(frequency);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('characterKeyness', () => {
  test('counts characters in the words of both sides', () => {
    const word = (frequency: number) => ({ frequency, tag: '', keyness: 0, documents: new Map() });
    const here = new Map([
      ['发展', word(3)],
      ['发', word(1)],
    ]);
    const there = new Map([
      ['展开', { frequency: 4, tag: 'v' }],
      ['人', { frequency: 2, tag: 'n' }],
    ]);
    expect(characterKeyness(here, there)).toEqual(
      new Map([
        ['发', logRatio(4, 7, 0, 10)],
        ['展', logRatio(3, 7, 4, 10)],
      ]),
    );
  });

  test('nothing for no words', () => {
    expect(characterKeyness(new Map(), GENERAL)).toEqual(new Map());
  });
});
