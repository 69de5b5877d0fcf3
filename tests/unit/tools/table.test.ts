import { describe, expect, test } from 'vitest';
import { columnsOf, formatPage } from '../../tools/annotate/table';

describe('columnsOf', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['六稳', 4],
    ['、，。《》', 10],
    ['“六稳”', 6],
    ['𠀀', 2],
    ['한글', 4],
    ['ＡＢ', 4],
  ])('%s takes %i', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });
});

describe('formatPage', () => {
  const occurrence = { section: '一、甲', sentence: '甲。' };
  const annotations = [
    {
      text: '稳中求进工作总基调',
      phrase: '稳中求进工作总基调',
      kind: 'phrase' as const,
      count: 2,
      documents: [
        { id: 'doc-1', title: '县长讲话', occurrences: [occurrence, occurrence] },
        { id: 'doc-2', title: '市长讲话', occurrences: [{ section: '', sentence: '乙。' }] },
      ],
    },
    { text: '六稳', phrase: '六稳', kind: 'reuse' as const, count: 1, documents: [] },
  ];
  const page = { file: 'a.html', title: '题', han: 1200, share: 0.0123, annotations };

  test('numbers stand in columns whatever the width of the wording', () => {
    const lines = formatPage(page).split('\n');
    const kinds = lines
      .filter((line) => /phrase|reuse|kind/.test(line))
      .map((line) => columnsOf(line.slice(0, line.search(/phrase|reuse|kind/))));
    expect(new Set(kinds).size).toBe(1);
  });

  test('says where each phrase stands, and how often in each section', () => {
    const text = formatPage(page);
    expect(text).toContain('1,200 Han characters, 1.2 % painted: 2 wordings at 3 places');
    expect(text).toContain('3× in 2 documents');
    expect(text).toContain('县长讲话: 一、甲 (2×)');
    expect(text).toContain('市长讲话: before the first section');
  });

  test('a page without marks has its head alone', () => {
    expect(
      formatPage({ ...page, annotations: [] })
        .trimEnd()
        .split('\n'),
    ).toHaveLength(3);
  });
});
