import fc from 'fast-check';
import { expect, describe as suite, test } from 'vitest';
import { anchorAll, type SelectorWithHint } from '../../../utils/quote/anchor-all';
import { describe } from '../../../utils/quote/describe';
import { comparableText } from '../../../utils/text/comparable';

/** Selectors of the nth (from 0) occurrence of each wording of a page. */
function saved(page: string, ...wordings: (readonly [string, number])[]): SelectorWithHint[] {
  return wordings.map(([exact, nth]) => {
    let start = -1;
    for (let i = 0; i <= nth; i++) start = page.indexOf(exact, start + 1);
    return { quote: describe(page, { start, end: start + exact.length }), position: start };
  });
}

function anchored(page: string, all: readonly SelectorWithHint[]) {
  const anchoring = anchorAll(comparableText(page), all);
  let step = anchoring.next();
  while (!step.done) step = anchoring.next();
  return step.value;
}

/** Which of the equal occurrences each selector is found at, from 0; null where it isn't found. */
function nths(page: string, wording: string, all: readonly SelectorWithHint[]): (number | null)[] {
  const starts: number[] = [];
  for (let at = page.indexOf(wording); at >= 0; at = page.indexOf(wording, at + 1)) starts.push(at);
  return anchored(page, all).map((place) => place && starts.indexOf(place.start));
}

const item = '坚持党的领导，确保各项任务按时完成';
const list = (count: number, before = '本月要点：', after = '请各单位遵照执行。') =>
  [before, ...new Array<string>(count).fill(item), after].join('\n');

suite('equal list items', () => {
  const three = list(3);

  test('each stays itself on the same page', () => {
    expect(nths(three, item, saved(three, [item, 0], [item, 1], [item, 2]))).toEqual([0, 1, 2]);
  });

  test.each([0, 1, 2])(
    'alone, the one of number %i stays itself when something else is added before or after',
    (nth) => {
      for (const now of [
        list(3, '通知\n本月要点：'),
        list(3, '本月要点：', '请各单位遵照执行。\n附件略。'),
      ]) {
        expect(nths(now, item, saved(three, [item, nth]))).toEqual([nth]);
      }
    },
  );

  test('the second stays the second when another item is added before the first or after the last', () => {
    const other = '抓好安全生产';
    const before = three.replace(item, `${other}\n${item}`);
    const after = three.replace(`${item}\n请`, `${item}\n${other}\n请`);
    expect(nths(before, item, saved(three, [item, 1]))).toEqual([1]);
    expect(nths(after, item, saved(three, [item, 1]))).toEqual([1]);
  });

  test('the order of saved ones is kept when an equal one is added', () => {
    const found = nths(list(4), item, saved(three, [item, 0], [item, 1], [item, 2]));
    expect(found[0]).toBe(0);
    expect(found[2]).toBe(3);
    expect([1, 2]).toContain(found[1]);
    const all = saved(list(5), ...[0, 1, 2, 3, 4].map((nth) => [item, nth] as const));
    const later = nths(list(7), item, all).map(Number);
    expect(later).toEqual([...new Set(later)].sort());
  });

  test('the third of seven is found by what has moved beside it', () => {
    const page = `甲乡的情况通报如下。\n${list(7)}\n以上各项限期办结。`;
    const now = `新发布的导语，共计两行。\n编者按也是新加的内容，篇幅比一个条目还要长一些。\n${page}`;
    for (const nth of [2, 3, 4]) {
      const [found] = nths(now, item, [
        ...saved(page, [item, nth]),
        ...saved(page, ['甲乡的情况通报如下', 0]),
      ]);
      expect(found).toBe(nth);
    }
  });

  test('of three saved ones two are found when one was deleted', () => {
    const found = nths(list(2), item, saved(three, [item, 0], [item, 1], [item, 2]));
    expect(found.filter((nth) => nth !== null).sort()).toEqual([0, 1]);
  });

  test('items whose surroundings say so are swapped', () => {
    const one = '东街的老王家\n今年收成不错\n大家都很高兴，要请客吃饭';
    const two = '西头的水库边\n今年收成不错\n鱼也比往年肥，准备开塘捕捞';
    const page = `${one}\n${two}`;
    const found = nths(
      `${two}\n${one}`,
      '今年收成不错',
      saved(page, ['今年收成不错', 0], ['今年收成不错', 1]),
    );
    expect(found).toEqual([1, 0]);
  });
});

test('the same passage saved twice is found twice', () => {
  const page = list(3);
  const all = [...saved(page, [item, 1]), ...saved(page, [item, 1]), ...saved(page, [item, 2])];
  expect(nths(page, item, all)).toEqual([1, 1, 2]);
});

test('whatever is saved from an unchanged page is found where it was', () => {
  const piece = fc.constantFrom('坚持领导', '抓好落实', '，', '\n', '任务');
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 4, maxLength: 40 }),
      fc.array(fc.nat(), { maxLength: 6 }),
      (pieces, picks) => {
        const page = pieces.join('');
        const all = picks.flatMap((pick) => {
          const at = pick % pieces.length;
          const start = pieces.slice(0, at).join('').length;
          const span = { start, end: start + pieces[at].length };
          return pieces[at].length < 2 ? [] : [{ quote: describe(page, span), position: start }];
        });
        expect(anchored(page, all).map((place) => place?.start)).toEqual(all.map(({ position }) => position));
      },
    ),
  );
});
