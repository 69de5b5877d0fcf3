import { type Glossary, meaningsOf } from '../../../utils/glossary/glossary';
import { biographyOf } from '../../../utils/record/biography';
import { countsOf, entryKind, entryText, FACTS_ONLY, type RecordTable } from '../../../utils/record/table';

/** Days of news below which a young phrase is left out. */
const MIN_DAYS = 10;

/** Phrases without an entry, a row each: text, days of news, reports, date of the oldest use. */
export function wantedPhrases(
  table: RecordTable,
  glossary: Glossary,
  most: number,
): Record<'frequent' | 'youngest', string[][]> {
  const phrases = Array.from(table.strengths, (strength, entry) => ({ strength, entry }))
    .filter(({ strength }) => strength !== FACTS_ONLY)
    .map(({ entry }) => ({ entry, text: entryText(table, entry), days: table.news.days[entry] }))
    .filter(({ text }) => entryKind(text) === 'phrase' && meaningsOf(glossary, text).length === 0)
    .sort((a, b) => b.days - a.days);
  const firstOf = (text: string) => biographyOf(table, text)?.first?.date ?? '';
  const rowOf = ({ entry, text, days }: (typeof phrases)[number]) => [
    text,
    String(days),
    String(countsOf(table, entry).length),
    firstOf(text),
  ];
  const young = phrases
    .filter(({ days }) => days >= MIN_DAYS)
    .map(rowOf)
    .sort(([, , , a], [, , , b]) => (a > b ? -1 : Number(a < b)));
  return { frequent: phrases.slice(0, most).map(rowOf), youngest: young.slice(0, most) };
}
