import type { Span } from './span';
import { ZERO_SIGNS } from './zeros';

/** A date found in a text: `2020-11-05`, or `2020-11` where it has no day. */
export interface FoundDate extends Span {
  readonly date: string;
}

/** Zeros of years in Chinese figures, and the signs typed instead, in any width and case. */
const ZERO = `${ZERO_SIGNS}${ZERO_SIGNS.toUpperCase()}０Ｏｏ`;
const YEAR = `(?:19|20)\\d\\d|[一二][${ZERO}九][${ZERO}一二三四五六七八九]{2}`;
const SMALL = `\\d{1,2}|[${ZERO}一二三四五六七八九十廿卅元正]{1,4}`;
const AFTER = '(?!\\d)';
/** A time may follow the day without a space: 2020-11-0510:11. */
const DAY = `(?:\\d\\d(?=\\d\\d:\\d\\d)|\\d{1,2}${AFTER})`;

/** A full date, else a month; the parts are groups. */
const DATE = new RegExp(
  [
    `(?<!\\d)(${YEAR})\\s*年\\s*(${SMALL})\\s*月\\s*(${SMALL})${AFTER}\\s*[日号號]?`,
    `(?<!\\d)((?:19|20)\\d\\d)\\s*[-/.·‐‑–—−]\\s*(\\d{1,2})\\s*[-/.·‐‑–—−]\\s*(${DAY})(?:\\s*日)?`,
    `(?<!\\d)(${YEAR})\\s*年\\s*(${SMALL})\\s*月`,
  ].join('|'),
  'g',
);

const FIGURES = '一二三四五六七八九';

/**
 * The valid dates in a text, in order. Reads 2020年11月5日, 2020-11-05, 2020/11/5, 2020.11.05, with or without a time
 * after it, 二〇二〇年十一月五日 with any of the signs typed for 〇, full-width figures, and months (2020年11月).
 */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const match of narrowFigures(text).matchAll(DATE)) {
    const [year, month, day] = match.slice(1).filter((part) => part !== undefined);
    const date = dateOf(numberOf(year), numberOf(month), day === undefined ? null : numberOf(day));
    if (date !== null) found.push({ date, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** The first valid date in a text (see `findDates`); null if there is none. */
export function readDate(text: string): string | null {
  return findDates(text)[0]?.date ?? null;
}

/** A day as `2020-11-05`; null if the calendar has no such day. */
export function calendarDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isInCalendar = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isInCalendar ? date.toISOString().slice(0, 10) : null;
}

function dateOf(year: number, month: number, day: number | null): string | null {
  if (day !== null) return calendarDate(year, month, day);
  return calendarDate(year, month, 1)?.slice(0, 7) ?? null;
}

/** Replaces full-width figures and separators by narrow ones, unit by unit, so that offsets stay the same. */
function narrowFigures(text: string): string {
  return text.replace(/[０-９：－／．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** The value of a year, month or day in Arabic or Chinese figures; NaN if it isn't a number. */
function numberOf(figures: string): number {
  if (/^\d+$/.test(figures)) return Number(figures);
  const plain = figures
    .replace(new RegExp(`[${ZERO}]`, 'g'), '0')
    .replace(/[元正]/, '一')
    .replace(/^廿十?/, '二十')
    .replace(/^卅十?/, '三十')
    .replace(/[一二三四五六七八九]/g, (figure) => `${FIGURES.indexOf(figure) + 1}`);
  const [, tens, ones] = /^(\d?)十(\d?)$/.exec(plain) ?? [];
  if (tens !== undefined) return Number(tens || 1) * 10 + Number(ones || 0);
  return /^\d+$/.test(plain) ? Number(plain) : Number.NaN;
}
