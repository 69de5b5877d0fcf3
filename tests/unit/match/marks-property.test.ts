import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXPLAINED_SHARES } from '../../../utils/limits';
import { answerLookUp } from '../../../utils/lookup/answer-look-up';
import { findAtoms } from '../../../utils/match/atoms';
import { isPlaceholder } from '../../../utils/match/frame-matcher';
import type { Match } from '../../../utils/match/match';
import { type MatchOptions, matchText } from '../../../utils/match/match-text';
import { PageText } from '../../../utils/match/page-text';
import { byEnd, partsOf } from '../../../utils/match/parts';
import { countHan } from '../../../utils/text/han';
import { normalise } from '../../../utils/text/normalise';
import { withWholeQuotes } from '../../../utils/text/quotes';
import { isDangling } from '../../../utils/text/words';
import { wordEdges } from '../../../utils/words/word-edges';
import { officialText } from '../arbitraries';
import { bundledWords } from '../bundled-words';
import { asDocument } from '../lookup/documents';
import { type Entry, knowledgeOf, modelFor } from './knowledge';

const documents = [
  '讲话\n增强“四个意识”、坚定“四个自信”、做到“两个维护”，扎实做好“六稳”工作。',
  '报告\n坚持稳中求进工作总基调，推动经济社会高质量发展。全市上下要以时不我待的精神投身现代化建设事业。',
].map(asDocument);
const entries: readonly Entry[] = [
  ...[
    '增强四个意识',
    '坚定四个自信',
    '做到两个维护',
    '稳中求进工作总基调',
    '高质量发展',
    '推动经济社会',
    '全面落实',
  ],
  ...['四个意识', '不忘初心,牢记使命', '推动X高质量发展', '奋力谱写X崭新篇章', '以X为主线', '𠮷家国家'],
  ...['增强四个意识、坚定四个自信、做到两个维护', '改革、发展、稳定', '增强四个意识坚定四个自信做到两个维护'],
  ['经济社会', 0.2] as const,
  ['工作任务', -0.5] as const,
];
const known = knowledgeOf(entries, documents);
/** One that marks what is known alone, and one that would mark nearly everything. */
const knowledges = [known, { ...known, model: modelFor(4.2) }];

const wordings = [
  ...[
    '增强“四个意识”',
    '坚定「四个自信」',
    '做到"两个维护"',
    '稳中求进工作\u200b总基调',
    '高質量發展',
    '推动经济社会',
  ],
  ...[
    '不忘初心',
    '牢记使命',
    '推动',
    '奋力谱写',
    '崭新篇章',
    '以',
    '为主线',
    '改革',
    '发展',
    '稳定',
    '全面 落实',
    '𠮷家国家',
  ],
];
/** Official text and known wordings, in any order, with any marks between. */
const pages = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...wordings) },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          '、',
          '，',
          '',
          '。',
          '；',
          '？',
          '\n',
          '的',
          '和',
          '“',
          '”',
          'XX',
          '×',
          '12',
          ' ',
        ),
      },
      { weight: 1, arbitrary: officialText.map((text) => text.slice(0, 12)) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom(...documents), fc.nat(40), fc.nat(40))
          .map(([{ text }, at, length]) => text.slice(at, at + length)),
      },
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));
const number = fc.nat(knowledges.length - 1);
const options = fc.record({
  reuse: fc.boolean(),
  sensitivity: fc.constantFrom('few' as const, 'normal' as const, 'many' as const),
});

/** Checks every mark of pages. */
function forEachMark(check: (source: string, mark: Match, chosen: MatchOptions) => void) {
  fc.assert(
    fc.property(pages, number, options, (source, model, chosen) => {
      for (const mark of matchText(knowledges[model], source, chosen)) check(source, mark, chosen);
    }),
    { numRuns: 250 },
  );
}

/** The span of normalised units that a mark is of. */
function normalisedSpan(source: string, { start, end }: Match) {
  const { starts, text } = normalise(source);
  const first = starts.findIndex((at) => at >= start);
  let last = first;
  while (last < text.length && starts[last] < end) last++;
  return { start: first, end: last };
}

describe('for any page', () => {
  test('marks are in order, apart, and the same every time', () => {
    fc.assert(
      fc.property(pages, number, options, (source, model, chosen) => {
        const marks = matchText(knowledges[model], source, chosen);
        let reached = 0;
        for (const { start, end } of marks) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          reached = end;
        }
        expect(reached).toBeLessThanOrEqual(source.length);
        expect(matchText(knowledges[model], source, chosen)).toEqual(marks);
      }),
      { numRuns: 250 },
    );
  });

  test('a mark says what it is, has whole quotes, and splits no surrogate pair and no word', () => {
    forEachMark((source, mark) => {
      const { start, end, phrase } = mark;
      const wording = source.slice(start, end);
      expect(normalise(wording).text).toBe(phrase);
      expect(withWholeQuotes(source, { start, end })).toEqual({ start, end });
      expect(wording.isWellFormed()).toBe(true);
      const normalised = normalise(source);
      const edges = wordEdges(bundledWords, source, normalised);
      const span = normalisedSpan(source, mark);
      expect([edges[span.start], edges[span.end]]).toEqual([1, 1]);
    });
  });

  test('a mark runs over no barrier, and neither begins nor ends with a comma or particle', () => {
    forEachMark((source, { start, end, kind, phrase }) => {
      expect(source.slice(start, end)).not.toMatch(
        /^[，、,的了和与及在是之]|[，、,的了和与及在是之]$|[。！？；：\n（）]/,
      );
      expect(isDangling(phrase[0]) || isDangling(phrase[phrase.length - 1])).toBe(false);
      const placeholders = Array.from(phrase).filter((sign) => isPlaceholder(sign.charCodeAt(0)));
      expect(placeholders.length).toBeLessThanOrEqual(kind === 'template' ? 1 : 0);
    });
  });

  test('known wordings explain most of a mark, on the page and in its answer', () => {
    forEachMark((source, mark, { reuse, sensitivity }) => {
      const share = EXPLAINED_SHARES[sensitivity];
      const page = new PageText(source, bundledWords);
      const span = normalisedSpan(source, mark);
      expect(page.text.slice(span.start, span.end)).toBe(mark.phrase);
      const explained = partsOf(span, byEnd(findAtoms(known, page, reuse))).reduce(
        (sum, { start, end }) => sum + countHan(page.text.slice(start, end)),
        0,
      );
      expect(explained).toBeGreaterThanOrEqual(share * countHan(mark.phrase));
      const query = source.slice(mark.start, mark.end);
      const { parts } = answerLookUp(query, 0, { knowledge: known, documents, record: null });
      const answered = parts.reduce((sum, { text }) => sum + countHan(text), 0);
      expect([query, answered >= share * countHan(query)]).toEqual([query, true]);
    });
  });

  test('what stands behind a line end changes no mark but through how official it is', () => {
    fc.assert(
      fc.property(pages, pages, number, options, (source, more, model, chosen) => {
        const marks = matchText(knowledges[model], `${source}\n`, chosen);
        const longer = matchText(knowledges[model], `${source}\n${more}`, chosen);
        expect(longer.filter(({ end }) => end <= source.length)).toEqual(marks);
      }),
      { numRuns: 200 },
    );
  });
});
