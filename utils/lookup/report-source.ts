import type { RecordReport } from '../record/table';

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

/** The Chinese title of a report, for citations. */
export function reportTitle({ series, year, name }: RecordReport): string {
  if (series === 'national') return `${year}年国务院政府工作报告`;
  if (series === 'congress') return `在中国共产党第${name.replace(/大$/, '')}次全国代表大会上的报告`;
  return `${year}年${FULL_NAMES[name] ?? `${name}省`}政府工作报告`;
}
