import { sentenceSpans } from '../text/sentences';
import type { StudyLine } from './study-answer';

/** Where a line stands, as it is cited. */
export interface LineSource {
  readonly title: string;
  readonly year: number | null;
  /** Headings from the outermost down, joined by ` › `; empty where there are none. */
  readonly section: string;
  /** Address of the page that the document was taken from; empty for others. */
  readonly url: string;
}

/** A document as it is cited, on one line: 《title》, then what else is known of the place; empty facts are left out. */
export function citeSource(title: string, facts: readonly string[]): string {
  const known = facts.filter((fact) => fact !== '').join(' › ');
  return known === '' ? `《${title}》` : `《${title}》 ${known}`;
}

/**
 * A line as text to paste: the sentence around the node, or as much of it as the line has, with … where it is cut; then
 * its source and the address, a line each; what there is none of is left out.
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
  const isCutBehind = to === text.length && right !== '' && !/[。！？；…”’」』）]$/.test(right);
  return `${isCutBefore ? '…' : ''}${text.slice(from, to)}${isCutBehind ? '…' : ''}`;
}
