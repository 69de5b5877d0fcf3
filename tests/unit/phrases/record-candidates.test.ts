import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PHRASE_MIN_HAN, RECORD_MAX_HAN } from '../../../utils/limits';
import { ownShare } from '../../../utils/phrases/measures';
import { countHan } from '../../../utils/text/han';
import { normalise } from '../../../utils/text/normalise';
import { isDangling } from '../../../utils/text/words';
import { wordEdges } from '../../../utils/words/word-edges';
import { PHRASE_FEATURES } from '../../tools/mining/phrase-features';
import { findRecordCandidates, type RecordCandidate } from '../../tools/mining/record-candidates';
import { bundledWords } from '../bundled-words';
import { placesOf, substrings } from '../index/naive';
import { repetitiveReports, sourcesOf } from './sources';

const find = (reports: readonly string[], corpus: readonly string[] = []) =>
  findRecordCandidates(sourcesOf(reports, corpus));
const texts = (...given: Parameters<typeof find>) => find(...given).map(({ text }) => text);

function feature({ features }: RecordCandidate, name: (typeof PHRASE_FEATURES)[number]): number {
  return features[PHRASE_FEATURES.indexOf(name)];
}

describe('findRecordCandidates', () => {
  test('what three reports have in common, or two and the corpus', () => {
    expect(texts(['凝心聚力', '凝心聚力！', '要凝心聚力'])).toEqual(['凝心聚力']);
    expect(texts(['凝心聚力', '凝心聚力！'], ['要凝心聚力'])).toEqual(['凝心聚力']);
    expect(texts(['凝心聚力', '凝心聚力！', ''])).toEqual([]);
    expect(texts(['凝心聚力', ''], ['凝心聚力', '凝心聚力'])).toEqual([]);
    expect(texts(['凝心聚力。凝心聚力', '凝心聚力！'])).toEqual([]);
  });

  test.each([
    ['three characters', '再动员'],
    ['particles at the ends', '的发展和'],
    ['the end of a sentence within', '稳中。求进'],
    ['a figure or slot within', '实现X发展，共2020人'],
    ['letters for characters', 'gdp发展'],
  ])('leaves out %s', (_, text) => {
    expect(texts([text, text, text])).toEqual([]);
  });

  test('takes 24 Han characters and no more', () => {
    const words = '坚持发展推动经济'.repeat(3);
    const all = texts([words, words, words]);
    expect(all).toContain(words);
    expect(texts(Array<string>(3).fill(`${words}任务`))).not.toContain(`${words}任务`);
    expect(texts([`${words}任务`, `${words}问题`, `${words}困难`])).toContain(words);
  });

  test('runs over ，only from mark to mark', () => {
    const clauses = '坚定信心，狠抓落实';
    const key = '坚定信心,狠抓落实';
    expect(texts([`${clauses}工作`, `${clauses}任务`, `${clauses}一切`])).not.toContain(key);
    expect(texts([clauses, clauses, `${clauses}一切`])).toContain(key);
  });

  test('tells documents, joints and features', () => {
    const [found] = find(['教育、医疗。', '教育医疗，教育、医疗', '看教育、医疗'], ['教育、医疗']);
    expect(found).toMatchObject({
      text: '教育医疗',
      documents: new Map([
        [0, 1],
        [1, 2],
        [2, 1],
        [3, 1],
      ]),
    });
    expect(feature(found, 'reports')).toBeCloseTo(Math.log(4), 12);
    expect(feature(found, 'frequency')).toBeCloseTo(Math.log(5), 12);
    expect(feature(found, 'national')).toBeCloseTo(Math.log(4), 12);
    expect(feature(found, 'congress')).toBe(0);
    expect(feature(found, 'recent')).toBe(0);
    expect(feature(found, 'lastYear')).toBeCloseTo(13 / 35, 12);
    expect(feature(found, 'words')).toBe(2);
    expect(feature(found, 'leftMarks')).toBeCloseTo(0.8, 12);
    expect(feature(found, 'rightMarks')).toBe(1);
    expect(feature(found, 'association')).toBeCloseTo(1, 12);
    expect(feature(found, 'burst')).toBeCloseTo(0.4, 12);
    expect(feature(found, 'ownShare')).toBe(1);
  });

  test('counts a longer string once, however often it has the shorter one', () => {
    const [shorter, longer] = ['真抓实干', '真抓实干再真抓实干'];
    const found = find(Array<string>(3).fill(`${longer}。大力${shorter}，大力${shorter}`));
    const others = found.filter(({ text }) => text !== shorter && text.includes(shorter));
    const places = others.map(({ documents }) => [...documents.values()].reduce((a, b) => a + b, 0));
    const own = ownShare(
      12,
      others.length,
      places.reduce((a, b) => a + b, 0),
    );
    expect(feature(found.find(({ text }) => text === shorter) as RecordCandidate, 'ownShare')).toBe(own);
  });

  test('as by looking at every string of the texts', () => {
    fc.assert(
      fc.property(repetitiveReports, ({ reports, corpus }) => {
        const found = find(reports, corpus);
        const expected = naiveCandidates(reports, corpus);
        const missed = new Map(expected);
        for (const candidate of found) {
          const counts = expected.get(candidate.text)?.counts ?? new Map<number, number>();
          missed.delete(candidate.text);
          const places = sum(counts.values());
          expect(new Map([...candidate.documents].sort(([a], [b]) => a - b))).toEqual(counts);
          expect(feature(candidate, 'frequency')).toBeCloseTo(Math.log(places), 12);
          expect(feature(candidate, 'burst')).toBeCloseTo(Math.max(...counts.values()) / places, 12);
          const longer = found.filter(({ text }) => text !== candidate.text && text.includes(candidate.text));
          const around = sum(longer.map(({ documents }) => sum(documents.values())));
          expect(feature(candidate, 'ownShare')).toBeCloseTo(ownShare(places, longer.length, around), 12);
        }
        // Where hardly anything but one wording stands beyond an edge it may be taken for a fragment.
        expect([...missed].filter(([, { isVaried }]) => isVaried).map(([text]) => text)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

function sum(values: Iterable<number>): number {
  return [...values].reduce((total, value) => total + value, 0);
}

interface NaiveCandidate {
  /** Places by document, in the order of the documents. */
  readonly counts: ReadonlyMap<number, number>;
  /** Whether at either edge a mark or different things stand beyond at a third of the places or more. */
  readonly isVaried: boolean;
}

/** All strings that may be candidates. */
function naiveCandidates(reports: readonly string[], corpus: readonly string[]) {
  const documents = [...reports, ...corpus].map((source) => {
    const normalised = normalise(source);
    const { text, starts } = normalised;
    const edges = wordEdges(bundledWords, source, normalised);
    const isMark = (at: number) => at < 0 || at >= source.length || '，、。'.includes(source[at]);
    return {
      text,
      beginsWord: (at: number) => edges[at] === 1,
      endsWord: (end: number) => edges[end] === 1,
      hasMarkBefore: (at: number) => isMark(starts[at] - 1),
      hasMarkBehind: (end: number) => isMark(starts[end - 1] + 1),
    };
  });
  const normalised = documents.map(({ text }) => text);
  const candidates = new Map<string, NaiveCandidate>();
  for (const text of substrings(normalised, PHRASE_MIN_HAN)) {
    const han = countHan(text);
    if (han < PHRASE_MIN_HAN || han > RECORD_MAX_HAN || text.length > 2 * RECORD_MAX_HAN) continue;
    if ([text[0], text[text.length - 1]].some((edge) => edge === ',' || isDangling(edge))) continue;
    const places = placesOf(normalised, text).map(({ document, offset }) => ({
      document,
      start: offset,
      end: offset + text.length,
      in: documents[document],
    }));
    const inReports = new Set(places.map(({ document }) => document).filter((each) => each < reports.length));
    const hasCorpus = places.some(({ document }) => document >= reports.length);
    if (inReports.size < (hasCorpus ? 2 : 3)) continue;
    const half = (is: (place: (typeof places)[number]) => boolean) =>
      places.filter(is).length * 2 >= places.length;
    if (!half((at) => at.in.beginsWord(at.start)) || !half((at) => at.in.endsWord(at.end))) continue;
    if (!places.some((at) => at.in.beginsWord(at.start) && at.in.endsWord(at.end))) continue;
    const isMarked = half((at) => at.in.hasMarkBefore(at.start)) && half((at) => at.in.hasMarkBehind(at.end));
    if (text.includes(',') && !isMarked) continue;
    const counts = new Map<number, number>();
    for (const { document } of places) counts.set(document, (counts.get(document) ?? 0) + 1);
    const isVaried = [
      places.map((at) => (at.in.hasMarkBefore(at.start) ? null : at.in.text[at.start - 1])),
      places.map((at) => (at.in.hasMarkBehind(at.end) ? null : at.in.text[at.end])),
    ].every((beyond) => {
      const most = Math.max(...beyond.map((unit) => beyond.filter((each) => each === unit).length));
      const marks = beyond.filter((each) => each === null).length;
      return marks * 3 >= beyond.length || most * 3 <= beyond.length * 2;
    });
    candidates.set(text, { counts, isVaried });
  }
  return candidates;
}
