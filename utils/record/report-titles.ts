import type { RecordReport } from './table';

/** Full Chinese names of provinces that don't end in 省. */
const FULL_NAMES: Readonly<Record<string, string>> = {
  北京: '北京市',
  天津: '天津市',
  上海: '上海市',
  重庆: '重庆市',
  内蒙古: '内蒙古自治区',
  广西: '广西壮族自治区',
  西藏: '西藏自治区',
  宁夏: '宁夏回族自治区',
  新疆: '新疆维吾尔自治区',
};

/**
 * Titles of the national reports that are no Government Work Reports, by year: of these years the record has the State
 * Council's report on plan, budget or agriculture to the same congress.
 */
const OTHER_TITLES: Readonly<Record<number, string>> = {
  1955: '关于发展国民经济的第一个五年计划的报告',
  1956: '关于1955年国家决算和1956年国家预算的报告',
  1958: '关于1958年度国民经济计划草案的报告',
  1960: '为提前实现全国农业发展纲要而奋斗',
  1980: '关于1980、1981年国民经济计划安排的报告',
  1982: '关于第六个五年计划的报告',
  1986: '关于第七个五年计划的报告',
};

/** The years of OTHER_TITLES: scripts in pages need them without the titles. */
const OTHER_YEARS = [1955, 1956, 1958, 1960, 1980, 1982, 1986];

/** Whether a report is a Government Work Report, national or provincial. */
export function isWorkReport({ series, year }: Pick<RecordReport, 'series' | 'year'>): boolean {
  return series === 'provincial' || (series === 'national' && !OTHER_YEARS.includes(year));
}

/** The Chinese title of a report, for citations. */
export function reportTitle({ series, year, name }: RecordReport): string {
  if (series === 'national') return OTHER_TITLES[year] ?? `${year}年国务院政府工作报告`;
  if (series === 'congress') return `在中国共产党第${name.replace(/大$/, '')}次全国代表大会上的报告`;
  return `${year}年${FULL_NAMES[name] ?? `${name}省`}政府工作报告`;
}
