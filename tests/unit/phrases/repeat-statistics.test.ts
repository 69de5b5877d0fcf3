import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../utils/index/corpus-index';
import { findAll, type Repeat } from '../../../utils/index/search';
import { chainOf } from '../../../utils/phrases/chains';
import { edgeBits } from '../../../utils/phrases/edges';
import {
  documentCounts,
  joints,
  leftEdge,
  rightEdge,
  wordStarts,
} from '../../../utils/phrases/repeat-statistics';
import { bundledWords } from '../bundled-words';

/** The statistics of a string's occurrences in texts. */
function statistics(text: string, ...texts: string[]) {
  const documents = texts.map((each) => ({ text: each }));
  const index = buildIndex(documents);
  const bits = edgeBits(index, documents, bundledWords);
  const range = findAll(index, text);
  const repeat: Repeat = { ...range, length: text.length, shorter: 0, documentFrequency: 0 };
  return {
    left: leftEdge(index, bits, repeat),
    right: rightEdge(index, bits, repeat, text.length),
    documents: documentCounts(index, repeat),
    wordStarts: wordStarts(index, bits, repeat, text.length),
    joints: joints(bits, index.text, index.suffixes[range.first], text.length),
  };
}

describe('edges', () => {
  test('marks set a string apart, each as a neighbour of its own', () => {
    const { left, right } = statistics('扎实推进', '扎实推进。', '，扎实推进，', '“扎实推进”');
    const whole = { words: 1, marks: 1, entropy: Math.log(3) };
    expect(left.words).toBe(1);
    expect(left.marks).toBe(1);
    expect(left.entropy).toBeCloseTo(whole.entropy, 12);
    expect(right).toEqual(left);
  });

  test('neighbours that are always the same tell nothing', () => {
    const { left, right } = statistics('推进乡村', '扎实推进乡村振兴。', '扎实推进乡村振兴，');
    expect(left).toEqual({ words: 1, marks: 0, entropy: 0 });
    expect(right).toEqual({ words: 1, marks: 0, entropy: 0 });
  });

  test('shares of the places', () => {
    const { left, right } = statistics(
      '四个自信',
      '坚定四个自信。',
      '坚定四个自信心。',
      '坚定“四个自信”。',
      '四个自信心',
    );
    expect(left.words).toBe(1);
    expect(left.marks).toBe(0.5);
    expect(right.words).toBe(0.5);
    expect(right.marks).toBe(0.5);
    // Two 定, though a quote sets one of them apart, and the start of a text.
    expect(left.entropy).toBeCloseTo(0.5 * Math.log(2) + 2 * 0.25 * Math.log(4), 12);
  });
});

test('documents by number, with the places in each', () => {
  const { documents } = statistics('发展', '发展。发展，发展', '没有', '科学发展');
  expect(documents).toEqual(
    new Map([
      [0, 3],
      [2, 1],
    ]),
  );
});

describe('wordStarts', () => {
  test('where words begin', () => {
    expect(statistics('扎实推进乡村振兴', '扎实推进乡村振兴。').wordStarts).toEqual([0, 2, 4, 6]);
    expect(statistics('努力,真抓实干', '努力，真抓实干').wordStarts?.slice(0, 3)).toEqual([0, 2, 3]);
  });

  test('at a place that divides it between words', () => {
    expect(statistics('四个自信', '四个自信心。', '四个自信。').wordStarts).toContain(2);
  });

  test('null where no place does', () => {
    expect(statistics('实推', '扎实推进。', '扎实推进！').wordStarts).toBeNull();
  });
});

describe('joints', () => {
  test.each<[text: string, source: string, expected: number[], chain: string | null]>([
    ['教育医疗养老', '教育、医疗、养老', [2, 4], '教育、医疗、养老'],
    ['四个意识四个自信', '四个意识”、“四个自信', [4], null],
    ['四个意识四个自信', '四个意识”“四个自信', [], null],
    ['努力,真抓实干', '努力，真抓实干', [], null],
    ['凝心聚力,真抓实干,善作善成', '凝心聚力，真抓实干，善作善成', [], '凝心聚力，真抓实干，善作善成'],
    ['教育医疗,养老', '教育、医疗，养老', [2], '教育、医疗，养老'],
  ])('%s', (text, source, expected, chain) => {
    const { joints } = statistics(text, source);
    expect(joints).toEqual(expected);
    expect(chainOf(text, joints)).toBe(chain);
  });
});
