import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asText, asXml, suggest, suggestionPieces, widespreadPhrases } from '../../../utils/lookup/suggest';
import { buildLexicon } from '../../../utils/match/lexicon';
import { strengthOf } from '../../../utils/phrases/strength';
import { decodeRecord } from '../../../utils/record/table-file';
import { encodeRecord } from '../../tools/encode-record';
import { anyText } from '../arbitraries';
import { knowledgeOf } from '../match/knowledge';
import { asDocument } from './documents';

const documents = ['甲\n坚持稳中求进，不忘初心，牢记使命。', '乙\n坚持稳中求进工作总基调。'].map(asDocument);
/** Each with the reports that have it. */
const entries: Record<string, number> = {
  坚持稳中求进: 2,
  坚持稳中求进工作总基调: 1,
  稳中求进工作: 3,
  稳中有进: 3,
  求进稳中: 1,
  '不忘初心,牢记使命': 1,
  固定资产投资: 3,
};
const reports = [2023, 2024, 2025].map((year) => ({ series: 'national' as const, year, name: '' }));
const record = decodeRecord(
  encodeRecord(
    reports,
    Object.entries(entries)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([text, count]) => ({
        text,
        strength: 255 - 4,
        counts: Array.from({ length: count }, (_, report) => ({ report, count: 1 })),
      })),
  ),
);
const sources = { knowledge: knowledgeOf(Object.keys(entries), documents), documents, record };
const keys = (typed: string, limit = 9) => suggest(typed, limit, sources).map(({ key }) => key);

describe('suggest', () => {
  test('phrases that contain it, the most widespread first; a beginning counts double', () => {
    expect(keys('稳中')).toEqual(
      Object.keys(entries)
        .filter((key) => key.includes('稳中'))
        .sort(byReach),
    );
  });

  function byReach(a: string, b: string) {
    const reach = (key: string) => {
      const held = { 坚持稳中求进: 2, 坚持稳中求进工作总基调: 1, 稳中求进工作: 1 }[key] ?? 0;
      return (entries[key] + held) * (key.startsWith('稳中') ? 2 : 1);
    };
    return reach(b) - reach(a) || a.length - b.length;
  }

  test('simplified or traditional, with commas or without', () => {
    expect(keys('穩中有進')).toEqual(['稳中有进']);
    expect(keys('初心、牢记')).toEqual(['不忘初心,牢记使命']);
    expect(keys('初心，牢')).toEqual(['不忘初心,牢记使命']);
  });

  test('at most the number asked for; none without a Han character or where no phrase has it', () => {
    expect(keys('稳', 2)).toHaveLength(2);
    expect(keys('')).toEqual([]);
    expect(keys('<b>&')).toEqual([]);
    expect(keys('龘')).toEqual([]);
  });

  test('has their counts', () => {
    expect(suggest('坚持稳', 1, sources)).toEqual([
      { key: '坚持稳中求进', frequency: 2, documentFrequency: 2, reports: 2, reportTotal: 3 },
    ]);
  });

  test('fragments of clauses and, among examples, terms are left out', () => {
    const phrases = [
      { text: '稳中求进的一半', strength: strengthOf(5, { isWholeEnd: false }) },
      { text: '是稳中求进的', strength: strengthOf(5, { isWholeStart: false }) },
      { text: '稳中求进示范区', strength: strengthOf(5, { isTerm: true }) },
    ];
    const knowledge = { ...sources.knowledge, ...buildLexicon([], phrases) };
    expect(suggest('稳中', 9, { ...sources, knowledge }).map(({ key }) => key)).toEqual(['稳中求进示范区']);
    expect(widespreadPhrases(9, { ...sources, knowledge })).toEqual([]);
  });
});

describe('widespreadPhrases', () => {
  test('those that most documents have, none within another', () => {
    const examples = widespreadPhrases(3, sources);
    expect(examples.map(({ key }) => key)).toEqual(['坚持稳中求进', '稳中求进工作', '不忘初心,牢记使命']);
    expect(widespreadPhrases(1, { ...sources, record: null })).toMatchObject([
      { key: '坚持稳中求进', reports: 0 },
    ]);
  });
});

describe('suggestions in the address bar', () => {
  test('highlight what was typed, with the counts after it', () => {
    const pieces = suggestionPieces('坚持稳中求进', '稳中', '7 places');
    expect(asXml(pieces)).toBe('坚持<match>稳中</match>求进<dim>  7 places</dim>');
    expect(asText(pieces)).toBe('坚持稳中求进  7 places');
  });

  test.each([
    ['稳中求进', '', '', '稳中求进'],
    ['稳中求进', '总', '', '稳中求进'],
    ['稳中求进', '稳中求进', '', '<match>稳中求进</match>'],
    ['<b>&"\'', '&', '', '&lt;b&gt;<match>&amp;</match>&quot;&apos;'],
    ['a\u0001b\ud800', '', '', 'ab\ufffd'],
  ])('%j, typed %j', (wording, typed, words, xml) => {
    expect(asXml(suggestionPieces(wording, typed, words))).toBe(xml);
  });

  test('no text becomes markup', () => {
    fc.assert(
      fc.property(anyText, anyText, (wording, typed) => {
        const bare = asXml(suggestionPieces(wording, typed, typed)).replace(/<\/?(match|dim)>/g, '');
        expect(bare).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|apos);)|\p{Cc}/u);
      }),
    );
  });
});
