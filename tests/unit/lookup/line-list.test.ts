import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StudyLine } from '../../../utils/lookup/answer';
import {
  citeLine,
  filterLines,
  LINE_ORDERS,
  lineOrder,
  sectionsOf,
  sortedNeighbour,
  sortLines,
} from '../../../utils/lookup/line-list';

/** A line of words with `|` around the node, with the words' positions as the background gives them. */
function line(words: string, document = 0, section = -1): StudyLine {
  const [left, node, right] = words.split('|').map((side) => side.split(' ').filter((word) => word !== ''));
  const places = (side: string[]) => {
    let at = 0;
    return side.map((word) => {
      at += word.length;
      return [at - word.length, at];
    });
  };
  const isWord = (side: string[], at: number) => !'，“”'.includes(side[at]);
  return {
    document,
    section,
    start: 0,
    end: 1,
    left: left.join(''),
    node: node.join(''),
    right: right.join(''),
    lefts: places(left)
      .filter((_, at) => isWord(left, at))
      .reverse()
      .flat(),
    rights: places(right)
      .filter((_, at) => isWord(right, at))
      .flat(),
  };
}

const shown = (lines: readonly StudyLine[]) =>
  lines.map(({ left, node, right }) => `${left}|${node}|${right}`);

describe('sortLines', () => {
  const lines = [
    '坚持|求进|工作 总 基调',
    '|求进|',
    '经济 把握|求进|的 工作',
    '统一|求进|， “ 工作 ” 安排',
  ].map((each) => line(each));

  test('the order of the corpus is the given one', () => {
    expect(sortLines(lines, 'document')).toBe(lines);
  });

  test.each([
    ['right', ['经济把握|求进|的工作', '统一|求进|，“工作”安排', '坚持|求进|工作总基调', '|求进|']],
    ['right2', ['统一|求进|，“工作”安排', '经济把握|求进|的工作', '坚持|求进|工作总基调', '|求进|']],
    ['right3', ['坚持|求进|工作总基调', '|求进|', '经济把握|求进|的工作', '统一|求进|，“工作”安排']],
    // Read backwards: 持 (chi), 握 (wo), 一 (yi).
    ['left', ['坚持|求进|工作总基调', '经济把握|求进|的工作', '统一|求进|，“工作”安排', '|求进|']],
    ['left2', ['经济把握|求进|的工作', '坚持|求进|工作总基调', '|求进|', '统一|求进|，“工作”安排']],
  ] as const)('%s', (order, expected) => {
    expect(shown(sortLines(lines, order))).toEqual(expected);
  });

  test('keeps every line, and ties in the given order', () => {
    const words = fc.array(fc.constantFrom('工作', '经济', '的', '，', '“'), { maxLength: 4 });
    const anyLine = fc
      .tuple(words, words)
      .map(([left, right]) => line(`${left.join(' ')}|求进|${right.join(' ')}`));
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), fc.constantFrom(...LINE_ORDERS), (all, order) => {
        const numbered = all.map((each, start) => ({ ...each, start }));
        const sorted = sortLines(numbered, order);
        expect([...sorted].sort((a, b) => a.start - b.start)).toEqual(numbered);
        expect(sortLines(sorted, order)).toEqual(sorted);
        for (let at = 1; at < sorted.length; at++) {
          const [a, b] = [sorted[at - 1], sorted[at]];
          if (a.left === b.left && a.right === b.right) expect(a.start).toBeLessThan(b.start);
        }
      }),
    );
  });
});

describe('orders', () => {
  test.each(['', 'up', 'right4', '__proto__', undefined])('%s is none', (name) => {
    expect(lineOrder(name)).toBe('document');
  });

  test('each names its word', () => {
    expect(LINE_ORDERS.map(sortedNeighbour)).toEqual([
      null,
      { side: 'right', nth: 1 },
      { side: 'right', nth: 2 },
      { side: 'right', nth: 3 },
      { side: 'left', nth: 1 },
      { side: 'left', nth: 2 },
      { side: 'left', nth: 3 },
    ]);
  });
});

describe('filterLines', () => {
  const sections = [
    { document: 0, top: '一、经济', path: '一、经济 › （一）农业' },
    { document: 0, top: '一、经济', path: '一、经济' },
    { document: 1, top: '二、社会', path: '二、社会' },
  ];
  const lines = [line('甲|求进|', 0, 0), line('乙|求进|', 0, 1), line('丙|求进|', 0), line('丁|求进|', 1, 2)];

  test.each([
    [null, null, '甲乙丙丁'],
    [0, null, '甲乙丙'],
    [0, '一、经济', '甲乙'],
    [null, '二、社会', '丁'],
    [1, '一、经济', ''],
  ])('document %s, section %s', (document, section, expected) => {
    expect(
      filterLines(lines, sections, { document, section })
        .map(({ left }) => left)
        .join(''),
    ).toBe(expected);
  });

  test('the sections of a document with their lines', () => {
    expect(sectionsOf(lines, sections, 0)).toEqual([{ top: '一、经济', lines: 2 }]);
    expect(sectionsOf(lines, sections, 5)).toEqual([]);
  });
});

const source = { title: '讲话', year: 2020, section: '一、经济', url: 'https://a.example/1' };

describe('citeLine', () => {
  test.each([
    [['前句。要坚持', '稳中求进', '。后句。'], '要坚持稳中求进。'],
    [['的要求，要坚持', '稳中求进', '，守正'], '…的要求，要坚持稳中求进，守正…'],
    [['', '稳中求进', ''], '稳中求进'],
    [['前句。坚持', '求进。也要', '增强'], '坚持求进。也要增强…'],
  ])('%j', ([left, node, right], sentence) => {
    expect(citeLine({ left, node, right }, source).split('\n')[0]).toBe(sentence);
  });

  test('names title, year, section and address, where there are any', () => {
    const line = { left: '', node: '稳中求进', right: '。' };
    expect(citeLine(line, source)).toBe('稳中求进。\n《讲话》 2020 › 一、经济\nhttps://a.example/1');
    expect(citeLine(line, { title: '讲话', year: null, section: '', url: '' })).toBe('稳中求进。\n《讲话》');
  });
});
