import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gramHash } from '../../../utils/index/gram-filter';
import { buildMatcher, longestPhraseAt, phraseLength } from '../../../utils/match/matcher';

const asPhrases = (texts: readonly string[]) => texts.map((text, i) => ({ text, strength: i % 256 }));

/** All phrases of a set that stand in a text at a place, the longest first. */
function phrasesAt(phrases: readonly string[], text: string, at: number): string[] {
  const matcher = buildMatcher(asPhrases(phrases));
  const [a, b, c, d] = [0, 1, 2, 3].map((i) => text.charCodeAt(at + i));
  const found: string[] = [];
  let phrase = longestPhraseAt(matcher, text, at, gramHash(a, b, c, d));
  for (; phrase >= 0; phrase = matcher.shorter[phrase])
    found.push(text.slice(at, at + phraseLength(matcher, phrase)));
  return found;
}

test.each([
  [[], '坚持稳中求进', []],
  [['稳中求进'], '坚持稳中求进', []],
  [['坚持稳中', '坚持稳中求进工作'], '坚持稳中求进', ['坚持稳中']],
  [['坚持稳中', '坚持稳中求', '坚持稳中求进'], '坚持稳中求进', ['坚持稳中求进', '坚持稳中求', '坚持稳中']],
  [['坚持稳中求全', '坚持稳中', '坚持稳中一'], '坚持稳中求进', ['坚持稳中']],
  [['坚持', '坚持稳中', '坚持稳中'], '坚持稳中求进', ['坚持稳中']],
])('of %j in %s: %j', (phrases, text, found) => {
  expect(phrasesAt(phrases, text, 0)).toEqual(found);
});

test('finds what comparing with every phrase finds', () => {
  const text = fc.string({ unit: fc.constantFrom('国', '家', '\n'), maxLength: 40 });
  const phrase = fc.string({ unit: fc.constantFrom('国', '家'), minLength: 4, maxLength: 9 });
  fc.assert(
    fc.property(text, fc.array(phrase, { maxLength: 40 }), (page, phrases) => {
      for (let at = 0; at + 4 <= page.length; at++) {
        const expected = [...new Set(phrases)].filter((each) => page.startsWith(each, at));
        expect(phrasesAt(phrases, page, at)).toEqual(expected.sort((a, b) => b.length - a.length));
      }
    }),
  );
});

test('keeps thousands of phrases apart', () => {
  const phrases = Array.from({ length: 5_000 }, (_, i) =>
    String.fromCharCode(0x4e00 + i, 0x4e01 + (i % 7), 0x4e02 + (i % 11), 0x4e03 + i, 0x4e04),
  );
  const matcher = buildMatcher(asPhrases(phrases));
  for (const text of phrases) {
    const hash = gramHash(text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2), text.charCodeAt(3));
    expect(phraseLength(matcher, longestPhraseAt(matcher, text, 0, hash))).toBe(5);
  }
});

test('of doubles the strongest counts', () => {
  const matcher = buildMatcher(
    [5, 200, 7].map((strength) => ({ text: '稳中求进', strength })).concat({ text: '稳中求', strength: 255 }),
  );
  expect([...matcher.strengths]).toEqual([200]);
});
