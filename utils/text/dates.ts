const FULL_DATE = /(?<!\d)((?:19|20)\d\d)\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})(?!\d)\s*日?/;
const MONTH = /(?<!\d)((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月/;

/** Names of meta elements that tell when a page was published, best first; those of Chinese government sites are among them. */
const PUBLISHED_NAMES = [
  'article:published_time',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'firstpublishedtime',
  'og:published_time',
  'og:release_date',
  'weibo:article:create_at',
  'dc.date.issued',
  'dcterms.created',
  'dc.date',
  'datepublished',
  'date',
];

/** Whether a text holds a day. */
export function hasDay(text: string): boolean {
  return FULL_DATE.test(text);
}

/**
 * The first date in a text as `2020-11-05`, or where only its month is told as `2020-11`; null where there is none
 * that is in the calendar. Reads 2020年11月5日, 2020-11-05, 2020/11/5, 2020.11.05, with or without a time after it.
 */
export function readDate(text: string): string | null {
  const [, year, month, day] = FULL_DATE.exec(text) ?? [];
  if (year !== undefined) return calendarDate(Number(year), Number(month), Number(day));
  const [, ofYear, ofMonth] = MONTH.exec(text) ?? [];
  const isMonth = Number(ofMonth) >= 1 && Number(ofMonth) <= 12;
  return ofYear !== undefined && isMonth ? `${ofYear}-${ofMonth.padStart(2, '0')}` : null;
}

/**
 * The date of which a page says it was published, as `readDate` has it; null where it says none.
 * @param contentOf The content of the meta element of a name.
 */
export function publishedIn(contentOf: (name: string) => string | undefined): string | null {
  for (const name of PUBLISHED_NAMES) {
    const date = readDate(contentOf(name) ?? '');
    if (date !== null) return date;
  }
  return null;
}

/** A day as `2020-11-05`; null where the calendar has none. */
export function calendarDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isInCalendar = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isInCalendar ? date.toISOString().slice(0, 10) : null;
}
