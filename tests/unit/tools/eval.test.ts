import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../tools/eval/report';
import { type Counts, KnownStrings } from '../../tools/eval/score';
import { type Page, score } from './eval-pages';

describe('characters', () => {
  test.each<[string, Page, Partial<Counts>]>([
    ['nothing at all', { text: '' }, { han: 0, gold: 0, marked: 0, hit: 0 }],
    ['Han alone counts', { text: '第1章，abc。\n２亩 𠮷' }, { han: 3 }],
    [
      'a hit, and a mark beyond it',
      { text: '大家扎实推进修桥', B: ['扎实推进'], marks: ['扎实推进修桥'] },
      { han: 8, gold: 4, marked: 6, hit: 4 },
    ],
    [
      'a string stands for all its places',
      { text: '凝心聚力，再凝心聚力', B: ['凝心聚力'], marks: ['凝心聚力'] },
      { gold: 8, marked: 8, hit: 8 },
    ],
    ['places of one string do not overlap', { text: '快快快', B: ['快快'] }, { gold: 2 }],
    [
      'space and line breaks inside, on the page',
      { text: '凝心\n\t聚\u3000力吧', B: ['凝心聚力'], marks: ['凝心聚力'] },
      { gold: 4, marked: 4, hit: 4 },
    ],
    [
      'space inside, in the strings',
      { text: '凝心聚力吧', B: ['凝心 聚力'], marks: [' 凝心\n聚力 '] },
      { gold: 4, marked: 4, hit: 4 },
    ],
    [
      'a string of space alone',
      { text: '凝心 聚力', B: [' ', ''], marks: ['\n', ''] },
      { gold: 0, marked: 0 },
    ],
    [
      'signs of regular expressions',
      { text: '（三）凝心聚力', B: ['.*'], marks: ['（三）', '(.)'] },
      { gold: 0, marked: 1, hit: 0 },
    ],
    [
      'what is T alone is neither right nor wrong',
      { text: '县水务局扎实推进', B: ['扎实推进'], T: ['县水务局'], marks: ['县水务局', '扎实推进'] },
      { gold: 4, marked: 4, hit: 4 },
    ],
    [
      'B over T',
      { text: '扎实推进', B: ['扎实推进'], T: ['扎实推进'], marks: ['扎实推进'] },
      { gold: 4, marked: 4, hit: 4 },
    ],
    [
      'B in the midst of T',
      { text: '扎实推进节水会议', B: ['扎实推进'], T: ['扎实推进节水会议'], marks: ['扎实推进节水会议'] },
      { gold: 4, marked: 4, hit: 4 },
    ],
    [
      'doubled marks',
      { text: '扎实推进吧', B: ['扎实推进'], marks: ['扎实推进', '扎实推进'] },
      { marked: 4, hit: 4, wordings: 1 },
    ],
    [
      'overlapping marks',
      { text: '认真抓好落实', B: ['抓好落实'], marks: ['认真抓好', '抓好落实'] },
      { marked: 6, hit: 4 },
    ],
    [
      'marks and gold that stand nowhere',
      { text: '今天下雨', B: ['扎实推进'], T: ['水务局'], marks: ['凝心聚力'] },
      { gold: 0, marked: 0, hit: 0, spans: 0, wordings: 0 },
    ],
  ])('%s', (_, page, counts) => {
    expect(score(page).counts).toMatchObject(counts);
  });
});

describe('spans', () => {
  const text = '务必做到善作善成久久为功，再说善作善成久久为功';
  const span = '善作善成久久为功';
  test.each<[string, Page, number, number]>([
    ['whole', { text, B: [span], marks: [span] }, 1, 1],
    ['not at all', { text, B: [span] }, 1, 0],
    ['four fifths of five', { text: '做好五件事', B: ['做好五件事'], marks: ['做好五件'] }, 1, 1],
    ['less than four fifths', { text, B: [span], marks: ['善作善成久久'] }, 1, 0],
    ['nearly whole by two marks', { text, B: [span], marks: ['善作善成', '久久为'] }, 1, 1],
    ['at one place of two', { text, B: [span], marks: [`做到${span}`] }, 1, 0],
    [
      'signs inside do not count',
      { text: '“两个”“一定”办', B: ['“两个”“一定”办'], marks: ['两个”“一定'] },
      1,
      1,
    ],
    ['nested', { text, B: [span, '善作善成'], marks: ['善作善成'] }, 2, 1],
    ['doubled, as often as it is listed', { text, B: [span, span], marks: [span] }, 2, 2],
    ['without Han, or nowhere', { text: '，好', B: ['，', '坏'] }, 0, 0],
  ])('%s', (_, page, spans, spansFound) => {
    expect(score(page).counts).toMatchObject({ spans, spansFound });
  });
});

describe('known spans', () => {
  const filler = Array.from({ length: 9 }, (_, i) => `另外一篇无关${i}`);
  const small = ['众人齐心修好大桥。'];
  const large = ['打井又挖渠道。', '打井又挖渠道。', '只有一篇这样写。', ...filler];

  test.each<[string, string, boolean]>([
    ['in the small one', '齐心修好大桥', true],
    ['across its signs', '齐心，修好“大桥”', true],
    ['in two documents of the large one', '打井又挖渠道', true],
    ['in one document of the large one', '只有一篇这样写', false],
    ['in neither', '夜里落了一场雨', false],
    ['four fifths', '打井又挖坝', true],
    ['less than four fifths', '打井又挖水坝', false],
    ['pieces of three', '打井又', false],
    ['without Han', '，', false],
    ['empty', '', false],
  ])('%s', (_, string, known) => {
    expect(new KnownStrings([small, large]).has(string)).toBe(known);
  });

  test('ten documents are a small source, eleven a large one', () => {
    const documents = [...filler, '只有一篇这样写'];
    expect(new KnownStrings([documents]).has('只有一篇这样写')).toBe(true);
    expect(new KnownStrings([[...documents, '还有']]).has('只有一篇这样写')).toBe(false);
  });

  test('twice in one document counts once; two documents may be of two large sources', () => {
    const twice = ['夜里落雨，夜里落雨', ...filler, '还有'];
    expect(new KnownStrings([twice]).has('夜里落雨')).toBe(false);
    expect(new KnownStrings([twice, twice]).has('夜里落雨')).toBe(true);
  });

  test('recall of what is known', () => {
    const B = ['齐心修好大桥', '打井又挖渠道', '夜里落了一场雨'];
    const page = { text: B.join('，'), B, marks: ['齐心修好大桥', '夜里落了一场雨'] };
    const { counts } = score(page, new KnownStrings([small, large]));
    expect(counts).toMatchObject({ spans: 3, spansFound: 2, known: 2, knownFound: 1 });
    expect(figuresOf(counts, true)).toMatchObject({ known_spans: 2, known_span_recall: 0.5 });
    expect(figuresOf(score(page).counts, false)).toMatchObject({ known_spans: 0, known_span_recall: null });
  });
});

describe('clean edges', () => {
  const text = '我们修好的大桥，和老师的学校。';
  test.each<[string, string[], number, number]>([
    ['between words', ['修好', '大桥', '老师的学校'], 3, 3],
    ['the text’s own edges', ['我们', '学校。'], 2, 2],
    ['within a word', ['我', '们修好'], 2, 0],
    ['a particle behind', ['修好的', '老师的'], 2, 0],
    ['a particle in front', ['的大桥', '和老师'], 2, 0],
    ['each wording once', ['大桥', '大桥'], 1, 1],
    ['broken otherwise on the page', ['老 师'], 0, 0],
    ['nowhere', ['天气'], 0, 0],
  ])('%s', (_, marks, wordings, cleanWordings) => {
    expect(score({ text, marks }).counts).toMatchObject({ wordings, cleanWordings });
  });

  test.each([...'的了和与及在是之'])('%s dangles', (particle) => {
    const marks = [particle];
    expect(score({ text: particle, marks }).counts).toMatchObject({ wordings: 1, cleanWordings: 0 });
  });
});

describe('control pages', () => {
  const control = { text: '今天县水务局下雨吧吧', T: ['县水务局'], marks: ['县水务局下雨'] };
  test('what is marked per 1,000, without what is T', () => {
    const { counts } = score(control);
    expect(counts).toMatchObject({ controlHan: 10, controlMarked: 2 });
    expect(figuresOf(counts, false).control_marked_per_1000).toBe(200);
  });

  test('a page with B is none, even if B doesn’t occur', () => {
    expect(score({ ...control, B: ['凝心聚力'] }).counts).toMatchObject({ controlHan: 0, controlMarked: 0 });
  });
});
