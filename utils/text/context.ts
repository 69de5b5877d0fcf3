/**
 * Characters of traditional or older writing that become one character in some words and another in others: 著 becomes
 * 着, but stays in 著名; 覆 becomes 复 in 反覆. For each, its usual form comes first, then the words in which it has
 * another; `_` marks its place. If several words fit, the longest wins, then the first. Words are in normal form, and
 * none has a character of this table after the place, since that one is not yet resolved.
 */
const RULES: Readonly<Record<string, readonly (readonly [character: string, words: string])[]>> = {
  著: [
    ['着', ''],
    ['着', '彰显_ 凸显_ 突显_ 尽显_'],
    ['著', '显_ 卓_ 昭_ 明较_ 显_名 显_作 显_称 卓_名 卓_作 卓_称 昭_名 昭_作 昭_称'],
    ['着', '_力 _眼 _重 _手 _想 _陆 _装 _落 _实 _急 _火 _色 _迷 _意 _笔'],
    ['著', '_名 _作 _称 _述 _者 _录 _书立'],
    ['著', '名_ 专_ 论_ 编_ 译_ 原_ 遗_ 土_ 撰_ 巨_ 拙_ 微知_'],
    // Particles: before a noun that begins like one of these, and after a verb that ends like one.
    ['着', '_名字 _名义 _名额 _名利 _名声 _名册 _称号 _称呼'],
    ['着', '_作用 _作风 _作业 _作为 _作战 _作物 _作出'],
    ['着', '随_作 随_名 沿_名 朝_名 朝_作 味_作 志_名 志_作 伴_名 伴_作 绕_作 绕_名 凭_作 凭_名'],
    ['着', '讨论_ 谈论_ 议论_ 评论_ 争论_ 辩论_ 改编_ 翻译_ 还原_'],
  ],
  // 显着 is a common typo for 显著.
  着: [
    ['着', ''],
    ['著', '显_ 卓_ 昭_'],
    ['着', '彰显_ 凸显_ 突显_ 尽显_'],
  ],
  覆: [
    ['覆', ''],
    ['覆', '颠_ 倾_'],
    ['复', '反_ 答_ 回_ 批_ 函_ 重_ 电_ 禀_ 申_ 反复_'],
    ['复', '_函 _信 _电 _命 _核 _审 _议 _查 _检 _试 _校 _诊'],
    ['覆', '反_盖 答_盖 回_盖 批_盖 函_盖 重_盖 电_盖 申_盖 反复_盖'],
  ],
  复: [
    ['复', ''],
    ['覆', '颠_ 倾_ _盖 _灭 _辙 天翻地_ 翻天_地 翻来_去'],
    ['复', '恢_盖 反_盖 修_盖 重_盖 答_盖 回_盖 批_盖 光_盖 康_盖 往_盖 收_盖 繁_盖 平_盖 函_盖 电_盖 申_盖'],
    ['复', '恢_灭 反_灭 修_灭 重_灭 答_灭 回_灭 批_灭 光_灭 康_灭 往_灭 收_灭 繁_灭 平_灭 函_灭 电_灭 申_灭'],
  ],
  瞭: [
    ['了', ''],
    ['瞭', '_望 _哨'],
  ],
  藉: [
    ['借', ''],
    ['藉', '慰_ 狼_ 蕴_ 酝_ 枕_'],
  ],
  鍊: [
    ['炼', ''],
    ['炼', '_钢 _油 _铁 _铜 _铝 _焦'],
    ['链', '_条 _接 _式 _路 项_ 铁_ 锁_ 拉_ 金_ 业_ 应_ 值_ 新_ 才_ 物_ 块_ 态_ 据_ 冷_ 断_ 补_ 强_ 延_ 全_'],
    ['链', '服务_ 政策_ 要素_ 技术_ 传播_ 利益_ 信任_ 交易_ 工具_ 逻辑_'],
  ],
  俱: [
    ['俱', ''],
    ['具', '家_'],
    ['俱', '家_乐'],
  ],
  像: [
    ['像', ''],
    ['象', '想_'],
    ['像', '理想_ 思想_ 梦想_ 幻想_ 设想_ 不想_'],
  ],
  座: [
    ['座', ''],
    ['坐', '_标'],
    // Buildings (座) that are 标志性 or 标准.
    [
      '座',
      '_标志 _标准 _标杆 _标识 _标语 _标牌 _标兵 一_标 两_标 几_标 数_标 多_标 每_标 各_标 这_标 那_标 该_标 此_标',
    ],
  ],
  画: [
    ['画', ''],
    ['划', '计_ 规_ 筹_ 谋_ 策_ 企_'],
    ['画', '计_面 计_册 计_作 计_展 计_像 计_图 计_稿 规_面 规_图 策_面 策_展 策_像 企_像'],
  ],
  帐: [
    ['账', ''],
    ['帐', '_篷 _子 _幕 蚊_ 营_ 帷_ 幔_ 罗_ 纱_ 军_ 毡_ 绛_'],
  ],
  份: [
    ['份', ''],
    ['分', '部_ 成_ 充_ 养_'],
    ['份', '部_额 成_额 部_子 成_子'],
  ],
  惟: [
    ['惟', ''],
    ['唯', '_一 _有'],
  ],
};

/** Maximum units of a word before and after the place of the character. */
export const CONTEXT_BEHIND = 3;
export const CONTEXT_AHEAD = 2;

/** The characters that `inContext` resolves, simplified. */
export const CONTEXT_SIGNS: ReadonlySet<string> = new Set(Object.keys(RULES));

interface Word {
  readonly before: string;
  readonly after: string;
  readonly character: string;
  /** The units right beside its place, NaN for none. */
  readonly unitBefore: number;
  readonly unitAfter: number;
}

interface Character {
  /** Longest first; the last one fits everywhere. */
  readonly words: readonly Word[];
  /** The unit of its usual form. */
  readonly rule: number;
  /** The units that words have right before it, and right after it. */
  readonly before: ReadonlySet<number>;
  readonly after: ReadonlySet<number>;
}

const characters: ReadonlyMap<number, Character> = new Map(
  Object.entries(RULES).map(([sign, rules]) => {
    const words = rules.flatMap(wordsOf).sort(byLength);
    const rule = words[words.length - 1].character.charCodeAt(0);
    const before = new Set(words.map(({ unitBefore }) => unitBefore));
    const after = new Set(words.map(({ unitAfter }) => unitAfter));
    return [sign.charCodeAt(0), { words, rule, before, after }];
  }),
);

function wordsOf([character, words]: readonly [string, string]): Word[] {
  return words.split(' ').map((word) => {
    const [before = '', after = ''] = word.split('_');
    const unitBefore = before.charCodeAt(before.length - 1);
    return { before, after, character, unitBefore, unitAfter: after.charCodeAt(0) };
  });
}

function byLength(a: Word, b: Word): number {
  return b.before.length + b.after.length - (a.before.length + a.after.length);
}

/**
 * A character's usual form, if the units right beside it rule out all its words; undefined where only the slower
 * `inContext` can decide. All are UTF-16 units; NaN at an end of the text.
 */
export function asARule(sign: number, before: number, after: number): number | undefined {
  const character = characters.get(sign);
  if (character === undefined) return sign;
  if (character.before.has(before) || character.after.has(after)) return undefined;
  return character.rule;
}

/**
 * A character's form in its context; the character itself if it isn't in the table. All simplified.
 * @param before The text before it, at least CONTEXT_BEHIND units unless the text begins there; `after` likewise.
 */
export function inContext(sign: string, before: string, after: string): string {
  const words = characters.get(sign.charCodeAt(0))?.words ?? [];
  const unitBefore = before.charCodeAt(before.length - 1);
  const unitAfter = after.charCodeAt(0);
  for (const word of words) {
    // Most words already differ in the unit right beside the place.
    if (word.before !== '' && word.unitBefore !== unitBefore) continue;
    if (word.after !== '' && word.unitAfter !== unitAfter) continue;
    if (before.endsWith(word.before) && after.startsWith(word.after)) return word.character;
  }
  return sign;
}
