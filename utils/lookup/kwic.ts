import type { CorpusDocument } from '../corpus/document';
import { sectionPath } from '../corpus/outline';
import { KWIC_CONTEXT } from '../limits';
import { withWholeQuotes } from '../text/quotes';
import type { Span } from '../text/span';
import type { KwicLine } from './concordance';

/** The line of a concordance for a span of a document, in the document's own wording; the node gets its quotes whole. */
export function kwicLine(document: CorpusDocument, span: Span): KwicLine {
  const { text } = document;
  const { start, end, contextStart, contextEnd, line } = lineAround(text, span, KWIC_CONTEXT);
  return {
    documentId: document.id,
    documentTitle: document.title,
    year: document.year,
    section: sectionPath(document, start).join(' › '),
    left: text.slice(contextStart, start),
    node: text.slice(start, end),
    right: text.slice(end, contextEnd),
    sentence: sentenceAround(document, { start, end }, line),
    start,
  };
}

/** A node with its quotes whole, and the context around it; UTF-16 offsets in the text. */
export interface NodeInLine extends Span {
  readonly contextStart: number;
  readonly contextEnd: number;
  /** The line of the text in which the node begins, up to the end of the line in which it ends. */
  readonly line: Span;
}

/** The node of a span and its context: up to `context` units to each side, within the line, no surrogate pair split. */
export function lineAround(text: string, span: Span, context: number): NodeInLine {
  const { start, end } = withWholeQuotes(text, span) ?? span;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const nextLine = text.indexOf('\n', end);
  const lineEnd = nextLine < 0 ? text.length : nextLine;
  let contextStart = Math.max(lineStart, start - context);
  if (splitsPair(text, contextStart)) contextStart++;
  let contextEnd = Math.min(lineEnd, end + context);
  if (splitsPair(text, contextEnd)) contextEnd--;
  return { start, end, contextStart, contextEnd, line: { start: lineStart, end: lineEnd } };
}

/** Whether an offset is between the two halves of a surrogate pair. */
function splitsPair(text: string, offset: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

/** The sentence or sentences that a span stands in; its line where it is in none, as in a title. */
function sentenceAround({ text, sentences }: CorpusDocument, span: Span, line: Span): string {
  const first = sentences.find(({ end }) => end > span.start);
  const last = sentences.findLast(({ start }) => start < span.end);
  const isInside =
    first !== undefined && last !== undefined && first.start <= span.start && last.end >= span.end;
  return isInside ? text.slice(first.start, last.end) : text.slice(line.start, line.end);
}
