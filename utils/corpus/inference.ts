import type { Level, Occasion } from './document';

const OCCASIONS: readonly [pattern: RegExp, occasion: Occasion][] = [
  [/(?:讲话|致辞|致词|演讲)(?:稿|提纲|材料|摘要|全文)?(?:[（(].*)?$/, 'speech'],
  [/研讨|心得|体会|党课|学习.*(?:发言|材料|交流)/, 'study'],
  [/讲话(?!.{0,8}精神)|发言/, 'speech'],
  [/报告|总结|汇报|公报/, 'report'],
];

/**
 * Names of levels in a title, the lowest first: 在X省X市X县… is of the county. Autonomous regions and municipalities
 * under the central government are provinces by level, and go by short names, too.
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

/** A city that calls itself a 县市 is one of county level. */
const COUNTY_CITY = /(?:作为|建设|成为|打造|争当)[^。，；]{0,20}县市/;

/** Times that a place's own words have to stand in a text, and to stand more often than the next place's. */
const OWN_LEAST = 3;
const OWN_LEAD = 1.5;

/** The kind of occasion, from the title's words. */
export function inferOccasion(title: string): Occasion {
  return OCCASIONS.find(([pattern]) => pattern.test(title))?.[1] ?? 'other';
}

/** The level of government, from the title, else from what the text calls its own place. */
export function inferLevel(title: string, text: string): Level {
  const named = TITLE_LEVELS.find(([pattern]) => pattern.test(title))?.[1] ?? ownLevel(text);
  return named === 'city' && COUNTY_CITY.test(text) ? 'county' : named;
}

function ownLevel(text: string): Level {
  const counts = OWN_WORDS.map(([pattern, level]) => ({ level, count: text.match(pattern)?.length ?? 0 }));
  const [first, second] = counts.sort((a, b) => b.count - a.count);
  if (first.count < OWN_LEAST || first.count < OWN_LEAD * second.count) return 'unknown';
  // 我区 is a city's district, or the whole autonomous region.
  return first.level === 'district' && text.includes('自治区') ? 'unknown' : first.level;
}
