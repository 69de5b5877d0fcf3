import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAll } from '../../../utils/text/find-all';
import { normalise } from '../../../utils/text/normalise';
import { anyText, neighbourlyText, officialText } from '../arbitraries';

const found = (text: string, wording: string) =>
  findAll(text, wording).map(({ start, end }) => text.slice(start, end));

describe('findAll', () => {
  it.each([
    ['itself, wherever it stands', '发展，再发展', '发展', ['发展', '发展']],
    ['places apart from one another', '天天天天', '天天', ['天天', '天天']],
    ['traditional characters', '高質量發展', '质量发展', ['質量發展']],
    ['simplified ones for traditional', '质量发展', '質量', ['质量']],
    ['over quotes and 、', '增强“四个意识”、坚定', '四个意识坚定', ['四个意识”、坚定']],
    ['full width', 'ＧＤＰ增长', 'gdp', ['ＧＤＰ']],
    ['figures as they were typed', '2019年和2020年', '2020年', ['2020年']],
    ['a year of which a part was typed', '2019年和2020年', '202', ['2020']],
    ['full-width figures', '２０２０年', '2020年', ['２０２０年']],
    ['punctuation by itself', '一。二。', '。', ['。', '。']],
    ['zeros of any kind', '二○三五年、二零三五年', '二〇三五', ['二○三五', '二零三五']],
    ['a piece of a number', '一百零五件', '零五', ['零五']],
    ['a piece of a word', '顯著成效、沿着', '著成效', ['著成效']],
    ['a piece of a word as it is written', '大象、好像', '像', ['像']],
    ['both forms of a character', '沿著、沿着', '沿着', ['沿著', '沿着']],
    ['a wording with marks at its ends', '好。再好。', '。再好', ['再好']],
    ['nothing', '发展', '', []],
    ['spaces', '发 展', '  ', []],
    ['what does not stand there', '发展', '开放', []],
  ])('finds %s', (_, text, wording, places) => {
    expect(found(text, wording)).toEqual(places);
  });

  it('finds every wording of the text in its place, and only the like of it', () => {
    const pieceOf = (text: string) =>
      fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
    const cases = officialText.chain((text) => fc.tuple(fc.constant(text), pieceOf(text)));
    fc.assert(
      fc.property(cases, ([text, [start, end]]) => {
        const wording = text.slice(start, end);
        const wanted = normalise(wording).text.replace(/^\n+|\n+$/g, '');
        const places = findAll(text, wording);
        // What is a figure or a placeholder depends on its neighbours, which a piece has lost.
        fc.pre(!/[\d０-９.%Xx×a-zA-Z]/.test(wording) && wanted !== '');
        expect(places.length).toBeGreaterThan(0);
        for (const place of places) {
          expect(normalise(text.slice(place.start, place.end)).text.replace(/^\n+|\n+$/g, '')).toBe(wanted);
        }
      }),
    );
  });

  it('finds every piece of a text of characters that depend on their neighbours', () => {
    const cases = neighbourlyText.chain((text) =>
      fc.tuple(fc.constant(text), fc.nat(text.length), fc.integer({ min: 1, max: 6 })),
    );
    fc.assert(
      fc.property(cases, ([text, start, length]) => {
        const wording = text.slice(start, start + length);
        fc.pre(/^[\p{Script=Han}]+$/u.test(wording));
        expect(found(text, wording)).not.toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives places in order and apart, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, neighbourlyText), fc.oneof(anyText, neighbourlyText), (text, wording) => {
        let end = 0;
        for (const place of findAll(text, wording)) {
          expect(place.start).toBeGreaterThanOrEqual(end);
          expect(place.end).toBeGreaterThan(place.start);
          end = place.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
