import { isBody } from '../corpus/lines';
import { countHan } from '../text/han';
import {
  AUTHOR_LABELS,
  authorIn,
  type ByLine,
  DATE_LABELS,
  fold,
  OUTLET_LABELS,
  parseByLine,
} from './by-line';
import { datesIn } from './instant';
import type { PageLine } from './page-description';

/** What a page's text says, best first; names as written. */
export interface VisibleFacts {
  /** Dates in lines with a label. */
  readonly labelled: readonly string[];
  /** Dates in lines of their own: near the title, then below the text. */
  readonly alone: readonly string[];
  readonly outlets: readonly string[];
  readonly authors: readonly string[];
  /** Names of reporters where no author is named. */
  readonly reporters: readonly string[];
}

/** Where a line is: near the article's title, below its text, within it. */
type Zone = 'head' | 'foot' | 'body';

const ZONES: readonly Zone[] = ['head', 'foot', 'body'];

/** By-lines are looked for in this number of lines before the title, after it, and below the text. */
const LINES_BEFORE = 4;
const LINES_AFTER = 12;
const LINES_BELOW = 10;

/** Longest by-line, UTF-16 units: some have a dozen labels. */
const LINE_UNITS = 300;

/** Longest line that is a date without a label, UTF-16 units, and its maximum of other Han characters: a site's name. */
const DATE_UNITS = 80;
const MAX_BESIDE_HAN = 16;

/** A link with this number of Han characters is a title in a list, and no name or tool. */
const LINK_HAN = 8;

/** This number of lines at each end of the text may have its source in brackets, or the reporter's name. */
const EDGE_LINES = 3;

/** A line in furniture counts as longer by this when the title is looked for, UTF-16 units. */
const NAV_UNITS = 20;

/** What sites say about themselves and today's date. */
const OF_THE_SITE =
  /版权所有|copyright|©|ICP备|公网安备|备案号|网站标识码|技术支持|主办单位|承办单位|建议使用|今天是|现在是|当前时间|当前日期/i;

/** A heading above other articles. */
const OTHERS =
  /^[^\p{Script=Han}]*(?:相关|推荐|延伸|热门|热点|最新|最热|更多|往期|精彩|猜你|为您|为你|大家|其他|其它|上一[篇条]|下一[篇条]|点击排行|阅读排行|新闻排行|排行|今日)\p{Script=Han}{0,6}[^\p{Script=Han}]*(?:更多[^\p{Script=Han}]*)?$/u;

const EVENT =
  /^(?:(?:会议|活动|培训|报名)?(?:地点|地址|会场)|主讲人?|报名方式|参会人员|参加人员|出席人员) ?:/;

/** 新华社北京11月5日电（记者张三、李四）, 本报讯（记者 张三）. */
const DATELINE = /(?:电|讯|消息)\s*[（(]\s*([^（()）]{0,20}(?:记者|記者|通讯员)[^（()）]{1,40})[）)]/;

/** □ 本报记者 张三 */
const REPORTER =
  /^[□■◆●○◇▪·\s]*(?:(?:\p{Script=Han}{0,8}?(?:记者|記者|通讯员))\s*\p{Script=Han}[\p{Script=Han}\s、·]{1,30})$/u;

/** Reporters in a text's last words in brackets, and those words. */
const CLOSING_REPORTERS = /(?:记者|記者|通讯员)\s*\p{Script=Han}[^：:]*$/u;
const CLOSING = /[（(]([^（()）]{3,60})[）)]\s*$/;

interface Candidate<T> {
  readonly value: T;
  /** Sort keys, the most important first; lower is better. */
  readonly order: readonly number[];
}

/**
 * Reads dates, outlets and authors from a page's lines, except furniture and other articles.
 * @param title The page's title, by which the article is found; null where it has none.
 */
export function readVisible(lines: readonly PageLine[], title: string | null): VisibleFacts {
  const region = regionOf(lines, title);
  const labelled: Candidate<string>[] = [];
  const outlets: Candidate<string>[] = [];
  const people: Candidate<{ name: string; isAuthor: boolean }>[] = [];
  const alone: Candidate<string>[] = [];
  const take = (at: number, zone: Zone, byLine: ByLine) => {
    const where = ZONES.indexOf(zone);
    for (const { date, label } of byLine.dates) {
      if (label === 'plain' && (zone === 'body' || isEvent(lines, at))) continue;
      if ((label === 'written' || label === 'updated') && zone === 'body' && !byLine.isLabelled) continue;
      labelled.push({
        value: date,
        order: [Number(label === 'updated'), where, DATE_LABELS.indexOf(label), at],
      });
    }
    if (zone === 'body' && !byLine.isLabelled) return;
    for (const { name, label } of byLine.outlets)
      outlets.push({ value: name, order: [where, OUTLET_LABELS.indexOf(label), at] });
    for (const { name, label } of byLine.authors)
      people.push({
        value: { name, isAuthor: label === 'author' },
        order: [AUTHOR_LABELS.indexOf(label), where, at],
      });
  };
  for (const { at, zone } of region.lines) {
    const line = lines[at];
    if (line.text.length > LINE_UNITS) continue;
    const byLine = parseLine(lines, at);
    if (!isEntry(line, byLine)) take(at, zone, byLine);
    const own = zone === 'body' ? null : dateAlone(line);
    if (own !== null) alone.push({ value: own, order: [ZONES.indexOf(zone), at] });
    if (REPORTER.test(line.text) && !isLinked(line))
      people.push({ value: { name: authorIn(line.text), isAuthor: false }, order: [1, 0, at] });
  }
  const edges = region.lines.filter(({ zone }) => zone !== 'body').map(({ at }) => at);
  for (const at of new Set([...edges, ...region.bodyLines.slice(-EDGE_LINES)])) {
    const closing = CLOSING.exec(lines[at].spaced)?.[1];
    if (closing === undefined) continue;
    take(at, 'foot', parseByLine(closing));
    const reporters = CLOSING_REPORTERS.exec(closing)?.[0];
    if (reporters !== undefined)
      people.push({ value: { name: authorIn(reporters), isAuthor: false }, order: [1, 2, at] });
  }
  for (const at of region.bodyLines.slice(0, EDGE_LINES)) {
    const reporters = DATELINE.exec(lines[at].text)?.[1];
    if (reporters !== undefined)
      people.push({ value: { name: authorIn(reporters), isAuthor: false }, order: [1, 1, at] });
  }
  const named = sorted(people).filter(({ name }) => name !== '');
  return {
    labelled: sorted(labelled),
    alone: sorted(alone),
    outlets: sorted(outlets),
    authors: named.filter(({ isAuthor }) => isAuthor).map(({ name }) => name),
    reporters: named.filter(({ isAuthor }) => !isAuthor).map(({ name }) => name),
  };
}

function sorted<T>(candidates: readonly Candidate<T>[]): T[] {
  const compare = (a: readonly number[], b: readonly number[]) =>
    a.map((value, i) => value - b[i]).find((difference) => difference !== 0) ?? 0;
  return candidates.toSorted((a, b) => compare(a.order, b.order)).map(({ value }) => value);
}

interface Region {
  /** The lines that may say something about the article. */
  readonly lines: readonly { readonly at: number; readonly zone: Zone }[];
  /** Its running text. */
  readonly bodyLines: readonly number[];
}

function regionOf(lines: readonly PageLine[], title: string | null): Region {
  const titleAt = findTitle(lines, title);
  const isOwn = (at: number) => isInArticle(lines[at], lines[titleAt]) && !OF_THE_SITE.test(lines[at].text);
  const isProse = (at: number) => isOwn(at) && !isLinked(lines[at]) && isBody(lines[at].text);
  const all = lines.map((_, at) => at);
  const bodyLines = all.filter((at) => at > titleAt && isProse(at));
  const start = bodyLines[0] ?? titleAt;
  const end = bodyLines.at(-1) ?? titleAt;
  const headEnd = Math.max(titleAt + LINES_AFTER, start);
  const zoned: { at: number; zone: Zone }[] = [];
  let isOther = false;
  for (const at of all) {
    if (isProse(at) || at === titleAt) isOther = false;
    else if ((at < titleAt || at > start) && OTHERS.test(lines[at].text)) isOther = true;
    if (isOther || !isOwn(at) || at < titleAt - LINES_BEFORE || at > Math.max(end + LINES_BELOW, headEnd))
      continue;
    const zone = at <= headEnd && (at <= start || start <= titleAt) ? 'head' : at >= end ? 'foot' : 'body';
    zoned.push({ at, zone });
  }
  return { lines: zoned, bodyLines };
}

/** Whether all furniture around a line contains the title as well. */
export function isInArticle(line: PageLine, title: PageLine | undefined): boolean {
  return line.furniture.every((number) => title?.furniture.includes(number));
}

/** Index of the title's line: its heading, else the shortest line that contains it; -1 where none does. */
export function findTitle(lines: readonly PageLine[], title: string | null): number {
  const wanted = withoutSpaces(title ?? '');
  if (wanted === '') return -1;
  const having = lines
    .map((line, at) => ({ at, line, text: withoutSpaces(line.text) }))
    .filter(({ text }) => text.includes(wanted));
  const heading = having.find(({ line }) => line.isHeading);
  const excess = ({ line, text }: (typeof having)[number]) => text.length + line.furniture.length * NAV_UNITS;
  const best = heading ?? having.toSorted((a, b) => excess(a) - excess(b) || a.at - b.at)[0];
  return best?.at ?? -1;
}

/** Parses a line; one that is only a label together with the next one, which has the value. */
function parseLine(lines: readonly PageLine[], at: number): ByLine {
  const { spaced, text } = lines[at];
  const line = parseByLine(spaced);
  const next = lines[at + 1];
  if (line.isLabelAlone && next !== undefined && parseByLine(next.spaced).labels === 0)
    return parseByLine(`${fold(spaced).replace(/ ?:? ?$/, '')}: ${next.spaced}`);
  // A date may be spread over several elements.
  return line.dates.length === 0 && text !== spaced ? { ...line, dates: parseByLine(text).dates } : line;
}

/** Whether a line is an entry in a list of articles. */
function isEntry({ links }: PageLine, { outlets, authors }: ByLine): boolean {
  const isName = (link: string) => [...outlets, ...authors].some(({ name }) => name.includes(link));
  return links.some((link) => countHan(link) >= LINK_HAN && !isName(link));
}

function isLinked({ text, links }: PageLine): boolean {
  return links.reduce((sum, link) => sum + countHan(link), 0) * 2 > countHan(text);
}

/** Whether a bare 时间 is that of an event, with 地点 beside it. */
function isEvent(lines: readonly PageLine[], at: number): boolean {
  return lines
    .slice(Math.max(0, at - 2), at + 3)
    .some(({ text }) => EVENT.test(fold(text)) || / 地点 ?:/.test(fold(text)));
}

/** The date of a line that has little else; null where there is none. */
function dateAlone(line: PageLine): string | null {
  if (line.text.length > DATE_UNITS || isLinked(line)) return null;
  for (const text of [line.spaced, line.text]) {
    const [found, ...more] = datesIn(text);
    if (found === undefined) continue;
    const beside = text.slice(0, found.start) + text.slice(found.end);
    const isLine =
      countHan(beside) <= MAX_BESIDE_HAN && !/[。！？；，、：]/.test(beside.replace(/\d：\d/g, ''));
    return isLine && more.length === 0 ? found.date : null;
  }
  return null;
}

function withoutSpaces(text: string): string {
  return text.replace(/\s/g, '');
}
