import { type Change, changesBetween } from '../text/changes';
import type { Span } from '../text/span';
import { distance, type Target } from './likely-places';

/** Units of a side by which adjacent passages are distinguished. */
const TELLING_UNITS = 8;

/** Surroundings that differ, but in at most this share of their units, may be those of a similar passage. */
const SIMILAR_SHARE = 0.25;

/** Whether a changed wording is the saved one rather than its neighbour or a similar one. */
export function isSamePassage(
  text: string,
  { start, end }: Span,
  { quote, prefix, suffix }: Target,
): boolean {
  const found = text.slice(start, end);
  const changes = changesBetween(quote, found);
  // A missing end has been replaced by other text, unless the surroundings continue as before.
  const isOpenBefore = changes[0]?.kind !== 'same' && !continuesAsBefore(prefix, text.slice(0, start), -1);
  const isOpenAfter = changes.at(-1)?.kind !== 'same' && !continuesAsBefore(suffix, text.slice(end), 1);
  if (isOpenBefore || isOpenAfter) return false;
  // After a deletion the next paragraph is at this position; it begins with what followed the wording.
  const head = Math.min(quote.length, suffix.length);
  const tail = Math.min(quote.length, prefix.length);
  const isNext =
    head >= TELLING_UNITS && isNearer(found.slice(0, head), suffix.slice(0, head), quote.slice(0, head));
  const isPrevious =
    tail >= TELLING_UNITS && isNearer(found.slice(-tail), prefix.slice(-tail), quote.slice(-tail));
  if (isNext || isPrevious) return false;
  // Among similar passages the surroundings are similar as well.
  const sides = [
    [prefix, text.slice(Math.max(0, start - prefix.length), start)],
    [suffix, text.slice(end, end + suffix.length)],
  ].filter(([wanted]) => wanted !== '');
  const isAmongSimilar =
    sides.every(([wanted, there]) => wanted !== there) &&
    sides.some(([wanted, there]) => changedUnits(wanted, there) <= wanted.length * SIMILAR_SHARE);
  return !isAmongSimilar && isSameMatter(quote, found, changes);
}

/** Whether the text beside a passage is what was beside the wording. @param step -1 before it, 1 after it. */
function continuesAsBefore(side: string, text: string, step: 1 | -1): boolean {
  const cut = (whole: string) => (step > 0 ? whole.slice(0, TELLING_UNITS) : whole.slice(-TELLING_UNITS));
  const wanted = cut(side);
  return wanted === '' ? text === '' : step > 0 ? text.startsWith(wanted) : text.endsWith(wanted);
}

/** Whether a text is nearer to one than to another. */
function isNearer(text: string, one: string, other: string): boolean {
  return changedUnits(text, one) < changedUnits(text, other);
}

function changedUnits(a: string, b: string): number {
  return distance(a, b, Math.max(a.length, b.length));
}

/** Words that contain a numeral but aren't figures. */
const NO_FIGURES =
  /统一|一致|一定|一些|一切|一体|一律|一起|一直|一样|一般|唯一|一同|一道|一贯|一旦|万一|进一步|下一步|百姓|千方百计|千家万户|万众|十分|四处/g;
const FIGURES = /\d+(?:[.,:/-]\d+)*[%‰]?|[〇一二三四五六七八九十百千万亿两]+/g;

/** Kinds of places, bodies and times; their names end with these. */
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
 * Whether a changed wording can be the one that was saved, by its figures and names: sentences that differ only in a
 * figure, date, place, person or body are two statements, not two states of one. In doubt false. Both texts have to be
 * comparable (`comparableText`).
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

/** Whether a replacement changes a name. */
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

/** A text divided into words by the dictionary. Words that it lacks, mostly names, become single characters. */
class Words {
  readonly #text: string;
  readonly #edges: readonly number[];

  constructor(text: string) {
    this.#text = text;
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
    this.#edges = [...Array.from(segmenter.segment(text), ({ index }) => index), text.length];
  }

  /** Whether an insertion or deletion is itself a name. */
  hasName(start: number, text: string): boolean {
    const end = start + text.length;
    if (this.isPlace(start, end)) return true;
    if (text.length < 2 || !HAN.test(text)) return false;
    const kind = [...KINDS].find((each) => text.endsWith(each) && text.length > each.length);
    return (
      (kind !== undefined && !GENERAL.has(text[0])) || (SURNAMES.has(text[0]) && this.isPerson(start, end))
    );
  }

  /** Whether a span touches the name of a known place. */
  isPlace(start: number, end: number): boolean {
    for (let from = Math.max(0, start - PLACE_NAME_UNITS + 1); from < end; from++) {
      for (let to = Math.max(from + 2, start + 1); to <= from + PLACE_NAME_UNITS; to++) {
        if (PLACE_NAMES.has(this.#text.slice(from, to)) && this.#isEdge(from)) return true;
      }
    }
    return false;
  }

  /** Whether a span belongs to a word for a kind of place, body or time, or comes before one. */
  endsInKind(start: number, end: number): boolean {
    const from = this.#edgeBefore(start + 1);
    let at = this.#edgeAfter(end - 1);
    const word = this.#text.slice(from, at);
    if ([...KINDS].some((kind) => word.endsWith(kind))) return true;
    // A change within a word of the dictionary changes only that word.
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

  /** Whether a span is a person's name beside a title or a verb such as 强调. */
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

/**
 * Names of places without the word for their kind: provinces, prefectures and cities, countries. Sentences that differ
 * in one of them are about different places.
 */
const NAMES = `
北京 天津 上海 重庆 河北 山西 内蒙古 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 四川 贵州
云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾 京津冀 长三角 珠三角 粤港澳 雄安 浦东 滨海
石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁
呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭
朝阳 葫芦岛 长春 四平 辽源 通化 白山 松原 白城 延边 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化
南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水
合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德
南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城
滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳
鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 广州 韶关 深圳
珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州
贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安
达州 雅安 巴中 资阳 阿坝 甘孜 凉山 贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧
楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆 拉萨 日喀则 昌都 林芝 山南 那曲 阿里 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康
商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南 西宁 海东 海北 黄南 果洛 玉树 海西 银川 石嘴山 吴忠
固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 喀什 和田 伊犁 塔城 阿勒泰 石河子
中国 美国 英国 法国 德国 俄罗斯 日本 韩国 朝鲜 印度 越南 老挝 柬埔寨 泰国 缅甸 马来西亚 新加坡 印尼 印度尼西亚 菲律宾 蒙古 巴基斯坦
哈萨克斯坦 乌兹别克斯坦 伊朗 伊拉克 沙特 以色列 土耳其 埃及 南非 尼日利亚 埃塞俄比亚 肯尼亚 巴西 阿根廷 智利 墨西哥 加拿大 澳大利亚
新西兰 意大利 西班牙 葡萄牙 荷兰 比利时 瑞士 瑞典 挪威 芬兰 丹麦 波兰 捷克 匈牙利 希腊 塞尔维亚 乌克兰 欧盟 东盟 欧洲 亚洲 非洲
拉美 北美 中东 中亚 东北 西北 西南 华北 华东 华南 华中`;

/** In simplified characters. */
const PLACE_NAMES: ReadonlySet<string> = new Set(NAMES.trim().split(/\s+/));

/** Length of the longest, UTF-16 units. */
const PLACE_NAME_UNITS = 6;
