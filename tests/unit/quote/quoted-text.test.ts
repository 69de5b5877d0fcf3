import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isSureEdge, wordEdges } from '../../../utils/quote/quoted-text';
import { Random } from '../../bench/random';

describe('sure edges', () => {
  test.each([
    ['坚持，发展', [0, 2, 3, 5]],
    ['坚持发展', [0, 4]],
    ['“坚持”', [0, 1, 3, 4]],
    ['1.5亿，2：3', [0, 4, 5, 8]],
    ['1，234万', [0, 6]],
    ['don’t a-b', [0, 5, 6, 9]],
    ['坚持_发展', [0, 5]],
    ['坚持 发展', [0, 2, 3, 5]],
    ['𠮷。林', [0, 2, 3, 4]],
    ['好。\u0301坏', [0, 1, 4]],
    ['', [0]],
  ])('%s', (text, edges) => {
    const found = Array.from({ length: text.length + 1 }, (_, at) => at).filter((at) => isSureEdge(text, at));
    expect(found).toEqual(edges);
  });

  test('are edges by the dictionary, too', () => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
    const random = new Random(3);
    const signs = [...'坚持发展国家。，：；、（）“”’‘·…—-.,:;/%12aB _\u3000'];
    for (let n = 0; n < 500; n++) {
      const text = Array.from({ length: 20 }, () => random.pick(signs)).join('');
      const edges = new Set([...Array.from(segmenter.segment(text), ({ index }) => index), text.length]);
      for (let at = 0; at <= text.length; at++) {
        if (isSureEdge(text, at)) expect(edges, `${at} of ${text}`).toContain(at);
      }
    }
  });
});

test('word edges of a text that is cut off are those of the whole', () => {
  const corpus = new URL('../../../public/corpus/', import.meta.url);
  const text = readdirSync(corpus)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => readFileSync(new URL(file, corpus), 'utf8'))
    .join('')
    .replace(/\P{Script=Han}/gu, '');
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const random = new Random(1);
  let found = 0;
  for (let n = 0; n < 1_500; n++) {
    const at = random.between(100, text.length - 200);
    const whole = new Set(
      Array.from(segmenter.segment(text.slice(at - 60, at + 92)), ({ index }) => index - 60),
    );
    const edges = wordEdges(text.slice(at, at + 32), true, false).filter((edge) => edge > 0 && edge < 26);
    found += edges.length;
    expect(edges.filter((edge) => !whole.has(edge))).toEqual([]);
  }
  expect(found).toBeGreaterThan(10_000);
});
