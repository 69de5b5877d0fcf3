import { calendarDate, readDate } from '../text/dates';

/** A line that is a date and nothing else, perhaps in brackets. */
const ALONE = /^[（(]?(?:19|20)\d\d\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?[）)]?$/;

/** Lines at head and foot among which a text's own date may stand. */
const EDGE_LINES = 6;

/** The date of a text that has it in a line of its own at its head or foot, as speeches do; else null. */
export function dateOfText(lines: readonly string[]): string | null {
  const edges = [...lines.slice(0, EDGE_LINES), ...lines.slice(EDGE_LINES).slice(-EDGE_LINES)];
  const alone = edges.find((line) => ALONE.test(line.trim()));
  return alone === undefined ? null : readDate(alone);
}

/** Whether a text is a date as documents have it: `2020-11-05`, `2020-11` or `2020`, from 1900 on. */
export function isCalendarDate(text: string): boolean {
  const [, year, month = '01', day = '01'] = /^((?:19|2\d)\d\d)(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  return year !== undefined && calendarDate(Number(year), Number(month), Number(day)) !== null;
}
