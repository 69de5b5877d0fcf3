import { type Collection, countsOf, findEntry, type RecordTable, type ReportCount } from './table';

/** What one collection of the record has of a phrase. */
export interface CollectionFacts {
  /** Reports in which it stands, at least 1. */
  readonly reports: number;
  /** Reports that the collection has. */
  readonly total: number;
  /** Places in them all. */
  readonly frequency: number;
  /** Years of the first and the last report in which it stands. */
  readonly first: number;
  readonly last: number;
}

/** Places in the national report of one year; null where the record has no report of that year. */
export interface YearCount {
  readonly year: number;
  readonly count: number | null;
}

/** What the record has of a phrase; a collection is null where the phrase stands in none of its reports. */
export interface RecordFacts {
  readonly national: CollectionFacts | null;
  readonly congress: CollectionFacts | null;
  /** `provinces` are those in whose reports it stands, each once, in their official order. */
  readonly provincial: (CollectionFacts & { readonly provinces: readonly Province[] }) | null;
  /** Every year from the first national report of the record to the last, with the gaps. */
  readonly years: readonly YearCount[];
}

/** What is the same for all phrases of a table. */
interface Frame {
  readonly totals: Readonly<Record<Collection, number>>;
  /** Every year from the first national report to the last; whether the record has a report of it. */
  readonly years: readonly { readonly year: number; readonly isGap: boolean }[];
}

const frames = new WeakMap<RecordTable, Frame>();

/** What the record has of a phrase or template by its normalised text; null where that is no entry of the table. */
export function recordFacts(table: RecordTable, text: string): RecordFacts | null {
  const entry = findEntry(table, text);
  if (entry < 0) return null;
  const counts = countsOf(table, entry);
  const { totals, years } = frameOf(table);
  const inCollection = (collection: Collection) =>
    counts.filter(({ report }) => table.reports[report].collection === collection);
  const facts = (collection: Collection) =>
    collectionFacts(table, inCollection(collection), totals[collection]);
  const provincial = facts('provincial');
  const byYear = new Map<number, number>();
  for (const { report, count } of inCollection('national')) {
    const { year } = table.reports[report];
    byYear.set(year, (byYear.get(year) ?? 0) + count);
  }
  return {
    national: facts('national'),
    congress: facts('congress'),
    provincial: provincial && {
      ...provincial,
      provinces: provincesOf([
        ...new Set(inCollection('provincial').map(({ report }) => table.reports[report].name)),
      ]),
    },
    years: years.map(({ year, isGap }) => ({ year, count: isGap ? null : (byYear.get(year) ?? 0) })),
  };
}

function frameOf(table: RecordTable): Frame {
  let frame = frames.get(table);
  if (frame === undefined) {
    frame = makeFrame(table);
    frames.set(table, frame);
  }
  return frame;
}

function makeFrame({ reports }: RecordTable): Frame {
  const totals = { national: 0, congress: 0, provincial: 0 };
  for (const { collection } of reports) totals[collection]++;
  const known = reports.filter(({ collection }) => collection === 'national').map(({ year }) => year);
  const first = known[0] ?? 0;
  const length = known.length === 0 ? 0 : known[known.length - 1] - first + 1;
  const years = Array.from({ length }, (_, i) => ({ year: first + i, isGap: !known.includes(first + i) }));
  return { totals, years };
}

function collectionFacts(
  { reports }: RecordTable,
  counts: readonly ReportCount[],
  total: number,
): CollectionFacts | null {
  if (counts.length === 0) return null;
  return {
    reports: counts.length,
    total,
    frequency: counts.reduce((sum, { count }) => sum + count, 0),
    first: reports[counts[0].report].year,
    last: reports[counts[counts.length - 1].report].year,
  };
}

/** A province by the short Chinese name that the record has, and by its English one. */
export interface Province {
  readonly chinese: string;
  readonly english: string;
}

/** In their official order (GB/T 2260). */
const PROVINCES: readonly (readonly [string, string])[] = [
  ...([
    ['北京', 'Beijing'],
    ['天津', 'Tianjin'],
    ['河北', 'Hebei'],
    ['山西', 'Shanxi'],
  ] as const),
  ...([
    ['内蒙古', 'Inner Mongolia'],
    ['辽宁', 'Liaoning'],
    ['吉林', 'Jilin'],
    ['黑龙江', 'Heilongjiang'],
  ] as const),
  ...([
    ['上海', 'Shanghai'],
    ['江苏', 'Jiangsu'],
    ['浙江', 'Zhejiang'],
    ['安徽', 'Anhui'],
  ] as const),
  ...([
    ['福建', 'Fujian'],
    ['江西', 'Jiangxi'],
    ['山东', 'Shandong'],
    ['河南', 'Henan'],
  ] as const),
  ...([
    ['湖北', 'Hubei'],
    ['湖南', 'Hunan'],
    ['广东', 'Guangdong'],
    ['广西', 'Guangxi'],
  ] as const),
  ...([
    ['海南', 'Hainan'],
    ['重庆', 'Chongqing'],
    ['四川', 'Sichuan'],
    ['贵州', 'Guizhou'],
  ] as const),
  ...([
    ['云南', 'Yunnan'],
    ['西藏', 'Tibet'],
    ['陕西', 'Shaanxi'],
    ['甘肃', 'Gansu'],
  ] as const),
  ...([
    ['青海', 'Qinghai'],
    ['宁夏', 'Ningxia'],
    ['新疆', 'Xinjiang'],
  ] as const),
];

/** Provinces by their short Chinese names, in their official order; a name that is none comes last, as it is. */
export function provincesOf(names: readonly string[]): Province[] {
  const known = PROVINCES.filter(([name]) => names.includes(name));
  const others = names.filter((name) => !known.some(([each]) => each === name));
  return [...known, ...others.map((name) => [name, name] as const)].map(([chinese, english]) => ({
    chinese,
    english,
  }));
}
