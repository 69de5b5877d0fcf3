import { RECORD_MAX_HAN } from '../../../utils/limits';
import { applyModel, strengthOf } from '../../../utils/phrases/strength';
import { sharedForm } from '../../../utils/record/shared-form';
import {
  type ArticleCollection,
  chainKey,
  entryKind,
  FACTS_ONLY,
  type RecordEntry,
} from '../../../utils/record/table';
import { countHan } from '../../../utils/text/han';
import { chooseEntries, findInRecord } from '../mining/mine-record';
import { FRAME_MODEL, PHRASE_MODEL, WORDING_MODEL } from '../mining/models';
import type { MiningTexts } from '../mining-texts';
import type { RecordContent, RecordText } from '../record-folder';
import { type AllTexts, readAllTexts } from './all-texts';
import { chooseCommon } from './choose-common';
import { countWording, type WordingCounts } from './count-wordings';
import { EXCLUSIONS, exclusionOf, type RuleSources } from './exclusions';
import { countLater } from './later-reports';
import { type NewsWording, newsWordings } from './news-wordings';
import { withDetails } from './report-details';
import { MIN_LOGIT, measureWordings, newsCalendar, type WeighedWording } from './weigh-wordings';

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

const MODELS = { phrase: PHRASE_MODEL, frame: FRAME_MODEL };

/** Entries for which the package and the background's memory have room. */
const ENTRIES = 162_000;

/** Common wordings that join the phrases of the reports: memory sets their number, since all are matched. */
export const COMMON_WORDINGS = 80_000;

/** The reports from which entries for matching are mined. */
export function fittedReports(reports: readonly RecordText[]): RecordText[] {
  return reports.filter(({ report }) => report.year <= FITTED_UNTIL);
}

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
  const fitted = fittedReports(reports);
  say(`mining ${fitted.length} of ${reports.length} reports`);
  const found = findInRecord(fitted, corpus, general, words);
  const chosen = chooseEntries(found, MODELS);
  const mined = countLater(chosen, fitted, reports);
  say(`${mined.length} entries from reports`);
  const texts = await readAllTexts(folders, words, say);
  const weighed = measureWordings(texts, found.sources, chosen, say);
  return countEverything(texts, mined, weighed, newsWordings(texts, MIN_YOUNG_DAYS, say), general, say);
}

/**
 * Counts mined phrases in all texts and adds the wordings of the news.
 * @param mined With the counts of templates and words in all reports.
 * @param weighed By shared form.
 * @param wordings Those of the news on MIN_YOUNG_DAYS days or more.
 */
function countEverything(
  texts: AllTexts,
  mined: readonly RecordEntry[],
  weighed: ReadonlyMap<string, WeighedWording>,
  wordings: readonly NewsWording[],
  general: MiningTexts['general'],
  say: (what: string) => void,
): RecordContent {
  const calendar = newsCalendar(texts);
  const counted = new Map<string, WordingCounts>();
  const count = (form: string): WordingCounts => {
    const known = counted.get(form) ?? countWording(texts, form, calendar);
    counted.set(form, known);
    return known;
  };
  say('counting');
  const known = mined.map((entry) => withStrength(withCounts(entry, count), weighed));
  const common = chooseCommon(weighed, WORDING_MODEL, new Set(counted.keys()), COMMON_WORDINGS)
    .map((form) => withStrength({ ...count(form), strength: FACTS_ONLY }, weighed))
    .filter(({ text }) => countHan(text) <= RECORD_MAX_HAN);
  say(`${common.length} common wordings beside them`);
  const fromNews = chooseWordings(wordings, { general, names: texts.persons.names(general) }, say)
    .filter((form) => !counted.has(form))
    .map((form) => ({ ...count(form), strength: FACTS_ONLY }))
    .filter(({ text, days }) => countHan(text) <= RECORD_MAX_HAN && isWorthwhile(days, calendar.last));
  const room = Math.max(0, ENTRIES - known.length - common.length);
  const kept = bestFirst(fromNews, weighed, calendar.last).slice(0, room);
  say(`${kept.length} of ${fromNews.length} wordings of the news beside them`);
  const articles: Record<ArticleCollection, number> = { party: 0, university: 0 };
  for (const name of texts.names) if (name.kind === 'article') articles[name.collection]++;
  return {
    reports: withDetails(texts.names.flatMap((name) => (name.kind === 'report' ? [name.report] : []))),
    entries: [...known, ...common, ...kept],
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

/** A phrase with the strength that all texts give it; FACTS_ONLY where that is too little for a mark. */
function withStrength(entry: RecordEntry, weighed: ReadonlyMap<string, WeighedWording>): RecordEntry {
  if (entryKind(entry.text) !== 'phrase') return entry;
  const wording = weighed.get(sharedForm(entry.text));
  if (wording === undefined) return entry;
  const logit = applyModel(WORDING_MODEL, wording.features);
  return { ...entry, strength: logit < MIN_LOGIT ? FACTS_ONLY : strengthOf(logit, wording.flags) };
}

/** Wordings of the news: young ones first, then by how likely they are set phrases, the likeliest first. */
function bestFirst(
  entries: readonly RecordEntry[],
  weighed: ReadonlyMap<string, WeighedWording>,
  lastDay: number,
): RecordEntry[] {
  const logit = ({ text }: RecordEntry) => {
    const wording = weighed.get(sharedForm(text));
    return wording === undefined ? -Infinity : applyModel(WORDING_MODEL, wording.features);
  };
  return entries
    .map((entry) => ({ entry, young: Number(isYoung(entry.days ?? [], lastDay)), logit: logit(entry) }))
    .sort((a, b) => b.young - a.young || b.logit - a.logit || (a.entry.text < b.entry.text ? -1 : 1))
    .map(({ entry }) => entry);
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
  return days.length >= MIN_DAYS || (days.length >= MIN_YOUNG_DAYS && isYoung(days, lastDay));
}

/** @param days Of a wording of the news. */
function isYoung(days: ArrayLike<number>, lastDay: number): boolean {
  return lastDay - days[0] < YOUNG_DAYS;
}
