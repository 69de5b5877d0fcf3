import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  buildMatcher,
  forEachPhrase,
  phraseNumber,
  phraseTexts,
  strengthAt,
  withoutPhrases,
} from '../../../utils/match/matcher';

const anywhere = () => true;
const asPhrases = (texts: readonly string[]) => texts.map((text, i) => ({ text, strength: i % 256 }));

/** All phrases of a set that begin at a place of a text, the shortest first. */
function phrasesAt(phrases: readonly string[], text: string, at: number): string[] {
  const found: string[] = [];
  forEachPhrase(buildMatcher(asPhrases(phrases)), text, anywhere, anywhere, (start, end) => {
    if (start === at) found.push(text.slice(start, end));
  });
  return found;
}

test.each([
  [[], '坚持稳中求进', []],
  [['稳中求进'], '坚持稳中求进', []],
  [['坚持稳中', '坚持稳中求进工作'], '坚持稳中求进', ['坚持稳中']],
  [['坚持稳中', '坚持稳中求', '坚持稳中求进'], '坚持稳中求进', ['坚持稳中', '坚持稳中求', '坚持稳中求进']],
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
      const expected: [number, number, number][] = [];
      const sorted = [...new Set(phrases)].sort();
      for (let start = 0; start < page.length; start++)
        sorted.forEach((each, number) => {
          if (page.startsWith(each, start)) expected.push([start, start + each.length, number]);
        });
      const found: [number, number, number][] = [];
      forEachPhrase(buildMatcher(asPhrases(phrases)), page, anywhere, anywhere, (...place) =>
        found.push(place),
      );
      expect(found).toEqual(expected);
    }),
  );
});

test('keeps thousands of phrases apart', () => {
  const phrases = Array.from({ length: 5_000 }, (_, i) =>
    String.fromCharCode(0x4e00 + i, 0x4e01 + (i % 7), 0x4e02 + (i % 11), 0x4e03 + i, 0x4e04),
  );
  const text = phrases.join('\n');
  const found: string[] = [];
  forEachPhrase(buildMatcher(asPhrases(phrases)), text, anywhere, anywhere, (start, end) =>
    found.push(text.slice(start, end)),
  );
  expect(found).toEqual(phrases);
});

test('knows its phrases by number, without those that were taken out', () => {
  const phrase = fc.string({ unit: fc.constantFrom('国', '家'), minLength: 4, maxLength: 9 });
  fc.assert(
    fc.property(fc.array(phrase, { maxLength: 40 }), fc.array(phrase, { maxLength: 10 }), (phrases, gone) => {
      const sorted = [...new Set(phrases)].sort();
      const matcher = withoutPhrases(buildMatcher(asPhrases(phrases)), gone);
      expect(sorted.map((text) => phraseNumber(matcher, text))).toEqual(
        sorted.map((text, number) => (gone.includes(text) ? -1 : number)),
      );
      expect(phraseTexts(matcher).flat()).toEqual(sorted.filter((text) => !gone.includes(text)));
      expect(phraseNumber(matcher, '国家国家国家国家国家')).toBe(-1);
    }),
  );
});

test('finds phrases of any length', () => {
  const phrases = [250, 254, 255, 256, 700].map((length) => '稳中求进'.padEnd(length, '好'));
  expect(phrasesAt(phrases, '稳中求进'.padEnd(900, '好'), 0)).toEqual(phrases);
});

test('ends a phrase only where it may end', () => {
  const found: number[] = [];
  const matcher = buildMatcher(asPhrases(['坚持稳中', '坚持稳中求进']));
  forEachPhrase(
    matcher,
    '坚持稳中求进',
    anywhere,
    (end) => end !== 4,
    (_, end) => found.push(end),
  );
  expect(found).toEqual([6]);
});

test('of doubles the strongest counts', () => {
  const matcher = buildMatcher(
    [5, 200, 7].map((strength) => ({ text: '稳中求进', strength })).concat({ text: '稳中求', strength: 255 }),
  );
  expect(phraseTexts(matcher)).toEqual(['稳中求进']);
  expect(strengthAt(matcher, 0)).toBe(200);
});
