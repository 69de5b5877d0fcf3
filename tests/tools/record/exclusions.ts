import type { GeneralWords } from '../mining/official-words';
import { FAMILY } from './person-names';

/** What the rules ask of a wording. */
export interface RuledWording {
  readonly text: string;
  readonly words: readonly string[];
  readonly days: number;
  readonly daysInText: number;
  /** Share of its occurrences right behind a figure, and right before one, 0 to 1. */
  readonly behindFigure: number;
  readonly beforeFigure: number;
  /** Share of its occurrences that have the most frequent neighbour before it, and after it, 0 to 1. */
  readonly sameBefore: number;
  readonly sameAfter: number;
  /** Share of its occurrences right behind a mark, and right before one, 0 to 1; the ends of a line count. */
  readonly marksBefore: number;
  readonly marksAfter: number;
}

/** What the rules know beside the wording. */
export interface RuleSources {
  readonly general: GeneralWords;
  /** Names of persons, as `NameFinder` found them. */
  readonly names: ReadonlySet<string>;
}

/** A rule that says of a wording that it is no formula. */
export interface Exclusion {
  readonly name: string;
  readonly reason: string;
  readonly holds: (wording: RuledWording, sources: RuleSources) => boolean;
}

/** Set phrases that begin with a person's name: theories, and the formulas of loyalty. */
const NAMED_FORMULA =
  /(?:同志为核心|同志为总书记|新时代|总书记(?:系列)?重要|总书记关于|[\p{Script=Han}]{0,4}(?:思想|理论|精神|主义))/u;

const TITLES =
  /(?:主席|总理|书记|部长|委员长|总统|首相|国王|外长|大臣|大使|主任|省长|市长|县长|发言人|记者|专家|院长|校长|秘书长|司令|总裁|理事长|会长|议长|局长|司长|院士|教授|夫人|嘉宾|常委|委员|代表|居民|村民|市民)$/;

const ORGANS =
  /(?:(?<![干全内外])部|委|(?<![大变格布全开破])局|厅|(?<!部)署|办公室|办公厅|委员会|政府|大学|学院|公司|集团|法院|检察院|银行|协会|学会|联合会|党校|研究院|研究所|研究中心|中心|小组|总台|电视台|军区|战区|舰队|部队|总局|总会|基金会|(?<!党)组织|联盟|政治局|常委会|书记处|中央军委|国务院|全国人大|全国政协|工程院|科学院)$/;

const MEETINGS =
  /(?:会议|大会|全会|年会|例会|论坛|峰会|座谈会|发布会|报告会|茶话会|晚会|研讨会|博览会|交易会|展览会|推介会|招待会|宴会|会谈|会见|会晤|仪式|典礼|开幕式|闭幕式|开幕|闭幕|运动会|奥运会|冬奥会|世界杯|通电话|贺电|贺信|唁电|慰问电|记者会|吹风会)$/;

/** Words that the general list takes for places. */
const NO_PLACES = new Set('中国 合作 美丽 防沙 治沙'.split(' '));

/** What only names parties to a meeting or a war abroad. */
const FOREIGN_WORDS = new Set(
  '俄 乌 美 英 法 德 日 韩 朝 叙 伊 以 巴 俄军 乌军 美军 以军 叙军 俄方 乌方 美方 日方 韩方 北约 欧盟 欧洲 非洲 拉美 中东 西方 加沙 哈马斯 真主党 黎 巴勒斯坦 加沙地带 以方 贝鲁特 赫尔松 靖国神社 朝方 胡塞 塔利班 基辅 莫斯科 华盛顿 纽约 伦敦 巴黎 东京 首尔 日内瓦 布鲁塞尔 大马士革 钓鱼岛 多国 该国 外国 海外'.split(
    ' ',
  ),
);
/** Abbreviations of countries that are also ordinary words: they count only where nothing can follow from them. */
const AMBIGUOUS = new Set('美 法 以 德 日 英'.split(' '));

/** The regions whose names are foreign, as Chinese writes them. */
const COUNTRIES = new RegExp(
  foreignRegions()
    .filter((name) => name.length > 1)
    .join('|'),
);

function foreignRegions(): string[] {
  const names = new Intl.DisplayNames(['zh-Hans'], { type: 'region' });
  const own = new Set(['CN', 'HK', 'MO', 'TW', 'UN']);
  const found: string[] = [];
  for (let a = 65; a <= 90; a++)
    for (let b = 65; b <= 90; b++) {
      const code = String.fromCharCode(a, b);
      const name = names.of(code);
      if (name !== undefined && name !== code && !own.has(code) && /^\p{Script=Han}+$/u.test(name))
        found.push(name);
    }
  return [
    ...found,
    // Offices that China has not.
    '总统',
    // Places and persons that the list of regions lacks.
    '得克萨斯',
    '安倍',
    '高市早苗',
    '高市政权',
    '巴勒斯坦',
    '首相',
    '议长',
    '英国',
    '美国',
    '法国',
    '德国',
    '俄',
    '欧盟',
    '东盟',
    '朝鲜',
    '韩国',
    '捷克',
    '沙特',
    '阿联酋',
    '刚果',
    '波黑',
  ];
}

/** A title with a name after it: two or three characters that begin with a family name. */
const TITLED_NAME = new RegExp(
  `(?:主席|总理|书记|部长|委员长|省长|市长|局长|主任|秘书长|外长|大使|发言人|行政长官|院士|代表|演员|记者|教授)[${FAMILY}]\\p{Script=Han}{1,2}$`,
  'u',
);

/** Characters with which foreign names are spelt. */
const SPELT =
  /^[阿埃艾安奥巴贝比博布查达丹德迪蒂顿多俄恩尔厄法菲费弗夫福盖戈格贡哈赫基加杰卡凯坎科克拉莱兰朗劳勒雷里利列林卢鲁罗洛马迈曼梅蒙米莫姆穆内涅尼纳诺努帕佩皮普奇切撒萨塞沙斯施舒索苏塔泰坦特梯图托瓦威维沃乌伍西希谢辛雅亚扬耶伊因尤约扎泽兹朱茨佐]$/;
const SPELT_RUN = 3;
/** As many in a row are a foreign name, however the word list divides them. */
const SPELT_NAME = new RegExp(`${SPELT.source.slice(1, -1)}{4}|${SPELT.source.slice(1, -1)}{3}[州省市]`);

const WAR =
  /空袭|袭击|防空|反导|(?<!理论)武装(?!头脑|力量|警察)|军事行动|战机|居民点|定居点|扣押人员|抗议活动|炮击|轰炸|炸弹|爆炸|导弹|无人机|停火|军方|击落|阵地|伤亡|遇难|死亡|受伤|失踪|人质|武装分子|极端组织|反对派|火箭弹|交火|冲突|枪击|难民|政变|示威|罢工|制裁|战俘|坠毁|坠机|警方|嫌疑人|大选|民调|弹劾|候选人/;

const FIGURES =
  /亿元|万元|美元|欧元|日元|万人|人次|万吨|公斤|百分|同比|环比|比上年|较上年|比去年|月份|月末|季度|(?<!一)公里|公顷|万亩|摄氏|毫米|千瓦|收盘|指数|当地时间|上午|下午|凌晨|[一二三四五六七八九十]日|小时|分钟|气温|降雨|降雪|暴雨|大风|台风|气象|大部分地区|局地|[二三四五六七八九十几多数两][名位例户家件张台辆架艘岁]|一[名例架艘辆具]|病例|确诊/;

/** Measure words: what begins with one is the tail of a figure in Chinese numerals (神舟十二|号载人飞船). */
const MEASURES = new Set(
  '号 届 次 年 月 日 个 名 位 项 家 所 条 架 艘 场 轮 批 起 周年 年代 年度 世纪'.split(' '),
);

/** A complete wording has a mark behind it in this share of its occurrences, if it is said often enough for a share. */
const MIN_MARKS = 0.01;

/** What names, numbers and phrases of place and time end with. 中 is one of them unless a country follows it. */
const TAILS = new Set(
  '上内外间里下时后前等得者性化们部方国州市省区县院会局署厅委队版法人晚处界员山岛河站'.split(''),
);

const DATED =
  /近日|日前|昨天|昨日|昨晚|今天|今晚|今早|明天|明晚|当天|当晚|今明|前天|上午|下午|凌晨|本周|上周|下周|周末|过去几天|未来几天|接下来几天|上月|本月/;

const INCIDENT =
  /[黄蓝橙红]色预警|高温|大雾|寒潮|雨雪|降温|山体滑坡|泥石流|洪涝|洪峰|地震|海啸|火山|余震|山火|林火|飓风|龙卷风|事故原因|起火|残骸|居民楼/;

const SPEECH =
  /(?:显示|获悉|据悉|表示|强调|指出|认为|宣布|介绍|透露|[^解学传演评小据]说|[^名职简堪统俗号]称)$/;

const PROGRAMME =
  /本台|央视|新闻联播|总台|快讯|新华社|新华网|人民日报|收看|播出|频道|栏目|报道|消息|记者|文字编辑|编辑制作|焦点访谈|主要内容|编后话|视频|镜头|节目|观众/;

/**
 * Rules that tell what is said again and again without being a formula, in the order in which they are asked. Each names
 * a class of wordings and says why it is one.
 */
export const EXCLUSIONS: readonly Exclusion[] = [
  {
    name: 'column',
    reason:
      'On nine of ten days it is only the name of a column, or a headline that is used again and again.',
    holds: ({ days, daysInText }) => 10 * daysInText < days,
  },
  {
    name: 'fragment',
    reason: 'It is hardly ever said without the word next to it, and so is a piece of something longer.',
    holds: ({ sameBefore, sameAfter }) => sameBefore >= 0.85 || sameAfter >= 0.6,
  },
  {
    name: 'opening',
    reason: 'The sentence goes on after it wherever it is said, so it lacks its end (为世界和平作出).',
    holds: ({ marksAfter }) => marksAfter < MIN_MARKS,
  },
  {
    name: 'tail',
    reason:
      'No sentence ever begins with it, and its first word is the end of something longer (部|印发通知).',
    holds: ({ words, marksBefore }) =>
      marksBefore < MIN_MARKS && (TAILS.has(words[0]) || (words[0] === '中' && words[1].length > 1)),
  },
  {
    name: 'figure',
    reason: 'It belongs to a figure beside it (同比增长 9.1%), or says what a figure counts.',
    holds: ({ text, words, behindFigure, beforeFigure }) =>
      behindFigure >= 0.5 || beforeFigure >= 0.5 || MEASURES.has(words[0]) || FIGURES.test(text),
  },
  {
    name: 'speech',
    reason: 'It leads to what somebody says.',
    holds: ({ text }) => SPEECH.test(text),
  },
  {
    name: 'dated',
    reason: 'It says when something happened, by the day of the broadcast.',
    holds: ({ text }) => DATED.test(text),
  },
  {
    name: 'incident',
    reason: 'It reports weather, an accident or a disaster.',
    holds: ({ text }) => INCIDENT.test(text),
  },
  {
    name: 'programme',
    reason: 'The programme speaks of itself and its sources.',
    holds: ({ text }) => PROGRAMME.test(text),
  },
  {
    name: 'person',
    reason: 'It names a person or an office, unless the name is part of a theory or of a formula of loyalty.',
    holds: ({ text, words }, sources) =>
      namesPerson(text, words, sources) || isNameOf(words, TITLES, sources) || TITLED_NAME.test(text),
  },
  {
    name: 'meeting',
    reason: 'It names a meeting or ceremony; what is said of its results (三中全会精神) stays.',
    holds: ({ text }) => MEETINGS.test(text),
  },
  {
    name: 'organ',
    reason: 'It names a body, and consists of nouns alone.',
    holds: ({ words }, sources) => isNameOf(words, ORGANS, sources),
  },
  {
    name: 'place',
    reason: 'It consists of names of places.',
    holds: ({ words }, { general }) =>
      words.every(
        (word) => !NO_PLACES.has(word) && /^(?:ns|[省市县区州镇乡村])/.test(general.get(word)?.tag ?? word),
      ),
  },
  {
    name: 'foreign',
    reason:
      'It names a foreign country or a party to a war: news of the day, and not the language of the state.',
    holds: ({ text, words }) => isForeign(text, words),
  },
];

function namesPerson(text: string, words: readonly string[], { names }: RuleSources): boolean {
  for (let from = 0, start = 0; from < words.length; start += words[from++].length)
    for (let to = from, name = ''; to < Math.min(words.length, from + 3); to++) {
      name += words[to];
      if (!names.has(name)) continue;
      const rest = text.slice(start + name.length);
      if (!new RegExp(`^${NAMED_FORMULA.source}`, 'u').test(rest)) return true;
    }
  return false;
}

/** Whether words are nouns and their modifiers that end as a kind of name does. */
function isNameOf(words: readonly string[], ending: RegExp, { general }: RuleSources): boolean {
  if (!ending.test(words.join(''))) return false;
  return words.every((word) => /^(?:n|j|f|b|a|m|q|l|vn|$)/.test(general.get(word)?.tag ?? ''));
}

function isForeign(text: string, words: readonly string[]): boolean {
  if (COUNTRIES.test(text) || WAR.test(text) || SPELT_NAME.test(text)) return true;
  if (words.some((word) => FOREIGN_WORDS.has(word) && !AMBIGUOUS.has(word))) return true;
  if (AMBIGUOUS.has(words[0]) && words[0] !== '以' && words[0] !== '法') return true;
  let run = 0;
  for (const word of words) {
    run = SPELT.test(word) ? run + 1 : 0;
    if (run === SPELT_RUN) return true;
  }
  return false;
}

/** The first rule that excludes a wording; null where none does. */
export function exclusionOf(wording: RuledWording, sources: RuleSources): Exclusion | null {
  return EXCLUSIONS.find(({ holds }) => holds(wording, sources)) ?? null;
}
