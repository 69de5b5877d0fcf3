import { countHan } from '../text/han';
import { sentenceSpans } from '../text/sentences';
import type { Span } from '../text/span';
import type { CorpusDocument } from './document';
import { sha256 } from './hash';
import { inferLevel, inferOccasion } from './inference';
import { isSalutation, splitLines } from './lines';
import { documentId } from './manifest';
import { UnusableDocumentError } from './problem';
import { findSections } from './sections';
import { findTitle, locateTitle } from './title';
import { inferYear } from './year';

/** The part of a document that is made from its text alone. */
type DocumentStructure = Pick<
  CorpusDocument,
  'text' | 'salutation' | 'sections' | 'paragraphs' | 'sentences'
>;

/** Among how many paragraphs the salutation is looked for: before it stand at most a date, an office, a name. */
const SALUTATION_PARAGRAPHS = 8;

/**
 * Makes a document of a text from which the adverts are gone. The title is found among the first lines and put
 * first; other lines above it follow it. A text without a title gets its file's name as one; a text of one short
 * line is a title without paragraphs.
 * @param source The file's name.
 * @param known Its title where that is known; it need not stand in the text.
 * @throws UnusableDocumentError with the problem `empty` or `noChinese`.
 */
export async function parseDocument(
  text: string,
  source: string,
  known: string | null = null,
): Promise<CorpusDocument> {
  const lines = splitLines(text).map((line) => line.text);
  if (lines.length === 0) throw new UnusableDocumentError('empty', source);
  if (countHan(text) === 0) throw new UnusableDocumentError('noChinese', source);
  const found = known === null ? findTitle(lines) : locateTitle(lines, known);
  const title = found?.title ?? source.replace(/\.[^.]*$/, '');
  const rest = found ? lines.filter((_, at) => at < found.start || at >= found.end) : lines;
  const whole = [title, ...rest].join('\n');
  const hash = await sha256(whole);
  return {
    id: documentId(hash),
    title,
    occasion: inferOccasion(title),
    level: inferLevel(title, whole),
    year: inferYear(title, rest),
    source,
    hash,
    han: countHan(whole),
    ...parseCleaned(whole),
  };
}

/**
 * The structure of a cleaned text whose first line is its title: what the files of the corpus hold. Lines are
 * paragraphs; spans are of UTF-16 units in this same text.
 */
export function parseCleaned(text: string): DocumentStructure {
  const paragraphs = lineSpans(text).slice(1);
  const salutation = paragraphs
    .slice(0, SALUTATION_PARAGRAPHS)
    .find(({ start, end }) => isSalutation(text.slice(start, end)));
  return {
    text,
    salutation: salutation ?? null,
    sections: findSections(text, paragraphs),
    paragraphs,
    sentences: paragraphs.flatMap((paragraph) => sentenceSpans(text, paragraph)),
  };
}

function lineSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '' || start === 0) spans.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return spans;
}
