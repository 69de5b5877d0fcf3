import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compareReports, type RecordReport, type ReportSeries } from '../../../utils/record/table';

const FILE = fileURLToPath(new URL('report-details.tsv', import.meta.url));

/** Reports with what is known of them: when they were made, by whom, and where their text is public. */
export function withDetails(reports: readonly RecordReport[]): RecordReport[] {
  const known = readDetails();
  return reports.map((report) => known.find((each) => compareReports(each, report) === 0) ?? report);
}

/** The reports of the file beside this one. @throws Error where a line of it is wrong. */
function readDetails(): RecordReport[] {
  const [, ...lines] = readFileSync(FILE, 'utf8').replace(/\n$/, '').split('\n');
  return lines.map((line) => {
    const [series, year, name, date, speaker, page] = line.split('\t');
    if (page === undefined || !date.startsWith(year))
      throw new Error(`report-details.tsv has a wrong line: ${line}`);
    const report = { series: series as ReportSeries, year: Number(year), name, date, speaker };
    return page === '' ? report : { ...report, page };
  });
}
