import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPrinted } from '../../../utils/intake/printed';
import type { PrintedPage, PrintedRun } from '../../../utils/intake/printed-page';

const SIZE = 10;
const LEADING = 20;
const [WIDTH, HEIGHT] = [600, 800];

type Made = Partial<PrintedRun> & { text: string };

const run = ({ text, x = 50, y = 100, size = SIZE, ...more }: Made): PrintedRun => ({
  text,
  x,
  y,
  size,
  width: [...text].reduce((sum, sign) => sum + (sign < '\u2000' ? size / 2 : size), 0),
  ...more,
});
const page = (...runs: Made[]): PrintedPage => ({ width: WIDTH, height: HEIGHT, runs: runs.map(run) });
const texts = (pages: readonly PrintedPage[]) => readPrinted(pages).lines.map(({ text }) => text);

/** A paragraph as printed: lines of this many characters, the first one indented by two. */
function set(text: string, x: number, y: number, columns: number, size = SIZE): Made[] {
  const first = text.slice(0, columns - 2);
  const rest = text.slice(first.length).match(new RegExp(`.{1,${columns}}`, 'gu')) ?? [];
  return [
    { text: first, x: x + 2 * size, y, size },
    ...rest.map((line, at) => ({ text: line, x, y: y + (at + 1) * 2 * size, size })),
  ];
}

/** Prose of this many characters, which differs by the seed. */
function prose(seed: number, length: number): string {
  const clauses = [
    '我们要把县里定下的事情一件一件办好',
    '不留尾巴',
    '不误农时',
    '让乡亲们看得见变化',
    '把账本摊在桌面上',
  ];
  let text = '';
  for (let at = seed; text.length < length - 1; at += 1 + (at % 3))
    text += `${clauses[at % clauses.length]}，`;
  return `${text.slice(0, length - 1).replace(/，$/, '了')}。`;
}

describe('columns', () => {
  const [first, second] = [prose(1, 150), prose(2, 90)];
  const whole = `${first}${second}`;
  /** Two columns of 12 characters; the second paragraph begins in the first one and continues in the second one. */
  const twoColumns = (y: number): Made[] => {
    const lines = [...set(first, 50, 0, 12), ...set(second, 50, 0, 12)].map(({ text, x = 0 }, at) => ({
      text,
      x,
      at,
    }));
    const half = Math.ceil(lines.length / 2);
    return lines.map(({ text, x, at }) => ({
      text,
      x: at < half ? x : x + 160,
      y: y + (at % half) * LEADING + (at < half ? 0 : 7),
    }));
  };
  const title = { text: '在云岭县全会上的讲话', x: 90, y: 50, size: 20 };

  test('are read one after the other below what runs across them, and a sentence continues in the next one', () => {
    expect(texts([page(title, ...twoColumns(100))])).toEqual([title.text, first, second]);
  });

  test('of few lines are those of other pages', () => {
    const short = [
      { text: '县里的事情要抓紧办，一件', x: 50, y: 100 },
      { text: '也不能拖，不留尾巴。', x: 50, y: 120 },
      { text: '村里的事情要商量着办，账', x: 210, y: 100 },
      { text: '本要摊在桌面上。', x: 210, y: 120 },
    ];
    const found = texts([page(...twoColumns(100)), page(...short)]);
    expect(found.join('')).toBe(
      `${whole}县里的事情要抓紧办，一件也不能拖，不留尾巴。村里的事情要商量着办，账本要摊在桌面上。`,
    );
  });

  test('three of them, in any order of drawing', () => {
    const made = [0, 1, 2].flatMap((column) => set(prose(column, 100), 50 + column * 170, 100, 14));
    const expected = [0, 1, 2].map((column) => prose(column, 100));
    fc.assert(
      fc.property(fc.shuffledSubarray(made, { minLength: made.length }), (drawn) => {
        expect(texts([page(...drawn)])).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a table', () => {
  const cells = (y: number, ...row: string[]): Made[] =>
    row.flatMap((text, at) => (text === '' ? [] : [{ text, x: 50 + at * 120, y }]));

  test('is read by rows', () => {
    const made = [
      ...cells(100, '指标', '单位', '完成'),
      ...cells(120, '粮食产量', '万吨', '12.5'),
      ...cells(140, '税收', '亿元', '3'),
    ];
    expect(texts([page(...made)])).toEqual(['指标 单位 完成', '粮食产量 万吨 12.5', '税收 亿元 3']);
  });

  test('has the lines of a cell joined, also beside a cell that is set at its middle', () => {
    const row = (y: number, number: string): Made[] => [
      { text: number, x: 50, y: y + 14 },
      { text: '把县里定下的事情一件', x: 100, y },
      { text: '一件办好，不误农时，', x: 100, y: y + 14 },
      { text: '不留尾巴。', x: 100, y: y + 28 },
      { text: '发展改革局', x: 230, y: y + 14 },
    ];
    const task = '把县里定下的事情一件一件办好，不误农时，不留尾巴。';
    expect(texts([page(...row(100, '1'), ...row(152, '2'))])).toEqual([
      `1 ${task} 发展改革局`,
      `2 ${task} 发展改革局`,
    ]);
  });

  test('of many columns and rows is read at once', () => {
    const row = (at: number) =>
      Array.from({ length: 24 }, (_, column) => ({
        text: '甲',
        x: 20 + column * 24,
        y: 20 + at * 9,
        size: 6,
      }));
    const made = Array.from({ length: 80 }, (_, at) => row(at)).flat();
    expect(texts([page(...made)])).toEqual(Array(80).fill(Array(24).fill('甲').join(' ')));
  });

  test('ends where the text goes on', () => {
    const text = prose(1, 60);
    const made = [...cells(100, '粮食', '12'), ...cells(120, '税收', '34'), ...set(text, 50, 160, 30)];
    expect(texts([page(...made)])).toEqual(['粮食 12', '税收 34', text]);
  });
});

describe('heads and feet', () => {
  const body = (seed: number) => set(prose(seed, 200), 50, 100, 40);
  const expected = (pages: number) => Array.from({ length: pages }, (_, at) => prose(at, 200));
  const read = (pages: number, more: (at: number) => Made[]) =>
    texts(Array.from({ length: pages }, (_, at) => page(...body(at), ...more(at))));

  test.each<[string, (at: number) => Made[]]>([
    ['page numbers, drawn last', (at) => [{ text: `— ${at + 1} —`, x: 280, y: 760 }]],
    [
      'a head above a page number',
      (at) => [
        { text: '云岭县人民政府公报', y: 40 },
        { text: `${at + 1}`, y: 760 },
      ],
    ],
    [
      'a head beside a page number',
      (at) => [
        { text: '云岭县人民政府公报', y: 40 },
        { text: `${at + 1}`, x: 440, y: 40 },
      ],
    ],
    [
      'different ones on the left and the right',
      (at) => [{ text: at % 2 === 0 ? '云岭县公报' : '2024年第3期', y: 40 }],
    ],
    ['numbers of pages in words', (at) => [{ text: `第${'一二三四五六'[at]}页　共六页`, y: 760 }]],
    [
      'titles of chapters in small type',
      (at) => [{ text: ['抓项目', '兴产业', '惠民生', '强党建', '守底线', '谱新篇'][at], y: 40, size: 8 }],
    ],
    [
      'what Chromium prints',
      (at) => [
        { text: '2024/1/5 10:30', x: 20, y: 20, size: 7 },
        { text: '讲话_云岭县政府网', x: 250, y: 20, size: 7 },
        { text: 'https://www.yunling.example/a.html', x: 20, y: 790, size: 7 },
        { text: `${at + 1}/6`, x: 560, y: 790, size: 7 },
      ],
    ],
    [
      'what Firefox prints',
      (at) => [
        { text: '讲话_云岭县政府网', x: 20, y: 20, size: 7 },
        { text: 'https://www.yunling.example/a.html', x: 400, y: 20, size: 7 },
        { text: `${at + 1} of 6`, x: 20, y: 790, size: 7 },
        { text: '1/5/24, 10:30 AM', x: 500, y: 790, size: 7 },
      ],
    ],
  ])('%s', (_, more) => {
    expect(read(6, more)).toEqual(expected(6));
    // A browser's head is known from a single page, a head only from several.
    if (/prints|numbers/.test(_)) expect(read(1, more)).toEqual(expected(1));
  });

  test('a line of the text that is on several pages in the same place stays', () => {
    const pages = Array.from({ length: 4 }, (_, at) =>
      page(
        ...set(
          `${prose(at, 158)}大家要记住这句话，把县里定下的事情一件一件办好，不留尾巴，不误农时，让乡亲们满意`,
          50,
          100,
          40,
        ),
      ),
    );
    expect(
      texts(pages)
        .join('')
        .match(/大家要记住这句话/g),
    ).toHaveLength(4);
  });

  test('a page of nothing else has no text', () => {
    const pages = [page(...body(0)), page({ text: '2', x: 280, y: 760 }), page()];
    expect(readPrinted(pages).textless).toEqual([2, 3]);
  });
});

test('a sentence continues over the page, whatever is at the foot', () => {
  const text = prose(3, 110);
  const lines = set(text, 50, 100, 40);
  const number = (at: number): Made => ({ text: `— ${at} —`, x: 250, y: 760 });
  expect(texts([page(...lines.slice(0, 2), number(1)), page({ ...lines[2], y: 100 }, number(2))])).toEqual([
    text,
  ]);
});

test('footnotes are notes, and their marks are not in the text', () => {
  const [before, after] = ['我们要把县里定下的事情一件一件办好', '，不误农时，不留尾巴，让乡亲们'];
  const made = (at: number) => [
    { text: before, x: 70, y: 100 },
    { text: '①', x: 70 + before.length * SIZE, y: 96, size: 6 },
    { text: after, x: 76 + before.length * SIZE, y: 100 },
    { text: `看得见变化。这是第${'一二三'[at - 1]}次说。`, y: 120 },
    {
      text: `①见《云岭日报》${at}月1日第一版的社论，题目是《把县里定下的事情一件一件办好》。`,
      y: 700,
      size: 8,
    },
    { text: `— ${at} —`, x: 250, y: 760 },
  ];
  const { lines } = readPrinted([1, 2, 3].map((at) => page(...made(at))));
  expect(lines).toEqual([
    ...[...'一二三'].map((at) => ({ text: `${before}${after}看得见变化。这是第${at}次说。` })),
    ...[1, 2, 3].map((at) => ({
      text: `见《云岭日报》${at}月1日第一版的社论，题目是《把县里定下的事情一件一件办好》。`,
      style: 'note',
    })),
  ]);
});

describe('vertical text', () => {
  const paragraph = '我们要把县里定下的事情一件一件办好︐不误农时︐不留尾巴︐让乡亲们看得见变化︒';
  const upright = '我们要把县里定下的事情一件一件办好，不误农时，不留尾巴，让乡亲们看得见变化。';

  test('of a font that sets it so', () => {
    const line = (text: string, x: number): Made => ({ text, x, y: 100, isVertical: true });
    expect(texts([page(line(paragraph.slice(20), 480), line(paragraph.slice(0, 20), 500))])).toEqual([
      upright,
    ]);
  });

  test('of single characters, with figures on their side or across, below a horizontal head', () => {
    const text = `${paragraph.slice(0, 20)}在`;
    const signs = [...text].map((sign, at): Made => ({ text: sign, x: 500, y: 110 + at * SIZE }));
    const rest = [...paragraph.slice(20)].map(
      (sign, at): Made => ({ text: sign, x: 480, y: 150 + at * SIZE }),
    );
    const figures = [
      { text: '2024', x: 482, y: 100, turns: 1 },
      { text: '年', x: 480, y: 130 },
      { text: '12', x: 480, y: 140, width: SIZE },
    ];
    const head = [...'云岭县公报'].map((sign, at): Made => ({ text: sign, x: 50 + at * SIZE, y: 40 }));
    head.push({ text: '— 1 —', x: 300, y: 400, turns: 1 });
    expect(texts([page(...head, ...rest, ...figures, ...signs)])).toEqual([
      `${upright.slice(0, 20)}在2024年12${upright.slice(20)}`,
    ]);
  });
});

test('pages that are printed sideways are turned', () => {
  const text = prose(1, 60);
  const turned = set(text, 50, 100, 40).map((made) => ({
    ...made,
    x: WIDTH - (made.y ?? 0),
    y: made.x,
    turns: 1,
  }));
  expect(texts([page(...turned)])).toEqual([text]);
});

test('the lines of a title are one; what is below it is not', () => {
  const line = (text: string, y: number): Made => ({ text, x: 300 - text.length * 10, y, size: 20 });
  const body = set(prose(1, 120), 50, 250, 50);
  expect(
    texts([
      page(
        line('云岭县人民政府关于进一步', 60),
        line('把事情办好的通知', 92),
        line('——一份样本', 124),
        ...body,
      ),
    ]),
  ).toEqual(['云岭县人民政府关于进一步把事情办好的通知', '——一份样本', prose(1, 120)]);
});

test('a quotation that is set narrower is a paragraph', () => {
  const quoted = prose(2, 100);
  const lines = (quoted.match(/.{1,30}/gu) ?? []).map((text, at) => ({ text, x: 90, y: 250 + at * LEADING }));
  const [before, after] = [prose(1, 120), prose(4, 120)];
  const made = [...set(before, 50, 100, 40), ...lines, ...set(after, 50, 400, 40)];
  expect(texts([page(...made)])).toEqual([before, quoted, after]);
});

test('lines beside a picture are a paragraph', () => {
  const text = prose(5, 200);
  const beside = (text.slice(0, 72).match(/.{1,18}/gu) ?? []).map((line, at) => ({
    text: line,
    y: 100 + at * LEADING,
  }));
  const below = (text.slice(72).match(/.{1,40}/gu) ?? []).map((line, at) => ({
    text: line,
    y: 180 + at * LEADING,
  }));
  expect(texts([page(...beside, ...below)])).toEqual([text]);
});

test('small type above and below a line, and what is drawn twice, are left out', () => {
  const made = [
    { text: '我们要准确把握提法的含义，不留尾巴，', x: 50, y: 100 },
    { text: 'tífǎ', x: 122, y: 89, size: 5 },
    { text: '不误农时。', x: 50, y: 120 },
    { text: '不误农时。', x: 51, y: 120 },
    { text: '• • •', x: 50, y: 127, size: 3 },
  ];
  expect(texts([page(...made)]).join('')).toBe('我们要准确把握提法的含义，不留尾巴，不误农时。');
});

test('radicals and compatibility characters are usual ones', () => {
  expect(texts([page({ text: '⻘岭县⼈⺠的⽣活⻓期向好，⼀年⽐⼀年好' })])).toEqual([
    '青岭县人民的生活长期向好，一年比一年好',
  ]);
});

test('a heading that fills its line is not joined with the indented paragraph below it', () => {
  const heading = { text: '一、把县里定下的事情一件一件地办好', x: 70, y: 80 };
  const text = prose(1, 100);
  expect(texts([page(heading, ...set(text, 50, 100, 19), ...set(text, 50, 300, 19))])).toEqual([
    heading.text,
    text,
    text,
  ]);
});

test('signatures and dates at the right are lines of their own', () => {
  const body = set(prose(1, 100), 50, 100, 40);
  const made = [
    ...body,
    { text: '云岭县人民政府', x: 370, y: 220 },
    { text: '2024年1月5日', x: 370, y: 240 },
  ];
  expect(texts([page(...made)])).toEqual([prose(1, 100), '云岭县人民政府', '2024年1月5日']);
});
