/** What was read from a file or page, before it becomes a document. */
export interface ReadText {
  /** Paragraphs and headings, one a line; white space around them doesn't count. */
  readonly text: string;
  /** Its title, if that is apart from the text; null if it must be found among the lines. */
  readonly title: string | null;
  /** Whether it is a page, whose date is known or missing; in other texts the date must still be found. */
  readonly isPage: boolean;
  /** `2020-11-05`, `2020-11` or `2020`; null where none is given. */
  readonly date: string | null;
  /** Publisher and author, if a page names them; else empty. */
  readonly outlet: string;
  readonly author: string;
  /** Its address on the web, http or https; else empty. */
  readonly url: string;
  /** Name of the file, or of the site. */
  readonly source: string;
}

import { tidyName, type UserDocument, yearOfDate } from '../collections/user-corpus';
import { clean } from '../corpus/clean';
import { UnusableDocumentError } from '../corpus/document';
import { withoutFurniture } from '../corpus/furniture';
import { splitLines } from '../corpus/lines';
import { parseDocument } from '../corpus/parse';
import { DOCUMENT_MAX_UNITS, DOCUMENT_MIN_HAN, NAME_MAX_UNITS } from '../limits';
import { calendarDate, readDate } from '../text/dates';
import { IntakeError } from './problem';

/** Control characters without meaning in a text; not tab and line ends. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\0-\x08\x0e-\x1f\x7f]/g;

/** A new document of the user's, in no collection yet. */
export interface MadeDocument {
  readonly info: Omit<UserDocument, 'collection' | 'addedAt'>;
  readonly text: string;
}

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
  const { text, ...document } = await parseDocument(
    withoutFurniture(cleaned),
    source,
    title === '' ? null : title,
  ).catch((cause) => {
    throw cause instanceof UnusableDocumentError
      ? new IntakeError({ kind: cause.problem }, { cause })
      : cause;
  });
  if (document.han < DOCUMENT_MIN_HAN)
    throw new IntakeError({ kind: 'tooShort', han: document.han, least: DOCUMENT_MIN_HAN });
  const { id, occasion, level, year, hash, han } = document;
  const date = read.isPage ? read.date : dateOfText(splitLines(text).map((line) => line.text));
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
  };
}

/** Well-formed, so that the text is the same in every file, and without control characters. */
function tidy(text: string): string {
  return text.toWellFormed().replace(CONTROL, '');
}

/** A line with nothing but a date, perhaps in brackets. */
const ALONE = /^[（(]?(?:19|20)\d\d\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?[）)]?$/;

/** Number of lines at head and foot that may hold a text's date. */
const EDGE_LINES = 6;

/** The date on a line of its own at the head or foot of a text, as in speeches; else null. */
export function dateOfText(lines: readonly string[]): string | null {
  const edges = [...lines.slice(0, EDGE_LINES), ...lines.slice(EDGE_LINES).slice(-EDGE_LINES)];
  const alone = edges.find((line) => ALONE.test(line.trim()));
  return alone === undefined ? null : readDate(alone);
}

/** Whether a text is a date in the form of documents: `2020-11-05`, `2020-11` or `2020`, from 1900 on. */
export function isCalendarDate(text: string): boolean {
  const [, year, month = '01', day = '01'] = /^((?:19|2\d)\d\d)(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  return year !== undefined && calendarDate(Number(year), Number(month), Number(day)) !== null;
}
