import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../utils/index/corpus-index';
import { PageText } from '../../../utils/match/page-text';
import { reusedRuns, trimmedRun } from '../../../utils/match/reuse';
import { normalise } from '../../../utils/text/normalise';
import { officialText, repetitiveDocuments } from '../arbitraries';
import { bundledWords } from '../bundled-words';
import { longestLength } from '../index/naive';

describe('reusedRuns', () => {
  test.each([4, 6])('are the maximal runs of %i units and more that brute force finds', (minimum) => {
    const pages = fc.oneof(
      officialText,
      fc.string({ unit: fc.constantFrom('国', '家', '，', '。'), maxLength: 60 }),
    );
    fc.assert(
      fc.property(repetitiveDocuments, pages, (documents, page) => {
        const { text } = normalise(page);
        const texts = documents.map((document) => normalise(document.text).text);
        const ends = Array.from(text, (_, at) => at + longestLength(texts, text, at));
        const maximal = ends
          .map((end, start) => ({ start, end }))
          .filter(({ start, end }) => end - start >= minimum && (start === 0 || ends[start - 1] < end));
        expect(reusedRuns(buildIndex(documents), new PageText(page, bundledWords), minimum)).toEqual(maximal);
      }),
      { numRuns: 200 },
    );
  });

  test('finds a document in itself, sentence by sentence', () => {
    const documents = [{ text: '推动经济持续健康发展。坚持稳中求进工作总基调，扎实做好工作。' }];
    const { text } = normalise(documents[0].text);
    expect(
      reusedRuns(buildIndex(documents), new PageText(documents[0].text, bundledWords), 8).map(
        ({ start, end }) => text.slice(start, end),
      ),
    ).toEqual(['推动经济持续健康发展', '坚持稳中求进工作总基调,扎实做好工作']);
  });
});

describe('trimmedRun', () => {
  test.each([
    ['全市|的扎实推进乡村振兴战略实施工作的|人', '扎实推进乡村振兴战略实施工作'],
    ['为|指导，坚持稳中求进工作总基调和高质量发展，全面|落', '坚持稳中求进工作总基调和高质量发展'],
    ['|要坚持稳中求进工作总基调和高质量发展等|等', '坚持稳中求进工作总基调和高质量发展'],
    ['的|责任、部门监管责任和企业主体责任落实、各|地', '部门监管责任和企业主体责任落实'],
    ['|为指导，坚持稳中求进工作，推动发展|的', '为指导，坚持稳中求进工作，推动发展'],
    ['|坚持“稳中求进”工作总基调，不断取得“新|成绩”', '坚持“稳中求进”工作总基调，不断取得'],
    ['“|发展”的要求，扎实推进乡村振兴战略实施工作|', '“发展”的要求，扎实推进乡村振兴战略实施工作'],
    ['的|话”的要求，扎实推进乡村振兴战略实施工作|', '扎实推进乡村振兴战略实施工作'],
    ['|稳中求进工作总基调|', null],
  ])('%s', (drawing, shown) => {
    const source = drawing.replaceAll('|', '');
    const page = new PageText(source, bundledWords);
    const [before, run] = drawing.split('|').map((part) => normalise(part).text.length);
    const trimmed = trimmedRun(page, { start: before, end: before + run });
    const span = trimmed && page.sourceOf(trimmed);
    expect(span && source.slice(span.start, span.end)).toBe(shown);
  });
});
