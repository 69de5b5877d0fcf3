import { expect, test } from 'vitest';
import { isSameMatter } from '../../../utils/quote/same-matter';
import { comparableText } from '../../../utils/text/comparable';

const isSame = (before: string, after: string) =>
  isSameMatter(comparableText(before).text, comparableText(after).text);

test.each([
  ['a character put in', '全县上下要扎实推动各项工作落实', '全县上下要扎实地推动各项工作落实'],
  ['a character left out', '各级各部门都要抓好任务落实', '各级各部门要抓好任务落实'],
  ['a word replaced', '要扎实推动城市更新和农村改革', '要深入推动城市更新和农村改革'],
  ['a verb replaced', '县委书记王建国强调，要抓好落实', '县委书记王建国指出，要抓好落实'],
  ['an everyday word with a numeral', '会议对相关工作作了统一部署', '会议对相关工作作了全面部署'],
  ['a sentence added', '会议研究了农业农村工作。', '会议研究了农业农村工作。会议还听取了汇报。'],
  ['a noun replaced', '推动基层治理水平不断提升', '推动基层治理能力不断提升'],
  ['punctuation', '坚持问题导向，抓好落实', '坚持问题导向；抓好落实'],
])('the same with %s', (_, before, after) => {
  expect(isSame(before, after)).toBe(true);
  expect(isSame(after, before)).toBe(true);
});

test.each([
  ['a figure', '同比增长6.2%，增速居全省前列', '同比增长5.8%，增速居全省前列'],
  ['a Chinese figure', '同比增长百分之六点二，居前列', '同比增长百分之五点八，居前列'],
  ['a figure put in', '完成投资，同比增长', '完成投资3亿元，同比增长'],
  ['a year', '二〇二三年全县粮食总产量再创新高', '二〇二四年全县粮食总产量再创新高'],
  ['a day', '会议于3月5日在县会议中心召开', '会议于3月6日在县会议中心召开'],
  ['the kind of a year', '今年以来全县工业运行平稳', '去年以来全县工业运行平稳'],
  ['a ten days of a month', '本月上旬完成春耕备耕任务', '本月下旬完成春耕备耕任务'],
  ['a district', '一季度东城区工业增加值增长', '一季度西城区工业增加值增长'],
  ['a county no dictionary has', '云溪县扎实做好防汛备汛工作', '青湾县扎实做好防汛备汛工作'],
  ['a city without its kind', '宁波扎实推进港口集疏运体系建设', '温州扎实推进港口集疏运体系建设'],
  ['a province', '浙江省召开全省农业工作会议', '江苏省召开全省农业工作会议'],
  ['a country', '外交部发言人就法国议员言论答问', '外交部发言人就德国议员言论答问'],
  ['the rank of a place', '县委常委会召开会议研究部署', '市委常委会召开会议研究部署'],
  ['a bureau', '市教育局召开专题会议作出部署', '市卫生局召开专题会议作出部署'],
  ['a company', '甲公司承建的项目按期完工交付', '乙公司承建的项目按期完工交付'],
  ['a person', '县委书记张三强调，要抓好落实', '县委书记李四强调，要抓好落实'],
  ['a given name', '县委书记王建国强调，要抓好落实', '县委书记王卫东强调，要抓好落实'],
  ['a title after the name', '张三同志主持会议并作讲话要求', '李四同志主持会议并作讲话要求'],
  ['a Latin name', '会议审议了A项目实施方案', '会议审议了B项目实施方案'],
  ['a place put in', '一季度工业增加值平稳增长', '一季度东城区工业增加值平稳增长'],
])('another one with another: %s', (_, before, after) => {
  expect(isSame(before, after)).toBe(false);
  expect(isSame(after, before)).toBe(false);
});
