import { describe, expect, test } from 'vitest';
import type { RecordReport } from '../../../utils/record/table';
import { reportOfPath, withoutHeader } from '../../tools/record/report-text';

test.each<[path: string, report: RecordReport | null]>([
  ['gwr_national/1954.txt', { series: 'national', year: 1954, name: '' }],
  ['gwr_national/2025.TXT', { series: 'national', year: 2025, name: '' }],
  ['party_congress/9_1969.txt', { series: 'congress', year: 1969, name: '九大' }],
  ['party_congress/10_1973.txt', { series: 'congress', year: 1973, name: '十大' }],
  ['party_congress/12_1982.txt', { series: 'congress', year: 1982, name: '十二大' }],
  ['party_congress/20_2022.txt', { series: 'congress', year: 2022, name: '二十大' }],
  ['party_congress/21_2027.txt', { series: 'congress', year: 2027, name: '二十一大' }],
  ['gwr_provincial_2025/neimenggu_2025.txt', { series: 'provincial', year: 2025, name: '内蒙古' }],
  ['gwr_provincial_2025/shaanxi_2025.txt', { series: 'provincial', year: 2025, name: '陕西' }],
  ['gwr_provincial_2025/shanxi_2025.txt', { series: 'provincial', year: 2025, name: '山西' }],
  ['gwr_provincial_2024/xizang_2024.txt', { series: 'provincial', year: 2024, name: '西藏' }],
  ['gwr_provincial_2025/anhui_2024.txt', null],
  ['gwr_provincial_2025/atlantis_2025.txt', null],
  ['gwr_provincial_2025/constructor_2025.txt', null],
  ['gwr_provincial/anhui_2025.txt', null],
  ['gwr_national/1854.txt', null],
  ['gwr_national/2025a.txt', null],
  ['gwr_national/old/1954.txt', null],
  ['party_congress/0_1921.txt', null],
  ['party_congress/2022.txt', null],
  ['2025.txt', null],
])('%s', (path, report) => {
  expect(reportOfPath(path)).toEqual(report);
});

describe('withoutHeader', () => {
  const body = ['现在，我代表省人民政府，向大会报告工作。', '一、2024年1月1日以来的工作'];
  const address = 'https://example.org/2025';
  const occasion = '2025年1月20日在甲省第十四届人民代表大会第三次会议上甲省省长作政府工作报告';

  test.each<[what: string, header: string[], kept: string[]]>([
    ['a title alone', ['题'], body],
    ['address and salutation', ['题', address], ['各位代表：', ...body]],
    ['source and occasion', ['题', '来源：甲日报', occasion], ['各位代表:', ...body]],
    ['occasion before the source', ['题', `——${occasion}`, '来源 : 甲日报'], ['各位代表！', ...body]],
    [
      'a title in pieces, office and name',
      ['题', address, '\u200b', '政府工作报', '告', occasion, '省长', '某　某'],
      ['各位代表：\u200d', ...body],
    ],
    ['a salutation that runs on', ['题', address], ['同志们，现在，我作报告。', ...body]],
    ['no salutation', ['题', address, '', '\u200b', '来源：甲日报', `----${occasion}`], body],
    ['a salutation far below', ['题', address], [...new Array(8).fill(body[0]), '同志们：', body[1]]],
  ])('%s', (_, header, kept) => {
    expect(withoutHeader([...header, ...kept].join('\n'))).toBe(kept.join('\n'));
  });

  test('nothing is left of a header alone', () => {
    expect(withoutHeader('题')).toBe('');
    expect(withoutHeader(`题\n${address}`)).toBe('');
  });
});
