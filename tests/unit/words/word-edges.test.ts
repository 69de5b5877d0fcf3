import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../../utils/text/normalise';
import { wordEdges } from '../../../utils/words/word-edges';
import { emptyWordList, type WordList } from '../../../utils/words/word-list';
import { decodeWordList } from '../../../utils/words/word-list-file';
import { encodeWordList } from '../../tools/encode-words';
import { anyText, officialText } from '../arbitraries';
import { bundledWords } from '../bundled-words';
import { dividedTexts, wordLists } from './arbitraries';
import { naiveWords } from './naive';

function wordsOf(list: WordList, source: string): string[] {
  const normalised = normalise(source);
  const { text } = normalised;
  const edges = wordEdges(list, source, normalised);
  const starts = [...edges.keys()].filter((at) => edges[at] === 1);
  return starts.slice(1).map((end, i) => text.slice(starts[i], end));
}

const listOf = (costs: Record<string, number>) =>
  decodeWordList(encodeWordList(Object.entries(costs).map(([text, cost]) => ({ text, cost }))));

test('the words are those found by trying every division', () => {
  fc.assert(
    fc.property(wordLists, dividedTexts, (words, source) => {
      const list = decodeWordList(encodeWordList(words));
      expect(wordsOf(list, source)).toEqual(naiveWords(words, source));
    }),
    { numRuns: 500 },
  );
});

test('every text is divided, from its first unit to its end, and no pair in two', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, officialText), (source) => {
      const normalised = normalise(source);
      const edges = wordEdges(bundledWords, source, normalised);
      expect(edges.length).toBe(normalised.text.length + 1);
      expect([edges[0], edges[edges.length - 1]]).toEqual([1, 1]);
      expect(edges.every((edge) => edge === 0 || edge === 1)).toBe(true);
      expect(wordsOf(bundledWords, source).every((word) => word.isWellFormed())).toBe(true);
    }),
  );
});

describe('a word', () => {
  const list = listOf({ 国: 40, 家: 40, 国家: 20, 家国: 20, 国家国: 60, 人: 9, 国人: 30, 家人: 30 });

  test.each<[what: string, source: string, words: string]>([
    ['is the likelier one', '国家人', '国家|人'],
    ['is not always the longest', '国家国家', '国家|国家'],
    ['is the longer one first where both ways are as likely', '国家国', '国家国'],
    ['is a character that the list lacks', '国家龘国', '国家|龘|国'],
    ['is a pair', '国𠮷𠮷家', '国|𠮷|𠮷|家'],
    ['runs over marks that nobody sees', '国\u00ad\u200b\u2060家', '国家'],
    ['runs not over a quote', '国“家”', '国|家'],
    ['runs not over 、', '国、家', '国|家'],
    ['runs not over a space', '国 家', '国|家'],
    ['runs not over a wide space', '国\u3000家', '国|家'],
    ['runs not over a comma', '国，家', '国|,|家'],
    ['runs not over the end of a line', '国\n家', '国|\n|家'],
    ['runs not over a placeholder', '国X家', '国|\u0001|家'],
    ['is a figure', '国1,234.5%家', '国|\u0002|家'],
    ['is a figure with letters beside it', '5G国g20 GDP', '\u0002g|国|g\u0002|gdp'],
    ['is a Chinese figure with 〇 in it', '国二○三五家', '国|二〇三五|家'],
    ['is a Chinese figure that ends with 〇', '国一九八〇家', '国|一九八〇|家'],
    ['is a Chinese number with 〇 in it', '国三万零八百家', '国|三万〇八百|家'],
    ['is no Chinese figure over 、', '国二、〇、三家', '国|二|〇|三|家'],
    ['is found in traditional characters too', '國家', '国家'],
  ])('%s', (_, source, words) => {
    expect(wordsOf(list, source).join('|')).toBe(words);
  });

  test('is a character where the list is empty', () => {
    expect(wordsOf(emptyWordList(), '国家，GDP𠮷')).toEqual(['国', '家', ',', 'gdp', '𠮷']);
  });
});

test.each([
  '坚持|稳中求进|工作|总|基调',
  '改革|开放|以来',
  '特别是|要|深化|改革',
  '另一方面|,|今年以来',
  '以|习近平|同志|为|核心|的|党中央',
  '中国|特色|社会主义|现代化|建设',
  '增强|四个|意识',
  '全面|建成|小康|社会',
  '优化|营商|环境',
  '加大|以旧换新|力度',
  '请|各位|代表|审议',
  '共|\u0002|人',
])('the words of the package: %s', (words) => {
  expect(wordsOf(bundledWords, words.replaceAll('|', '').replace('\u0002', '12'))).toEqual(words.split('|'));
});

test('a long text without punctuation is divided like a short one', () => {
  const edges = wordEdges(bundledWords, '发展'.repeat(100_000), normalise('发展'.repeat(100_000)));
  expect(edges.reduce((sum, edge) => sum + edge, 0)).toBe(100_001);
});
