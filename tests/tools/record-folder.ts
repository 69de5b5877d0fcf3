import { createHash } from 'node:crypto';
import { UnusableDocumentError } from '../../utils/corpus/document';
import { dayText, type NewsCalendar } from '../../utils/record/calendar';
import { MONTHS_FILE } from '../../utils/record/months-file';
import { daysOfNews } from '../../utils/record/news';
import { compareReports, type RecordEntry, type RecordReport } from '../../utils/record/table';
import { RECORD_FILE, RECORD_FORMAT, type RecordManifest } from '../../utils/record/table-file';
import { countHan } from '../../utils/text/han';
import { pack, writeWithManifest } from './data-folder';
import { encodeMonths } from './encode-months';
import { encodeRecord, type NewsSource } from './encode-record';
import { listSources } from './record/dated-texts';
import { readText, reportOfPath, withoutHeader } from './record/report-text';
import { gather, SourceFolderError } from './source-folder';

/** A report and its text without title and header. */
export interface RecordText {
  readonly report: RecordReport;
  readonly text: string;
}

/**
 * Reads the reports among the collections below folders (`sourceFiles`), in the order of the record. Other files are
 * skipped.
 * @throws SourceFolderError with every problem found; then no report is good.
 */
export async function readRecordFolders(folders: readonly string[]): Promise<RecordText[]> {
  const { files, problems } = await listSources(folders);
  const texts: RecordText[] = [];
  const first = new Map<string, string>();
  /** Whether nothing of this key was there before; else it is a problem. */
  const isNew = (key: string, file: string, what: string): boolean => {
    const before = first.get(key);
    if (before === undefined) first.set(key, file);
    else problems.push(`${file} ${what} ${before}`);
    return before === undefined;
  };
  for (const { folder, name: file, kind } of files) {
    if (kind !== 'report') continue;
    await gather(problems, async () => {
      const report = reportOfPath(file) as RecordReport;
      const text = withoutHeader(await readText(folder, file));
      if (countHan(text) === 0) throw new UnusableDocumentError('noChinese', file);
      if (isNew(keyOf(report), file, 'is the same report as') && isNew(text, file, 'has the same text as'))
        texts.push({ report, text });
    });
  }
  if (problems.length > 0) throw new SourceFolderError(problems);
  return texts.sort((a, b) => compareReports(a.report, b.report));
}

/** A congress has one report, whatever the year. */
function keyOf({ series, year, name }: RecordReport): string {
  return series === 'congress' ? name : `${series} ${year} ${name}`;
}

/** What is written: reports in the order of the record, entries in any, and what is said of the news as a whole. */
export interface RecordContent {
  readonly reports: readonly RecordReport[];
  readonly entries: readonly RecordEntry[];
  readonly news: Omit<NewsSource, 'build'>;
}

/**
 * Writes the table, the table by month and the manifest into a folder; the same content gives the same bytes. Other files
 * there stay (`writeWithManifest`).
 * @returns The manifest, and the lengths of the files in bytes.
 * @throws RangeError where `encodeRecord` does, and Error where a file can't be written; nothing has changed then.
 */
export async function writeRecord(
  { reports, entries, news }: RecordContent,
  folder: string,
): Promise<{ manifest: RecordManifest; bytes: { table: number; months: number } }> {
  const months = encodeMonths(entries, { ...news, build: 0 });
  const build = checksum(months);
  const table = pack(encodeRecord(reports, entries, { ...news, build }));
  const byMonth = pack(encodeMonths(entries, { ...news, build }));
  const manifest = { ...makeManifest({ reports, entries, news }, table.version), months: byMonth.version };
  await writeWithManifest(folder, { [RECORD_FILE]: table.file, [MONTHS_FILE]: byMonth.file }, manifest);
  return { manifest, bytes: { table: table.file.length, months: byMonth.file.length } };
}

/** A number of 28 bits that differs for different bytes, almost surely. */
function checksum(bytes: Uint8Array): number {
  return Number.parseInt(createHash('sha256').update(bytes).digest('hex').slice(0, 7), 16);
}

function makeManifest(
  { reports, entries, news: { calendar, articles } }: RecordContent,
  version: string,
): Omit<RecordManifest, 'months'> {
  const count = { national: 0, congress: 0, provincial: 0 };
  for (const { series } of reports) count[series]++;
  const years = reports.map(({ year }) => year);
  return {
    format: RECORD_FORMAT,
    version,
    reports: count,
    entries: entries.length,
    first: Math.min(...years),
    last: Math.max(...years),
    news: newsRange(calendar),
    articles,
  };
}

function newsRange(calendar: NewsCalendar): RecordManifest['news'] {
  const days = daysOfNews(calendar);
  if (days === 0) return null;
  return { days, first: dayText(calendar, calendar.first), last: dayText(calendar, calendar.last) };
}
