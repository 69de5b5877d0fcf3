import { describe, expect, test } from 'vitest';
import { findAtoms } from '../../../utils/match/atoms';
import { Evidence } from '../../../utils/match/evidence';
import { knownWordsOf } from '../../../utils/match/known-words';
import { PageText } from '../../../utils/match/page-text';
import { buildWordFacts } from '../../../utils/match/word-facts';
import {
  clausesWithEvidence,
  type PageWord,
  WORD_FEATURES,
  wordsOf,
} from '../../../utils/match/word-features';
import { bundledWords } from '../bundled-words';
import { type Entry, knowledgeOf } from './knowledge';

/** The clauses of a page in which anything is known, as their words by their text. */
function clausesOf(
  entries: readonly Entry[],
  source: string,
  keyness: Record<string, number> = {},
): Map<string, PageWord>[] {
  const page = new PageText(source, bundledWords);
  const wordFacts = buildWordFacts(new Map(Object.entries(keyness)));
  const { frames } = knowledgeOf(entries);
  const known = { wordFacts, knownWords: knownWordsOf(bundledWords, frames, wordFacts) };
  const evidence = new Evidence(page.units, findAtoms(knowledgeOf(entries), page, false));
  return clausesWithEvidence(page.units, evidence).map(
    (clause) =>
      new Map(
        wordsOf(page, evidence, known, clause).map((word) => [page.text.slice(word.start, word.end), word]),
      ),
  );
}

describe('clausesWithEvidence', () => {
  test.each([
    ['没有套话', []],
    ['推动发展，没有套话。推动发展', ['推动发展', '推动发展']],
    ['我们要推动发展！没有', ['我们要推动发展']],
    ['谱写改革新篇章', ['谱写改革新篇章']],
  ])('of %s', (source, expected) => {
    const clauses = clausesOf(['推动发展', '谱写X新篇章'], source);
    expect(clauses.map((words) => [...words.keys()].join(''))).toEqual(expected);
  });
});

describe('wordsOf', () => {
  const source = '大家要坚持推动发展的工作、任务';
  const [words] = clausesOf(
    [
      ['推动发展', 2],
      ['坚持推动发展', -1],
    ],
    source,
    { 任务: 1.5, 工作: 9 },
  );

  const rows: [feature: string, word: string, value: number][] = [
    ['cover', '推动', 2],
    ['cover', '坚持', -1],
    ['cover', '大家', -4],
    ['longest', '推动', 6],
    ['longest', '工作', 0],
    ['clauseStart', '大家', 1],
    ['clauseStart', '推动', 0],
    ['clauseCover', '大家', 6 / 14],
    ['clauseStrong', '大家', 4 / 14],
    ['clauseLength', '大家', Math.log1p(14)],
    ['keyness', '任务', 1.5],
    ['keyness', '工作', 4],
    ['keyness', '大家', -1],
    ['particle', '的', 1],
    ['particle', '工作', 0],
    ['functionWord', '要', 1],
    ['functionWord', '工作', 0],
    ['single', '要', 1],
    ['single', '任务', 0],
    ['enumerated', '任务', 1],
    ['enumerated', '工作', 0],
  ];
  // Features come and go with the model; those that are there mean what is said here.
  test.each(rows.filter(([feature]) => (WORD_FEATURES as readonly string[]).includes(feature)))(
    '%s of %s is %d',
    (feature, word, value) => {
      const at = (WORD_FEATURES as readonly string[]).indexOf(feature);
      expect(words.get(word)?.features[at]).toBeCloseTo(value, 5);
    },
  );

  test('every word has all features', () => {
    for (const { features } of words.values()) {
      expect(features.length).toBe(WORD_FEATURES.length);
      expect([...features].every(Number.isFinite)).toBe(true);
    }
  });

  test('tells what is known and where marks may begin and end', () => {
    const told = (tell: (word: PageWord) => boolean) =>
      [...words].filter(([, word]) => tell(word)).map(([text]) => text);
    expect(told(({ isKnown }) => isKnown)).toEqual(['坚持', '推动', '发展']);
    expect(told(({ mayBegin, mayEnd }) => !mayBegin && !mayEnd)).toEqual(
      expect.arrayContaining(['要', '的']),
    );
    expect(told(({ mayBegin }) => mayBegin)).toEqual(expect.arrayContaining(['坚持', '推动']));
    expect(told(({ mayEnd }) => mayEnd)).toEqual(expect.arrayContaining(['发展']));
  });
});
