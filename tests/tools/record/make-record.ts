import { RECORD_MAX_HAN } from '../../../utils/limits';
import { calendarOf } from '../../../utils/record/calendar';
import { sharedForm } from '../../../utils/record/shared-form';
import {
  type ArticleCollection,
  chainKey,
  entryKind,
  FACTS_ONLY,
  type RecordEntry,
} from '../../../utils/record/table';
import { countHan } from '../../../utils/text/han';
import { mineRecord } from '../mining/mine-record';
import type { MiningTexts } from '../mining-texts';
import type { RecordContent } from '../record-folder';
import { type AllTexts, readAllTexts } from './all-texts';
import { countWording, type WordingCounts } from './count-wordings';
import { EXCLUSIONS, exclusionOf, type RuleSources } from './exclusions';
import { countLater } from './later-reports';
import { type NewsWording, newsWordings } from './news-wordings';
import { withDetails } from './report-details';

/** A wording of the news is in the table where this number of days has it, or this one since it is young. */
const MIN_DAYS = 10;
const MIN_YOUNG_DAYS = 5;
/** A wording is young in this time after its first day, days. */
const YOUNG_DAYS = 730;

/**
 * Entries for matching are mined from reports up to this year, to which the weights of the models were fitted; later ones
 * are only counted.
 */
const FITTED_UNTIL = 2025;

/**
 * Makes the record from all collections below some folders: phrases, templates and words are mined from the reports and the
 * corpus; wordings of the news join them for their facts alone.
 * @param say Called now and then with what is done.
 */
export async function makeRecord(
  folders: readonly string[],
  { reports, corpus, general, words }: MiningTexts,
  say: (what: string) => void,
): Promise<RecordContent> {
  const fitted = reports.filter(({ report }) => report.year <= FITTED_UNTIL);
  say(`mining ${fitted.length} of ${reports.length} reports`);
  const mined = countLater(mineRecord(fitted, corpus, general, words), fitted, reports);
  say(`${mined.length} entries from reports`);
  const texts = await readAllTexts(folders, words, say);
  return countEverything(texts, mined, newsWordings(texts, MIN_YOUNG_DAYS, say), general, say);
}

/**
 * Counts mined phrases in all texts and adds the wordings of the news.
 * @param mined With the counts of templates and words in all reports.
 * @param wordings Those of the news on MIN_YOUNG_DAYS days or more.
 */
function countEverything(
  texts: AllTexts,
  mined: readonly RecordEntry[],
  wordings: readonly NewsWording[],
  general: MiningTexts['general'],
  say: (what: string) => void,
): RecordContent {
  const dates = texts.names.flatMap((name) => (name.kind === 'day' ? [name.date] : []));
  const calendar = calendarOf(dates);
  const counted = new Map<string, WordingCounts>();
  const count = (form: string): WordingCounts => {
    const known = counted.get(form) ?? countWording(texts, form, calendar);
    counted.set(form, known);
    return known;
  };
  say('counting');
  const known = mined.map((entry) => withCounts(entry, count));
  const fromNews = chooseWordings(wordings, { general, names: texts.persons.names(general) }, say)
    .filter((form) => !counted.has(form))
    .map((form) => ({ ...count(form), strength: FACTS_ONLY }))
    .filter(({ text, days }) => countHan(text) <= RECORD_MAX_HAN && isWorthwhile(days, calendar.last));
  say(`${fromNews.length} wordings of the news beside them`);
  const articles: Record<ArticleCollection, number> = { party: 0, university: 0 };
  for (const name of texts.names) if (name.kind === 'article') articles[name.collection]++;
  return {
    reports: withDetails(texts.names.flatMap((name) => (name.kind === 'report' ? [name.report] : []))),
    entries: [...known, ...fromNews],
    news: { calendar, articles },
  };
}

/** An entry of the reports with what all texts have of it. Templates and words are counted in the reports alone. */
function withCounts(entry: RecordEntry, count: (form: string) => WordingCounts): RecordEntry {
  const kind = entryKind(entry.text);
  if (kind === 'phrase') return { ...entry, ...count(sharedForm(entry.text)), text: entry.text };
  if (kind === 'chain') return { ...entry, counts: count(sharedForm(chainKey(entry.text))).counts };
  return entry;
}

/** The wordings of the news, in their shared form, that no rule excludes. */
function chooseWordings(
  wordings: readonly NewsWording[],
  sources: RuleSources,
  say: (what: string) => void,
): string[] {
  const excluded = new Map<string, number>(EXCLUSIONS.map(({ name }) => [name, 0]));
  const chosen: string[] = [];
  for (const wording of wordings) {
    const exclusion = exclusionOf(wording, sources);
    if (exclusion === null) chosen.push(wording.text);
    else excluded.set(exclusion.name, (excluded.get(exclusion.name) ?? 0) + 1);
  }
  say(`excluded: ${Array.from(excluded, ([name, wordings]) => `${name} ${wordings}`).join(', ')}`);
  return chosen;
}

function isWorthwhile(days: ArrayLike<number>, lastDay: number): boolean {
  return days.length >= MIN_DAYS || (days.length >= MIN_YOUNG_DAYS && lastDay - days[0] < YOUNG_DAYS);
}
