import { describe, expect, test } from 'vitest';
import { comparableText } from '../../../utils/text/comparable';
import {
  asARule,
  CONTEXT_AHEAD,
  CONTEXT_BEHIND,
  CONTEXT_SIGNS,
  inContext,
} from '../../../utils/text/context';
import { fold } from '../../../utils/text/fold';
import { normalise } from '../../../utils/text/normalise';

describe.each([
  ['著力破解難題', '着力破解难题'],
  ['沿著這條道路', '沿着这条道路'],
  ['意味著', '意味着'],
  ['圍繞著力點', '围绕着力点'],
  ['隨著作風好轉', '随着作风好转'],
  ['發揮著作用', '发挥着作用'],
  ['彰顯著力量', '彰显着力量'],
  ['討論著方案', '讨论着方案'],
  ['執著', '执着'],
  ['著名科學家的專著', '著名科学家的专著'],
  ['著作權', '著作权'],
  ['比較著重', '比较着重'],
  ['显着提高', '显著提高'],
  ['凸显着优势', '凸显着优势'],
  ['成效顯著', '成效显著'],
  ['顯著落實', '显著落实'],
  ['著書立說', '著书立说'],
  ['以……著稱', '以……著称'],
  ['見微知著', '见微知著'],
  ['反覆強調', '反复强调'],
  ['反反覆覆', '反反复复'],
  ['答覆群眾', '答复群众'],
  ['覆蓋全國', '覆盖全国'],
  ['雙重覆蓋', '双重覆盖'],
  ['光電覆蓋', '光电覆盖'],
  ['恢復覆蓋', '恢复覆盖'],
  ['顛覆命運', '颠覆命运'],
  ['翻天覆地', '翻天覆地'],
  ['全军覆没', '全军覆没'],
  ['复盖面', '覆盖面'],
  ['颠复活动', '颠覆活动'],
  ['恢复盖章', '恢复盖章'],
  ['反复盖章', '反复盖章'],
  ['康復', '康复'],
  ['瞭解情況', '了解情况'],
  ['簡單明瞭', '简单明了'],
  ['瞭望', '瞭望'],
  ['憑藉優勢', '凭借优势'],
  ['藉助外力', '借助外力'],
  ['慰藉', '慰藉'],
  ['聲名狼藉', '声名狼藉'],
  ['資金鍊', '资金链'],
  ['鍛鍊', '锻炼'],
  ['工業鍊鋼', '工业炼钢'],
  ['傢俱', '家具'],
  ['國家俱樂部', '国家俱乐部'],
  ['想像', '想象'],
  ['理想像燈塔', '理想像灯塔'],
  ['座標', '坐标'],
  ['一座標誌性建築', '一座标志性建筑'],
  ['座談', '座谈'],
  ['工作計畫與規畫', '工作计划与规划'],
  ['策畫', '策划'],
  ['設計畫面', '设计画面'],
  ['擘畫藍圖', '擘画蓝图'],
  ['銀行帳戶', '银行账户'],
  ['建立臺帳', '建立台账'],
  ['帳篷', '帐篷'],
  ['青紗帳', '青纱帐'],
  ['部份成份', '部分成分'],
  ['組成份額', '组成份额'],
  ['年份', '年份'],
  ['惟一', '唯一'],
  ['思惟', '思惟'],
])('%s', (source, wanted) => {
  test('is what is written for it in simplified characters, in pages and in quotes', () => {
    expect(comparableText(source).text).toBe(wanted);
    expect(normalise(source).text).toBe(normalise(wanted).text);
    expect(comparableText(wanted).text).toBe(wanted);
  });
});

test('what is farther away than is looked at changes nothing', () => {
  expect(CONTEXT_SIGNS.size).toBeGreaterThan(10);
  const around = [
    '彰显',
    '讨论',
    '反复',
    '颠',
    '家',
    '思想',
    '天翻地',
    '名',
    '作用',
    '标志',
    '盖',
    '望',
    '甲',
  ];
  for (const sign of CONTEXT_SIGNS)
    for (const before of around)
      for (const after of around) {
        const near = inContext(sign, before.slice(-CONTEXT_BEHIND), after.slice(0, CONTEXT_AHEAD));
        expect(inContext(sign, `丙丁${before}`, `${after}戊己`)).toBe(near);
      }
});

const unitOf = (sign: string) => sign.charCodeAt(0);

test('what is a character as a rule is what its words say, too', () => {
  const around = ['显', '反', '颠', '家', '想', '名', '标', '盖', '望', '甲', '计', '篷'];
  for (const sign of CONTEXT_SIGNS)
    for (const before of around)
      for (const after of around) {
        const rule = asARule(unitOf(sign), unitOf(before), unitOf(after));
        if (rule !== undefined) expect(rule).toBe(unitOf(inContext(sign, before, after)));
      }
  expect(asARule(unitOf('著'), unitOf('甲'), unitOf('乙'))).toBe(unitOf('着'));
  expect(asARule(unitOf('著'), unitOf('显'), unitOf('乙'))).toBeUndefined();
});

test.each([
  ['沿著', '沿着'],
  ['顯著', '显着'],
  ['反覆', '反复'],
  ['覆', '复'],
  ['瞭', '了'],
  ['藉', '借'],
])('notes are searched alike, words and parts of words: %s', (source, folded) => {
  expect(fold(source)).toBe(folded);
});
