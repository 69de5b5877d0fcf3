import type { Span } from '../text/span';
import {
  bylineEnd,
  bylineStart,
  isByline,
  isControls,
  isDisclaimer,
  isImprint,
  isLabels,
  isLinksHeading,
  isRights,
} from './furniture-lines';
import { endsAsSentence, isBody } from './lines';

/** Lines at the foot among which the copyright of a site is looked for. */
const FOOT_LINES = 12;

/** A line of a text as a span of it, without its line end. */
interface FurnitureLine extends Span {
  readonly text: string;
}

/**
 * What a site puts around an article: by-lines and sources, labels (发布时间：… 浏览次数：…), controls (打印 关闭),
 * copyright lines, links to other articles at the end, and what stands before the first word of a report
 * (新华社北京12月28日电). Whole lines, but for that and for an editor's name in brackets at the end. In order and
 * apart; spans are of UTF-16 units, line ends outside. Whatever could be a sentence of the article is none.
 * @param text Paragraphs with a line end between each.
 * @param from Lines before this one are left alone: 1 where the first one is the title.
 */
export function furnitureSpans(text: string, from = 0): Span[] {
  const lines = linesOf(text).slice(from);
  const gone = new Set<FurnitureLine>();
  for (const line of lines) if (isControls(line.text)) gone.add(line);
  const tail = tailOf(lines, gone);
  for (const line of tail) gone.add(line);
  const first = lines.findIndex((line) => !gone.has(line) && isProse(line.text));
  const head = lines.slice(0, Math.max(0, first));
  for (const line of head) if (isLabels(line.text) || isByline(line.text)) gone.add(line);
  const last = lines.findLast((line) => !gone.has(line) && line.text.trim() !== '');
  return lines.flatMap((line) => (gone.has(line) ? [line] : inLine(line, line === last)));
}

/** Whether a line that stands by itself on a page is furniture as a whole. */
export function isFurniture(line: string): boolean {
  return isControls(line) || isLabels(line) || isByline(line) || isRights(line);
}

/** A text without its furniture; lines that become empty go. The text itself where nothing would be left. */
export function withoutFurniture(text: string): string {
  const spans = furnitureSpans(text);
  if (spans.length === 0) return text;
  let kept = '';
  let at = 0;
  for (const { start, end } of spans) {
    kept += text.slice(at, start);
    at = end;
  }
  const lines = `${kept}${text.slice(at)}`.split('\n').map((line) => line.trim());
  const left = lines.filter((line) => line !== '').join('\n');
  return left === '' ? text : left;
}

/**
 * A document's text as it is indexed: of the same length, but nothing is found in its furniture. Documents that were
 * stored before furniture was dropped keep it in their texts.
 * @param text Title line, line end, paragraphs.
 */
export function indexedText(text: string): string {
  const spans = furnitureSpans(text, 1);
  if (spans.length === 0) return text;
  let blanked = '';
  let at = 0;
  for (const { start, end } of spans) {
    blanked += text.slice(at, start) + '\n'.repeat(end - start);
    at = end;
  }
  return blanked + text.slice(at);
}

function linesOf(text: string): FurnitureLine[] {
  const lines: FurnitureLine[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ text: line, start, end: start + line.length });
    start += line.length + 1;
  }
  return lines;
}

/** Whether a line is of the article itself. */
function isProse(line: string): boolean {
  return isBody(line) && !isLabels(line) && !isByline(line);
}

/** The lines behind the article: from the foot up as long as each is furniture, and the links under their heading. */
function tailOf(lines: readonly FurnitureLine[], gone: ReadonlySet<FurnitureLine>): FurnitureLine[] {
  const heading = lines.findLastIndex(({ text }) => isLinksHeading(text));
  const isOver = heading > 0 && lines.slice(heading + 1).every((line) => gone.has(line) || isLink(line.text));
  let start = isOver ? heading : lines.length;
  const hasRights = lines.slice(-FOOT_LINES).some(({ text }) => isRights(text));
  const isTail = ({ text }: FurnitureLine) =>
    text.trim() === '' ||
    isLabels(text) ||
    isByline(text) ||
    isDisclaimer(text) ||
    (hasRights && isImprint(text));
  while (start > 0 && (gone.has(lines[start - 1]) || isTail(lines[start - 1]))) start--;
  return lines.slice(start);
}

/** Whether a line may be a link to another article: no sentence, and not long. */
function isLink(line: string): boolean {
  return !isBody(line) && !endsAsSentence(line);
}

/** The furniture at the two ends of a line of the article. */
function inLine({ text, start, end }: FurnitureLine, isLast: boolean): Span[] {
  const spans: Span[] = [];
  const cut = bylineStart(text);
  if (cut > 0 && cut < text.length) spans.push({ start, end: start + cut });
  const tail = isLast ? bylineEnd(text) : text.length;
  if (tail > cut && tail < text.length) spans.push({ start: start + tail, end });
  return spans;
}
