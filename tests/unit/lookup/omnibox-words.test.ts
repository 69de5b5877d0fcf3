import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asText, asXml, suggestionPieces } from '../../../utils/lookup/omnibox-words';
import { anyText } from '../arbitraries';

describe('suggestions of the address bar', () => {
  test('mark what was typed, with the counts behind', () => {
    const pieces = suggestionPieces('坚持稳中求进', '稳中', '7 places');
    expect(asXml(pieces)).toBe('坚持<match>稳中</match>求进<dim>  7 places</dim>');
    expect(asText(pieces)).toBe('坚持稳中求进  7 places');
  });

  test.each([
    ['稳中求进', '', '', '稳中求进'],
    ['稳中求进', '总', '', '稳中求进'],
    ['稳中求进', '稳中求进', '', '<match>稳中求进</match>'],
    ['<b>&"\'', '&', '', '&lt;b&gt;<match>&amp;</match>&quot;&apos;'],
    ['a\u0001b\ud800', '', '', 'ab\ufffd'],
  ])('%j, typed %j', (wording, typed, words, xml) => {
    expect(asXml(suggestionPieces(wording, typed, words))).toBe(xml);
  });

  test('nothing of any text becomes markup', () => {
    fc.assert(
      fc.property(anyText, anyText, (wording, typed) => {
        const bare = asXml(suggestionPieces(wording, typed, typed)).replace(/<\/?(match|dim)>/g, '');
        expect(bare).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|apos);)|\p{Cc}/u);
      }),
    );
  });
});
