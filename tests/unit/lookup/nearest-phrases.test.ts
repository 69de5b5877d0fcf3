import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestPhrases } from '../../../utils/lookup/nearest-phrases';
import { decodeRecord } from '../../../utils/record/table-file';
import { encodeRecord } from '../../tools/encode-record';

function tableOf(texts: readonly string[]) {
  return decodeRecord(
    encodeRecord(
      [],
      texts.map((text) => ({ text, strength: 9, counts: [] })),
    ),
  );
}

describe('nearestPhrases', () => {
  const table = tableOf([
    '新质生产力',
    '发展新质生产力',
    '生产力',
    '生产力水平',
    '加快推进',
    '产业',
    '力戒\u0001',
  ]);

  it.each([
    ['质生产力', ['发展新质生产力', '新质生产力'], ['生产力'], []],
    ['加快推进新质生产力', [], ['新质生产力', '加快推进'], []],
    ['社会生产力低', [], ['生产力'], []],
    ['生产力水准', [], ['生产力'], ['生产力水平']],
    ['风马牛', [], [], []],
  ])('%s', (wording, containing, within, sharing) => {
    expect(nearestPhrases(table, wording)).toEqual({ containing, within, sharing });
  });

  it('property: shared runs are as long as a naive search finds them', () => {
    const text = fc.stringMatching(/^[天地人]{2,6}$/);
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 20 }), text, (texts, wording) => {
        const { containing, within, sharing } = nearestPhrases(tableOf(texts), wording);
        const others = texts.filter((each) => each !== wording);
        const longest = Math.max(0, ...others.filter(isApart).map((each) => sharedRun(each, wording)));
        function isApart(each: string) {
          return !each.includes(wording) && !wording.includes(each);
        }
        expect(containing.length).toBe(Math.min(6, others.filter((each) => each.includes(wording)).length));
        for (const each of within) expect(wording).toContain(each);
        for (const each of sharing) expect(sharedRun(each, wording)).toBe(longest);
        if (within.length === 0 && longest >= 2) expect(sharing.length).toBeGreaterThan(0);
      }),
    );
  });
});

function sharedRun(a: string, b: string): number {
  let longest = 0;
  for (let from = 0; from < a.length; from++)
    for (let to = from + 1; to <= a.length; to++)
      if (b.includes(a.slice(from, to))) longest = Math.max(longest, to - from);
  return longest;
}
