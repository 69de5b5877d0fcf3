import { endsWithPrefectureCity } from './cities';
import type { Level, Occasion } from './document';

const OCCASIONS: readonly [pattern: RegExp, occasion: Occasion][] = [
  [/(?:讲话|致辞|致词|演讲)(?:稿|提纲|材料|摘要|全文)?(?:[（(].*)?$/, 'speech'],
  [/研讨|心得|体会|党课|学习.*(?:发言|材料|交流)/, 'study'],
  [/讲话(?!.{0,8}精神)|发言/, 'speech'],
  [/报告|总结|汇报|公报/, 'report'],
];

/** What belongs to a level of government and names it: 县委, 县第三次党代会, 县政府. */
const ORGAN =
  '(?:党?委|人民政府|政府|人大|人民代表|政协|纪委|监委|[XＸ×第一二三四五六七八九十]{1,4}[届次]|党代|人代)';

/** Words for levels, the lowest first: 在X省X市X县… is of county level. Cities are of several levels. */
const LEVEL_WORDS: readonly [word: string, level: Level][] = [
  ['县(?!域)', 'county'],
  ['(?<![社地景园山城特治战小])区(?![域块划别])', 'district'],
  ['(?:北京|天津|上海|重庆)市(?!.*市)', 'province'],
  ['(?<![城都超门股上夜集大])市(?![场民容域区])', 'city'],
  ['(?:省|自治区)(?![管会])', 'province'],
];

/** What is national whatever the rest of the title is. */
const NATIONAL = /国务院|全国(?:人大|人民代表|政协)|^(?:[[【].{1,8}[\]】])?中共中央|中国共产党第.{1,4}次/;

/** A region by its short name, with what belongs to it. */
const SHORT_REGION = new RegExp(`(?:内蒙古|广西|西藏|宁夏|新疆)[^，。]{0,4}${ORGAN}`);

/** A document that an office issues or that is spoken in one, by the end of its title. */
const OFFICIAL =
  /(?:讲话|发言|致辞|演讲|党课|报告|汇报|总结|体会|公报|决定|决议|意见|通知|通报|公告|批复|方案|纲要|规划|计划|要点|条例|办法|规定|会议|全会)(?:材料|稿|提纲|摘要|全文)?(?:[（(].{0,20}[）)])?$/;

/** A visit: what is said there is not of the place's level. */
const VISIT = /考察|视察|调研时/;

/** Before 市 without a name: 在市委全会上, 某市. */
const UNNAMED = /(?:^|[^\p{Script=Han}]|[在经由受对向把为按据以和与及是让全我本某级])$/u;

/** An office by itself on one of the last lines. */
const OFFICE = /^(?:中共)?\p{Script=Han}{2,16}(?:委|委员会|人民政府|政府|人大常委会)(?:办公厅|办公室)?$/u;
const SIGNED_LINES = 4;

/** What a text calls its own place: 我县, and offices without a name. */
const OWN_WORDS: readonly [word: string, level: Level][] = [
  ['县', 'county'],
  ['区', 'district'],
  ['市', 'city'],
  ['省', 'province'],
];

/** A city that calls itself a 县市 is of county level. */
const COUNTY_CITY = /(?:作为|建设|成为|打造|争当)[^。，；]{0,20}县市/;

/** How often a text has to use a level's own words, and how many times as often as those of the next level. */
const MIN_OWN = 3;
const MIN_OWN_LEAD = 1.5;

/** Traditional characters of the words above. */
const TRADITIONAL = '縣县區区國国務务黨党會会議议報报講讲話话發发';
const TRADITIONAL_SIGNS = /[縣區國務黨會議報講話發]/g;

/** The kind of occasion, by the title's words. */
export function inferOccasion(title: string): Occasion {
  return OCCASIONS.find(([pattern]) => pattern.test(title))?.[1] ?? 'other';
}

/**
 * The level of government that a document speaks for: by its title, where that is an official document's or names an
 * office, else by what the text calls its own place. A place that is only spoken of says nothing.
 * @param title Empty where the text has none.
 */
export function inferLevel(title: string, text: string): Level {
  const whole = simplified(text);
  const named = titleLevel(simplified(title)) ?? signedLevel(whole) ?? ownLevel(whole);
  return named === 'city' && COUNTY_CITY.test(whole) ? 'county' : named;
}

/** Null where the title says nothing. A city may be of several levels; only some names say of which. */
function titleLevel(title: string): Level | null {
  const isOfficial = OFFICIAL.test(title) && !VISIT.test(title);
  for (const [word, level] of LEVEL_WORDS) {
    const [found] = title.matchAll(
      new RegExp(isOfficial ? word : `[全我本]${word}|${word}(?=${ORGAN})`, 'g'),
    );
    if (found === undefined) continue;
    const before = title.slice(0, found.index + found[0].lastIndexOf('市'));
    const isKnown = level !== 'city' || UNNAMED.test(before) || endsWithPrefectureCity(before);
    return isKnown ? level : 'unknown';
  }
  if (NATIONAL.test(title) || (isOfficial && title.includes('全国'))) return 'national';
  return SHORT_REGION.test(title) ? 'province' : null;
}

/** The level of the office that signs at the foot; null where none does. */
function signedLevel(text: string): Level | null {
  const office = text
    .split('\n')
    .slice(-SIGNED_LINES)
    .find((line) => OFFICE.test(line.trim()));
  return office === undefined ? null : titleLevel(office.trim());
}

function ownLevel(text: string): Level {
  const counts = OWN_WORDS.map(([word, level]) => {
    // 晋江市委 is another place's; 市委 and 我市 are its own.
    const own =
      text.match(new RegExp(`[我本]${word}|(?<![\\p{Script=Han}、])${word}(?:委|政府)`, 'gu'))?.length ?? 0;
    const all =
      text.match(new RegExp(`全${word}|(?<=[\\p{Script=Han}、])${word}(?:委|政府)`, 'gu'))?.length ?? 0;
    return { level, own, count: own + all };
  });
  const [first, second] = counts.sort((a, b) => b.count - a.count);
  if (first.own === 0 || first.count < MIN_OWN || first.count < MIN_OWN_LEAD * second.count) return 'unknown';
  // 我区 can be a city's district or the whole autonomous region.
  return first.level === 'district' && text.includes('自治区') ? 'unknown' : first.level;
}

function simplified(text: string): string {
  return text.replace(TRADITIONAL_SIGNS, (sign) => TRADITIONAL[TRADITIONAL.indexOf(sign) + 1]);
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
