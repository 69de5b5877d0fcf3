import { sentenceSpans } from '../text/sentences';
import type { StudyLine, StudySection } from './answer';

/** What lines are sorted by: their order in the corpus, or the first to third word on one side of the node. */
export const LINE_ORDERS = ['document', 'right', 'right2', 'right3', 'left', 'left2', 'left3'] as const;

export type LineOrder = (typeof LINE_ORDERS)[number];

/** Characters of context that are compared: those further off hardly ever matter. */
const COMPARED_CHARACTERS = 16;

/** The nth word on one side of the node, from 1. */
export interface SortedNeighbour {
  readonly side: 'left' | 'right';
  readonly nth: number;
}

/** The word that an order sorts by; null for the order of the corpus. */
export function sortedNeighbour(order: LineOrder): SortedNeighbour | null {
  const [, side, nth = '1'] = /^(left|right)(\d?)$/.exec(order) ?? [];
  return side === undefined ? null : { side: side as 'left' | 'right', nth: Number(nth || 1) };
}

/** The order that an address names; that of the corpus for anything unknown. */
export function lineOrder(name: string | undefined): LineOrder {
  return LINE_ORDERS.find((order) => order === name) ?? 'document';
}

/**
 * Sorts lines; ties keep their order. A neighbour sorts by the pinyin of that word and the text beyond it as seen from
 * the node, so that to the left characters are read backwards. Signs don't count. Lines without such a word come last.
 */
export function sortLines(lines: readonly StudyLine[], order: LineOrder): readonly StudyLine[] {
  const neighbour = sortedNeighbour(order);
  if (neighbour === null) return lines;
  const { compare } = new Intl.Collator('zh-Hans');
  return lines
    .map((line) => ({ line, key: sortKey(line, neighbour.side, neighbour.nth) }))
    .sort((a, b) => Number(a.key === '') - Number(b.key === '') || compare(a.key, b.key))
    .map(({ line }) => line);
}

/** The context from the nth word on, as seen from the node; '' where there is no such word. */
function sortKey({ left, right, lefts, rights }: StudyLine, side: 'left' | 'right', nth: number): string {
  const at = 2 * (nth - 1);
  if (side === 'right') return rights[at] === undefined ? '' : plain(right.slice(rights[at])).join('');
  return lefts[at] === undefined ? '' : plain([...left.slice(0, lefts[at + 1])].reverse().join('')).join('');
}

function plain(text: string): string[] {
  return [...text.replace(/[^\p{L}\p{N}]/gu, '')].slice(0, COMPARED_CHARACTERS);
}

/** Which lines are shown: of one document or of all, and of one section (its outermost heading) or of all. */
export interface LineFilter {
  /** Number of the document in the answer; null for all. */
  readonly document: number | null;
  readonly section: string | null;
}

/** The lines that pass a filter, in their order. */
export function filterLines(
  lines: readonly StudyLine[],
  sections: readonly StudySection[],
  { document, section }: LineFilter,
): readonly StudyLine[] {
  if (document === null && section === null) return lines;
  return lines.filter(
    (line) =>
      (document === null || line.document === document) &&
      (section === null || sections[line.section]?.top === section),
  );
}

/** The outermost headings above a document's lines and the number of lines under each, in the order of the document. */
export function sectionsOf(
  lines: readonly StudyLine[],
  sections: readonly StudySection[],
  document: number,
): { readonly top: string; readonly lines: number }[] {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const top = sections[line.section]?.top;
    if (line.document === document && top !== undefined) counts.set(top, (counts.get(top) ?? 0) + 1);
  }
  return Array.from(counts, ([top, count]) => ({ top, lines: count }));
}

/** What a citation says of where a line is. */
export interface LineSource {
  readonly title: string;
  readonly year: number | null;
  /** Headings from the outermost down, joined by ` › `; empty where there are none. */
  readonly section: string;
  /** Address of the page that the document came from; empty for others. */
  readonly url: string;
}

/** A citation of a document on one line: 《title》, then the facts that aren't empty. */
export function citeSource(title: string, facts: readonly string[]): string {
  const known = facts.filter((fact) => fact !== '').join(' › ');
  return known === '' ? `《${title}》` : `《${title}》 ${known}`;
}

/**
 * A concordance line as text to paste: the sentence around the node, or what the line has of it, with … where it is cut;
 * below it the source and the address, a line each, where they are known.
 */
export function citeLine(line: Pick<StudyLine, 'left' | 'node' | 'right'>, source: LineSource): string {
  const { title, year, section, url } = source;
  const named = citeSource(title, [year === null ? '' : `${year}`, section]);
  return [sentenceOf(line), named, url].filter((each) => each !== '').join('\n');
}

function sentenceOf({ left, node, right }: Pick<StudyLine, 'left' | 'node' | 'right'>): string {
  const text = left + node + right;
  const end = left.length + node.length;
  const around = sentenceSpans(text, { start: 0, end: text.length }).filter(
    (span) => span.end > left.length && span.start < end,
  );
  const from = around[0]?.start ?? 0;
  const to = around.at(-1)?.end ?? text.length;
  const isCutBefore = from === 0 && left !== '';
  const isCutAfter = to === text.length && right !== '' && !/[。！？；…”’」』）]$/.test(right);
  return `${isCutBefore ? '…' : ''}${text.slice(from, to)}${isCutAfter ? '…' : ''}`;
}
