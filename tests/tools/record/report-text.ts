import { UnusableDocumentError } from '../../../utils/corpus/document';
import type { RecordReport } from '../../../utils/record/table';
import { readBytes, SourceFolderError } from '../source-folder';

/**
 * The text of a file in UTF-8, lines ended by LF.
 * @throws SourceFolderError where it can't be read or is in another encoding, UnusableDocumentError where it is empty.
 */
export async function readText(folder: string, file: string): Promise<string> {
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
