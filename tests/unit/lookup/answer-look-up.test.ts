import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../utils/index/corpus-index';
import type { Part } from '../../../utils/lookup/answer';
import { answerInPage, answerLookUp, compareMembers } from '../../../utils/lookup/answer-look-up';
import { lookUp } from '../../../utils/lookup/look-up';
import { biographyOf } from '../../../utils/record/biography';
import { calendarOf } from '../../../utils/record/calendar';
import { FACTS_ONLY } from '../../../utils/record/table';
import { decodeRecord } from '../../../utils/record/table-file';
import { encodeRecord } from '../../tools/encode-record';
import { officialText } from '../arbitraries';
import { knowledgeOf } from '../match/knowledge';
import { asDocument } from './documents';

const SLOT = '\u0001';
const CHAIN = '增强四个意识、坚定四个自信、做到两个维护';
const CHAIN_KEY = CHAIN.replaceAll('、', '');

const documents = [
  '讲话\n要增强“四个意识”、坚定“四个自信”、做到“两个维护”。奋力谱写青山崭新篇章。不忘初心，牢记使命。',
  '报告\n推动高质量发展，增强四个意识。',
].map(asDocument);
const entries = [
  '增强四个意识',
  '推动高质量发展',
  '高质量发展',
  '不忘初心,牢记使命',
  `奋力谱写${SLOT}崭新篇章`,
  CHAIN,
  CHAIN_KEY,
];
const knowledge = knowledgeOf(entries, documents);
const record = decodeRecord(
  encodeRecord(
    [
      { series: 'national', year: 2024, name: '' },
      { series: 'national', year: 2025, name: '' },
    ],
    entries.sort().map((text, i) => ({ text, strength: 100, counts: [{ report: i % 2, count: 1 }] })),
  ),
);
const sources = { knowledge, documents, record };
const answer = (query: string) => answerLookUp(query, 5, sources);

/** A part as its kind, wording and key, with its frequency in the corpus; + where the record has it. */
const shown = ({ kind, text, key, frequency, documentFrequency, record }: Part) =>
  `${kind} ${text} ${key.replace(SLOT, '…')} ${frequency}/${documentFrequency}${record ? '+' : ''}`;

describe('answerLookUp', () => {
  test.each<[string, string, string[]]>([
    ['nothing known', '没有套话的一句话', []],
    ['nothing', '', []],
    ['a phrase', '增强四个意识', ['phrase 增强四个意识 增强四个意识 2/2+']],
    ['quotes', '增强「四个意识」', ['phrase 增强「四个意识」 增强四个意识 2/2+']],
    ['traditional characters', '推動高質量發展', ['phrase 推動高質量發展 推动高质量发展 1/1+']],
    ['a template', '奋力谱写“河东”崭新篇章', [`template 奋力谱写“河东”崭新篇章 奋力谱写…崭新篇章 1/1+`]],
    [
      'a template with a placeholder',
      '奋力谱写XX崭新篇章',
      ['template 奋力谱写XX崭新篇章 奋力谱写…崭新篇章 1/1+'],
    ],
    ['another comma', '不忘初心、牢记使命', ['phrase 不忘初心、牢记使命 不忘初心,牢记使命 1/1+']],
    [
      'a deviation',
      '增强“四个意识”、做到“两个维护”',
      [`deviation 增强“四个意识”、做到“两个维护” ${CHAIN_KEY} 1/1+`],
    ],
    [
      'parts',
      '要增强四个意识，也推动高质量发展。',
      ['phrase 增强四个意识 增强四个意识 2/2+', 'phrase 推动高质量发展 推动高质量发展 1/1+'],
    ],
    [
      'a part that runs out of a quotation',
      '“推动高质量”发展',
      ['phrase “推动高质量”发展 推动高质量发展 1/1+'],
    ],
    [
      'a part that runs into a quotation',
      '推动“高质量发展工作”',
      ['phrase 推动“高质量发展 推动高质量发展 1/1+'],
    ],
  ])('parts: %s', (_, query, expected) => {
    expect(answer(query).parts.map(shown)).toEqual(expected);
  });

  test('the concordance is that of the whole wording', () => {
    for (const query of ['增强四个意识', '要增强四个意识', '没有套话'])
      expect(answer(query)).toMatchObject(lookUp(query, 5, knowledge.index, documents));
  });

  test('the record is that of the whole wording', () => {
    expect(answer('增强“四个意识”').record?.national).toMatchObject({ reports: 1, total: 2 });
    expect(answer('要增强“四个意识”').record).toBeNull();
  });

  test('the record finds a wording that differs by 的 alone', () => {
    expect(answer('推动高质量的发展').record).toEqual(answer('推动高质量发展').record);
    expect(answer('推动高质量的发展').record?.national).toMatchObject({ reports: 1, total: 2 });
  });

  test('what only the news has comes without reports, and is no part', () => {
    const reports = [{ series: 'national' as const, year: 2025, name: '' }];
    const days = [{ text: '全球治理倡议', strength: FACTS_ONLY, counts: [], days: [0] }];
    const news = { build: 1, calendar: calendarOf(['2025-09-01']), articles: { party: 0, university: 0 } };
    const table = decodeRecord(encodeRecord(reports, days, news));
    const found = answerLookUp('全球治理倡议', 5, { ...sources, record: table });
    expect(found.record).toMatchObject({
      ...{ national: null, congress: null, provincial: null },
      news: { days: 1, total: 1, first: '2025-09-01' },
    });
    expect(found.parts).toEqual([]);
    expect(biographyOf(table, found.key)?.news).toMatchObject({ days: 1, first: '2025-09-01' });
  });

  test('the user’s own documents are counted with the others and by themselves', () => {
    const own = { frequency: 1, documentFrequency: 1, documentTotal: 1 };
    const found = answerLookUp('增强四个意识', 5, { ...sources, bundled: 1 });
    expect([found.frequency, found.documents.length, found.own]).toEqual([2, 2, own]);
    const leftOut = new Set([1]);
    expect(answerLookUp('增强四个意识', 5, { ...sources, bundled: 1, leftOut }).own.documentTotal).toBe(0);
    expect(answer('增强四个意识').own).toEqual({ frequency: 0, documentFrequency: 0, documentTotal: 0 });
  });

  test('without a record there are no facts', () => {
    const { record, parts } = answerLookUp('增强四个意识', 5, { ...sources, record: null });
    expect(record).toBeNull();
    expect(parts.map(shown)).toEqual(['phrase 增强四个意识 增强四个意识 2/2']);
  });

  test('runs of the corpus are parts', () => {
    const index = buildIndex([{ text: '全市上下要以时不我待的精神投身现代化建设事业。' }]);
    const corpus = [asDocument('全市上下要以时不我待的精神投身现代化建设事业。', 0)];
    const found = answerLookUp('全市上下要以时不我待的精神投身现代化', 5, {
      knowledge: { ...knowledgeOf([]), index },
      documents: corpus,
      record: null,
    });
    expect(found.parts.map(({ kind, text }) => [kind, text])).toEqual([
      ['reuse', '全市上下要以时不我待的精神投身现代化'],
    ]);
  });

  test('a template has its fixed pieces and what fills them', () => {
    expect(answer('奋力谱写“河东”崭新篇章').parts[0].frame).toEqual({
      fixed: ['奋力谱写', '崭新篇章'],
      fillers: ['河东'],
    });
    expect(answer('奋力谱写“河东”经济崭新篇章').parts[0].frame?.fillers).toEqual(['“河东”经济']);
    expect(answer('奋力谱写2025崭新篇章').parts[0].frame?.fillers).toEqual(['2025']);
  });

  test('a deviation has the differences', () => {
    expect(answer('做到两个维护，增强四个意识').parts[0].deviation).toEqual({
      fixed: CHAIN,
      differences: [
        { text: '坚定四个自信、', kind: 'missing' },
        { text: '做到两个维护、', kind: 'same' },
        { text: '增强四个意识', kind: 'moved' },
      ],
    });
  });

  test('parts are in order, disjoint, and have the wording there', () => {
    const pieces = fc.constantFrom(
      '增强“四个意识”',
      '推动高质量',
      '发展',
      '奋力谱写',
      '崭新篇章',
      '做到两个维护',
      '、',
      '，',
      '“',
      '”',
    );
    const queries = fc
      .array(
        fc.oneof(
          pieces,
          officialText.map((text) => text.slice(0, 8)),
        ),
        { maxLength: 14 },
      )
      .map((all) => all.join(''));
    fc.assert(
      fc.property(queries, (query) => {
        let reached = 0;
        for (const { start, end, text, key, kind, frame, deviation, documentFrequency, frequency } of answer(
          query,
        ).parts) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(text).toBe(query.slice(start, end));
          expect(text.length).toBeGreaterThan(0);
          expect([frame !== null, key.includes(SLOT)]).toEqual([kind === 'template', kind === 'template']);
          expect(deviation !== null).toBe(kind === 'deviation');
          expect(documentFrequency).toBeLessThanOrEqual(frequency);
          for (const filler of frame?.fillers ?? []) expect(text).toContain(filler);
          reached = end;
        }
        expect(reached).toBeLessThanOrEqual(query.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('answerInPage', () => {
  const own = asDocument('茶事\n不忘初心，牢记使命。推动高质量发展。老李的茶园只有老李知道。', 2);
  const all = {
    ...sources,
    knowledge: knowledgeOf(entries, [...documents, own]),
    documents: [...documents, own],
  };
  const open = buildIndex(documents);
  const asked = (query: string) => answerInPage(query, 5, all, open);

  test('has no text and no title of the user’s own documents, and counts them', () => {
    const answer = asked('推动高质量发展');
    const whole = answerLookUp('推动高质量发展', 5, all);
    expect(whole.lines).toHaveLength(2);
    expect(answer.lines).toEqual(whole.lines.slice(0, 1));
    expect(answer.documents.map(({ title, frequency }) => `${title} ${frequency}`)).toEqual(['报告 1', ' 1']);
    expect(answer).toMatchObject({ frequency: 2, documentTotal: 3, heldBack: 1 });
    expect(answer.years).toEqual(whole.years);
  });

  test('what only they have is counted without a line', () => {
    const answer = asked('老李的茶园');
    expect(answer).toMatchObject({ frequency: 1, lines: [], heldBack: 1 });
    expect(JSON.stringify({ ...answer, query: '', key: '' })).not.toMatch(/老李|茶事/);
  });

  test('without own documents it is the plain answer', () => {
    fc.assert(
      fc.property(officialText, (query) => {
        expect(answerInPage(query, 3, sources, knowledge.index)).toEqual(answerLookUp(query, 3, sources));
      }),
    );
  });
});

const members = ['甲', '乙', '丙', '丁'];

/** A comparison as its members in order: + the same, > moved, - missing. */
const drawn = (order: readonly number[]) =>
  compareMembers(members, order)
    .map(({ text, kind }) => ({ same: '+', moved: '>', missing: '-' })[kind] + text)
    .join(' ');

describe('compareMembers', () => {
  test.each([
    [[0, 1, 2, 3], '+甲、 +乙、 +丙、 +丁'],
    [[1, 2, 3], '-甲、 +乙、 +丙、 +丁'],
    [[0, 2, 3], '+甲、 -乙、 +丙、 +丁'],
    [[0, 1, 2], '+甲、 +乙、 +丙、 -丁'],
    [[0, 2, 1, 3], '+甲、 +丙、 >乙、 +丁'],
    [[3, 0, 1, 2], '>丁、 +甲、 +乙、 +丙'],
    [[0, 3], '+甲、 -乙、 -丙、 +丁'],
  ])('in the order of the page: %j', (order, expected) => {
    expect(drawn(order)).toBe(expected);
  });

  test('has every member once, the page in its order, and what is the same in the order of the chain', () => {
    const orders = fc.integer({ min: 2, max: 7 }).chain((size) =>
      fc.tuple(
        fc.constant(size),
        fc.shuffledSubarray(
          Array.from({ length: size }, (_, i) => i),
          { minLength: 1 },
        ),
      ),
    );
    fc.assert(
      fc.property(orders, ([size, order]) => {
        const chain = Array.from({ length: size }, (_, i) => `员${i}`);
        const rows = compareMembers(chain, order);
        const numbers = rows.map(({ text }) => chain.indexOf(text.replace('、', '')));
        expect([...numbers].sort()).toEqual(chain.map((_, i) => i));
        expect(numbers.filter((_, i) => rows[i].kind !== 'missing')).toEqual(order);
        const kept = numbers.filter((_, i) => rows[i].kind === 'same');
        expect(kept).toEqual([...kept].sort((a, b) => a - b));
        const inOrder = numbers.filter((_, i) => rows[i].kind !== 'moved');
        expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
        // No more of them can be the same.
        for (let choice = 0; choice < 1 << order.length; choice++) {
          const some = order.filter((_, i) => choice & (1 << i));
          if (some.every((member, i) => i === 0 || member > some[i - 1]))
            expect(kept.length).toBeGreaterThanOrEqual(some.length);
        }
        expect(rows.map(({ text }) => text.endsWith('、'))).toEqual(rows.map((_, i) => i < rows.length - 1));
      }),
      { numRuns: 200 },
    );
  });
});
