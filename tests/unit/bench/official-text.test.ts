import { describe, expect, test } from 'vitest';
import { countHan } from '../../../utils/text/han';
import { type TextMaterial, TextWriter } from '../../bench/official-text';
import { Lots, Random } from '../../bench/random';

const phrases = ['坚持稳中求进', '推动高质量发展', '深化改革开放', '优化营商环境'];
const even = (texts: readonly string[]) => new Lots(texts, () => 1);
const material: TextMaterial = {
  phrases: even(phrases),
  templates: even(['谱写\u0001篇章']),
  chains: even(['改革、发展、稳定']),
  sentences: ['县委召开会议。'],
  words: even(['天气', '早上', '他', '看见']),
  newsPhrases: even(phrases),
};
const han = (paragraphs: readonly string[]) => countHan(paragraphs.join(''));
const phraseHan = (paragraphs: readonly string[]) =>
  phrases.reduce((sum, phrase) => sum + (paragraphs.join('\n').split(phrase).length - 1) * phrase.length, 0);

describe('TextWriter', () => {
  test('writes the same for the same seed, and something else for another', () => {
    expect(new TextWriter(material, 7).dense(2_000)).toEqual(new TextWriter(material, 7).dense(2_000));
    expect(new TextWriter(material, 7).sparse(2_000)).toEqual(new TextWriter(material, 7).sparse(2_000));
    expect(new TextWriter(material, 7).news(2_000)).toEqual(new TextWriter(material, 7).news(2_000));
    expect(new TextWriter(material, 7).dense(2_000)).not.toEqual(new TextWriter(material, 8).dense(2_000));
  });

  test.each(['dense', 'news', 'sparse'] as const)('%s text has the size that was asked for', (kind) => {
    for (const wanted of [1_200, 20_000]) {
      const written = han(new TextWriter(material, 1)[kind](wanted));
      expect(written).toBeGreaterThanOrEqual(wanted);
      expect(written).toBeLessThan(wanted + 300);
    }
  });

  test('paragraphs have 100 to 300 characters and the sentence they end with', () => {
    const sizes = new TextWriter(material, 1)
      .dense(20_000)
      .slice(0, -1)
      .map((text) => countHan(text));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...sizes)).toBeLessThan(500);
  });

  test('dense text is mostly phrases, templates and chains', () => {
    const paragraphs = new TextWriter(material, 1).dense(20_000);
    expect(phraseHan(paragraphs) / han(paragraphs)).toBeGreaterThan(0.55);
    const text = paragraphs.join('');
    for (const piece of ['篇章', '改革、发展、稳定', '县委召开会议。', '“', '%', '；'])
      expect(text).toContain(piece);
    expect(text).not.toContain('\u0001');
  });

  test('sparse text has one phrase in some 500 characters', () => {
    const paragraphs = new TextWriter(material, 1).sparse(50_000);
    const found = phrases.reduce((sum, phrase) => sum + paragraphs.join('').split(phrase).length - 1, 0);
    expect(found).toBeGreaterThan(90);
    expect(found).toBeLessThan(105);
  });

  test('a document has a title line and then its paragraphs', () => {
    const lines = new TextWriter(material, 1).document(1_000).split('\n');
    expect(lines[0]).toMatch(/^关于.+的报告$/);
    expect(han(lines.slice(1))).toBeGreaterThanOrEqual(1_000);
  });
});

describe('Lots', () => {
  test('draws as often as it is weighted', () => {
    const lots = new Lots(['a', 'b', 'c'], (thing) => (thing === 'b' ? 8 : 1));
    const random = new Random(3);
    const drawn = Array.from({ length: 10_000 }, () => lots.draw(random));
    for (const [thing, share] of [
      ['a', 0.1],
      ['b', 0.8],
      ['c', 0.1],
    ] as const)
      expect(drawn.filter((each) => each === thing).length / drawn.length).toBeCloseTo(share, 1);
  });

  test('there is nothing to draw from nothing', () => {
    expect(() => new Lots([], () => 1)).toThrow(RangeError);
  });
});

describe('Random', () => {
  test('stays in its range and reaches both ends', () => {
    const random = new Random(1);
    const drawn = new Set(Array.from({ length: 1_000 }, () => random.between(2, 5)));
    expect([...drawn].sort()).toEqual([2, 3, 4, 5]);
  });
});
