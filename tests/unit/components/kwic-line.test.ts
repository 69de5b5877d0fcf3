import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elideNode, splitSentence } from '../../../components/phrases/kwic-line';
import type { KwicLine } from '../../../utils/lookup/answer';

const line = (sentence: string, node: string, left = '', right = ''): KwicLine => ({
  documentId: 'doc-00000001',
  documentTitle: '讲话',
  year: 2020,
  section: '',
  left,
  node,
  right,
  sentence,
  start: 0,
});

describe('elideNode', () => {
  it.each([
    ['稳中求进', '稳中求进'],
    ['统筹推进疫情防控和经济社', '统筹推进疫情防控和经济社'],
    ['统筹推进疫情防控和经济社会发展', '统筹推进疫…济社会发展'],
    ['𠀀'.repeat(20), `${'𠀀'.repeat(5)}…${'𠀀'.repeat(5)}`],
    ['', ''],
  ])('%s', (node, shown) => {
    expect(elideNode(node)).toBe(shown);
  });
});

describe('splitSentence', () => {
  it.each([
    ['one place', line('要坚持稳中求进。', '稳中求进', '要坚持', '。'), ['要坚持', '稳中求进', '。']],
    [
      'the second of two places, by its context',
      line('要稳，更要稳中求进。', '稳', '要稳，更要', '中求进。'),
      ['要稳，更要', '稳', '中求进。'],
    ],
    ['the first of two', line('稳了又稳', '稳', '。', '了又'), ['', '稳', '了又稳']],
    [
      'context that reaches beyond the sentence',
      line('稳中求进', '稳中求进', '前文。', '后文'),
      ['', '稳中求进', ''],
    ],
    ['no place', line('别的话', '稳中求进'), ['别的话', '', '']],
    ['an empty node', line('别的话', ''), ['别的话', '', '']],
  ])('%s', (_, input, [before, node, after]) => {
    expect(splitSentence(input)).toEqual({ before, node, after });
  });

  it('finds the occurrence that a line was cut from, however often the sentence has the node', () => {
    const sentences = fc.string({
      unit: fc.constantFrom('稳', '中', '求', '进'),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(sentences, fc.nat(), fc.integer({ min: 1, max: 4 }), (sentence, where, length) => {
        const start = where % sentence.length;
        const end = Math.min(sentence.length, start + length);
        const [left, node, right] = [
          sentence.slice(0, start),
          sentence.slice(start, end),
          sentence.slice(end),
        ];
        expect(splitSentence(line(sentence, node, left, right))).toEqual({
          before: left,
          node,
          after: right,
        });
      }),
    );
  });
});
