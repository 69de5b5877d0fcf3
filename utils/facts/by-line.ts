import { findDates } from '../text/dates';
import { countHan } from '../text/han';
import type { Span } from '../text/span';
import { datesIn } from './instant';

/** Labels of dates, best first: 发布时间, a date beside a source or author, 时间, 成文日期, 更新时间. */
export const DATE_LABELS = ['published', 'byLine', 'plain', 'written', 'updated'] as const;

type DateLabel = (typeof DATE_LABELS)[number];

/** Labels of names, best first: 来源 and 发布机构; 作者 and 记者. */
export const OUTLET_LABELS = ['source', 'issuer'] as const;
export const AUTHOR_LABELS = ['author', 'reporter'] as const;

type Label =
  | Exclude<DateLabel, 'byLine'>
  | (typeof OUTLET_LABELS)[number]
  | (typeof AUTHOR_LABELS)[number]
  /** Other labels of a by-line: 责任编辑, 浏览次数. */
  | 'other'
  /** Labels that belong to no by-line: 会议时间, 截止日期, 图片来源. */
  | 'foreign';

/** What one line says about a page. */
export interface ByLine {
  readonly dates: readonly { readonly date: string; readonly label: DateLabel }[];
  /** As written, without what follows on the line. */
  readonly outlets: readonly { readonly name: string; readonly label: (typeof OUTLET_LABELS)[number] }[];
  readonly authors: readonly { readonly name: string; readonly label: (typeof AUTHOR_LABELS)[number] }[];
  /** Number of by-line labels. */
  readonly labels: number;
  /** Whether it begins with one. */
  readonly isLabelled: boolean;
  /** Whether it is only a label, so that the value is on the next line. */
  readonly isLabelAlone: boolean;
}

const WORDS: Readonly<Record<Exclude<Label, 'foreign'>, string>> = {
  published:
    '发布时间 发布日期 发布日 發布時間 發布日期 發佈時間 發佈日期 发表时间 发表日期 發表時間 發表日期 发稿时间 刊发时间 刊发日期 刊登时间 刊登日期 刊载时间 刊出时间 公布时间 公布日期 公开时间 公开日期 上传时间 上传日期 录入时间 录入日期 添加时间 添加日期 上线时间 推送时间 出版时间 出版日期 信息时间 信息日期 新闻时间 新闻日期 文章时间 文章日期 稿件时间 发布于 发表于 發布於 發佈於 發表於 刊发于 发布 發布 發佈',
  plain: '时间 日期 時間',
  written:
    '成文日期 成文时间 发文日期 发文时间 印发日期 印发时间 生成日期 生成时间 制发日期 签发日期 创建时间 创建日期 撰写时间 写作时间',
  updated:
    '更新时间 更新日期 更新時間 更新于 更新於 最后更新 最后更新时间 最近更新 修改时间 修改日期 最后修改 最后修改时间',
  source:
    '来源 來源 文章来源 信息来源 新闻来源 稿件来源 内容来源 消息来源 资讯来源 原文来源 本文来源 来稿来源 资料来源网站 文章來源 新聞來源 消息來源 来源于 来源网站 来源媒体 来源单位 来源部门 来源平台 稿源 消息源 出处 文章出处 转载自 转自 摘自 供稿单位 供稿',
  issuer:
    '发布机构 发布单位 发布部门 發布機構 发布者 发布人 信息提供 信息提供单位 发文机关 发文单位 印发机关 主办媒体',
  author:
    '作者 本文作者 文章作者 原文作者 原作者 撰稿 撰稿人 撰文 撰写 执笔 执笔人 署名 投稿人 供稿人 文 图文 文图 图/文 文/图 作者/来源 文字',
  reporter: '记者 記者 本报记者 本网记者 本台记者 采写 采访 采写记者 文字记者 报道记者 通讯员',
  other:
    '责任编辑 責任編輯 责编 编辑 編輯 本期编辑 值班编辑 网络编辑 网站编辑 主编 执行主编 审核 审核人 审稿 审签 校对 校审 初审 复审 终审 一审 二审 三审 初审人 复审人 终审人 签发 签发人 监制 总监制 统筹 策划 摄影 摄像 剪辑 视频 美编 制作 录入 录入者 浏览 浏览次数 浏览量 浏览数 瀏覽次數 点击 点击数 点击率 点击量 点击次数 點擊 阅读 阅读量 阅读数 阅读次数 閱讀 访问量 访问次数 人气 人气指数 热度 评论 评论数 字号 字体 字体大小 字體 分享 分享到 分享至 打印 收藏 关注 栏目 所属栏目 频道 分类 信息分类 标签 关键词 关键字 主题词 文号 发文字号 文件编号 索引号 信息索引 版次 标题 原标题 副标题 摘要 导读 责任校对 语音播报 视力保护色 有效性 公开方式 公开形式',
};

/** Labels that an unknown word before them makes foreign: 会议时间 is no 时间; 图片来源 is no 来源. */
const BOUND = new Set(['plain', 'written', 'updated', 'source', 'issuer', 'reporter']);

/** A label of this length can follow a name without a space: 新华网发布时间：… */
const MIN_FREE_LENGTH = 4;

const LABEL_OF = new Map(
  (Object.keys(WORDS) as (keyof typeof WORDS)[]).flatMap((label) =>
    WORDS[label].split(' ').map((word): [string, Label] => [word, label]),
  ),
);

const ALTERNATIVES = [...LABEL_OF.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((word) => [...word].join(' ?'))
  .join('|');

/** A known label with the sign after it, right before a date, or at the end of the line. */
const KNOWN = new RegExp(
  `(${ALTERNATIVES})(?: ?[:|/\\]】〕〗」] ?|(?= ?[(\\[【]?(?:(?:19|20)\\d\\d|[一二][〇零○◯0九]))|$)`,
  'g',
);

/** An unknown label. */
const UNKNOWN = /(?<![\p{Script=Han}])(\p{Script=Han}{2,8}) ?: ?/gu;

/** A label and a name with only a space between, on a line of their own. */
const LOOSE = /^(来源|來源|作者) (?=\S{1,30}$)/;

/** A date may begin this far after its label, UTF-16 units: a weekday or bracket may come between. */
const GAP_UNITS = 12;

/** Longest name, UTF-16 units: anything longer is a sentence. */
const NAME_UNITS = 60;

/** At most this number of Han characters before a date, on a line with a label: a name, not a sentence. */
const MAX_LEAD_HAN = 16;

const SENTENCE = /[。！？；!?;]|[,，].*[,，]/;

/** What follows a name without a label: tools of the site. */
const TOOLS =
  /^(?:[【[(（]?(?:打印|分享|字号|字体|浏览|点击|阅读|评论|收藏|关闭|复制|返回|扫|大|中|小|A[+-]?|T\|?T?)[^\p{Script=Han}]*|.*(?:本页|本文|窗口|次数|简介|参与|二维码).*)$/u;

const ROLE = /(?:记者|記者|通讯员|評論員|特派员|撰稿人?|采写|摄影)/;

/** Work that names nobody. */
const WORK = /(?:整合|整理|综合|编译|报道|采访|摄|文|图)/;

/** What a line says about a page's date, outlet and author. */
export function parseByLine(line: string): ByLine {
  const folded = fold(line);
  const labels = labelsOf(folded);
  const known = labels.filter(({ label }) => label !== 'foreign');
  return {
    dates: datesOf(folded, labels),
    outlets: namesOf(line, labels, OUTLET_LABELS, outletIn),
    authors: namesOf(line, labels, AUTHOR_LABELS, authorIn),
    labels: known.length,
    isLabelled: known.some(({ start }) => /^[([【〔〖「*·•■◆●□ ]*$/.test(folded.slice(0, start))),
    isLabelAlone: known.length === 1 && known[0].end === line.length && known[0].start <= 1,
  };
}

/** The outlet's name in a label's value; empty where it isn't a name. */
function outletIn(value: string): string {
  const words = value.trim().split(/ +/);
  let count = 1;
  const goesOn = (word: string) =>
    countHan(words[0]) === 0 ? countHan(word) === 0 : isSingle(word) && isSingle(words[0]);
  while (count < words.length && goesOn(words[count])) count++;
  const name = words.slice(0, count).join(countHan(words[0]) === 0 ? ' ' : '');
  return bare(name);
}

/** The authors' names in a label's value, joined by 、, without their roles; empty where there is none. */
export function authorIn(value: string): string {
  const words = value
    .replace(/[（(][^（()）]*(?:[)）]|$)/g, ' ')
    .trim()
    .split(/[、，,;；/&]+| +/)
    .filter((word) => word !== '');
  const end = words.findIndex((word) => TOOLS.test(word));
  const people: string[] = [];
  let before = '';
  for (const word of end < 0 ? words : words.slice(0, end)) {
    const name = bare(
      word.replace(new RegExp(`^.*?${ROLE.source}(?=.)`), '').replace(/(?<=..)(?:摄影)?报道$/, ''),
    );
    if (name === '') continue;
    const isSplit = isSingle(before) && isSingle(name);
    const isLatin = /^[A-Za-z.'’-]+$/.test(before) && /^[A-Za-z.'’-]+$/.test(name);
    if (isSplit || isLatin) people[people.length - 1] += isLatin ? ` ${name}` : name;
    else people.push(name);
    before = name;
  }
  const named = people.filter((name) => !new RegExp(`${ROLE.source}$|^${WORK.source}$`).test(name));
  const all = [...new Set(named.length > 0 ? named : people)].join('、');
  return all.length <= NAME_UNITS ? all : '';
}

/** Makes full-width signs narrow, and spaces, bars and colons of one kind; unit by unit, so that offsets stay the same. */
export function fold(text: string): string {
  return text
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/\s/g, ' ')
    .replace(/[丨│]/g, '|')
    .replace(/[∶﹕︰ː꞉]/g, ':');
}

interface FoundLabel extends Span {
  readonly label: Label;
}

function labelsOf(folded: string): FoundLabel[] {
  const found: FoundLabel[] = [];
  for (const { 0: whole, 1: word, index } of folded.matchAll(KNOWN)) {
    const isAlone = whole === word && index + whole.length === folded.length;
    // 来源 at the end of a sentence is no label.
    if (isAlone && index > 0) continue;
    const plain = word.replace(/ /g, '');
    const label = LABEL_OF.get(plain) ?? 'other';
    const isJoined = index > 0 && countHan(folded[index - 1]) > 0;
    const isFree = !BOUND.has(label) || plain.length >= MIN_FREE_LENGTH;
    const isShort = plain.length < 2 || plain === '发布' || plain === '文字';
    const start = isJoined && !isFree ? index - leadOf(folded, index) : index;
    found.push({
      start,
      end: index + whole.length,
      label: isJoined && (!isFree || isShort) ? 'foreign' : label,
    });
  }
  const loose = found.length === 0 ? LOOSE.exec(folded) : null;
  if (loose) found.push({ start: 0, end: loose[0].length, label: LABEL_OF.get(loose[1]) ?? 'other' });
  for (const { 0: whole, index } of folded.matchAll(UNKNOWN)) {
    const end = index + whole.length;
    if (!found.some((each) => index < each.end && each.start < end))
      found.push({ start: index, end, label: 'foreign' });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Number of consecutive Han characters right before an offset. */
function leadOf(text: string, at: number): number {
  let count = 0;
  while (count < at && countHan(text[at - count - 1]) > 0) count++;
  return count;
}

function datesOf(folded: string, labels: readonly FoundLabel[]): ByLine['dates'] {
  const found: { date: string; label: DateLabel }[] = [];
  for (const { date, start } of datesIn(folded)) {
    const last = labels.findLast((label) => label.end <= start) ?? null;
    const label = last?.label ?? (labels[0] === undefined ? 'foreign' : 'other');
    const isNear = last !== null && start - last.end <= GAP_UNITS;
    if (label === 'foreign') continue;
    if (label === 'published' || label === 'plain' || label === 'written' || label === 'updated') {
      if (isNear) found.push({ date, label });
      continue;
    }
    const lead = folded.slice(last?.end ?? 0, start);
    if (
      labels.some((each) => each.label !== 'foreign') &&
      countHan(lead) <= MAX_LEAD_HAN &&
      !SENTENCE.test(lead)
    )
      found.push({ date, label: 'byLine' });
  }
  return found;
}

function namesOf<L extends Label>(
  line: string,
  labels: readonly FoundLabel[],
  wanted: readonly L[],
  read: (value: string) => string,
): { name: string; label: L }[] {
  return labels.flatMap((each, at) => {
    const label = wanted.find((one) => one === each.label);
    if (label === undefined) return [];
    const name = read(nameIn(line, each.end, labels[at + 1]?.start ?? line.length));
    return name === '' ? [] : [{ name, label }];
  });
}

/** The name between two labels, up to a date or a sign that ends it; empty where that is too long or a sentence. */
function nameIn(line: string, start: number, end: number): string {
  const value = line.slice(start, end);
  const date = findDates(value)[0]?.start ?? value.length;
  const ended = value.slice(0, date).split(/[|｜│丨【[\]】〔〕]|\s[-–—]\s/, 1)[0];
  const name = ended.replace(/[（(]\s*$/, '').trim();
  return name.length <= NAME_UNITS && !SENTENCE.test(fold(name)) ? name : '';
}

function isSingle(word: string): boolean {
  return word.length === 1 && countHan(word) === 1;
}

/** A name without the signs around it; title marks go only where they enclose the whole name. */
function bare(name: string): string {
  const inner = /^[《“"「『](.+)[》”"」』]$/.exec(name)?.[1] ?? name;
  const trimmed = inner.replace(/^[\s@:：,，.。、·•|□■◆●○◇▪]+|[\s:：,，。、·•|]+$/g, '');
  return /[（(]/.test(trimmed) ? trimmed : trimmed.replace(/[)）]+$/, '');
}
