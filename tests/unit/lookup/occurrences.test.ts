import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../utils/index/build';
import { SLOT_MAX_HAN } from '../../../utils/limits';
import { findOccurrences } from '../../../utils/lookup/occurrences';
import { normalise } from '../../../utils/text/normalise';
import { asDocument } from './documents';

const SLOT = '\u0001';

/** Places of a key in documents, as the number of the document and the wording there. */
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

  test('of a template the nearest closing piece counts', () => {
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
