import { Converter } from 'opencc-js/cn2t';
import { describe, expect, test } from 'vitest';
import { readBundledKnowledge } from '../../tools/bundled-knowledge';
import { countKept, formatKept, matchingBy } from '../../tools/conversions/kept';

/** Words in brackets are marks; every character is a word, but for 项目. */
const keysOf = (text: string) => Array.from(text.matchAll(/\[(.*?)\]/g), ([, key]) => key);
const wordsOf = (text: string) => text.match(/项目|./gu) ?? [];
const count = (texts: readonly string[], convert: (text: string) => string) =>
  countKept(texts, convert, keysOf, wordsOf);

describe('countKept', () => {
  test('keeps all where nothing changes', () => {
    expect(count(['[甲]和[乙]', '[甲]'], (text) => text)).toEqual({ marks: 3, kept: 3, changes: [] });
  });

  test('counts each mark of a text once, and none for another text', () => {
    const convert = (text: string) => (text === '[甲][甲][甲]' ? '[甲][甲]' : text.replace('[乙]', '[甲]'));
    const { marks, kept } = count(['[甲][甲][甲]', '[乙]'], convert);
    expect({ marks, kept }).toEqual({ marks: 4, kept: 2 });
  });

  test('says by which words marks are lost, those of most marks first', () => {
    const convert = (text: string) => text.replaceAll('项目', '专案').replaceAll('子', '丑');
    expect(count(['[抓项目]和[好项目]', '[子]'], convert).changes).toEqual([
      { from: '项目', to: '专案', marks: 2 },
      { from: '子', to: '丑', marks: 1 },
    ]);
  });

  test('names the whole wording where no word of it changes by itself, and nothing where it stays the same', () => {
    const phrase = (text: string) => text.replaceAll('甲乙', '丙丁');
    expect(count(['[甲乙]'], phrase).changes).toEqual([{ from: '甲乙', to: '丙丁', marks: 1 }]);
    const edge = (text: string) => text.replace('[甲]戊', '[甲戊]');
    expect(count(['[甲]戊'], edge).changes).toEqual([{ from: '', to: '', marks: 1 }]);
  });
});

test('a row for each conversion, and what was lost', () => {
  const text = formatKept([
    { name: 's2t', marks: 3000, kept: 3000, changes: [] },
    { name: 's2twp', marks: 3000, kept: 2999, changes: [{ from: '项目', to: '专案', marks: 1 }] },
    { name: 's2x', marks: 0, kept: 0, changes: [] },
  ]);
  expect(text).toContain(
    's2t         3000   3000  100.00 %\ns2twp       3000   2999  99.96 %\ns2x         0      0     -\n',
  );
  expect(text).toContain('s2twp: 1 marks lost');
  expect(text).toContain('    1  项目 → 专案');
  expect(text).not.toContain('s2t:');
});

test('the bundled documents keep their marks in traditional characters', { timeout: 120_000 }, async () => {
  const { knowledge, corpus } = await readBundledKnowledge();
  const { keysOf, wordsOf } = matchingBy(knowledge);
  const texts = corpus.map(({ text }) => text);
  for (const to of ['t', 'hk', 'tw'] as const) {
    const { marks, kept, changes } = countKept(texts, Converter({ from: 'cn', to }), keysOf, wordsOf);
    expect(marks).toBeGreaterThan(1_000);
    expect(kept / marks, JSON.stringify(changes)).toBeGreaterThanOrEqual(0.998);
  }
});
