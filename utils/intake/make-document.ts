import { tidyName } from '../collections/document-facts';
import { type UserDocument, yearOfDate } from '../collections/user-corpus';
import { clean } from '../corpus/clean';
import { UnusableDocumentError } from '../corpus/document';
import { withoutFurniture } from '../corpus/furniture';
import { splitLines } from '../corpus/lines';
import { parseDocument } from '../corpus/parse';
import { DOCUMENT_MAX_UNITS, DOCUMENT_MIN_HAN, NAME_MAX_UNITS } from '../limits';
import { IntakeError } from './problem';
import type { ReadText } from './read-text';
import { dateOfText } from './visible-date';

/** Control characters that have no meaning in a text; tab and line ends stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\0-\x08\x0e-\x1f\x7f]/g;

/** One of the reader's documents that is in no collection yet. */
export interface MadeDocument {
  readonly info: Omit<UserDocument, 'collection' | 'addedAt'>;
  readonly text: string;
}

/**
 * Makes one of the reader's documents of a text, as the bundled documents are made: adverts taken out, title found,
 * level and year told where they can be. What a site puts around an article is taken out as well.
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

/** Well-formed, so that it is the same text in every file, and without control characters. */
function tidy(text: string): string {
  return text.toWellFormed().replace(CONTROL, '');
}
