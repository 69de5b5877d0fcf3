import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  BATCH_UNITS,
  FLOW_MAX_UNITS,
  MAX_BATCH_FLOWS,
  MAX_USER_DOCUMENTS,
  REPORT_PHRASES,
  REPORT_SNIPPETS,
  SNIPPET_MAX_UNITS,
} from '../../../utils/limits';
import { requestRules } from '../../../utils/messaging/schemas';

const draft = {
  id: '7b0fba4e-6a3c-4f8e-9b53-2f3f5d0e7a11',
  quote: { exact: '稳中求进', prefix: '要', suffix: '' },
  position: 1,
  url: 'https://example.com/',
  canonical: '',
  title: '新闻',
  date: '2020-11',
  outlet: '云溪日报',
  author: '',
  phrase: null,
  document: null,
};
const pageName = { canonical: '', document: null };
const mark = { phrase: '稳中求进', text: '稳中求进', kind: 'phrase', count: 1 };
const manySnippets = (length: number) =>
  Array.from({ length }, (_, i) => ({
    id: `${i}`,
    found: true,
    isExact: true,
    wording: null,
  }));
const report = { han: 4, painted: 4, marks: [mark], snippets: [], own: [], complete: true };

const flowData = {
  ...pageName,
  flows: [],
  reuse: true,
  sensitivity: 'normal',
  own: { ids: [], isSure: false },
};

describe('request schemas take what the clients send', () => {
  it.each([
    ['wakeAnnotator', undefined],
    ['wakeAnnotator', null],
    ['matchFlows', flowData],
    ['matchFlows', { ...flowData, flows: ['中'.repeat(FLOW_MAX_UNITS)], reuse: false, sensitivity: 'many' }],
    ['matchFlows', { ...flowData, own: { ids: ['doc-1'], isSure: true } }],
    ['findOwnDocuments', { ...pageName, text: '' }],
    ['matchFlows', { ...flowData, flows: Array(MAX_BATCH_FLOWS).fill('稳中求进') }],
    ['lookUp', { text: '', limit: 3 }],
    ['lookUp', { text: '', limit: 3, own: ['doc-1'] }],
    ['saveSnippet', { draft, consent: false }],
    ['saveSnippet', { draft: { ...draft, phrase: '稳中求进' }, consent: true }],
    ['saveSnippet', { draft: { ...draft, quote: { ...draft.quote, gaps: [1, 3] } }, consent: true }],
    ['reportFrame', report],
    ['datePhrases', { phrases: ['新质生产力'] }],
    ['reportFrame', { ...report, marks: [{ ...mark, kind: 'deviation' }] }],
    // The ids of what was imported are those of its file.
    [
      'reportFrame',
      { ...report, snippets: [{ id: 'snippet 1', found: true, isExact: false, wording: '新' }] },
    ],
    ['noteSnippet', { ...pageName, id: 'snippet 1', note: '' }],
    ['undoSave', { ...pageName, id: 'snippet 1' }],
    ['openLookUp', { text: '稳中求进' }],
  ] as const)('%s %#', (type, data) => {
    expect(v.safeParse(requestRules[type].data, data).success).toBe(true);
  });
});

describe('request schemas refuse what they do not', () => {
  it.each([
    ['matchFlows', null],
    ['matchFlows', { ...flowData, own: undefined }],
    ['matchFlows', { ...flowData, own: { ids: [''], isSure: true } }],
    ['findOwnDocuments', pageName],
    ['reportFrame', { ...report, own: Array.from({ length: MAX_USER_DOCUMENTS + 1 }, (_, i) => `${i}`) }],
    ['matchFlows', { ...flowData, reuse: undefined }],
    ['matchFlows', { ...flowData, sensitivity: undefined }],
    ['matchFlows', { ...flowData, sensitivity: 'all' }],
    ['matchFlows', { ...flowData, flows: '稳中求进' }],
    ['matchFlows', { ...flowData, flows: [1] }],
    ['matchFlows', { ...flowData, flows: ['中'.repeat(FLOW_MAX_UNITS + 1)] }],
    [
      'matchFlows',
      {
        ...flowData,
        flows: Array.from({ length: 3 }, () => '中'.repeat(FLOW_MAX_UNITS / 2 + BATCH_UNITS)),
      },
    ],
    ['matchFlows', { ...flowData, flows: Array(MAX_BATCH_FLOWS + 1).fill('') }],
    ['lookUp', { text: '中'.repeat(SNIPPET_MAX_UNITS + 1), limit: 3 }],
    ['lookUp', { text: '稳中求进', limit: -1 }],
    ['lookUp', { text: '稳中求进', limit: 1.5 }],
    ['lookUp', { text: '稳中求进' }],
    ['saveSnippet', { draft: { ...draft, id: '1' }, consent: false }],
    ['saveSnippet', { draft: { ...draft, quote: { ...draft.quote, exact: '' } }, consent: false }],
    ['saveSnippet', { draft, consent: 'yes' }],
    [
      'saveSnippet',
      {
        draft: { ...draft, quote: { ...draft.quote, exact: '中'.repeat(SNIPPET_MAX_UNITS + 1) } },
        consent: false,
      },
    ],
    ['reportFrame', { ...report, han: -1 }],
    ['reportFrame', { ...report, marks: [{ ...mark, kind: 'shout' }] }],
    ['reportFrame', { ...report, marks: Array.from({ length: REPORT_PHRASES + 1 }, () => mark) }],
    ['reportFrame', { ...report, snippets: manySnippets(REPORT_SNIPPETS + 1) }],
    ['datePhrases', { phrases: Array.from({ length: REPORT_PHRASES + 1 }, () => '提法') }],
    ['openLookUp', {}],
  ] as const)('%s %#', (type, data) => {
    expect(v.safeParse(requestRules[type].data, data).success).toBe(false);
  });
});
