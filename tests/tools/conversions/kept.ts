import { readable } from '../../../utils/labels/wording';
import type { Knowledge } from '../../../utils/match/knowledge';
import { matchText } from '../../../utils/match/match-text';
import { normalise } from '../../../utils/text/normalise';
import { wordEdges } from '../../../utils/words/word-edges';
import { textTable } from '../text-table';

/** The keys of the marks of a text, one for each mark. */
export type MarkKeys = (text: string) => readonly string[];

/** The words of a normalised text, in order. */
export type WordsOf = (text: string) => readonly string[];

/** How many marks of texts are kept when the texts are written in other characters. */
export interface Kept {
  readonly marks: number;
  /** Marks of the converted texts with the same key, in the same text. */
  readonly kept: number;
  /** Why the others are lost: the words that the conversion changed, most marks first. */
  readonly changes: readonly WordChange[];
}

/** A word before and after a conversion; both are empty where a mark is lost though its own words are unchanged. */
export interface WordChange {
  readonly from: string;
  readonly to: string;
  /** Number of lost marks that contain it. */
  readonly marks: number;
}

/** Counts the marks that texts keep by their keys when they are converted. A lost mark counts for each word in it that changed. */
export function countKept(
  texts: readonly string[],
  convert: (text: string) => string,
  keysOf: MarkKeys,
  wordsOf: WordsOf,
): Kept {
  const changes = new Map<string, { from: string; to: string; marks: number }>();
  let marks = 0;
  let lost = 0;
  for (const text of texts) {
    const before = keysOf(text);
    marks += before.length;
    for (const key of missingFrom(keysOf(convert(text)), before)) {
      lost++;
      for (const { from, to } of changesOf(key, convert, wordsOf)) {
        const known = changes.get(from + to) ?? { from, to, marks: 0 };
        known.marks++;
        changes.set(from + to, known);
      }
    }
  }
  const sorted = [...changes.values()].sort((a, b) => b.marks - a.marks || (a.from < b.from ? -1 : 1));
  return { marks, kept: marks - lost, changes: sorted };
}

/** What `wanted` has more often than `there`, as often as it is missing. */
function missingFrom(there: readonly string[], wanted: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const key of there) left.set(key, (left.get(key) ?? 0) + 1);
  return wanted.filter((key) => {
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

/** The words of a key that change, each once; the whole key where only it changes and no word by itself. */
function changesOf(
  key: string,
  convert: (text: string) => string,
  wordsOf: WordsOf,
): { from: string; to: string }[] {
  const converted = (text: string) => normalise(convert(text)).text;
  const pairs = [...new Set(wordsOf(key))].map((from) => ({ from, to: converted(from) }));
  const changed = pairs.filter(({ from, to }) => from !== to);
  if (changed.length > 0) return changed;
  const whole = converted(key);
  return [whole === key ? { from: '', to: '' } : { from: key, to: whole }];
}

/** Matches texts line by line, as a new user's settings have it, and divides keys into words. */
export function matchingBy(knowledge: Knowledge): { readonly keysOf: MarkKeys; readonly wordsOf: WordsOf } {
  return {
    keysOf: (text) =>
      text
        .split('\n')
        .flatMap((line) => matchText(knowledge, line, { reuse: true, sensitivity: 'normal' }))
        .map(({ phrase }) => phrase),
    wordsOf: (text) => {
      const edges = wordEdges(knowledge.words, text, normalise(text));
      const starts = [...edges.keys()].filter((at) => edges[at] === 1);
      return starts.slice(1).map((end, i) => text.slice(starts[i], end));
    },
  };
}

/** Maximum number of changed words that are listed for a conversion. */
const MAX_CHANGES = 40;

/** A row for each conversion; then, for each that loses marks, the words that it changed. */
export function formatKept(rows: readonly (Kept & { readonly name: string })[]): string {
  const table = textTable([
    ['conversion', 'marks', 'kept', 'share'],
    ...rows.map(({ name, marks, kept }) => [name, String(marks), String(kept), shareOf(kept, marks)]),
  ]);
  const lists = rows
    .filter(({ marks, kept }) => kept < marks)
    .map(({ name, marks, kept, changes }) =>
      [
        `${name}: ${marks - kept} marks lost, by what was changed in them`,
        ...changes
          .slice(0, MAX_CHANGES)
          .map(({ from, to, marks }) => `${String(marks).padStart(5)}  ${wordOf(from, to)}`),
        ...(changes.length > MAX_CHANGES ? [`       and ${changes.length - MAX_CHANGES} others`] : []),
      ].join('\n'),
    );
  return [table.join('\n'), ...lists].join('\n\n');
}

/** Rounded down, so that 100 % means all. */
function shareOf(kept: number, marks: number): string {
  return marks === 0 ? '-' : `${(Math.floor((kept / marks) * 10_000) / 100).toFixed(2)} %`;
}

function wordOf(from: string, to: string): string {
  return from === '' ? 'nothing but what is around them' : `${readable(from)} → ${readable(to)}`;
}
