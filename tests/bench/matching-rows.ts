import { AhoCorasick } from '@monyone/aho-corasick/fast';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict';
import { timeInTurn } from './in-turn';
import { findPhrases, type Knowledge, matchParagraphs, phraseTexts, searchedForm } from './product';
import { type Row, row, shown } from './row';
import { median, medianRatio } from './statistics';

/** A text to be measured on. */
export interface BenchText {
  readonly name: string;
  readonly paragraphs: readonly string[];
  /** Whether the budgets of finding phrases hold for it. */
  readonly isBudgeted: boolean;
  /** Most that whole matching may take, times what jieba takes to cut the text; null for no budget. */
  readonly cutBudget: number | null;
}

/** Most that normalising and matching may take: times a plain scan, and part of what the other library takes. */
const SCAN_BUDGET = 30;
const LIBRARY_BUDGET = 1 / 3;

/** Rounds for what takes milliseconds, and for what takes seconds. */
const ROUNDS = 9;
const LONG_ROUNDS = 3;

/** Minimum number of units that are timed together: a shorter text is read several times. */
const MIN_UNITS = 300_000;

/** What finds the phrases of `findPhrases` by the other library. */
export function phraseLibrary(knowledge: Knowledge): AhoCorasick {
  return new AhoCorasick(phraseTexts(knowledge));
}

/**
 * Times of finding phrases and of all matching in a text, in turn with a plain scan and @monyone/aho-corasick.
 * @param library The `phraseLibrary` of the knowledge.
 * @throws Error where the two don't find the same places.
 */
export function matchingRows(knowledge: Knowledge, library: AhoCorasick, text: BenchText): Row[] {
  return [...phraseRows(knowledge, library, text), ...wholeRows(knowledge, text)];
}

function phraseRows(
  knowledge: Knowledge,
  library: AhoCorasick,
  { name, paragraphs, isBudgeted }: BenchText,
): Row[] {
  const source = flat(paragraphs.join('\n'));
  const searched = searchedForm(source);
  const places = findPhrases(knowledge, searched);
  const theirs = library.matchInText(searched).length;
  if (places !== theirs)
    throw new Error(`${name}: ${places} places of phrases, but ${theirs} by the library`);
  const repeat = Math.ceil(MIN_UNITS / source.length);
  const times = timeInTurn(
    {
      scan: { run: () => scan(source), repeat: repeat * 5 },
      normalise: { run: () => searchedForm(source), repeat },
      both: { run: () => findPhrases(knowledge, searchedForm(source)), repeat },
      library: { run: () => library.matchInText(searched), repeat },
    },
    ROUNDS,
    2,
  );
  const measured = (what: string, time: readonly number[], beside: readonly string[]) =>
    row(`matching, ${name}: ${what}`, median(time), 'ms', { runs: ROUNDS, beside });
  const compared = (what: string, value: number, budget: number, beside: readonly string[] = []) =>
    row(`matching, ${name}: ${what}`, value, 'times', {
      runs: ROUNDS,
      beside,
      budget: isBudgeted ? budget : null,
    });
  const overScan = (time: readonly number[]) => `${shown(medianRatio(time, times.scan))}× the scan`;
  const matchAlone = times.both.map((time, round) => time - times.normalise[round]);
  return [
    measured('plain scan', times.scan, [`${source.length.toLocaleString('en')} units`]),
    measured('normalise', times.normalise, [overScan(times.normalise)]),
    measured('normalise + match', times.both, [`${places.toLocaleString('en')} places`]),
    compared('normalise + match, to plain scan', medianRatio(times.both, times.scan), SCAN_BUDGET),
    measured('@monyone/aho-corasick', times.library, [overScan(times.library)]),
    compared(
      'normalise + match, to @monyone/aho-corasick',
      medianRatio(times.both, times.library),
      LIBRARY_BUDGET,
      [`${shown(medianRatio(matchAlone, times.library))}× match alone`],
    ),
  ];
}

/** Cuts texts into words, by native code: the least that a matcher that first divides a text could take. */
const jieba = Jieba.withDict(dict);

function wholeRows(knowledge: Knowledge, { name, paragraphs, cutBudget }: BenchText): Row[] {
  const source = flat(paragraphs.join('\n'));
  const repeat = Math.ceil(MIN_UNITS / 10 / source.length);
  let marks = 0;
  const match = () => {
    marks = matchParagraphs(knowledge, paragraphs);
  };
  const times = timeInTurn(
    {
      scan: { run: () => scan(source), repeat: repeat * 5 },
      whole: { run: match, repeat },
      cut: { run: () => paragraphs.reduce((sum, each) => sum + jieba.cut(each).length, 0), repeat },
    },
    LONG_ROUNDS,
    0,
  );
  const overScan = `${shown(medianRatio(times.whole, times.scan))}× the scan`;
  const beside = [overScan, `${marks.toLocaleString('en')} marks`];
  const perUnit = (time: readonly number[]) => (median(time) * 1e6) / source.length;
  const runs = LONG_ROUNDS;
  return [
    row(`matching, ${name}: whole matching`, perUnit(times.whole), 'ns/char', { runs, beside }),
    row(`matching, ${name}: jieba cuts`, perUnit(times.cut), 'ns/char', { runs }),
    row(`matching, ${name}: whole matching, to jieba`, medianRatio(times.whole, times.cut), 'times', {
      runs,
      budget: cutBudget,
    }),
  ];
}

/** Goes through all units of a string. */
function scan(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum = (sum + text.charCodeAt(i)) | 0;
  return sum;
}

/** The same string in one piece: a joined one may be a tree of pieces, in which each look-up takes longer. */
function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
