import { describe, expect, test } from 'vitest';
import { formatPage } from '../../tools/annotate/print';
import { columnsOf } from '../../tools/text-table';

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
  const part = {
    text: '',
    kind: 'phrase' as const,
    key: '',
    fixed: null,
    fillers: [],
    documents: 0,
    record: null,
  };
  const occurrence = { section: '一、甲', sentence: '甲。' };
  const annotations = [
    {
      text: '稳中求进工作总基调',
      phrase: '稳中求进工作总基调',
      kind: 'phrase' as const,
      count: 2,
      record: {
        national: { reports: 12, total: 52, first: 1993, last: 2025 },
        congress: { reports: 1, total: 9, first: 2022, last: 2022 },
        provincial: { reports: 24, total: 31 },
      },
      parts: [],
      documents: [
        { id: 'doc-1', title: '县长讲话', occurrences: [occurrence, occurrence] },
        { id: 'doc-2', title: '市长讲话', occurrences: [{ section: '', sentence: '乙。' }] },
      ],
    },
    {
      text: '谱写云溪篇章',
      phrase: '谱写云溪篇章',
      kind: 'template' as const,
      count: 1,
      documents: [],
      record: null,
      parts: [
        {
          ...part,
          kind: 'template' as const,
          fixed: '谱写…篇章',
          fillers: ['云溪'],
          documents: 1,
          record: { national: null, congress: null, provincial: { reports: 21, total: 31 } },
        },
        { ...part, text: '甲、丙', kind: 'deviation' as const, fixed: '甲、乙、丙', documents: 2 },
        { ...part, text: '丁' },
      ],
    },
  ];
  const page = { file: 'a.html', title: '题', han: 1200, share: 0.0123, annotations };

  test('numbers are in columns whatever the width of the wording', () => {
    const lines = formatPage(page).split('\n');
    const kinds = lines
      .filter((line) => /^ {2}\S.*(phrase|template|kind)/.test(line))
      .map((line) => columnsOf(line.slice(0, line.search(/phrase|template|kind/))));
    expect(kinds).toHaveLength(3);
    expect(new Set(kinds).size).toBe(1);
  });

  test('what the record has is in a column of its own', () => {
    const [head, first] = formatPage(page)
      .split('\n')
      .filter((line) => /in the record|national/.test(line));
    const words = 'national 12/52 1993-2025, congress 1/9 2022, provinces 24/31';
    expect(first.endsWith(words)).toBe(true);
    expect(columnsOf(first.slice(0, -words.length))).toBe(columnsOf(head.slice(0, -'in the record'.length)));
  });

  test('a wording’s parts are below it: a template’s fixed pieces with what fills them, a deviation’s fixed wording', () => {
    const lines = formatPage(page).split('\n');
    const at = lines.findIndex((line) => /^ {2}谱写云溪篇章 .* -$/.test(line));
    expect(lines.slice(at + 1, at + 4)).toEqual([
      '      template 谱写…篇章 (云溪): 1 document, provinces 21/31',
      '      deviation 甲、丙, fixed: 甲、乙、丙: 2 documents',
      '      phrase 丁: -',
    ]);
  });

  test('says where each phrase occurs, and how often in each section', () => {
    const text = formatPage(page);
    expect(text).toContain('1,200 Han characters, 1.2 % painted: 2 wordings at 3 places');
    expect(text).toContain('3× in 2 documents');
    expect(text).toContain('县长讲话: 一、甲 (2×)');
    expect(text).toContain('市长讲话: before the first section');
  });

  test('a page without marks has only its head', () => {
    expect(
      formatPage({ ...page, annotations: [] })
        .trimEnd()
        .split('\n'),
    ).toHaveLength(3);
  });
});
