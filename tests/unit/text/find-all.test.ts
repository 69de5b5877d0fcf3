import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAll } from '../../../utils/text/find-all';
import { normalise } from '../../../utils/text/normalise';
import { anyText, officialText } from '../arbitraries';

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

  it('gives places in order and apart, whatever the text', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, wording) => {
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
