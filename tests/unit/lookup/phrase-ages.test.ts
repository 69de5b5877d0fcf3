import { describe, expect, test } from 'vitest';
import type { PhraseAge } from '../../../utils/lookup/answer';
import { ageOf } from '../../../utils/lookup/phrase-ages';
import { decodeRecord } from '../../../utils/record/table-file';
import { encodeRecord } from '../../tools/encode-record';
import { knowledgeOf } from '../match/knowledge';
import { asDocument } from './documents';

const SLOT = '\u0001';
const frame = `奋力谱写${SLOT}崭新篇章`;
const knownIn: Readonly<Record<string, number>> = {
  增强四个意识: 0,
  推动高质量发展: 1,
  培育新质生产力: 2,
  [frame]: 3,
};
const knowledge = knowledgeOf(Object.keys(knownIn), ['讲话\n要增强“四个意识”。'].map(asDocument));
const record = decodeRecord(
  encodeRecord(
    [
      { series: 'national', year: 2017, name: '' },
      { series: 'national', year: 2018, name: '' },
      { series: 'national', year: 2024, name: '', date: '2024-03-05' },
      { series: 'congress', year: 2022, name: '二十大', date: '2022-10-16' },
    ],
    Object.entries(knownIn)
      .map(([text, report]) => ({ text, strength: 100, counts: [{ report, count: 1 }] }))
      .sort((a, b) => (a.text < b.text ? -1 : 1)),
  ),
);
const age = (key: string): Omit<PhraseAge, 'rarity'> => {
  const { since, of } = ageOf(key, { knowledge, record });
  return { since, of };
};

describe('age of a wording', () => {
  test.each<[name: string, key: string, since: string | null, of: string]>([
    ['a phrase', '增强四个意识', '2017', ''],
    ['with its day', '培育新质生产力', '2024-03-05', ''],
    ['a filled template, which only reports are searched for', '奋力谱写青山崭新篇章', null, ''],
    [
      'several phrases are as old as the youngest',
      '推动高质量发展培育新质生产力',
      '2024-03-05',
      '培育新质生产力',
    ],
    ['unknown', '没有套话的一句话', null, ''],
    ['nothing', '', null, ''],
  ])('%s', (_name, key, since, of) => {
    expect(age(key)).toEqual({ since, of });
  });

  test('without a record there is none', () => {
    expect(ageOf('增强四个意识', { knowledge, record: null })).toMatchObject({ since: null, of: '' });
  });
});
