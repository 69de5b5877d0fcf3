import { expect, test } from 'vitest';
import { isWorkReport, reportTitle } from '../../../utils/record/report-titles';
import type { RecordReport } from '../../../utils/record/table';

test.each<[report: RecordReport, title: string]>([
  [{ series: 'national', year: 2024, name: '' }, '2024年国务院政府工作报告'],
  [{ series: 'national', year: 1955, name: '' }, '关于发展国民经济的第一个五年计划的报告'],
  [{ series: 'national', year: 1986, name: '' }, '关于第七个五年计划的报告'],
  [{ series: 'congress', year: 2022, name: '二十大' }, '在中国共产党第二十次全国代表大会上的报告'],
  [{ series: 'provincial', year: 1986, name: '安徽' }, '1986年安徽省政府工作报告'],
  [{ series: 'provincial', year: 2026, name: '广西' }, '2026年广西壮族自治区政府工作报告'],
])('title of %o', (report, title) => {
  expect(reportTitle(report)).toBe(title);
});

test('a national report is a work report where its title says so', () => {
  for (let year = 1954; year <= 2030; year++) {
    const report = { series: 'national', year, name: '' } as const;
    expect(isWorkReport(report)).toBe(reportTitle(report).endsWith('政府工作报告'));
  }
});
