/** What was read from a file or page, before it becomes a document. */
export interface ReadText {
  /** Paragraphs and headings, one a line; white space around them doesn't count. */
  readonly text: string;
  /** Its title, if that is apart from the text; null if it must be found among the lines. */
  readonly title: string | null;
  /** `2020-11-05`, `2020-11` or `2020`; null if it must be found in the text. */
  readonly date: string | null;
  /** Publisher and author, if a page names them; else empty. */
  readonly outlet: string;
  readonly author: string;
  /** Its address on the web, http or https; else empty. */
  readonly url: string;
  /** Name of the site; empty where it has none. */
  readonly source: string;
  /** Name of the file or mail: the title of a text that has none. */
  readonly name: string;
  /** Lines of its file or page that are not part of it, such as menus. */
  readonly leftOut: readonly string[];
  readonly notes: readonly IntakeNote[];
  /** What a page says of the pages of its article; null or absent where it says nothing. */
  readonly paging?: Paging | null;
}

/** What of a text without facts of its own is empty. */
export const NO_FACTS = {
  date: null,
  outlet: '',
  author: '',
  url: '',
  source: '',
  leftOut: [],
  notes: [],
} as const;

import { tidyName, type UserDocument, yearOfDate } from '../collections/user-corpus';
import { clean } from '../corpus/clean';
import { UnusableDocumentError } from '../corpus/document';
import { furnitureSpans, withoutFurniture } from '../corpus/furniture';
import { splitLines } from '../corpus/lines';
import { parseDocument } from '../corpus/parse';
import { DOCUMENT_MAX_UNITS, DOCUMENT_MIN_HAN, NAME_MAX_UNITS } from '../limits';
import { calendarDate, findDates } from '../text/dates';
import { foldForms } from '../text/radicals';
import type { Paging } from './paging';
import { IntakeError, type IntakeNote } from './problem';
import { isNote } from './structure';

/** Control characters without meaning in a text; not tab and line ends. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\0-\x08\x0e-\x1f\x7f]/g;

/** A new document of the user's, in no collection yet. */
export interface MadeDocument {
  readonly info: Omit<UserDocument, 'collection' | 'addedAt'>;
  readonly text: string;
  /** Number of its sections. */
  readonly sections: number;
  /** Lines that were not taken, as far as they are kept to be shown; a note has the number of all. */
  readonly leftOut: readonly string[];
  readonly notes: readonly IntakeNote[];
  /** What its page says of the pages of its article; null where it says nothing. */
  readonly paging: Paging | null;
}

/** Maximum number of lines that are kept to show what was not taken, and their length, UTF-16 units. */
const MAX_LEFT_OUT = 50;
const LEFT_OUT_UNITS = 120;

/**
 * Makes a document of a text, in the same way as the bundled ones: removes adverts and what a site puts around an
 * article, and finds title, level and year.
 * @throws IntakeError with `empty`, `onlyAdverts`, `noChinese`, `tooShort` or `tooLong`.
 */
export async function makeDocument(read: ReadText): Promise<MadeDocument> {
  if (read.text.length > DOCUMENT_MAX_UNITS)
    throw new IntakeError({ kind: 'tooLong', limit: DOCUMENT_MAX_UNITS });
  const source = tidy(read.source).slice(0, NAME_MAX_UNITS);
  const { text: cleaned, stripped } = clean(tidy(read.text));
  if (cleaned === '' && stripped > 0) throw new IntakeError({ kind: 'onlyAdverts' });
  const title = tidy(read.title ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  const kept = withoutFurniture(cleaned);
  const { text, ...document } = await parseDocument(kept, tidy(read.name), title === '' ? null : title).catch(
    (cause) => {
      throw cause instanceof UnusableDocumentError
        ? new IntakeError({ kind: cause.problem }, { cause })
        : cause;
    },
  );
  if (document.han < DOCUMENT_MIN_HAN)
    throw new IntakeError({ kind: 'tooShort', han: document.han, least: DOCUMENT_MIN_HAN });
  const { id, occasion, level, year, hash, han, sections } = document;
  const leftOut = [...read.leftOut, ...droppedLines(tidy(read.text), cleaned, kept)];
  const date = read.date ?? dateOfText(splitLines(text).map((line) => line.text));
  return {
    info: {
      id,
      title: document.title.slice(0, NAME_MAX_UNITS),
      occasion,
      level,
      year: yearOfDate(date) ?? year,
      source,
      hash,
      han,
      date,
      outlet: tidyName(read.outlet),
      author: tidyName(read.author),
      url: read.url,
      units: text.length,
    },
    text,
    sections: sections.length,
    leftOut: leftOut.slice(0, MAX_LEFT_OUT).map((line) => line.slice(0, LEFT_OUT_UNITS)),
    notes: leftOut.length === 0 ? read.notes : [...read.notes, { kind: 'leftOut', count: leftOut.length }],
    paging: read.paging ?? null,
  };
}

/** Adverts, and what a site puts around an article, in the order of the text. */
function droppedLines(whole: string, cleaned: string, kept: string): string[] {
  const left = new Set(cleaned.split('\n'));
  const adverts = splitLines(whole)
    .map((line) => line.text)
    .filter((line) => !left.has(line));
  const furniture =
    kept === cleaned ? [] : furnitureSpans(cleaned).map(({ start, end }) => cleaned.slice(start, end).trim());
  return [...adverts, ...furniture.filter((line) => line !== '')];
}

/** Well-formed and in usual characters, so that the text is the same in every file, and without control characters. */
function tidy(text: string): string {
  return foldForms(text.toWellFormed().replace(CONTROL, ''));
}

/** Number of lines at head and foot that may hold a text's date. */
const EDGE_LINES = 6;

/** What may be before and after a date that is a line of its own: a dash, brackets, the office that signs, the occasion. */
const BEFORE_DATE = /^[—–-]*\s*[（(]?\s*$|^[^，。；：！？]{2,30}\s$/;
const AFTER_DATE = /^\s*(?:印发|发布|公布)?[）)]?$|^\s*在[^，。；！？]{2,60}[上时]的?[）)]?$/;

/**
 * The date on a line of its own at the head or foot of a text, as in speeches: in brackets, after the name of an office,
 * with the occasion (——2020年11月5日在云岭县第一次会议上); else null.
 */
export function dateOfText(lines: readonly string[]): string | null {
  const own = lines.filter((line) => !isNote(line));
  const edges = [...own.slice(0, EDGE_LINES), ...own.slice(EDGE_LINES).slice(-EDGE_LINES)];
  return edges.map(dateAlone).find((date) => date !== null) ?? null;
}

function dateAlone(line: string): string | null {
  const text = line.trim();
  const [found, more] = findDates(text);
  if (found === undefined || more !== undefined) return null;
  const isAlone = BEFORE_DATE.test(text.slice(0, found.start)) && AFTER_DATE.test(text.slice(found.end));
  return isAlone ? found.date : null;
}

/** Whether a text is a date in the form of documents: `2020-11-05`, `2020-11` or `2020`, from 1900 on. */
export function isCalendarDate(text: string): boolean {
  const [, year, month = '01', day = '01'] = /^((?:19|2\d)\d\d)(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  return year !== undefined && calendarDate(Number(year), Number(month), Number(day)) !== null;
}
