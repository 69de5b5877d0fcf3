import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../utils/labels/answer-view';
import type { Part, PhraseAnswer } from '../../../utils/lookup/answer';
import type { RecordFacts } from '../../../utils/record/facts';
import { NO_FACTS } from '../record/made-facts';

const record: RecordFacts = {
  ...NO_FACTS,
  national: { reports: 1, total: 52, frequency: 1, first: 2013, last: 2013 },
};
const document = { id: 'doc-00000001', title: '讲话', year: 2020, frequency: 2 };
const line = {
  documentId: document.id,
  documentTitle: '讲话',
  year: 2020,
  section: '',
  left: '',
  node: '四个自信',
  right: '',
  sentence: '四个自信',
  start: 0,
};

function partOf(text: string, start = 0, facts: Partial<Part> = {}): Part {
  const kind = 'phrase' as const;
  const counts = { frequency: 0, documentFrequency: 0, record: null };
  return {
    text,
    start,
    end: start + text.length,
    kind,
    key: text,
    frame: null,
    deviation: null,
    ...counts,
    ...facts,
  };
}

function answerOf(query: string, facts: Partial<PhraseAnswer> = {}): PhraseAnswer {
  const years = { years: [], undated: { documents: 5, frequency: 0 } };
  const nowhere = {
    frequency: 0,
    documents: [],
    documentTotal: 5,
    lines: [],
    record: null,
    parts: [],
    years,
    own: { frequency: 0, documentFrequency: 0, documentTotal: 0 },
    heldBack: 0,
  };
  return { query, key: query, ...nowhere, ...facts };
}

const frame = { fixed: ['为', '提供有力支撑'], fillers: ['发展'] };
const template = partOf('为发展提供有力支撑', 0, {
  kind: 'template',
  key: '为\u0001提供有力支撑',
  frame,
  frequency: 3,
  documentFrequency: 2,
  record,
});
const two = [partOf('四个意识'), partOf('四个自信', 4, { frequency: 2 })];

describe('viewOf', () => {
  it('has nothing for a wording that does not occur', () => {
    expect(viewOf(answerOf('龘靐'))).toMatchObject({ known: false, whole: null, record: null, parts: [] });
  });

  it('has a phrase’s own facts, and does not list it as a member', () => {
    const parts = [partOf('四个自信', 0, { frequency: 2 })];
    const facts = { frequency: 2, documents: [document], lines: [line], record, parts };
    const view = viewOf(answerOf('四个自信', facts));
    expect(view).toMatchObject({ known: true, record, frequency: 2, documentFrequency: 1, parts: [] });
    expect(view).toMatchObject({ recordOf: 'wording', frequencyOf: 'wording' });
    expect(view.whole).toBe(parts[0]);
  });

  it('has a filled template’s facts, and lists it where its occurrences did not come', () => {
    const answer = answerOf('为发展提供有力支撑', { parts: [template] });
    expect(viewOf(answer)).toMatchObject({
      known: true,
      whole: template,
      record,
      recordOf: 'template',
      frequency: 3,
      documentFrequency: 2,
      frequencyOf: 'template',
      parts: [template],
    });
    const placed = viewOf({ ...answer, frequency: 3, documents: [document], lines: [line] });
    expect(placed).toMatchObject({ recordOf: 'template', frequencyOf: 'wording', parts: [] });
    expect(viewOf({ ...answer, record })).toMatchObject({ recordOf: 'wording', frequencyOf: 'template' });
  });

  it('has the fixed wording’s facts for a deviation, and a template’s own', () => {
    const deviation = { fixed: '教育、医疗、养老', differences: [] };
    const parts = [partOf('医疗教育养老', 0, { kind: 'deviation', key: '教育医疗养老', deviation, record })];
    expect(viewOf(answerOf('医疗教育养老', { parts }))).toMatchObject({
      recordOf: 'fixed',
      frequencyOf: 'fixed',
    });
    const { key } = template;
    const facts = { record, frequency: 3, parts: [{ ...template, text: key, end: key.length }] };
    expect(viewOf(answerOf(key, facts))).toMatchObject({ recordOf: 'template', frequencyOf: 'template' });
  });

  it('lists the members of an unknown whole, even a single shorter one', () => {
    expect(viewOf(answerOf('四个意识四个自信', { parts: two }))).toMatchObject({ known: false, parts: two });
    const [, second] = two;
    expect(viewOf(answerOf('增强四个自信', { parts: [second] }))).toMatchObject({
      known: false,
      whole: null,
      parts: [second],
    });
  });

  it('leads with the longest member that the record has, where the whole is not known', () => {
    const lead = partOf('坚持稳中求进', 8, { record });
    const parts = [...two.slice(0, 1), partOf('四个自信', 4, { record }), lead, partOf('高质量发展阶段', 14)];
    const query = parts.map(({ text }) => text).join('');
    expect(viewOf(answerOf(query, { parts })).lead).toBe(lead);
    expect(viewOf(answerOf(query, { record, parts })).lead).toBeNull();
    expect(viewOf(answerOf('四个意识四个自信', { parts: two })).lead).toBeNull();
  });

  it('has both for a known whole with members', () => {
    const view = viewOf(answerOf('四个意识四个自信', { record, parts: two }));
    expect(view).toMatchObject({ known: true, whole: null, record, frequency: 0, parts: two });
  });
});
