import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../utils/index/corpus-index';
import { KWIC_CONTEXT, SLOT_MAX_HAN } from '../../../utils/limits';
import { findOccurrences, isNormalised, lookUp } from '../../../utils/lookup/look-up';
import { normalise } from '../../../utils/text/normalise';
import { officialText } from '../arbitraries';
import { placesOf, substrings } from '../index/naive';
import { asDocument } from './documents';

const documents = [
  '在县委全会上的讲话\n同志们：\n一、坚持稳中求进\n（一）增强“四个意识”，做到“两个维护”。2020年开局良好。\n今年是2021年，要增强“四个意识”！',
  '在市委全会上的讲话\n要坚持稳中求进。也要增强四个意识，坚持稳中求进工作总基调。',
  '发言',
].map(asDocument);
const index = buildIndex(documents);
const look = (query: string, limit = 10) => lookUp(query, limit, index, documents);

describe('lookUp', () => {
  test('has occurrences, documents and lines in the documents’ own wording', () => {
    expect(look('四個意識')).toEqual({
      query: '四個意識',
      key: '四个意识',
      frequency: 3,
      documents: [
        { id: 'doc-0', title: '在县委全会上的讲话', year: 2020, frequency: 2 },
        { id: 'doc-1', title: '在市委全会上的讲话', year: 2021, frequency: 1 },
      ],
      documentTotal: 3,
      lines: [
        {
          documentId: 'doc-0',
          documentTitle: '在县委全会上的讲话',
          year: 2020,
          section: '一、坚持稳中求进 › （一）增强“四个意识”，做到“两个维护”',
          left: '（一）增强“',
          node: '四个意识',
          right: '”，做到“两个维护”。2020年开局良好。',
          sentence: '（一）增强“四个意识”，做到“两个维护”。',
          start: documents[0].text.indexOf('四个意识'),
        },
        {
          documentId: 'doc-1',
          documentTitle: '在市委全会上的讲话',
          year: 2021,
          section: '',
          left: '要坚持稳中求进。也要增强',
          node: '四个意识',
          right: '，坚持稳中求进工作总基调。',
          sentence: '也要增强四个意识，坚持稳中求进工作总基调。',
          start: documents[1].text.indexOf('四个意识'),
        },
        expect.objectContaining({ documentId: 'doc-0', sentence: '今年是2021年，要增强“四个意识”！' }),
      ],
    });
  });

  test('normalises only documents of which it has a line, since each takes a while', () => {
    const many = Array.from({ length: 4 }, (_, at) => asDocument('报告\n坚持稳中求进。', at));
    const found = lookUp('稳中求进', 2, buildIndex(many), many);
    expect([found.frequency, found.documents.length, found.lines.length]).toEqual([4, 4, 2]);
    expect(many.map(isNormalised)).toEqual([true, true, false, false]);
  });

  test('quotes around the node are completed', () => {
    expect(look('增强四个意识').lines.map(({ node }) => node)).toEqual([
      '增强“四个意识”',
      '增强四个意识',
      '增强“四个意识”',
    ]);
  });

  test.each([
    ['', ''],
    ['坚', '坚'],
    ['，。坚！', '坚'],
    ['abc 12', 'abc\u0002'],
  ])('%j is too short to be looked up', (query, key) => {
    expect(look(query)).toEqual({ query, key, frequency: 0, documents: [], documentTotal: 3, lines: [] });
  });

  test('punctuation and spaces around a query don’t count', () => {
    expect(look(' “坚持稳中求进”。\n')).toMatchObject({ key: '坚持稳中求进', frequency: 3 });
  });

  test('a query may run over the end of a sentence', () => {
    const { lines } = look('求进。也要');
    expect(lines.map(({ sentence }) => sentence)).toEqual([documents[1].text.split('\n')[1]]);
  });

  test('figures have to be those of the query', () => {
    expect(look('2020年开局').frequency).toBe(1);
    expect(look('２０２１年开局').frequency).toBe(0);
    expect(look('今年是2021年').frequency).toBe(1);
  });

  test('a title is no sentence: its line is used instead', () => {
    expect(look('市委全会').lines).toMatchObject([
      { left: '在', right: '上的讲话', section: '', sentence: '在市委全会上的讲话' },
    ]);
  });

  test.each([0, 1, 2])('at most %i lines, of different documents first', (limit) => {
    const { frequency, lines } = look('坚持稳中求进', limit);
    expect(frequency).toBe(3);
    expect(lines.map(({ documentId }) => documentId)).toEqual(['doc-0', 'doc-1'].slice(0, limit));
  });

  test('context ends at line ends and splits no surrogate pair', () => {
    const rare = asDocument(`题\n${'𠮷'.repeat(30)}稳中求进一${'𠮷'.repeat(30)}\n二`, 0);
    const [line] = lookUp('稳中求进', 1, buildIndex([rare]), [rare]).lines;
    expect(line.left).toBe('𠮷'.repeat(KWIC_CONTEXT / 2));
    expect(line.right).toBe(`一${'𠮷'.repeat((KWIC_CONTEXT - 2) / 2)}`);
  });

  test('finds every occurrence of every string, in any documents', () => {
    fc.assert(
      fc.property(fc.array(officialText, { minLength: 1, maxLength: 3 }), fc.nat(), (texts, choice) => {
        const all = texts.map((text, number) => asDocument(`题目\n${text}`, number));
        const normalised = all.map(({ text }) => normalise(text).text);
        const strings = [...substrings(normalised, 2)].filter((string) =>
          /^\p{Script=Han}{2,}$/u.test(string),
        );
        if (strings.length === 0) return;
        const query = strings[choice % strings.length];
        const { frequency, lines, documents: counts } = lookUp(query, 1_000, buildIndex(all), all);
        expect(frequency).toBe(placesOf(normalised, query).length);
        expect(counts.reduce((sum, each) => sum + each.frequency, 0)).toBe(frequency);
        expect(lines.length).toBe(frequency);
        for (const { documentId, left, node, right, sentence, start } of lines) {
          const { text } = all[Number(documentId.slice(4))];
          expect(normalise(node).text).toBe(query);
          expect(text.startsWith(left + node + right, start - left.length)).toBe(true);
          expect(sentence).toContain(node);
        }
      }),
    );
  });
});

const SLOT = '\u0001';

/** Occurrences of a key in documents, as the number of the document and the wording there. */
function found(key: string, texts: readonly string[]): string[] {
  const documents = texts.map(asDocument);
  return findOccurrences(key, buildIndex(documents), documents).map(
    ({ document, span }) =>
      `${document.id.slice(4)} ${document.text.slice(span.start, span.end)} @${span.start}`,
  );
}

const texts = [
  '讲话\n奋力谱写“青山”发展新篇章，谱写XX新篇章。',
  '谱写2025新篇章\n谱写新新篇章、谱寫青山新篇章，谱写，新篇章',
  '谱写',
];

describe('findOccurrences', () => {
  test.each<[string, string[]]>([
    ['谱写青山', ['0 谱写“青山 @5', '1 谱寫青山 @19']],
    [
      `谱写${SLOT}新篇章`,
      [
        '0 谱写“青山”发展新篇章 @5',
        '0 谱写XX新篇章 @17',
        '1 谱写2025新篇章 @0',
        '1 谱写新新篇章 @10',
        '1 谱寫青山新篇章 @17',
      ],
    ],
    [`谱写${SLOT}`, ['0 谱写XX @17']],
    [`${SLOT}新篇章`, ['0 XX新篇章 @19']],
    [`奋力${SLOT}新篇章`, ['0 奋力谱写“青山”发展新篇章 @3']],
    ['不在这里', []],
    [`不在${SLOT}这里`, []],
  ])('of %j', (key, expected) => {
    expect(found(key, texts).map((each) => each.replace(/\d+$/, ''))).toEqual(
      expected.map((each) => each.replace(/\d+$/, '')),
    );
  });

  test.each([
    ['一二三四五六七八九十百千', 1],
    ['一二三四五六七八九十百千万', 0],
  ])('a slot holds %s: %i', (filler, places) => {
    expect(filler.length - SLOT_MAX_HAN).toBe(1 - places);
    expect(found(`谱写${SLOT}新篇章`, [`谱写${filler}新篇章`]).length).toBe(places);
  });

  test('for a template the nearest closing piece counts', () => {
    expect(found(`推动${SLOT}发展`, ['推动经济发展和社会发展'])).toEqual(['0 推动经济发展 @0']);
  });

  test('are those that a regular expression finds', () => {
    const text = fc
      .array(fc.constantFrom('国', '家', '民', '国', '家', '，', '。', 'X', '7', '“', '”', '𠮷'), {
        maxLength: 40,
      })
      .map((signs) => signs.join(''));
    const piece = (minLength: number) =>
      fc.string({ unit: fc.constantFrom('国', '家'), minLength, maxLength: 3 });
    const key = fc.oneof(
      piece(1),
      fc.tuple(piece(1), piece(2)).map((pieces) => pieces.join(SLOT)),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), key, (all, wanted) => {
        const [opening, closing] = wanted.split(SLOT);
        const filler = `(?:[\\u0001\\u0002](?=${closing})|[^,\\n\\u0001\\u0002]{1,${SLOT_MAX_HAN}}?)`;
        const expression = new RegExp(closing === undefined ? opening : `${opening}${filler}${closing}`, 'y');
        const expected = all.flatMap((source, number) => {
          const { text, starts } = normalise(source);
          return Array.from(starts.subarray(0, text.length)).flatMap((start, at) => {
            expression.lastIndex = at;
            const match = expression.exec(text);
            return match
              ? [`${number} ${source.slice(start, starts[at + match[0].length - 1] + 1)} @${start}`]
              : [];
          });
        });
        expect(found(wanted, all)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
