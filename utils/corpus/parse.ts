import { countHan } from '../text/han';
import { sentenceSpans } from '../text/sentences';
import type { Span } from '../text/span';
import { type CorpusDocument, documentId, sha256, UnusableDocumentError } from './document';
import { inferLevel, inferOccasion, inferYear } from './inference';
import { endsAsSentence, isBody, isSalutation, looksLikeTitle, splitLines } from './lines';
import { findSections } from './sections';

/** What of a document follows from its text alone. */
type DocumentStructure = Pick<
  CorpusDocument,
  'text' | 'salutation' | 'sections' | 'paragraphs' | 'sentences'
>;

/** The salutation is one of the first paragraphs: at most a date, an office and a name come before it. */
const SALUTATION_PARAGRAPHS = 8;

/**
 * Makes a document of a text without adverts. The title is found among the first lines and moved to the top. A text
 * without a title gets its file's name as one; a text of one short line is a title without paragraphs.
 * @param source The file's name.
 * @param known The title, if known; the text needn't contain it.
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
  // The file's name is a title to show, and says nothing of the document.
  const stated = found?.title ?? '';
  const title = found?.title ?? source.replace(/\.[^.]*$/, '');
  const rest = found ? lines.filter((_, at) => at < found.start || at >= found.end) : lines;
  const whole = [title, ...rest].join('\n');
  const hash = await sha256(whole);
  return {
    id: documentId(hash),
    title,
    occasion: inferOccasion(stated),
    level: inferLevel(stated, found ? whole : rest.join('\n')),
    year: inferYear(stated, rest),
    source,
    hash,
    han: countHan(whole),
    ...parseCleaned(whole),
  };
}

/**
 * The structure of a cleaned text, as the corpus's files hold it: the first line is the title, each other one a
 * paragraph. Spans are of UTF-16 units in this text.
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

/** The title is in one of the first lines: at most a site's name, a date and a label or two come before it. */
const HEAD_LINES = 8;

/** A title takes at most this number of lines. */
const MAX_TITLE_LINES = 4;

/** A title and the lines that it takes, from `start` to before `end`. */
interface Title {
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the title among the first lines of a cleaned text: the first short line that ends like a title, else the first
 * that is no sentence. A line before it that begins with 在 or 关于 is its first half; a line that begins with —— is the
 * second half of the one before. Null where the text begins with its body.
 */
function findTitle(lines: readonly string[]): Title | null {
  const bodyAt = lines.slice(0, HEAD_LINES).findIndex((line) => isBody(line));
  const head = lines.slice(0, bodyAt < 0 ? HEAD_LINES : bodyAt);
  const titled = head.findIndex((line) => looksLikeTitle(line));
  const at = titled >= 0 ? titled : head.findIndex((line) => !endsAsSentence(line));
  if (at < 0) return null;
  const before = head[at - 1] ?? '';
  const isSecondHalf = isSubtitle(head[at])
    ? !endsAsSentence(before) && before !== ''
    : /^(?:在|关于)/.test(before);
  const start = isSecondHalf ? at - 1 : at;
  const hasSubtitle = !looksLikeTitle(head[at]) && isSubtitle(head[at + 1] ?? '');
  const end = hasSubtitle ? at + 2 : at + 1;
  return { title: lines.slice(start, end).join(''), start, end };
}

/** Finds the lines at the head of a text that make up a known title; none where it isn't there. */
function locateTitle(lines: readonly string[], title: string): Title {
  const bare = withoutSpace(title);
  for (let start = 0; start < Math.min(HEAD_LINES, lines.length); start++) {
    for (let end = start + 1; end <= Math.min(start + MAX_TITLE_LINES, lines.length); end++) {
      if (withoutSpace(lines.slice(start, end).join('')) === bare) return { title, start, end };
    }
  }
  return { title, start: 0, end: 0 };
}

function withoutSpace(text: string): string {
  return text.replace(/\s/g, '');
}

function isSubtitle(line: string): boolean {
  return /^[—–-]{1,2}/.test(line);
}
