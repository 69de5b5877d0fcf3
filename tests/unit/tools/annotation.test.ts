import { describe, expect, test } from 'vitest';
import type { ReportedMark } from '../../../utils/reports/report';
import type { TabSummary } from '../../../utils/reports/summary';
import { annotate, join } from '../../tools/annotate/annotation';

function summary(marks: readonly ReportedMark[], painted: number): TabSummary {
  const frameMarks = marks.map((mark) => ({ ...mark, frameId: 0 }));
  return { han: 100, painted, share: painted / 100, marks: frameMarks, complete: true };
}

const stable = { phrase: '稳中求进', text: '稳中求进', kind: 'phrase', count: 3 } as const;
const quoted = { phrase: '六稳', text: '“六稳”', kind: 'phrase', count: 1 } as const;

describe('join', () => {
  test('wordings of one phrase stay apart, and their counts add up to the report’s', () => {
    const painted = ['“六稳”', '稳中求进', '稳中 求进', '稳中求进'].map((text) => ({
      kind: 'phrase' as const,
      text,
    }));
    const { wordings, differences } = join(painted, summary([stable, quoted], 14));
    expect(wordings).toEqual([
      { text: '稳中求进', phrase: '稳中求进', kind: 'phrase', count: 2 },
      { text: '稳中 求进', phrase: '稳中求进', kind: 'phrase', count: 1 },
      { text: '“六稳”', phrase: '六稳', kind: 'phrase', count: 1 },
    ]);
    expect(differences).toEqual([]);
  });

  test('pieces between which ruby text stands are one wording', () => {
    const painted = ['稳中', '求进', '“六', '稳”', '稳中求进'].map((text) => ({
      kind: 'phrase' as const,
      text,
    }));
    const { wordings, differences } = join(painted, summary([{ ...stable, count: 2 }, quoted], 10));
    expect(wordings.map(({ text, count }) => [text, count])).toEqual([
      ['稳中求进', 2],
      ['“六稳”', 1],
    ]);
    expect(differences).toEqual([]);
  });

  test('tells what is painted and not reported, and the other way round', () => {
    const { differences } = join([{ kind: 'reuse', text: '稳中求进' }], summary([quoted], 2));
    expect(differences).toEqual([
      'reuse 稳中求进: painted 1, reported 0',
      'phrase 六稳: painted 0, reported 1',
      'Han characters: painted 4, reported 2',
    ]);
  });

  test('nothing painted and nothing reported agree', () => {
    expect(join([], summary([], 0))).toEqual({ wordings: [], differences: [] });
  });
});

test('annotate puts each place under its document', () => {
  const line = { documentTitle: 'A', year: 2020, left: '', node: '', right: '', start: 0 };
  const lines = [
    { ...line, documentId: 'doc-1', section: '一、甲', sentence: '甲稳中求进。' },
    { ...line, documentId: 'doc-2', section: '', sentence: '乙稳中求进。' },
    { ...line, documentId: 'doc-1', section: '二、丙', sentence: '丙稳中求进。' },
  ];
  const documents = [
    { id: 'doc-1', title: 'A', year: 2020, frequency: 2 },
    { id: 'doc-2', title: 'B', year: 2020, frequency: 1 },
  ];
  const concordance = { query: '', key: '', frequency: 3, documents, documentTotal: 5, lines };
  expect(annotate(stable, concordance).documents).toEqual([
    {
      id: 'doc-1',
      title: 'A',
      occurrences: [
        { section: '一、甲', sentence: '甲稳中求进。' },
        { section: '二、丙', sentence: '丙稳中求进。' },
      ],
    },
    { id: 'doc-2', title: 'B', occurrences: [{ section: '', sentence: '乙稳中求进。' }] },
  ]);
});
