import { type Change, changesBetween } from '../text/changes';
import { PLACE_NAME_UNITS, PLACE_NAMES } from './place-names';

/** Words with a numeral in them that count nothing. */
const NO_FIGURES =
  /统一|一致|一定|一些|一切|一体|一律|一起|一直|一样|一般|唯一|一同|一道|一贯|一旦|万一|进一步|下一步|百姓|千方百计|千家万户|万众|十分|四处/g;
const FIGURES = /\d+(?:[.,:/-]\d+)*[%‰]?|[〇一二三四五六七八九十百千万亿两]+/g;

/** What kind of place, body or time a name is of; it ends with one of these. */
const KINDS = new Set([
  ...'省市区县镇乡村州盟旗岛港湾江河湖山国街路巷弄园社组队班届局厅部委院办司署处科所站校厂报台馆年月日旬周季',
  ...'城区 市区 地区 新区 园区 社区 街道 开发区 高新区 自治区 自治州 自治县 县城 半年 上旬 中旬 下旬'.split(
    ' ',
  ),
  ...'政府 人大 政协 法院 检察院 党委 党组 支部 委员会 常委会 办公室 公安局 教育局 大学 学院 学校 中学 小学 医院'.split(
    ' ',
  ),
  ...'公司 集团 银行 协会 中心 大队 支队 总队 小组 工程 项目 机场 车站 大桥 高速 铁路'.split(' '),
]);
const GENERAL = new Set('全本各我该每几某这那');

/** The commonest surnames, simplified. */
const SURNAMES = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文习温',
);
const TITLES =
  '书记 市长 县长 省长 区长 镇长 乡长 村长 州长 局长 厅长 部长 处长 科长 司长 主任 主席 总理 总统 院长 校长 所长 站长 会长 董事长 总经理 经理 教授 博士 委员 代表 常委 同志 先生 女士 老师 记者 村民 队员 队长 组长 班长'.split(
    ' ',
  );
const SAID = '强调 指出 表示 认为 说 介绍 要求 主持 出席 讲话 带领 率领 陪同 参加 任 同志 先生 女士'.split(
  ' ',
);

const HAN = /^\p{Script=Han}+$/u;

/**
 * Whether a changed wording can still be the one that was saved, as far as figures and names say: sentences that are
 * alike but for a figure, a date, a place, a person or a body are two statements, not two states of one. Errs on the
 * side of false. Both simplified, half width and lower case (`comparableText`).
 */
export function isSameMatter(
  before: string,
  after: string,
  changes: readonly Change[] = changesBetween(before, after),
): boolean {
  if (figuresOf(before) !== figuresOf(after)) return false;
  const [old, now] = [new Words(before), new Words(after)];
  let [x, y] = [0, 0];
  for (const [i, { kind, text }] of changes.entries()) {
    if (kind === 'same') {
      x += text.length;
      y += text.length;
      continue;
    }
    const inserted = kind === 'deleted' ? textOf(changes[i + 1], 'inserted') : text;
    const deleted = kind === 'deleted' ? text : '';
    if (kind === 'inserted' && changes[i - 1]?.kind === 'deleted') continue;
    const isOther =
      deleted !== '' && inserted !== ''
        ? differInName(old, x, deleted, now, y, inserted)
        : deleted !== ''
          ? old.hasName(x, deleted)
          : now.hasName(y, inserted);
    if (isOther) return false;
    x += deleted.length;
    y += inserted.length;
  }
  return true;
}

function textOf(change: Change | undefined, kind: Change['kind']): string {
  return change?.kind === kind ? change.text : '';
}

function figuresOf(text: string): string {
  return Array.from(text.replace(NO_FIGURES, '').matchAll(FIGURES), ([figure]) => figure).join('|');
}

/** Whether a replaced part is a name, or part of one. */
function differInName(
  old: Words,
  x: number,
  deleted: string,
  now: Words,
  y: number,
  inserted: string,
): boolean {
  if (/[a-z]/.test(deleted) && /[a-z]/.test(inserted)) return true;
  const sides = [
    [old, x, x + deleted.length],
    [now, y, y + inserted.length],
  ] as const;
  return (
    sides.some(([words, start, end]) => words.isPlace(start, end)) ||
    sides.every(([words, start, end]) => words.endsInKind(start, end)) ||
    sides.every(([words, start, end]) => words.isPerson(start, end))
  );
}

/** A text divided into words by the dictionary; what no dictionary has, names above all, is single characters. */
class Words {
  readonly #text: string;
  readonly #edges: readonly number[];

  constructor(text: string) {
    this.#text = text;
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
    this.#edges = [...Array.from(segmenter.segment(text), ({ index }) => index), text.length];
  }

  /** Whether a part that was put in or left out names something by itself. */
  hasName(start: number, text: string): boolean {
    const end = start + text.length;
    if (this.isPlace(start, end)) return true;
    if (text.length < 2 || !HAN.test(text)) return false;
    const kind = [...KINDS].find((each) => text.endsWith(each) && text.length > each.length);
    return (
      (kind !== undefined && !GENERAL.has(text[0])) || (SURNAMES.has(text[0]) && this.isPerson(start, end))
    );
  }

  /** Whether a part touches the name of a known place. */
  isPlace(start: number, end: number): boolean {
    for (let from = Math.max(0, start - PLACE_NAME_UNITS + 1); from < end; from++) {
      for (let to = Math.max(from + 2, start + 1); to <= from + PLACE_NAME_UNITS; to++) {
        if (PLACE_NAMES.has(this.#text.slice(from, to)) && this.#isEdge(from)) return true;
      }
    }
    return false;
  }

  /** Whether a part belongs to a word that says what kind of place, body or time is named, or stands before one. */
  endsInKind(start: number, end: number): boolean {
    const from = this.#edgeBefore(start + 1);
    let at = this.#edgeAfter(end - 1);
    const word = this.#text.slice(from, at);
    if ([...KINDS].some((kind) => word.endsWith(kind))) return true;
    // What is changed within a word of the dictionary is that word.
    if (start > from || end < at) return false;
    for (let words = 0; words < 3 && at < this.#text.length; words++) {
      const next = this.#edgeAfter(at);
      const text = this.#text.slice(at, next);
      if (KINDS.has(text)) return true;
      if (text.length > 1 || !HAN.test(text)) return false;
      at = next;
    }
    return false;
  }

  /** Whether a part is a person's name beside a title or what the person says or does. */
  isPerson(start: number, end: number): boolean {
    let from = this.#edgeBefore(start + 1);
    const to = this.#edgeAfter(end - 1);
    if (!SURNAMES.has(this.#text[from] ?? '')) {
      from = this.#edgeBefore(from);
      if (start - from > 2 || !SURNAMES.has(this.#text[from] ?? '')) return false;
    }
    const name = this.#text.slice(from, to);
    if (name.length < 2 || name.length > 4 || !HAN.test(name)) return false;
    const before = this.#text.slice(0, from);
    const after = this.#text.slice(to);
    const next = this.#text.slice(to, this.#edgeAfter(to));
    return (
      TITLES.some((title) => before.endsWith(title) || after.startsWith(title)) ||
      SAID.some((said) => (said.length > 1 ? after.startsWith(said) : next === said))
    );
  }

  #isEdge(at: number): boolean {
    return this.#edges.includes(at);
  }

  /** The last edge before an offset. */
  #edgeBefore(at: number): number {
    return this.#edges.findLast((edge) => edge < at) ?? 0;
  }

  /** The first edge after an offset. */
  #edgeAfter(at: number): number {
    return this.#edges.find((edge) => edge > at) ?? this.#text.length;
  }
}
