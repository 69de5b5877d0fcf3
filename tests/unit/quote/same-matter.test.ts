import fc from 'fast-check';
import { expect, describe as suite, test } from 'vitest';
import { anchor } from '../../../utils/quote/anchor';
import { describe } from '../../../utils/quote/describe';
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

/** What the wording of one page is found at on another, or null. */
function found(page: string, exact: string, now: string): { text: string; isExact: boolean } | null {
  const start = page.indexOf(exact);
  const place = anchor(comparableText(now), describe(page, { start, end: start + exact.length }), start);
  return place && { text: now.slice(place.start, place.end), isExact: place.isExact };
}

const head = '各乡镇的情况如下。';
const tail = '以上情况特此通报。';
const lineOf = (place: string, figure: string) =>
  `前三季度${place}春茶加工企业实现销售收入增长百分之${figure}，用工人数比上年同期略有增加。`;

suite('a look-alike is not the wording', () => {
  const lines = [
    lineOf('北岭镇', '九点四'),
    lineOf('南坪镇', '七点一'),
    lineOf('东溪镇', '八点三'),
    lineOf('西关镇', '六点六'),
  ];

  test.each([0, 1, 2, 3])('line %i of a report that was deleted is not found at those beside it', (nth) => {
    const page = [head, ...lines, tail].join('\n');
    const now = [head, ...lines.filter((_, i) => i !== nth), tail].join('\n');
    expect(found(page, lines[nth], now)).toBeNull();
    expect(found(page, lines[nth].slice(0, -5), now)).toBeNull();
    expect(found(page, lines[nth].slice(4), now)).toBeNull();
    // Neither its place nor its figure at the very end or beginning of what was saved.
    expect(found(page, lines[nth].slice(4, 21), now)).toBeNull();
  });

  test('a neighbour that differs in words alone is not found either', () => {
    const all = ['红色', '蓝色', '绿色', '白色'].map(
      (each) => `${each}方队沿主干道步行通过会场，队员精神饱满、步伐整齐。`,
    );
    const page = [head, ...all, tail].join('\n');
    for (const nth of [0, 1, 2, 3]) {
      const now = [head, ...all.filter((_, i) => i !== nth), tail].join('\n');
      const place = found(page, all[nth], now);
      expect([null, all[nth]]).toContain(place?.text ?? null);
    }
  });

  test('the same sentence of another year in its place is none', () => {
    const of = (year: string) => `${year}年全县粮食总产量再创历史新高，农民收入稳定增长。`;
    const page = [head, of('二〇二三'), tail].join('\n');
    expect(found(page, of('二〇二三'), page.replace('二〇二三', '二〇二四'))).toBeNull();
    expect(found(page, of('二〇二三'), page.replace('二〇二三', '二○二三'))?.isExact).toBe(true);
  });

  test.each([
    ['一个字', '略有增加', '略有了增加'],
    ['一个词', '实现销售收入', '取得销售收入'],
    ['一处标点', '，用工', '；用工'],
    ['去掉几个字', '比上年同期略有增加', '比上年略有增加'],
  ])('an edit in its place is found as changed: %s', (_, before, after) => {
    const page = [head, ...lines, tail].join('\n');
    const edited = lines[1].replace(before, after);
    expect(found(page, lines[1], page.replace(lines[1], edited))).toEqual({ text: edited, isExact: false });
  });
});

/** Pieces of reports, each with ways in which pages write it. */
const pieces: readonly (readonly string[])[] = [
  ['“四个意识”', '「四個意識」', '"四个意识"', '『四个意识』', '四个意识'],
  ['经济发展', '經濟發展', '经 济发\u200b展', '经济\n  发展'],
  ['，', ',', '，\u3000'],
  ['制度化、规范化', '制度化规范化', '制度化､規範化'],
  ['二〇二四年', '二○二四年', '二◯二四年', '二零二四年', '二O二四年', '二０二四年'],
  ['增长5.2%', '增长５．２％', '增長5.2%', '增长 5.2 %'],
  ['GDP', 'ＧＤＰ', 'gdp'],
  ['（下同）', '(下同)'],
  ['XX市', '××市'],
  ['抓好落实。', '抓好落實。'],
];

test('a wording that is written in another way is found as it is', () => {
  const picks = fc.array(fc.record({ piece: fc.nat(pieces.length - 1), one: fc.nat(9), other: fc.nat(9) }), {
    minLength: 3,
    maxLength: 20,
  });
  const written = (all: readonly { piece: number; way: number }[]) =>
    all.map(({ piece, way }) => pieces[piece][way % pieces[piece].length]);
  fc.assert(
    fc.property(picks, fc.nat(), fc.nat(), (all, a, b) => {
      const one = written(all.map(({ piece, one: way }) => ({ piece, way })));
      const other = written(all.map(({ piece, other: way }) => ({ piece, way })));
      const from = Math.min(a, b) % all.length;
      const to = from + 1 + (Math.max(a, b) % (all.length - from));
      const exact = one.slice(from, to).join('').trim();
      const page = one.join('');
      const start = page.indexOf(exact, one.slice(0, from).join('').length);
      const selector = describe(page, { start, end: start + exact.length });
      const now = other.join('');
      const place = anchor(comparableText(now), selector, start);
      const same = comparableText(exact).text;
      fc.pre(same.length > 0);
      // A short one may fit the surroundings at none of its places but its own.
      expect(place?.isExact).toBe(true);
      expect(comparableText(now.slice(place?.start, place?.end)).text).toBe(same);
    }),
    { numRuns: 1_000 },
  );
});

test('figures of what is found are those that were saved, whatever was edited', () => {
  const words = [
    '增长',
    '下降',
    '今年',
    '全县',
    '完成投资',
    '同比',
    '亿元',
    '，',
    '。',
    '乡村',
    '增加值',
    '稳步',
    '扎实',
    '推进',
  ];
  const figures = ['5.2%', '12', '三', '百分之五点八', '二〇二四', '1,234', '十五'];
  const report = fc
    .array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...words), fc.constantFrom(...figures)), {
      minLength: 20,
      maxLength: 60,
    })
    .map((all) => all.join(''));
  const edits = fc.array(
    fc.record({
      at: fc.nat(200),
      drop: fc.nat(3),
      put: fc.constantFrom('', '7', '六', '的', '稳', '9.1%', '二'),
    }),
    { minLength: 1, maxLength: 3 },
  );
  const figuresOf = (text: string) =>
    (comparableText(text).text.match(/[\d〇一二三四五六七八九十百千万亿]/g) ?? []).join('');
  let changed = 0;
  fc.assert(
    fc.property(report, fc.nat(40), fc.integer({ min: 12, max: 80 }), edits, (page, start, length, all) => {
      const end = Math.min(page.length, start + length);
      fc.pre(end - start > 10);
      const now = all.reduce((text, { at, drop, put }) => {
        const place = at % text.length;
        return text.slice(0, place) + put + text.slice(place + drop);
      }, page);
      const place = anchor(comparableText(now), describe(page, { start, end }), start);
      if (place === null) return;
      if (!place.isExact) changed++;
      expect(figuresOf(now.slice(place.start, place.end))).toBe(figuresOf(page.slice(start, end)));
    }),
    { numRuns: 2_000 },
  );
  expect(changed).toBeGreaterThan(50);
});
