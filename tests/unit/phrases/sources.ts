/** Made-up reports for the tests of mining, and slow ways to read them. */
import fc from 'fast-check';
import { normalise } from '../../../utils/text/normalise';
import { wordEdges } from '../../../utils/words/word-edges';
import type { GeneralWords } from '../../tools/mining/official-words';
import { type RecordSources, type ReportText, recordSources } from '../../tools/mining/record-sources';
import { bundledWords } from '../bundled-words';

/** A list of general Chinese of a few words. */
export const GENERAL: GeneralWords = new Map([
  ['的', { frequency: 1000, tag: 'uj' }],
  ['和', { frequency: 400, tag: 'c' }],
  ['看', { frequency: 300, tag: 'v' }],
  ['经济', { frequency: 20, tag: 'n' }],
  ['发展', { frequency: 20, tag: 'vn' }],
  ['推动', { frequency: 10, tag: 'v' }],
  ['扎实', { frequency: 2, tag: 'ad' }],
  ['谱写', { frequency: 2, tag: 'v' }],
]);

/** National reports of 2001 and the years after it, one for each text. */
export function reportsOf(texts: readonly string[]): ReportText[] {
  return texts.map((text, i) => ({ report: { series: 'national', year: 2001 + i, name: '' }, text }));
}

/** The sources of national reports and a corpus. */
export function sourcesOf(reports: readonly string[], corpus: readonly string[] = []): RecordSources {
  return recordSources(
    reportsOf(reports),
    corpus.map((text) => ({ text })),
    GENERAL,
    bundledWords,
  );
}

const pieces = [
  ...[
    '坚持发展',
    '坚持',
    '发展经济',
    '坚持、发展、经济',
    '教育，医疗，养老',
    '发展',
    '经济',
    '推动',
    '扎实',
    '的',
    '和',
    'gdp',
    '𠮷',
  ],
  ...['，', '、', '。', '坚持', '经济', '发展'],
];

/** Reports and a corpus of so few words that much of them repeats; no marks but ，、。 */
export const repetitiveReports = fc.record({
  reports: fc.array(text(20, 40), { minLength: 2, maxLength: 5, size: 'max' }),
  corpus: fc.array(text(0, 30), { maxLength: 1 }),
});

function text(minLength: number, maxLength: number): fc.Arbitrary<string> {
  const words = fc.array(fc.constantFrom(...pieces), { minLength, maxLength, size: 'max' });
  return words.map((each) => each.join(''));
}

/** The words of a clause. */
export function wordsOf(clause: string): string[] {
  const normalised = normalise(clause);
  const edges = wordEdges(bundledWords, clause, normalised);
  return normalised.text.split('').reduce<string[]>((words, unit, at) => {
    if (edges[at] === 1) words.push(unit);
    else words[words.length - 1] += unit;
    return words;
  }, []);
}
