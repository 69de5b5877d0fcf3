import type { Level, Occasion } from './document';

const OCCASIONS: readonly [pattern: RegExp, occasion: Occasion][] = [
  [/(?:讲话|致辞|致词|演讲)(?:稿|提纲|材料|摘要|全文)?(?:[（(].*)?$/, 'speech'],
  [/研讨|心得|体会|党课|学习.*(?:发言|材料|交流)/, 'study'],
  [/讲话(?!.{0,8}精神)|发言/, 'speech'],
  [/报告|总结|汇报|公报/, 'report'],
];

/**
 * Names of levels in a title, the lowest first: 在X省X市X县… is of county level. Autonomous regions and municipalities
 * under the central government count as provinces, and have short names as well.
 */
const TITLE_LEVELS: readonly [pattern: RegExp, level: Level][] = [
  [/县(?!域)/, 'county'],
  [/(?<![社地景园山城特治])区(?![域块划别])/, 'district'],
  [/(?:北京|天津|上海|重庆)市(?!.*市)/, 'province'],
  [/(?<![城都超门股上夜集])市(?![场民容域区])/, 'city'],
  [/省|自治区|内蒙古|广西|西藏|宁夏|新疆/, 'province'],
  [/国务院|全国|中国共产党第.{1,4}次/, 'national'],
];

/** What a text calls its own place. */
const OWN_WORDS: readonly [pattern: RegExp, level: Level][] = [
  [/[我全]县|县委|县政府/g, 'county'],
  [/[我全]区|区委|区政府/g, 'district'],
  [/[我全]市|市委|市政府/g, 'city'],
  [/[我全]省|省委|省政府/g, 'province'],
];

/** A city that calls itself a 县市 is of county level. */
const COUNTY_CITY = /(?:作为|建设|成为|打造|争当)[^。，；]{0,20}县市/;

/** How often a text has to use a level's own words, and how many times as often as those of the next level. */
const MIN_OWN = 3;
const MIN_OWN_LEAD = 1.5;

/** The kind of occasion, by the title's words. */
export function inferOccasion(title: string): Occasion {
  return OCCASIONS.find(([pattern]) => pattern.test(title))?.[1] ?? 'other';
}

/** The level of government, by the title, else by what the text calls its own place. */
export function inferLevel(title: string, text: string): Level {
  const named = TITLE_LEVELS.find(([pattern]) => pattern.test(title))?.[1] ?? ownLevel(text);
  return named === 'city' && COUNTY_CITY.test(text) ? 'county' : named;
}

function ownLevel(text: string): Level {
  const counts = OWN_WORDS.map(([pattern, level]) => ({ level, count: text.match(pattern)?.length ?? 0 }));
  const [first, second] = counts.sort((a, b) => b.count - a.count);
  if (first.count < MIN_OWN || first.count < MIN_OWN_LEAD * second.count) return 'unknown';
  // 我区 can be a city's district or the whole autonomous region.
  return first.level === 'district' && text.includes('自治区') ? 'unknown' : first.level;
}

/** Months as yyyymm; a text with the sign was written between them. */
interface Period {
  readonly from: number;
  readonly to: number;
}

/** When the plenary sessions of the Party's central committees closed. */
const PLENARIES: Record<string, readonly number[]> = {
  十八: [201211, 201302, 201311, 201410, 201510, 201610, 201710],
  十九: [201710, 201801, 201802, 201910, 202010, 202111, 202210],
  二十: [202210, 202302, 202407, 202510],
};
const SESSIONS = '一二三四五六七';
const PLENARY = /(十八|十九|二十)届((?:[一二三四五六七]中[、和]?)+)全会/g;

/** How a text speaks of a session that closed in the same year: 刚刚闭幕的… A title that names a session means the same. */
const JUST_CLOSED = /(?:刚刚|日前)(?:闭幕|召开|结束)[^。，]{0,6}$/;

/** The end of a period that is still going on. */
const OPEN = 999912;

/** Words that belong to one period. */
const SIGNS: readonly (Period & { readonly pattern: RegExp })[] = [
  { pattern: /新冠|常态化疫情防控|疫情防控和经济/, from: 202001, to: 202312 },
  { pattern: /“六保”/, from: 202004, to: OPEN },
  { pattern: /(?:脱贫攻坚|小康社会|全面小康)收官战/, from: 202001, to: 202012 },
  { pattern: /今年是[^。；]{0,50}“十三五”[^。；，]{0,6}收官/, from: 202001, to: 202012 },
  { pattern: /今年是[^。；]{0,50}“十四五”[^。；，]{0,6}开局/, from: 202101, to: 202112 },
  { pattern: /今年是[^。；]{0,50}“十四五”[^。；，]{0,6}收官/, from: 202501, to: 202512 },
  { pattern: /今年是[^。；]{0,50}“十五五”[^。；，]{0,6}开局/, from: 202601, to: 202612 },
  { pattern: /党的二十大/, from: 202111, to: OPEN },
];

const EXPLICIT = /((?:19|20)\d\d)年/g;
const DATE_LINE = /^[（(]?((?:19|20)\d\d)年\d{1,2}月(?:\d{1,2}日)?[）)]?$/;

/** Lines at head and foot that may be a date. */
const DATE_LINES = 4;

/**
 * The year a text speaks in, by the first of these that gives one: a line at its head or foot that is a date; the only
 * year in the title; the one calendar year that all signs in title and text agree on (plenary sessions that it names,
 * words of one period). Null where more than one year or none remains.
 * @param paragraphs The lines after the title.
 */
export function inferYear(title: string, paragraphs: readonly string[]): number | null {
  return dateLineYear(paragraphs) ?? titleYear(title) ?? sharedYear(title, paragraphs.join('\n'));
}

function dateLineYear(paragraphs: readonly string[]): number | null {
  const edges = [...paragraphs.slice(0, DATE_LINES), ...paragraphs.slice(-DATE_LINES)];
  const date = edges.map((line) => DATE_LINE.exec(line)).find((match) => match !== null);
  return date ? Number(date[1]) : null;
}

function titleYear(title: string): number | null {
  const years = new Set(Array.from(title.matchAll(EXPLICIT), (match) => Number(match[1])));
  return years.size === 1 ? [...years][0] : null;
}

function sharedYear(title: string, text: string): number | null {
  const titled = plenaries(title);
  const named = plenaries(text);
  const fresh = [
    ...titled,
    ...named.filter(({ at }) => JUST_CLOSED.test(text.slice(Math.max(0, at - 16), at))),
  ];
  const latest = [...titled, ...named].sort((a, b) => b.from - a.from).slice(0, 1);
  const periods: Period[] = [
    ...SIGNS.filter(({ pattern }) => pattern.test(text)),
    ...latest,
    ...fresh.map(({ from }) => ({ from, to: yearOf(from) * 100 + 12 })),
  ];
  const from = Math.max(0, ...periods.map((period) => period.from));
  const to = Math.min(OPEN, ...periods.map((period) => period.to));
  return from <= to && yearOf(from) === yearOf(to) ? yearOf(from) : null;
}

/**
 * The sessions that a text names. Each means that the text was written before the next session, unless it names that
 * one, too. Sessions that are not in the table mean nothing.
 */
function plenaries(text: string): (Period & { readonly at: number })[] {
  return Array.from(text.matchAll(PLENARY), (match) => {
    const sessions = PLENARIES[match[1]];
    const named = Array.from(match[2].replace(/[^一二三四五六七]/g, ''), (digit) => SESSIONS.indexOf(digit));
    const last = Math.max(...named);
    return { at: match.index, from: sessions[last] ?? OPEN, to: sessions[last + 1] ?? OPEN };
  }).filter(({ from }) => from < OPEN);
}

function yearOf(month: number): number {
  return Math.floor(month / 100);
}
