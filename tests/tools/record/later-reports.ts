import { RECORD_MAX_HAN, SLOT_MAX_HAN } from '../../../utils/limits';
import { compareReports, entryKind, type RecordEntry, type ReportCount } from '../../../utils/record/table';
import { COUNT_MAX } from '../../../utils/record/table-file';
import { normalise } from '../../../utils/text/normalise';
import { isBarrier, SLOT } from '../../../utils/text/units';
import type { RecordText } from '../record-folder';

/**
 * Entries that were mined from some reports, with their counts in all. Only templates and words are counted here: phrases
 * are counted with the news.
 * @param mined Their counts have the numbers of `from`; those of the result have the numbers of `all`.
 */
export function countLater(
  mined: readonly RecordEntry[],
  from: readonly RecordText[],
  all: readonly RecordText[],
): RecordEntry[] {
  const numbers = from.map(({ report }) =>
    all.findIndex((each) => compareReports(each.report, report) === 0),
  );
  const more = new Map<RecordEntry, ReportCount[]>();
  const counted = new Counted(mined);
  all.forEach(({ text }, report) => {
    if (numbers.includes(report)) return;
    for (const [entry, count] of counted.countIn(text))
      more.set(entry, [...(more.get(entry) ?? []), { report, count: Math.min(count, COUNT_MAX) }]);
  });
  return mined.map((entry) => {
    const counts = entry.counts.map(({ report, count }) => ({ report: numbers[report], count }));
    return { ...entry, counts: [...counts, ...(more.get(entry) ?? [])].sort((a, b) => a.report - b.report) };
  });
}

/** The templates and words among entries, ready to be found. */
class Counted {
  readonly #words: RecordEntry[];
  /** Templates by their first pieces. */
  readonly #templates = new Map<string, { readonly closing: string; readonly entry: RecordEntry }[]>();

  constructor(entries: readonly RecordEntry[]) {
    this.#words = entries.filter(({ text }) => entryKind(text) === 'word');
    for (const entry of entries) {
      if (entryKind(entry.text) !== 'template') continue;
      const [opening, closing] = entry.text.split(String.fromCharCode(SLOT));
      this.#templates.set(opening, [...(this.#templates.get(opening) ?? []), { closing, entry }]);
    }
  }

  countIn(source: string): Map<RecordEntry, number> {
    const counts = new Map<RecordEntry, number>();
    const add = (entry: RecordEntry) => counts.set(entry, (counts.get(entry) ?? 0) + 1);
    const { text } = normalise(source);
    for (const word of this.#words)
      for (let at = text.indexOf(word.text); at >= 0; at = text.indexOf(word.text, at + 1)) add(word);
    for (const clause of clausesOf(source))
      for (let length = 1; length < Math.min(clause.length, RECORD_MAX_HAN); length++)
        for (const { closing, entry } of this.#templates.get(clause.slice(0, length)) ?? []) {
          const filler = clause.length - length - closing.length;
          if (filler >= 1 && filler <= SLOT_MAX_HAN && clause.endsWith(closing)) add(entry);
        }
    return counts;
  }
}

/** Normalised pieces of a text between marks; 、 divides as ，does. */
export function clausesOf(source: string): string[] {
  const { text } = normalise(source.replaceAll('、', '，'));
  const clauses: string[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && text[at] !== ',' && !isBarrier(text.charCodeAt(at))) continue;
    if (at > from) clauses.push(text.slice(from, at));
    from = at + 1;
  }
  return clauses;
}
