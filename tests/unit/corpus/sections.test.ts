import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Section } from '../../../utils/corpus/document';
import { parseCleaned } from '../../../utils/corpus/parse';
import { outlineOf, sectionPath } from '../../../utils/corpus/sections';

const parse = (...lines: string[]) => parseCleaned(['题目', ...lines].join('\n'));

/** Each section as its rank, its heading and the last characters in it. */
const outline = (...lines: string[]) => {
  const { text, sections } = parse(...lines);
  return sections.map(
    ({ rank, heading, end }) => `${rank} ${heading} → ${text.slice(0, end).trimEnd().slice(-3)}`,
  );
};

describe('sections', () => {
  test('of three ranks, to where the next of their rank begins', () => {
    expect(
      outline(
        '前言甲。',
        '一、抓项目',
        '引言乙。',
        '（一）抓前期。手续快办丙。',
        '（二）抓落地',
        '一是盯住工期。每天一报丁。',
        '二是盯住质量。每月一查戊。',
        '说明己。',
        '二、抓队伍',
        '结语庚。',
      ),
    ).toEqual([
      '1 一、抓项目 → 明己。',
      '2 （一）抓前期 → 办丙。',
      '2 （二）抓落地 → 明己。',
      '3 一是盯住工期 → 报丁。',
      '3 二是盯住质量 → 查戊。',
      '1 二、抓队伍 → 语庚。',
    ]);
  });

  test.each<[name: string, lines: string[], expected: string[]]>([
    ['none', ['今天开会。', '散会。'], []],
    [
      'run in',
      ['要做到：一是快；二是好；三是省。', '完。'],
      ['3 一是快 → 是快；', '3 二是好 → 是好；', '3 三是省 → 是省。'],
    ],
    ['after commas', ['一要快，二要好。'], ['3 一要快，二要好 → 要快，', '3 二要好 → 要好。']],
    [
      'begun in one paragraph, continued in the next',
      ['要做到：一是快。', '二是好。', '完。'],
      ['3 一是快 → 是快。', '3 二是好 → 是好。'],
    ],
    [
      '第一，',
      ['第一，抓快。甲。', '第二，抓好。乙。', '完。'],
      ['3 第一，抓快 → 。甲。', '3 第二，抓好 → 。乙。'],
    ],
    ['narrow brackets', ['(一)抓快。', '(二)抓好。'], ['2 (一)抓快 → 抓快。', '2 (二)抓好 → 抓好。']],
    [
      'a list within a list',
      ['一是快。', '二是好：一是稳，二是准。', '三是省。'],
      [
        '3 一是快 → 是快。',
        '3 二是好 → 是准。',
        '3 一是稳，二是准 → 是稳，',
        '3 二是准 → 是准。',
        '3 三是省 → 是省。',
      ],
    ],
    [
      'lists of different wording',
      ['一要快。一是手续快，二是服务快。', '二要好。'],
      [
        '3 一要快 → 务快。',
        '3 一是手续快，二是服务快 → 续快，',
        '3 二是服务快 → 务快。',
        '3 二要好 → 要好。',
      ],
    ],
    [
      'a list that begins again in every section',
      ['一、甲', '一是快。', '二是好。', '二、乙', '一是省。', '二是准。'],
      [
        '1 一、甲 → 是好。',
        '3 一是快 → 是快。',
        '3 二是好 → 是好。',
        '1 二、乙 → 是准。',
        '3 一是省 → 是省。',
        '3 二是准 → 是准。',
      ],
    ],
    ['a single 一是 is none', ['原因之一是天冷。', '一是天冷。'], []],
    ['其一是 is none', ['其一是快。其二是好。'], []],
    [
      'words that only look like numbers',
      ['一、二季度，全县经济稳中有进，各项指标好于预期，好于上年，好于全市平均水平，来之不易。'],
      [],
    ],
    ['a single 一、 over a short line', ['一、工作回顾', '去年甲。'], ['1 一、工作回顾 → 年甲。']],
    ['a part of a document', ['三、抓快', '四、抓好'], ['1 三、抓快 → 、抓快', '1 四、抓好 → 、抓好']],
    [
      'over ten',
      ['十、抓快', '十一、抓好', '十二、抓省'],
      ['1 十、抓快 → 、抓快', '1 十一、抓好 → 、抓好', '1 十二、抓省 → 、抓省'],
    ],
    [
      'the last section of several paragraphs',
      ['（一）甲', '甲一。', '（二）乙', '乙一。', '乙二。'],
      ['2 （一）甲 → 甲一。', '2 （二）乙 → 乙二。'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(outline(...lines)).toEqual(expected);
  });

  test('a long heading is cut at a comma, else at 40 units, never within a character', () => {
    const heading = (line: string) => parse(line, '二、下一个').sections[0].heading;
    expect(heading(`一、${'抓'.repeat(20)}，${'促'.repeat(15)}，${'保'.repeat(10)}。`)).toBe(
      `一、${'抓'.repeat(20)}，${'促'.repeat(15)}`,
    );
    expect(heading(`一、${'抓'.repeat(60)}。`)).toBe(`一、${'抓'.repeat(38)}`);
    expect(heading(`一、${'抓'.repeat(37)}𠮷${'抓'.repeat(20)}。`)).toBe(`一、${'抓'.repeat(37)}`);
  });

  test('are within the text, nested or disjoint, and begin with their heading', () => {
    const line = fc.array(
      fc.constantFrom(
        '一、',
        '二、',
        '（一）',
        '（二）',
        '一是',
        '二是',
        '三是',
        '一要',
        '二要',
        '第一，',
        '第二，',
        '抓好',
        '。',
        '；',
        '：',
      ),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const { text, sections } = parse(...lines.map((words) => words.join('')));
        for (const [i, section] of sections.entries()) {
          expect(text.startsWith(section.heading, section.start)).toBe(true);
          expect(section.heading.length).toBeLessThanOrEqual(40);
          expect(section.end).toBeGreaterThan(section.start);
          expect(section.end).toBeLessThanOrEqual(text.length);
          for (const later of sections.slice(i + 1)) {
            expect(later.start).toBeGreaterThan(section.start);
            expect(later.start >= section.end || later.end <= section.end).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the path of an offset', () => {
  const document = parse('前言。', '一、抓项目', '（一）抓前期。一是快；二是好。', '结语。');
  const path = (words: string) => sectionPath(document, document.text.indexOf(words));

  test.each([
    ['题目', []],
    ['前言', []],
    ['抓项目', ['一、抓项目']],
    ['抓前期', ['一、抓项目', '（一）抓前期']],
    ['好。', ['一、抓项目', '（一）抓前期', '二是好']],
    ['结语', ['一、抓项目', '（一）抓前期']],
  ])('%s', (words, headings) => {
    expect(path(words)).toEqual(headings);
  });

  test('is empty outside the text', () => {
    expect(sectionPath(document, -1)).toEqual([]);
    expect(sectionPath(document, document.text.length)).toEqual([]);
  });
});

const section = (rank: Section['rank'], start: number, end: number): Section => ({
  rank,
  start,
  end,
  heading: `${rank}-${start}`,
});

describe('outlineOf', () => {
  it('names the first two ranks', () => {
    const sections = [section(1, 0, 90), section(2, 10, 50), section(3, 12, 20)];
    expect(outlineOf(sections)).toEqual(sections.slice(0, 2));
  });

  it('names the third where there are no others, and nothing where there is none', () => {
    expect(outlineOf([section(3, 5, 9)])).toEqual([section(3, 5, 9)]);
    expect(outlineOf([])).toEqual([]);
  });
});

describe('sectionPath', () => {
  it('goes from the outermost section down', () => {
    const sections = [section(1, 0, 90), section(2, 10, 50)];
    expect(sectionPath({ sections }, 10)).toEqual(['1-0', '2-10']);
    expect(sectionPath({ sections }, 50)).toEqual(['1-0']);
    expect(sectionPath({ sections }, 90)).toEqual([]);
  });
});
