import { beforeAll, expect, describe as suite, test } from 'vitest';
import type { Knowledge } from '../../../utils/match/knowledge';
import { matchText } from '../../../utils/match/match-text';
import { readBundledKnowledge } from '../../tools/bundled-knowledge';

let knowledge: Knowledge;
beforeAll(async () => {
  ({ knowledge } = await readBundledKnowledge());
}, 60_000);

/** The marks of a page: key, and the page's own wording. */
function marksOf(source: string): { phrase: string; text: string }[] {
  return matchText(knowledge, source, { reuse: true, sensitivity: 'normal' }).map(
    ({ phrase, start, end }) => ({ phrase, text: source.slice(start, end) }),
  );
}

suite.each([
  [
    '到二〇三五年基本实现社会主义现代化远景目标',
    ...Array.from('○◯⭕０0OＯoΟО零', (zero) => `到二${zero}三五年基本实现社会主义现代化远景目标`),
  ],
  ['沿着中国特色社会主义道路前进', '沿著中國特色社會主義道路前進'],
  ['围绕中心服务大局，着力解决突出问题', '圍繞中心服務大局，著力解決突出問題'],
  ['取得显著成效', '取得顯著成效', '取得显着成效'],
  ['实现医疗保险全覆盖', '實現醫療保險全覆蓋', '实现医疗保险全复盖'],
  ['深入了解群众急难愁盼问题', '深入瞭解羣眾急難愁盼問題'],
  [
    '坚持党的领导，全心全意为人民服务',
    '坚持党的领导，全⼼全意为⼈⺠服务',
    '堅持黨的領導，全心全意爲人民服務',
  ],
  ['推动高质量发展、长期稳定', '推动⾼质量发展、⻓期稳定', '推動髙質量發展、長期穩定'],
  ['社会统筹和个人账户相结合', '社會統籌和個人帳戶相結合'],
])('%s', (standard, ...others) => {
  test.each(others)('%s has the same marks, at its own wordings', (other) => {
    const wanted = marksOf(standard);
    const found = marksOf(other);
    expect(wanted.length).toBeGreaterThan(0);
    expect(found.map(({ phrase }) => phrase)).toEqual(wanted.map(({ phrase }) => phrase));
    // One sign for one, so that spans are as long as those of the standard wording.
    expect(found.map(({ text }) => other.indexOf(text))).toEqual(
      wanted.map(({ text }) => standard.indexOf(text)),
    );
    expect(found.map(({ text }) => text.length)).toEqual(wanted.map(({ text }) => text.length));
  });
});
