import { SLOT_MAX_HAN } from '../../../utils/limits';
import { WORD_BEGINS, WORD_ENDS } from '../../../utils/phrases/edges';
import { monthText } from '../../../utils/record/calendar';
import { monthsOf, type RecordMonths } from '../../../utils/record/months-file';
import { newsFacts } from '../../../utils/record/news';
import { sharedForm } from '../../../utils/record/shared-form';
import type { RecordReport, RecordTable } from '../../../utils/record/table';
import { chainKey, countsOf, entryKind, entryText } from '../../../utils/record/table';
import { normalise } from '../../../utils/text/normalise';
import { SLOT } from '../../../utils/text/units';
import type { WordList } from '../../../utils/words/word-list';
import { SourceFolderError } from '../source-folder';
import { countedLine } from './counted-form';
import { type CountedText, listSources, textsOf } from './dated-texts';
import { clausesOf } from './later-reports';

/** Ends every line of `forms`; no normalised text has it. */
const LINE_END = '\0';

/** A text with its lines in their shared forms, each ended by LINE_END. */
interface PlainText {
  readonly text: CountedText;
  readonly forms: string;
}

/** What is compared of an entry, written so that a difference can be read. */
type Facts = Readonly<Record<string, string>>;

/** An entry whose facts in the table are not those of a recount. */
export interface Mismatch {
  readonly text: string;
  readonly fact: string;
  readonly table: string;
  readonly recount: string;
}

/** Every text below some folders, for recounts. @throws What `readAllTexts` throws. */
export async function readPlainTexts(folders: readonly string[]): Promise<PlainText[]> {
  const { files, problems } = await listSources(folders);
  if (problems.length > 0) throw new SourceFolderError(problems);
  const texts: PlainText[] = [];
  for (const file of files)
    for (const text of await textsOf(file))
      texts.push({
        text,
        forms: text.lines.map((line) => `${sharedForm(normalise(line.text).text)}${LINE_END}`).join(''),
      });
  return texts;
}

/**
 * Counts one entry again by searching every text for it, without any index, and compares every fact.
 * @param months Null where they aren't at hand.
 */
export function checkEntry(
  table: RecordTable,
  months: RecordMonths,
  entry: number,
  texts: readonly PlainText[],
  words: WordList,
): Mismatch[] {
  const text = entryText(table, entry);
  const stored = storedFacts(table, months, entry);
  const recounted = recount(table, text, texts, words);
  return Object.keys(stored).flatMap((fact) =>
    stored[fact] === recounted[fact] ? [] : [{ text, fact, table: stored[fact], recount: recounted[fact] }],
  );
}

function storedFacts(table: RecordTable, months: RecordMonths, entry: number): Facts {
  const news = newsFacts(table.news, entry);
  const { calendar } = table.news;
  return {
    reports: countsOf(table, entry)
      .map(({ report, count }) => `${reportName(table.reports[report])} ${count}`)
      .join(', '),
    days: String(news?.days ?? 0),
    first: news?.first ?? '',
    last: news?.last ?? '',
    steady: news?.steadySince ?? '',
    peak: news?.peak ?? '',
    years: (news?.years ?? [])
      .filter(({ days }) => days > 0)
      .map(({ year, days }) => `${year} ${days}`)
      .join(', '),
    months: monthsOf(months, entry)
      .map(({ month, days }) => `${monthText(calendar, month)} ${days}`)
      .join(', '),
    party: String(table.articles.party.at(entry)),
    university: String(table.articles.university.at(entry)),
  };
}

function reportName({ series, year, name }: RecordReport): string {
  return `${series} ${year}${name}`;
}

function recount(table: RecordTable, text: string, texts: readonly PlainText[], words: WordList): Facts {
  const kind = entryKind(text);
  const form = sharedForm(chainKey(text));
  const reports: string[] = [];
  const dates: string[] = [];
  const articles = { party: 0, university: 0 };
  for (const each of texts) {
    if (each.text.kind === 'report') {
      const count =
        kind === 'template' || kind === 'word'
          ? countInReport(text, each.text.lines.map((line) => line.text).join('\n'))
          : countPhrase(form, each, words);
      if (count > 0) reports.push(`${reportName(each.text.report)} ${Math.min(count, 255)}`);
    } else if (kind === 'phrase' && countPhrase(form, each, words) > 0) {
      if (each.text.kind === 'day') dates.push(each.text.date);
      else articles[each.text.collection]++;
    }
  }
  const inOrder = table.reports.map(reportName);
  const place = (line: string) => inOrder.indexOf(line.slice(0, line.lastIndexOf(' ')));
  return {
    reports: reports.sort((a, b) => place(a) - place(b)).join(', '),
    ...datesFacts(dates),
    party: String(articles.party),
    university: String(articles.university),
  };
}

function datesFacts(dates: readonly string[]): Facts {
  const by = (length: number) => {
    const counts = new Map<string, number>();
    for (const date of dates) counts.set(date.slice(0, length), (counts.get(date.slice(0, length)) ?? 0) + 1);
    return [...counts].sort();
  };
  const months = by(7);
  const most = Math.max(0, ...months.map(([, days]) => days));
  const list = (counts: [string, number][]) => counts.map(([time, days]) => `${time} ${days}`).join(', ');
  return {
    days: String(dates.length),
    first: dates[0] ?? '',
    last: dates[dates.length - 1] ?? '',
    steady: months.find(([, days]) => days >= 3)?.[0] ?? '',
    peak: months.find(([, days]) => days === most)?.[0] ?? '',
    years: list(by(4)),
    months: list(months),
  };
}

/** Occurrences of a phrase between word edges. */
function countPhrase(form: string, { text, forms }: PlainText, words: WordList): number {
  if (!forms.includes(form)) return 0;
  let count = 0;
  const lines = forms.split(LINE_END);
  text.lines.forEach((line, i) => {
    if (!lines[i].includes(form)) return;
    const { text: counted, bits } = countedLine(line.text, words);
    for (let at = counted.indexOf(form); at >= 0; at = counted.indexOf(form, at + 1))
      if (bits[at] & WORD_BEGINS && bits[at + form.length - 1] & WORD_ENDS) count++;
  });
  return count;
}

/** Occurrences of a word, or clauses that a template fits. */
function countInReport(text: string, source: string): number {
  const [opening, closing] = text.split(String.fromCharCode(SLOT));
  if (closing === undefined) {
    const { text: plain } = normalise(source);
    let count = 0;
    for (let at = plain.indexOf(text); at >= 0; at = plain.indexOf(text, at + 1)) count++;
    return count;
  }
  return clausesOf(source).filter((clause) => {
    const filler = clause.length - opening.length - closing.length;
    return filler >= 1 && filler <= SLOT_MAX_HAN && clause.startsWith(opening) && clause.endsWith(closing);
  }).length;
}
