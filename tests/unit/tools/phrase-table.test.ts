import { describe, expect, test } from 'vitest';
import type { RecordReport } from '../../../utils/record/table';
import { FRAME_FEATURES } from '../../tools/mining/frames';
import { findInRecord } from '../../tools/mining/mine-record';
import { PHRASE_FEATURES } from '../../tools/mining/phrase-features';
import { type MinedRow, minedRows, tableLines } from '../../tools/phrase-table';
import { bundledWords } from '../bundled-words';
import { GENERAL, reportsOf } from '../phrases/sources';

const reports: RecordReport[] = [
  { series: 'national', year: 1999, name: '' },
  { series: 'national', year: 2012, name: '' },
  { series: 'congress', year: 2022, name: '二十大' },
];
const row = (some: Partial<MinedRow>): MinedRow => ({
  kind: 'phrase',
  text: '稳中求进',
  logit: 0,
  isChosen: true,
  features: new Map(),
  documents: new Map(),
  corpus: null,
  ...some,
});

/** The lines by column. */
function cells(rows: readonly MinedRow[], all = false): Record<string, string>[] {
  const [header, ...lines] = [...tableLines(rows, reports, all)].map((line) => line.split('\t'));
  for (const line of lines) expect(line.length).toBe(header.length);
  return lines.map((line) => Object.fromEntries(header.map((name, i) => [name, line[i]])));
}

describe('tableLines', () => {
  test('a header with every feature once', () => {
    const [header] = tableLines([], reports, false);
    const names = header.split('\t');
    expect(names.slice(0, 3)).toEqual(['kind', 'text', 'strength']);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining([...PHRASE_FEATURES, ...FRAME_FEATURES]));
    expect(names).not.toContain('chosen');
  });

  test('strength to two places, features to three, nothing where there is nothing', () => {
    const features = new Map([
      ['association', 0.12345],
      ['nouns', 0],
    ]);
    const [line] = cells([row({ logit: -1.005, features })]);
    expect(line).toMatchObject({
      kind: 'phrase',
      text: '稳中求进',
      association: '0.123',
      nouns: '0',
      words: '',
    });
    expect(line.strength).toMatch(/^-1\.0[01]$/);
  });

  test('… for a slot', () => {
    expect(cells([row({ text: '为\u0001服务' })])[0].text).toBe('为…服务');
  });

  test.each<[documents: number[], inReports: string, first: string, last: string]>([
    [[0, 1, 2, 3], '3', '1999', '2012'],
    [[2], '1', '', ''],
    [[1], '1', '2012', '2012'],
    [[3], '0', '', ''],
  ])('reports %j', (documents, inReports, firstNational, lastNational) => {
    const counts = new Map(documents.map((document) => [document, 2]));
    expect(cells([row({ documents: counts })])[0]).toMatchObject({ inReports, firstNational, lastNational });
  });

  test('the corpus has its own counts and no strength', () => {
    const corpus = { text: '六稳', frequency: 7, documentFrequency: 2 };
    expect(cells([row({ kind: 'corpus', logit: null, documents: null, corpus })])[0]).toMatchObject({
      kind: 'corpus',
      strength: '',
      inReports: '',
      corpusFrequency: '7',
      corpusDocuments: '2',
    });
  });

  test('what is not chosen only where all is asked for', () => {
    const rows = [row({}), row({ text: '一些工作', isChosen: false })];
    expect(cells(rows).map(({ text }) => text)).toEqual(['稳中求进']);
    expect(cells(rows, true).map(({ text, chosen }) => [text, chosen])).toEqual([
      ['稳中求进', '1'],
      ['一些工作', '0'],
    ]);
  });
});

test('minedRows: everything that was found, the strongest first', () => {
  const fillers = ['经济', '教育', '农村', '企业', '科技', '美丽家园'];
  const others = ['凝心聚力', '真抓实干', '善作善成', '大家辛苦', '谢谢各位', '问题不少'];
  const texts = fillers.map((filler, i) => `为${filler}提供支撑。教育、医疗、养老。扎实推动。${others[i]}`);
  const found = findInRecord(reportsOf(texts), [], GENERAL, bundledWords);
  const weights = PHRASE_FEATURES.map((name) => (name === 'words' ? 1 : 0));
  const models = {
    phrase: { base: 0, weights },
    frame: { base: -4, weights: FRAME_FEATURES.map(() => 0) },
  };
  const corpus = [{ text: '六稳', frequency: 7, documentFrequency: 2 }];
  const rows = minedRows(found, models, corpus);
  expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
  const logits = rows.slice(0, -1).map(({ logit }) => Number(logit));
  expect(logits).toEqual(logits.toSorted((a, b) => b - a));
  const byText = new Map(rows.map((each) => [each.text, each]));
  const chain = byText.get('教育、医疗、养老');
  expect(chain).toMatchObject({ kind: 'chain', logit: 3, isChosen: true });
  expect(chain?.features).toEqual(byText.get('教育医疗养老')?.features);
  expect(byText.get('扎实推动')).toMatchObject({ kind: 'phrase', logit: 2, isChosen: true });
  expect(byText.get('为\u0001提供支撑')).toMatchObject({ kind: 'template', logit: -4, isChosen: false });
  const word = byText.get('扎实');
  expect(word).toMatchObject({ kind: 'word', isChosen: true });
  expect(word?.features).toEqual(new Map([['keyness', word?.logit]]));
  expect(byText.get('大家')).toMatchObject({ kind: 'word', isChosen: false });
  expect(rows.at(-1)).toMatchObject({ kind: 'corpus', text: '六稳', logit: null, isChosen: true });
});
