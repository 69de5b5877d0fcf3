import { expect, describe as suite, test } from 'vitest';
import { anchor } from '../../../utils/quote/anchor';
import { describe } from '../../../utils/quote/describe';
import { comparableText } from '../../../utils/text/comparable';

const before = '全县干部大会昨天召开。';
const after = '会后各乡镇作了表态。';

suite.each([
  ['到二〇三五年基本实现', '到二○三五年基本實現'],
  ['到二〇三五年基本实现', '到二零三五年基本实现'],
  ['到二〇三五年基本实现', '到二０三五年基本实现'],
  ['沿着共同富裕的道路', '沿著共同富裕的道路'],
  ['成效显著的试点', '成效顯著的試點'],
  ['反复了解群众意见', '反覆瞭解羣眾意見'],
  ['为民服务的长期任务', '为⺠服务的⻓期任务'],
  ['建立台账', '建立臺帳'],
])('%s', (saved, written) => {
  const source = `${before}${saved}${after}`;
  const selector = describe(source, { start: before.length, end: before.length + saved.length });

  test(`is found unchanged where the page has ${written}, at the page's own place`, () => {
    const page = `网站导航\n${before}${written}${after}`;
    const found = anchor(comparableText(page), selector, null);
    expect(found).toMatchObject({ isExact: true });
    expect(found && page.slice(found.start, found.end)).toBe(written);
  });
});

test('another year is another wording', () => {
  const source = `${before}到二〇三五年基本实现${after}`;
  const start = before.length;
  const selector = describe(source, { start, end: start + '到二〇三五年基本实现'.length });
  expect(anchor(comparableText(source.replace('三五', '五〇')), selector, start)).toBeNull();
});
