import { describe, expect, test } from 'vitest';
import { inferLevel, inferOccasion, inferYear } from '../../../utils/corpus/inference';

test.each([
  ['在全县重点工作推进会上的讲话', 'speech'],
  ['在全县党员大会上的讲话（2020年7月1日）', 'speech'],
  ['在学习贯彻全会精神研讨班上的讲话', 'speech'],
  ['在开工仪式上的致辞', 'speech'],
  ['在青年座谈会上的发言', 'speech'],
  ['县委书记学习全会精神研讨发言材料', 'study'],
  ['学习重要讲话精神心得体会', 'study'],
  ['全会精神学习发言', 'study'],
  ['七一专题党课', 'study'],
  ['云岭县政府工作报告', 'report'],
  ['2020年上半年工作总结', 'report'],
  ['云岭要闻', 'other'],
])('the occasion of %s is %s', (title, occasion) => {
  expect(inferOccasion(title)).toBe(occasion);
});

describe('level', () => {
  test.each([
    ['在县委X届X次全会上的讲话', 'county'],
    ['云河市云岭县政府工作报告', 'county'],
    ['在县域经济会议上的讲话', 'unknown'],
    ['在区重点工作推进会上的讲话', 'district'],
    ['在社区座谈会上的讲话', 'unknown'],
    ['市委书记研讨发言', 'city'],
    ['在城市工作会议上的讲话', 'unknown'],
    ['重庆市政府工作报告', 'province'],
    ['重庆市云岭区政府工作报告', 'district'],
    ['云岭省政府工作报告', 'province'],
    ['广西政府工作报告', 'province'],
    ['国务院政府工作报告', 'national'],
    ['党的十九届五中全会学习发言', 'unknown'],
    ['中共泉州市委关于制定规划的建议', 'city'],
    ['泉州市政府工作报告', 'city'],
    ['晋江市政府工作报告', 'unknown'],
    ['青嶺縣政府工作報告', 'county'],
    ['青岭县召开全县经济工作会议', 'county'],
    ['第十四届全国政协常委会举行会议', 'national'],
    ['[视频]李强主持召开国务院常务会议', 'national'],
    ['习近平对福建泉州晋江市一鞋厂火灾事故作出重要指示强调安全生产', 'unknown'],
    ['在福建省晋江市考察时的讲话', 'unknown'],
    ['战区完成战备警巡任务', 'unknown'],
    ['全国消防日各地开展宣教活动', 'unknown'],
    ['学子在江苏省研究生案例大赛中获奖', 'unknown'],
  ])('of %s is %s', (title, level) => {
    expect(inferLevel(title, title)).toBe(level);
  });

  test.each([
    ['全县上下、我县、县委要求，省委、市委指出', 'county'],
    ['我市、全市、市政府、全市，省委', 'city'],
    ['全区上下、我区各级、区委', 'district'],
    ['全区上下、我区各级、自治区党委', 'unknown'],
    ['全县、我县、县委、全市、我市、市委', 'unknown'],
    ['我市', 'unknown'],
    ['晋江市委、市政府，晋江市委，在晋江市政府', 'unknown'],
    ['全市、全市、全市', 'unknown'],
    ['抓好落实。\n青岭县人民政府\n2024年1月5日', 'county'],
    ['抓好落实。\n中共晋江市委员会\n2024年1月5日', 'unknown'],
  ])('from what the text calls its place: %s', (text, level) => {
    expect(inferLevel('学习发言', text)).toBe(level);
  });

  test('a city that calls itself a 县市 is of county level', () => {
    expect(inferLevel('在市委全会上的讲话', '奋力建设全省最强县市。')).toBe('county');
    expect(inferLevel('在市委全会上的讲话', '抓好各县市的工作。')).toBe('city');
  });
});

describe('year', () => {
  test.each<[why: string, year: number | null, title: string, ...paragraphs: string[]]>([
    ['nothing tells', null, '在全县会议上的讲话', '今年要抓好项目。'],
    ['a date below the title', 2018, '在会上的讲话', '（2018年7月1日）', '同志们：'],
    ['a date at the foot', 2018, '通知', '各镇：', '云岭县政府', '2018年7月1日'],
    ['the year in the title', 2021, '2021年政府工作报告', '（2021年1月20日）', '去年以来，常态化疫情防控。'],
    ['two years in the title', null, '2021年工作总结和2022年打算', '抓好工作。'],
    ['a session in the title', 2020, '学习十九届五中全会精神发言', '要抓好落实。'],
    ['a session just closed', 2016, '学习发言', '刚刚闭幕的十八届六中全会强调，要抓好落实。'],
    ['a session within two years', null, '学习发言', '贯彻十九届五中全会精神。'],
    [
      'the latest of several sessions and the epidemic',
      2020,
      '讲话',
      '贯彻十九届二中、三中、四中全会精神，做好常态化疫情防控。',
    ],
    ['a session after which no other is known', null, '讲话', '贯彻二十届四中全会精神。'],
    ['a session that is not known', null, '讲话', '贯彻二十届七中全会精神，刚刚闭幕的二十届七中全会指出。'],
    ['the last battle against poverty', 2020, '讲话', '坚决打赢脱贫攻坚收官战。'],
    ['the first year of a plan', 2021, '讲话', '今年是建党百年，也是“十四五”规划开局之年。'],
    ['signs that contradict each other', null, '讲话', '今年是“十四五”开局之年，打好脱贫攻坚收官战。'],
    ['a year only spoken of', null, '讲话', '到2035年基本实现现代化，比2019年增长一倍。'],
    ['a provincial session', null, '讲话', '贯彻省委十一届九次全会精神。'],
  ])('%s: %s', (_, year, title, ...paragraphs) => {
    expect(inferYear(title, paragraphs)).toBe(year);
  });
});
