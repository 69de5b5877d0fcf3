import { expect, test } from 'vitest';
import { joinParts, readStructure, type StyledLine } from '../../../utils/intake/structure';
import { sentence } from './texts';

const heading = (text: string): StyledLine => ({ text, style: 'heading' });
const title = (text: string): StyledLine => ({ text, style: 'title' });

test('lines have single spaces and no indents; notes come last, with their numbers', () => {
  const lines: StyledLine[] = [
    { text: '　　甲\t乙\u00a0 丙　　' },
    { text: ' \u3000' },
    { text: '出自讲话', style: 'note' },
    { text: '张　三' },
    { text: '同上', style: 'note' },
    { text: '一、\t抓好春耕' },
    { text: '（二） 抓好秋收' },
    { text: '3、 2020年' },
  ];
  expect(readStructure(lines).text).toBe(
    '甲 乙 丙\n张　三\n一、抓好春耕\n（二）抓好秋收\n3、 2020年\n注1：出自讲话\n注2：同上',
  );
});

test.each<[what: string, lines: StyledLine[], expected: string | null]>([
  [
    'lines of the style for titles',
    [title('关于办好'), title('一件事的意见'), { text: sentence }],
    '关于办好一件事的意见',
  ],
  [
    'the only heading of the highest level',
    [{ text: '云岭县' }, heading('一件一件办好'), { text: sentence }],
    '一件一件办好',
  ],
  ['no numbered heading', [heading('一、形势'), { text: sentence }], null],
  ['none of several headings', [heading('形势'), { text: sentence }, heading('任务')], null],
  ['no heading below the text', [{ text: sentence }, heading('附件')], null],
  ['none without styles', [{ text: '讲话' }, { text: sentence }], null],
])('the title: %s', (_what, lines, expected) => {
  expect(readStructure(lines).title).toBe(expected);
});

test('parts of a paragraph are joined with a space between Latin words only', () => {
  expect([joinParts('总', '基调'), joinParts('the', 'big'), joinParts('增长', '5')]).toEqual([
    '总基调',
    'the big',
    '增长5',
  ]);
});
