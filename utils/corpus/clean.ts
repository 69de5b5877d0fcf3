import { countHan } from '../text/han';
import {
  endsAsSentence,
  isBody,
  isNumbered,
  isSalutation,
  type Line,
  looksLikeTitle,
  splitLines,
} from './lines';

/** A text without its adverts. */
interface Cleaned {
  /** The remaining lines, trimmed, without blank lines; empty where nothing remains. */
  readonly text: string;
  /** How many lines were removed, not counting blank ones. */
  readonly stripped: number;
}

interface Judged extends Line, AdvertSigns {
  readonly repeated: boolean;
}

/** A line at head or foot of at least this number of files, and of half of all, belongs to none of them. */
const MIN_REPEATED_FILES = 3;

const NO_LINES: ReadonlySet<string> = new Set();

/**
 * Removes the lines that a seller or an aggregator put before, after and between the lines of a text. They are
 * recognised by general signs and by position; in doubt a line stays, so that nothing of the text is lost. Within the
 * running text only a line with a contact number or wholly in 【】 goes. Placeholders (X, XX, ×) are text.
 * @param repeated Lines that many files of the same folder have (`repeatedLines`).
 */
export function clean(raw: string, repeated: ReadonlySet<string> = NO_LINES): Cleaned {
  const lines = judge(raw, repeated);
  const { head, body, foot } = regions(lines);
  const advertsIn = new Set([
    ...headAdverts(head, body.length > 0),
    ...body.filter((line) => line.inside),
    ...footAdverts(foot),
  ]);
  const left = lines.filter((line) => !advertsIn.has(line));
  return { text: left.map((line) => line.text).join('\n'), stripped: advertsIn.size };
}

/**
 * Short lines at head or foot that many of these texts share word for word: a shop's name, a slogan. Never titles or
 * sentences. `clean` uses them only where it finds an advert at the same edge.
 */
export function repeatedLines(raws: readonly string[]): ReadonlySet<string> {
  const files = new Map<string, number>();
  for (const raw of raws) {
    const { head, foot } = regions(judge(raw, NO_LINES));
    const edge = new Set([...head, ...foot].map((line) => line.text));
    for (const line of edge) files.set(line, (files.get(line) ?? 0) + 1);
  }
  const minFiles = Math.max(MIN_REPEATED_FILES, raws.length / 2);
  const frequent = [...files].filter(
    ([line, count]) => count >= minFiles && !looksLikeTitle(line) && !endsAsSentence(line),
  );
  return new Set(frequent.map(([line]) => line));
}

function judge(raw: string, repeated: ReadonlySet<string>): Judged[] {
  return splitLines(raw).map((line) => ({
    ...line,
    ...advertSigns(line.text),
    repeated: repeated.has(line.text),
  }));
}

/** Head and foot are the lines before the first and after the last line of running text; without any, all are head. */
function regions(lines: readonly Judged[]) {
  const running = (line: Judged) => line.strength !== 'certain' && isBody(line.text);
  const first = lines.findIndex(running);
  const last = lines.findLastIndex(running);
  if (first < 0) return { head: lines, body: [], foot: [] };
  return { head: lines.slice(0, first), body: lines.slice(first, last + 1), foot: lines.slice(last + 1) };
}

/** Whether an edge has an advert for certain: a line without a contact number, alone of its kind, may be a title or notice. */
function hasAdvert(edge: readonly Judged[]): boolean {
  const found = edge.filter((line) => line.strength !== 'none');
  return found.some((line) => line.strength === 'certain' && (line.alone || found.length > 1));
}

function headAdverts(head: readonly Judged[], hasBody: boolean): Judged[] {
  if (!hasAdvert(head)) return [];
  const title = titleStart(head, hasBody);
  return head.filter((line, at) => {
    if (line.strength === 'certain') return true;
    const { certain, all } = advertsInGroup(line, head);
    if (line.strength === 'likely') return certain > 0;
    return at < title && (line.repeated || (certain > 0 && all > 1));
  });
}

/**
 * Where the title begins: at the first line that looks like one, else at the last lines without any sign of an advert.
 * The latter only where a body follows: a file may hold nothing but adverts.
 */
function titleStart(head: readonly Judged[], hasBody: boolean): number {
  const isPlain = (line: Judged) => line.strength === 'none' && !line.repeated;
  const titled = head.findIndex((line) => isPlain(line) && looksLikeTitle(line.text));
  if (titled >= 0) return titled;
  if (!hasBody) return head.length;
  let at = head.findLastIndex(isPlain);
  while (at > 0 && isPlain(head[at - 1])) at--;
  return at;
}

function footAdverts(foot: readonly Judged[]): Judged[] {
  if (!hasAdvert(foot)) return [];
  return foot.filter((line, at) => {
    if (line.strength === 'certain' || line.repeated) return true;
    if (line.strength === 'likely') return advertsInGroup(line, foot).certain > 0;
    const isAdvert = (other: Judged) => other.group === line.group && other.strength !== 'none';
    return !endsAsSentence(line.text) && foot.slice(0, at).some(isAdvert) && foot.slice(at).some(isAdvert);
  });
}

/** How many lines of a line's group show signs of an advert. */
function advertsInGroup(line: Judged, region: readonly Judged[]) {
  const group = region.filter((other) => other.group === line.group && other.strength !== 'none');
  return { certain: group.filter((other) => other.strength === 'certain').length, all: group.length };
}

/**
 * Short words in the lines that sellers and aggregators put into other people's texts, by subject. No word is a sign by
 * itself; words of different subjects together are. At most three characters each.
 */
const CONTACT = ['qq', '微信', 'v信', '公众号', '电话', '扫码', '客服', '咨询', '联系'];
const TRADE = [
  '会员',
  '订阅',
  '免费',
  '赠送',
  '权益',
  '购买',
  '资料',
  '下载',
  '整理',
  '店铺',
  '网盘',
  '文库',
];
const BAN = [
  '禁止',
  '严禁',
  '外传',
  '转载',
  '倒卖',
  '侵权',
  '版权',
  '商业',
  '内部',
  '删除',
  '举报',
  '打击',
  '传播',
];

/** Those of them that are rare in official prose; an advert has at least one. */
const CORE = new Set(['qq', '微信', 'v信', '公众号', '会员', '订阅', '外传', '转载', '倒卖', '侵权', '版权']);

/** Begins the formula by which a seller restricts the use of a text. */
const ONLY_FOR = '仅供';

/** A contact with its number or name. */
const NUMBER = /(?:qq|微信|v信|vx|电话|手机)[群号]{0,2}\s*[：:]?\s*[0-9a-z_-]{5,}/;

/** Longest advert line, Han characters: longer lines are prose about such things. */
const ADVERT_HAN = 80;

/** Signs of an advert in a line. `certain` counts at a text's head and foot; `likely` only beside a certain line. */
export interface AdvertSigns {
  readonly strength: 'certain' | 'likely' | 'none';
  /** Has a contact with a number, or restricts the text's use: counts even without a neighbour that is an advert. */
  readonly alone: boolean;
  /** Can't be a sentence of the text: has a contact number and no full stop, or is wholly in 【】. */
  readonly inside: boolean;
}

const NO_SIGNS: AdvertSigns = { strength: 'none', alone: false, inside: false };

/** Judges one trimmed line by itself. */
export function advertSigns(line: string): AdvertSigns {
  if (countHan(line) > ADVERT_HAN || isSalutation(line) || isNumbered(line)) return NO_SIGNS;
  const folded = line.normalize('NFKC').toLowerCase();
  const words = [CONTACT, TRADE, BAN].map((list) => list.filter((word) => folded.includes(word)));
  const found = words.flat();
  const classes = words.filter((list) => list.length > 0).length;
  const numbered = NUMBER.test(folded);
  const restricted = folded.includes(ONLY_FOR) && words[2].length > 0;
  const mixed = classes >= 2 && found.length + Number(numbered) >= 3 && found.some((word) => CORE.has(word));
  const stopped = /[。；]$/.test(line);
  const titled = looksLikeTitle(line);
  const alone = restricted || (mixed && numbered);
  if (alone || (mixed && !stopped && !titled)) {
    const inside = (numbered && !stopped) || /^【.*】$/.test(line);
    return { strength: 'certain', alone, inside };
  }
  const likely = found.length >= 2 || found.some((word) => CORE.has(word));
  return likely && !stopped && !titled ? { strength: 'likely', alone: false, inside: false } : NO_SIGNS;
}
