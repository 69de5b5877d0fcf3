import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { UnusableDocumentError } from '../../utils/corpus/document';
import { compareReports, type RecordEntry, type RecordReport } from '../../utils/record/table';
import { RECORD_FILE, RECORD_FORMAT, type RecordManifest } from '../../utils/record/table-file';
import { countHan } from '../../utils/text/han';
import { pack, writeWithManifest } from './data-folder';
import { encodeRecord } from './encode-record';
import { gather, readBytes, SourceFolderError, textFiles } from './source-folder';

/** A report and its text without title and header. */
export interface RecordText {
  readonly report: RecordReport;
  readonly text: string;
}

/**
 * Reads the reports in the .txt files below a folder (`reportOfPath` says which are where), in the order of the record.
 * Other files are skipped.
 * @throws SourceFolderError with every problem found; then no report is good.
 */
export async function readRecordFolder(folder: string): Promise<RecordText[]> {
  const files = await textFiles(folder, (each) => readdir(each, { recursive: true }));
  const problems: string[] = [];
  const texts: RecordText[] = [];
  const first = new Map<string, string>();
  /** Whether nothing of this key was there before; else it is a problem. */
  const isNew = (key: string, file: string, what: string): boolean => {
    const before = first.get(key);
    if (before === undefined) first.set(key, file);
    else problems.push(`${file} ${what} ${before}`);
    return before === undefined;
  };
  for (const file of files.map((each) => each.split(path.sep).join('/'))) {
    await gather(problems, async () => {
      const report = reportOfPath(file);
      if (report === null) throw new SourceFolderError([`${file}: the path names no report`]);
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

async function readText(folder: string, file: string): Promise<string> {
  const bytes = await readBytes(folder, file);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SourceFolderError([`${file} is not in UTF-8`]);
  }
  if (text.trim() === '') throw new UnusableDocumentError('empty', file);
  return text.replace(/\r\n?/g, '\n');
}

/**
 * Writes table and manifest into a folder; the same reports and entries give the same bytes. Other files there stay
 * (`writeWithManifest`).
 * @param reports In the order of the record.
 * @returns The manifest, and the length of the table's file in bytes.
 * @throws RangeError where `encodeRecord` does, and Error where a file can't be written; nothing has changed then.
 */
export async function writeRecord(
  reports: readonly RecordReport[],
  entries: readonly RecordEntry[],
  folder: string,
): Promise<{ manifest: RecordManifest; bytes: number }> {
  const { file, version } = pack(encodeRecord(reports, entries));
  const manifest = makeManifest(reports, entries.length, version);
  await writeWithManifest(folder, RECORD_FILE, file, manifest);
  return { manifest, bytes: file.length };
}

function makeManifest(reports: readonly RecordReport[], entries: number, version: string): RecordManifest {
  const count = { national: 0, congress: 0, provincial: 0 };
  for (const { series } of reports) count[series]++;
  const years = reports.map(({ year }) => year);
  return {
    format: RECORD_FORMAT,
    version,
    reports: count,
    entries,
    first: Math.min(...years),
    last: Math.max(...years),
  };
}

/** The salutation is one of the first lines after the title: at most a source, a date, an office and a name come before it. */
const HEADER_LINES = 8;

const SALUTATION = /^\s*(?:各位代表|同志们|各位同志)/;

/** Header lines of a text without a salutation: address, source, date and occasion. */
const HEADER_LINE =
  /^[\s\p{Cf}]*$|^https?:|^\s*来源\s*[：:]|^[\s—-]*\d{4}年\d{1,2}月\d{1,2}日.{0,60}(?:会议|大会)/u;

/**
 * The text of a report without its title line and what comes between that and the salutation (source, date and occasion,
 * office and name), which nobody read out. Without a salutation, only first lines that are certainly header are removed.
 */
export function withoutHeader(text: string): string {
  const lines = text.split('\n');
  const salutation = lines.slice(1, 1 + HEADER_LINES).findIndex((line) => SALUTATION.test(line)) + 1;
  let first = Math.max(1, salutation);
  if (salutation === 0) while (first < lines.length && HEADER_LINE.test(lines[first])) first++;
  return lines.slice(first).join('\n');
}

const PROVINCES: Readonly<Record<string, string>> = {
  anhui: '安徽',
  beijing: '北京',
  chongqing: '重庆',
  fujian: '福建',
  gansu: '甘肃',
  guangdong: '广东',
  guangxi: '广西',
  guizhou: '贵州',
  hainan: '海南',
  hebei: '河北',
  heilongjiang: '黑龙江',
  henan: '河南',
  hubei: '湖北',
  hunan: '湖南',
  jiangsu: '江苏',
  jiangxi: '江西',
  jilin: '吉林',
  liaoning: '辽宁',
  neimenggu: '内蒙古',
  ningxia: '宁夏',
  qinghai: '青海',
  shaanxi: '陕西',
  shandong: '山东',
  shanghai: '上海',
  shanxi: '山西',
  sichuan: '四川',
  tianjin: '天津',
  xinjiang: '新疆',
  xizang: '西藏',
  yunnan: '云南',
  zhejiang: '浙江',
};

const DIGITS = '零一二三四五六七八九';

/**
 * The report in a file, by its path below the folder of the record's sources, with slashes:
 * `gwr_national/YEAR.txt`, `party_congress/NUMBER_YEAR.txt`, `gwr_provincial_YEAR/PROVINCE_YEAR.txt` with the
 * province in pinyin. Null where the path is none of these.
 */
export function reportOfPath(path: string): RecordReport | null {
  const name = path.replace(/\.txt$/i, '');
  const national = /^gwr_national\/((?:19|20)\d\d)$/.exec(name);
  if (national !== null) return { series: 'national', year: Number(national[1]), name: '' };
  const congress = /^party_congress\/([1-9]\d?)_((?:19|20)\d\d)$/.exec(name);
  if (congress !== null)
    return { series: 'congress', year: Number(congress[2]), name: `${numeral(Number(congress[1]))}大` };
  const provincial = /^gwr_provincial_((?:19|20)\d\d)\/([a-z]+)_\1$/.exec(name);
  if (provincial === null || !Object.hasOwn(PROVINCES, provincial[2])) return null;
  return { series: 'provincial', year: Number(provincial[1]), name: PROVINCES[provincial[2]] };
}

/** Chinese numeral of 1 to 99. */
function numeral(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  const before = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return before + (ones === 0 ? '' : DIGITS[ones]);
}
