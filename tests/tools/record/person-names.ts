import type { GeneralWords } from '../mining/official-words';

/** The most frequent family names; the rarer ones are words far more often. */
export const FAMILY =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文布俞栗尤韦肖温习桑铁洛巴热栗洪岑耿';

/** What news says of persons right after their names. */
const DEEDS = '出席|主持|会见|强调|指出|表示|同志|宣布|陪同|参加|作报告|致辞|致信|考察|调研|讲话';

const NAMED = new RegExp(`(?<=^|[、，。：；\\s])([${FAMILY}]\\p{Script=Han}{1,2}?)(?=${DEEDS})`, 'gmu');

/** Characters that follow names or end words that begin like one. */
const NO_NAME = /[在将等还也又席词书会员家]$/;

/** A word of general Chinese is too common for a name from this frequency on (水平 in 高水平). */
const COMMON = 500;

/** A name that is used at least this often is one. */
const MIN_USES = 3;

/** Finds the names of persons of whom news says what they did. */
export class NameFinder {
  readonly #uses = new Map<string, number>();

  add(line: string): void {
    for (const [, name] of line.replace(/[\s\u3000]+/g, '').matchAll(NAMED))
      this.#uses.set(name, (this.#uses.get(name) ?? 0) + 1);
  }

  /** @param general What it has as a common word, or as a surname with one, is no name (高度, 高水平). */
  names(general: GeneralWords): Set<string> {
    const isWord = (text: string) => {
      const { tag, frequency } = general.get(text) ?? { tag: 'nr', frequency: 0 };
      return !tag.startsWith('nr') && frequency >= COMMON;
    };
    const isName = (text: string) =>
      !isWord(text) && !(text.length > 2 && isWord(text.slice(1))) && !NO_NAME.test(text);
    return new Set(
      [...this.#uses].filter(([name, uses]) => uses >= MIN_USES && isName(name)).map(([name]) => name),
    );
  }
}
