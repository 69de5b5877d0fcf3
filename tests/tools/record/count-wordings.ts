import { findAll } from '../../../utils/index/search';
import { WORD_BEGINS, WORD_ENDS } from '../../../utils/phrases/edges';
import { dayNumber, type NewsCalendar } from '../../../utils/record/calendar';
import type { ArticleCollection, RecordEntry, ReportCount } from '../../../utils/record/table';
import { COUNT_MAX } from '../../../utils/record/table-file';
import type { AllTexts } from './all-texts';
import { DE_BEFORE } from './counted-form';

/** What the texts have of a wording. */
export type WordingCounts = Required<Omit<RecordEntry, 'strength'>>;

/**
 * Counts a wording in its shared form wherever it stands between word edges. `text` of the result is the wording as it is
 * said most often, with 的 where it has it.
 */
export function countWording(
  { index, bits, numbers, names }: AllTexts,
  form: string,
  calendar: NewsCalendar,
): WordingCounts {
  const { first, end } = findAll(index, form);
  const found: number[] = [];
  const spellings = new Map<string, number>();
  for (let i = first; i < end; i++) {
    const at = index.suffixes[i];
    if (!(bits[at] & WORD_BEGINS) || !(bits[at + form.length - 1] & WORD_ENDS)) continue;
    found.push(numbers[at]);
    const spelling = spellingOf(bits, at, form);
    spellings.set(spelling, (spellings.get(spelling) ?? 0) + 1);
  }
  const counts: ReportCount[] = [];
  const days: number[] = [];
  const articles: Record<ArticleCollection, number> = { party: 0, university: 0 };
  for (const [number, count] of tally(found)) {
    const name = names[number];
    if (name.kind === 'report') counts.push({ report: number, count: Math.min(count, COUNT_MAX) });
    else if (name.kind === 'day') days.push(dayNumber(calendar, name.date));
    else articles[name.collection]++;
  }
  const [[text] = [form]] = [...spellings].sort(([a, often], [b, rare]) => rare - often || (a < b ? -1 : 1));
  return { text, counts, days: Uint16Array.from(days), articles };
}

/** The wording as one place has it. */
function spellingOf(bits: Uint8Array, at: number, form: string): string {
  let text = form[0];
  for (let i = 1; i < form.length; i++) text += bits[at + i] & DE_BEFORE ? `的${form[i]}` : form[i];
  return text;
}

/** How often each number is in a list, in ascending order. */
function tally(numbers: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const number of Uint32Array.from(numbers).sort()) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}
