import { describe, expect, test } from 'vitest';
import type { Part, PhraseAnswer } from '../../../utils/lookup/answer';
import type { RecordFacts } from '../../../utils/record/facts';
import type { ReportedMark, TabSummary } from '../../../utils/reports/report';
import { annotate, join } from '../../tools/annotate/annotation';
import { NO_FACTS } from '../record/made-facts';

function summary(marks: readonly ReportedMark[], painted: number): TabSummary {
  const frameMarks = marks.map((mark) => ({ ...mark, frameId: 0 }));
  return {
    han: 100,
    painted,
    share: painted / 100,
    marks: frameMarks,
    snippets: [],
    own: [],
    complete: true,
  };
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

  test('pieces with ruby text between them are one wording', () => {
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

  test('reports what is painted and not reported, and the reverse', () => {
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

describe('annotate', () => {
  const nowhere: PhraseAnswer = {
    query: '',
    key: '',
    frequency: 0,
    documents: [],
    documentTotal: 5,
    lines: [],
    record: null,
    parts: [],
    years: { years: [], undated: { documents: 0, frequency: 0 } },
    own: { frequency: 0, documentFrequency: 0, documentTotal: 0 },
    heldBack: 0,
  };
  const years = [{ year: 2024, count: 1 }];
  const provincial = { reports: 24, total: 31, frequency: 40, first: 2025, last: 2025, provinces: [] };
  const facts: RecordFacts = {
    ...NO_FACTS,
    national: { reports: 12, total: 52, frequency: 30, first: 1993, last: 2025 },
    congress: null,
    provincial,
    years,
  };
  const short = {
    national: { reports: 12, total: 52, first: 1993, last: 2025 },
    congress: null,
    provincial: { reports: 24, total: 31 },
  };
  const part: Part = {
    start: 0,
    end: 4,
    text: '稳中求进',
    kind: 'phrase',
    key: '稳中求进',
    frame: null,
    deviation: null,
    frequency: 3,
    documentFrequency: 2,
    record: facts,
  };
  const shortPart = {
    text: '稳中求进',
    kind: 'phrase',
    key: '稳中求进',
    fixed: null,
    fillers: [],
    documents: 2,
    record: short,
  };

  test('lists each occurrence under its document, and what the record has', () => {
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
    const answer = { ...nowhere, frequency: 3, documents, lines, record: facts, parts: [part] };
    expect(annotate(stable, answer)).toEqual({
      ...stable,
      documents: [
        {
          id: 'doc-1',
          title: 'A',
          occurrences: [
            { section: '一、甲', sentence: '甲稳中求进。' },
            { section: '二、丙', sentence: '丙稳中求进。' },
          ],
        },
        { id: 'doc-2', title: 'B', occurrences: [{ section: '', sentence: '乙稳中求进。' }] },
      ],
      record: short,
      parts: [],
    });
  });

  test('what is not known as a whole has no documents and no record, but its parts, even a single one', () => {
    expect(annotate(stable, { ...nowhere, parts: [part] })).toEqual({
      ...stable,
      documents: [],
      record: null,
      parts: [shortPart],
    });
  });

  test('what is known as a whole and has several parts has them, too', () => {
    const second = {
      ...part,
      start: 4,
      end: 8,
      text: '“六稳”',
      key: '六稳',
      documentFrequency: 0,
      record: null,
    };
    const { record, parts } = annotate(stable, { ...nowhere, record: facts, parts: [part, second] });
    expect(record).toEqual(short);
    expect(parts).toEqual([
      shortPart,
      { ...shortPart, text: '“六稳”', key: '六稳', documents: 0, record: null },
    ]);
  });

  test('a template has its fixed pieces and what fills them, a deviation its fixed wording', () => {
    const frame = { fixed: ['奋力谱写', '篇章'], fillers: ['云溪'] };
    const template: Part = { ...part, kind: 'template', key: '奋力谱写\u0001篇章', frame };
    const deviation: Part = {
      ...part,
      kind: 'deviation',
      key: '甲乙丙丁',
      deviation: { fixed: '甲乙、丙丁', differences: [] },
    };
    const known = { ...nowhere, frequency: 1 };
    expect(annotate(stable, { ...known, parts: [template] }).parts).toMatchObject([
      { kind: 'template', key: '奋力谱写\u0001篇章', fixed: '奋力谱写…篇章', fillers: ['云溪'] },
    ]);
    expect(annotate(stable, { ...known, parts: [deviation] }).parts).toMatchObject([
      { kind: 'deviation', key: '甲乙丙丁', fixed: '甲乙、丙丁', fillers: [] },
    ]);
  });
});
