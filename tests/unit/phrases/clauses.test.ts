import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../utils/index/corpus-index';
import { edgeBits } from '../../../utils/phrases/edges';
import { normalise } from '../../../utils/text/normalise';
import { isBarrier } from '../../../utils/text/units';
import { forEachClause } from '../../tools/mining/clauses';
import { officialText } from '../arbitraries';
import { bundledWords } from '../bundled-words';
import { wordsOf } from './sources';

/** The clauses of texts, each with its words. */
function clausesOf(...texts: string[]): { clause: string; words: string[] }[] {
  const documents = texts.map((text) => ({ text }));
  const index = buildIndex(documents);
  const wording = (start: number, end: number) => String.fromCharCode(...index.text.subarray(start, end));
  const found: { clause: string; words: string[] }[] = [];
  forEachClause(index, edgeBits(index, documents, bundledWords), ({ start, end, edges }) => {
    const words = edges.slice(1).map((edge, i) => wording(edges[i], edge));
    found.push({ clause: wording(start, end), words });
  });
  return found;
}

/** The clauses of a text, by splitting it. */
function splitClauses(text: string): string[] {
  return text.split('、').flatMap((part) => {
    const units = Array.from(normalise(part).text.split(''), (unit) =>
      unit === ',' || isBarrier(unit.charCodeAt(0)) ? '|' : unit,
    );
    return units
      .join('')
      .split('|')
      .filter((clause) => clause !== '');
  });
}

describe('forEachClause', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['。，、\n', []],
    ['扎实推进', ['扎实推进']],
    ['凝心聚力，真抓实干。善作善成', ['凝心聚力', '真抓实干', '善作善成']],
    ['教育、医疗、“养老”问题', ['教育', '医疗', '养老问题']],
    ['“四个意识”“四个自信”', ['四个意识四个自信']],
    ['推动X市发展，增长5%以上', ['推动', '市发展', '增长', '以上']],
  ])('%j', (text, expected) => {
    expect(clausesOf(text).map(({ clause }) => clause)).toEqual(expected);
  });

  test('never runs from one document into the next', () => {
    expect(clausesOf('扎实', '推进', '', '落实').map(({ clause }) => clause)).toEqual([
      '扎实',
      '推进',
      '落实',
    ]);
  });

  test('tells the words of a clause', () => {
    const clauses = ['扎实推进乡村振兴', '努力建设美丽家园'];
    expect(clausesOf(clauses.join('，'))).toEqual(
      clauses.map((clause) => ({ clause, words: wordsOf(clause) })),
    );
  });

  test('as by splitting the texts at marks; the words make up the clause', () => {
    fc.assert(
      fc.property(fc.array(officialText, { maxLength: 3 }), (texts) => {
        const clauses = clausesOf(...texts);
        expect(clauses.map(({ clause }) => clause)).toEqual(texts.flatMap(splitClauses));
        for (const { clause, words } of clauses) {
          expect(words.join('')).toBe(clause);
          expect(words).not.toContain('');
        }
      }),
    );
  });
});
