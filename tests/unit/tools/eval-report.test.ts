import { describe, expect, test } from 'vitest';
import { formatReport } from '../../tools/eval/format';
import { figuresOf, makeReport, pageFiguresOf } from '../../tools/eval/report';
import { KnownStrings, type Mark, scorePage, sumCounts } from '../../tools/eval/score';
import { score } from './eval-pages';

describe('figures', () => {
  const zero = sumCounts([]);

  test('nothing is divided by zero', () => {
    expect(figuresOf(zero, true)).toEqual({
      precision: 0,
      recall: 0,
      f1: 0,
      span_recall: 0,
      known_spans: 0,
      known_span_recall: 0,
      clean_edges: 0,
      control_marked_per_1000: 0,
    });
    expect(pageFiguresOf(score({ text: '' }))).toEqual({
      page: 'p',
      han: 0,
      gold: 0,
      marked: 0,
      precision: 0,
      recall: 0,
    });
  });

  test('are of the sums, not means of pages', () => {
    const right = score({ text: '扎实推进', B: ['扎实推进'], marks: ['扎实推进'] });
    const wrong = score({ text: '今天早上下雨天晴', marks: ['今天早上下雨天晴'] });
    const total = figuresOf(sumCounts([right.counts, wrong.counts]), false);
    expect(total).toMatchObject({ precision: 0.333, recall: 1, f1: 0.5, span_recall: 1, clean_edges: 1 });
  });
});

describe('faults', () => {
  const first = score({
    name: 'a',
    text: '昨日大家认真开会扎实推进修桥，\n很好。大家认真走路',
    B: ['扎实推进', '很好'],
    T: ['修桥'],
    marks: ['大家认真', '会扎实推进修桥，很好', '实推进'],
  });

  test('of a mark: what is neither B nor T, with its occurrences', () => {
    expect(first.falseMarks).toEqual([
      {
        text: '大家认真',
        kind: 'phrase',
        han: 8,
        quotes: [
          { before: '昨日', text: '[大家认真]', after: '开会扎实推进修桥， 很好' },
          { before: '会扎实推进修桥， 很好。', text: '[大家认真]', after: '走路' },
        ],
      },
      {
        text: '会扎实推进修桥，很好',
        kind: 'phrase',
        han: 1,
        quotes: [{ before: '昨日大家认真开', text: '[会]扎实推进修桥， 很好', after: '。大家认真走路' }],
      },
    ]);
  });

  test('of a span: what is unmarked, with what is marked in brackets', () => {
    const { misses } = score({
      text: '扎实，推进“下雨”',
      B: ['扎实，推进“下雨”', '下雨'],
      marks: ['扎实，推', '雨'],
    });
    expect(misses.map(({ han, quotes }) => ({ han, text: quotes[0].text }))).toEqual([
      { han: 2, text: '[扎实，推]进“下[雨]”' },
      { han: 1, text: '下[雨]' },
    ]);
    expect(first.misses).toEqual([]);
  });

  test('no half character at the edge of the context', () => {
    const { falseMarks } = score({ text: `𠮷${'一'.repeat(11)}下雨${'一'.repeat(11)}𠮷`, marks: ['下雨'] });
    expect(falseMarks[0].quotes[0]).toMatchObject({ before: '一'.repeat(11), after: '一'.repeat(11) });
  });

  test('are combined over pages, the worst first', () => {
    const second = score({ name: 'b', text: '大家认真扎实推进', B: ['扎实推进'], marks: ['大家认真'] });
    const third = score({ name: 'c', text: '都说扎实推进', B: ['扎实推进', '都说'], marks: ['大家'] });
    const { falseMarks, misses } = makeReport([first, second, third], false);
    expect(falseMarks.map(({ text, han, places }) => [text, han, places.map(({ page }) => page)])).toEqual([
      ['大家认真', 12, ['a', 'a', 'b']],
      ['会扎实推进修桥，很好', 1, ['a']],
    ]);
    expect(misses.map(({ text, han, places }) => [text, han, places.map(({ page }) => page)])).toEqual([
      ['扎实推进', 8, ['b', 'c']],
      ['都说', 2, ['c']],
    ]);
  });

  test('wordings of different kinds stay apart', () => {
    const marks: Mark[] = [
      { text: '大家', kind: 'phrase' },
      { text: '大家', kind: 'reuse' },
    ];
    const pageScore = scorePage({ name: 'a', text: '大家', gold: { B: [], T: [] } }, marks, null);
    expect(makeReport([pageScore], false).falseMarks.map(({ kind }) => kind)).toEqual(['phrase', 'reuse']);
    expect(pageScore.counts).toMatchObject({ marked: 2, wordings: 1 });
  });
});

test('a report is printed in rows', () => {
  const page = { name: 'a1', text: '今天扎实推进落\n实', B: ['扎实推进落实'], marks: ['今天扎实推进'] };
  const text = formatReport(makeReport([score(page, new KnownStrings([['扎实推进落实']]))], true));
  expect(text.split('\n')).toEqual([
    'page  Han  gold  marked     P     R',
    'a1      8     6       6  0.67  0.67',
    '',
    'precision                0.667',
    'recall                   0.667',
    'f1                       0.667',
    'span_recall              0',
    'known_spans              1',
    'known_span_recall        0',
    'clean_edges              1',
    'control_marked_per_1000  0',
    '',
    'False marks: 1 string, 2 wrong Han characters',
    '   2  今天扎实推进  (phrase)',
    '      a1  〔[今天]扎实推进〕落 实',
    '',
    'Misses: 1 string, 2 unmarked Han characters',
    '   2  扎实推进落实  (known)',
    '      a1  今天〔[扎实推进]落 实〕',
  ]);
});
