import type { RecordReport } from '../../utils/record/table';

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
 * The report that a file holds, by its path below the folder of the record's sources, with slashes:
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
