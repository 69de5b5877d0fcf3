import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Counts, KnownStrings, type PageScore } from '../../tools/eval/score';
import { type Page, score } from './eval-pages';

/** Occurrences of a string, found by walking on from each position of the text in turn. */
function* naivePlaces(text: string, string: string): Generator<number[]> {
  const wanted = [...string].filter((sign) => sign.trim() !== '');
  for (let start = 0; start < text.length; start++) {
    const place: number[] = [];
    let found = 0;
    for (let i = start; i < text.length && found < wanted.length; i++) {
      if (text[i].trim() === '' && found > 0) continue;
      if (text[i] !== wanted[found]) break;
      place.push(i);
      found++;
    }
    if (found < wanted.length || found === 0) continue;
    yield place;
    start = place[place.length - 1];
  }
}

/** Counts character by character, each from scratch. */
function naiveCounts({ text, B = [], T = [], marks = [] }: Page, isKnown: (span: string) => boolean): Counts {
  const places = (strings: readonly string[]) =>
    strings.flatMap((string) => [...naivePlaces(text, string)].flat());
  const isIn = (strings: readonly string[], i: number) => places(strings).includes(i);
  const han = [...Array(text.length).keys()].filter((i) => /\p{Script=Han}/u.test(text[i]));
  const marked = han.filter((i) => isIn(marks, i) && !(isIn(T, i) && !isIn(B, i)));
  const spans = B.filter((span) => places([span]).some((i) => han.includes(i)));
  const isFound = (span: string) => {
    const own = han.filter((i) => isIn([span], i));
    return own.filter((i) => isIn(marks, i)).length * 5 >= own.length * 4;
  };
  const wordings = [...new Set(marks)].filter((mark) => mark !== '' && text.includes(mark));
  const segments = new Intl.Segmenter('zh', { granularity: 'word' }).segment(text);
  const isEdge = (i: number) => i === text.length || segments.containing(i)?.index === i;
  const isClean = (mark: string) =>
    isEdge(text.indexOf(mark)) &&
    isEdge(text.indexOf(mark) + mark.length) &&
    !/^[的了和与及在是之]|[的了和与及在是之]$/.test(mark);
  return {
    han: han.length,
    gold: han.filter((i) => isIn(B, i)).length,
    marked: marked.length,
    hit: marked.filter((i) => isIn(B, i)).length,
    spans: spans.length,
    spansFound: spans.filter(isFound).length,
    known: spans.filter(isKnown).length,
    knownFound: spans.filter((span) => isKnown(span) && isFound(span)).length,
    wordings: wordings.length,
    cleanWordings: wordings.filter(isClean).length,
    controlHan: B.length === 0 ? han.length : 0,
    controlMarked: B.length === 0 ? marked.length : 0,
  };
}

/** Whether a span is known, by looking into each document for each of its pieces. */
function naiveIsKnown(sources: readonly (readonly string[])[], span: string): boolean {
  const hanOf = (text: string) => [...text].filter((sign) => /\p{Script=Han}/u.test(sign)).join('');
  const documents = sources.flatMap((source) =>
    source.map((text) => ({ text, weight: source.length <= 10 ? 2 : 1 })),
  );
  const han = hanOf(span);
  const isHeld = (i: number) =>
    [i - 3, i - 2, i - 1, i]
      .filter((start) => start >= 0 && start + 4 <= han.length)
      .map((start) => documents.filter(({ text }) => hanOf(text).includes(han.slice(start, start + 4))))
      .some((holders) => holders.reduce((sum, { weight }) => sum + weight, 0) >= 2);
  const held = [...han].filter((_, i) => isHeld(i)).length;
  return han.length > 0 && held * 5 >= han.length * 4;
}

const anyOf = (signs: readonly string[], maxLength: number, minLength = 0) =>
  fc.array(fc.constantFrom(...signs), { minLength, maxLength }).map((each) => each.join(''));

/** Strings of a page: for the most part pieces of its text. */
const stringsOf = (text: string, maxLength: number) => {
  const piece = fc
    .tuple(fc.nat(text.length), fc.nat(12))
    .map(([start, length]) => text.slice(start, start + length));
  return fc.array(fc.oneof({ weight: 4, arbitrary: piece }, anyOf([...'天地的，'], 4)), { maxLength });
};

const anyPage = anyOf([...'天天地地人的，', '\n', '大桥'], 50).chain((text) =>
  fc.record({
    text: fc.constant(text),
    B: stringsOf(text, 4),
    T: stringsOf(text, 3),
    marks: stringsOf(text, 4),
  }),
);

const source = (minLength: number, maxLength: number) =>
  fc.array(anyOf([...'天地人，'], 7), { minLength, maxLength });

test('a slow recount of a page has the same result', () => {
  fc.assert(
    fc.property(anyPage, source(0, 3), source(11, 13), (page, small, large) => {
      const sources = [small, large];
      const { counts } = score(page, new KnownStrings(sources));
      expect(counts).toEqual(naiveCounts(page, (span) => naiveIsKnown(sources, span)));
    }),
    { numRuns: 500 },
  );
});

test('a slow search knows the same strings', () => {
  const strings = fc.array(anyOf([...'天地人，'], 9, 4), { maxLength: 20 });
  fc.assert(
    fc.property(strings, fc.array(source(0, 12), { maxLength: 3 }), (each, sources) => {
      const known = new KnownStrings(sources);
      for (const string of each) expect(known.has(string)).toBe(naiveIsKnown(sources, string));
    }),
    { numRuns: 300 },
  );
});

test('lists agree with the counts', () => {
  const hanIn = (text: string) => text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const bracketed = (text: string) =>
    hanIn([...text.matchAll(/\[(.*?)\]/g)].map(([, part]) => part).join(''));
  const sum = (faults: PageScore['falseMarks'] | PageScore['misses'], part: (text: string) => number) =>
    faults.flatMap(({ quotes }) => quotes).reduce((total, { text }) => total + part(text), 0);
  fc.assert(
    fc.property(anyPage, (page) => {
      const { counts, falseMarks, misses } = score(page);
      const wrong = falseMarks.reduce((total, { han }) => total + han, 0);
      expect(wrong > 0).toBe(counts.marked > counts.hit);
      expect(sum(falseMarks, bracketed)).toBe(wrong);
      expect(misses.length > 0).toBe(counts.hit < counts.gold);
      const unmarked = misses.reduce((total, { han }) => total + han, 0);
      expect(sum(misses, (text) => hanIn(text) - bracketed(text))).toBe(unmarked);
    }),
  );
});
