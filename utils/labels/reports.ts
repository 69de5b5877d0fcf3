import { i18n } from '#i18n';
import { provincesOf } from '../record/facts';
import { isWorkReport } from '../record/report-titles';
import type { RecordReport } from '../record/table';

type Titled = Pick<RecordReport, 'series' | 'name' | 'year'>;

/** Ordinals of the Party congresses by their Chinese numbers. */
const CONGRESSES: Readonly<Record<string, string>> = {
  十二大: '12th',
  十三大: '13th',
  十四大: '14th',
  十五大: '15th',
  十六大: '16th',
  十七大: '17th',
  十八大: '18th',
  十九大: '19th',
  二十大: '20th',
  二十一大: '21st',
};

/** A report's title in the interface's language, without its year: "Report to the 19th Party congress". */
export function seriesTitle(report: Titled): string {
  const { series, name } = report;
  if (series === 'national')
    return isWorkReport(report) ? i18n.t('reports.national') : i18n.t('reports.toCongress');
  if (series === 'congress')
    return i18n.t('reports.congress', [isChinese() ? name : (CONGRESSES[name] ?? name)]);
  return name === '' ? i18n.t('record.provincial') : i18n.t('reports.provincial', [provinceName(name)]);
}

/** A province by its short Chinese name, in the interface's language. */
function provinceName(name: string): string {
  const [{ chinese, english }] = provincesOf([name]);
  return isChinese() ? chinese : english;
}

function isChinese(): boolean {
  return i18n.t('localeTag').startsWith('zh');
}
