import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PageText } from '../../../utils/match/page-text';
import { countHan } from '../../../utils/text/han';
import { normalise } from '../../../utils/text/normalise';
import { isBarrier } from '../../../utils/text/units';
import { danglesAtEnd, danglesAtStart } from '../../../utils/text/words';
import { wordEdges } from '../../../utils/words/word-edges';
import { anyText, officialText } from '../arbitraries';
import { bundledWords } from '../bundled-words';

/** The joints of a text, found from each mark of the source and of the normalised text. */
function naiveJoints(source: string): Set<number> {
  const { text, starts } = normalise(source);
  const joints = new Set([0, text.length]);
  for (let at = 0; at < text.length; at++)
    if (text[at] === ',' || isBarrier(text.charCodeAt(at))) joints.add(at).add(at + 1);
  const units = starts.slice(0, text.length);
  for (const { index } of source.matchAll(/、/g)) joints.add(units.filter((start) => start < index).length);
  return joints;
}

test.each([
  ['', [0]],
  ['推动发展', [0, 4, 4, 4, 4]],
  ['推动、发展', [0, 2, 2, 4, 4]],
  ['、推动、', [0, 2, 2]],
  ['推动，发展', [0, 2, 2, 3, 5, 5]],
  ['推动。', [0, 2, 2, 3]],
  ['改革、“、开放', [0, 2, 2, 4, 4]],
])('the next joints of %j are %j', (source, expected) => {
  const page = new PageText(source, bundledWords);
  expect(Array.from({ length: page.text.length + 1 }, (_, at) => page.nextJoint(at))).toEqual(expected);
});

test('nextJoint and isJoint agree with the marks of any text', () => {
  fc.assert(
    fc.property(fc.oneof(officialText, anyText), (source) => {
      const page = new PageText(source, bundledWords);
      const joints = naiveJoints(source);
      for (let at = 0; at <= page.text.length; at++) {
        let next = at;
        while (!joints.has(next)) next++;
        expect(page.nextJoint(at)).toBe(next);
        expect(page.isJoint(at)).toBe(next === at);
      }
    }),
    { numRuns: 500 },
  );
});

test('a phrase begins and ends well at words that are neither commas nor particles', () => {
  fc.assert(
    fc.property(officialText, (source) => {
      const page = new PageText(source, bundledWords);
      const { text } = page;
      const edges = wordEdges(bundledWords, source, normalise(source));
      for (let at = 0; at <= text.length; at++) {
        expect(page.wordBegins(at)).toBe(edges[at] === 1);
        expect(page.beginsWell(at)).toBe(edges[at] === 1 && text[at] !== ',' && !danglesAtStart(text, at));
        expect(page.endsWell(at)).toBe(edges[at] === 1 && text[at - 1] !== ',' && !danglesAtEnd(text, at));
      }
    }),
  );
});

test('counts the Han characters of a span as in its text', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, officialText), fc.nat(), fc.nat(), (source, a, b) => {
      const page = new PageText(source, bundledWords);
      const [start, end] = [a, b].map((n) => n % (page.text.length + 1)).sort((x, y) => x - y);
      expect(page.countHan(start, end)).toBe(countHan(page.text, start, end));
    }),
  );
});
