import { endsAsSentence } from '../corpus/lines';
import { joinParts, type StyledLine } from './structure';

const FENCE = /^\s*(?:```|~~~)/;
const RULE = /^\s*(?:[-*_]\s*){3,}$|^\s*=+\s*$/;
/** Makes the line before it a heading. */
const UNDERLINE = /^\s*=+\s*$/;
const REFERENCE = /^\s*\[(?!\^)[^\]]+\]:\s*\S+/;
const TABLE_RULE = /^\s*\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?\|?\s*$/;
const BLOCK_MARK = /^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+(?:\[[ xX]\]\s+)?|\d{1,9}[.)]\s+)/;

/** A footnote. Source: GitHub's Markdown. */
const NOTE = /^\s*\[\^[^\]]{1,100}\]:/;

/** A file's facts between two lines of --- at its very beginning. Source: the YAML front matter of site generators. */
const FRONT_MATTER = /^\ufeff?---\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)\s*(?:\r?\n|$)/;

/**
 * The lines of a Markdown file, without the markup of headings, lists, emphasis, links, images and tables. Joins the
 * lines of a paragraph, without a space between Chinese characters. A line that ends like a sentence stays a paragraph,
 * since many Chinese writers put one on each line. Source of the syntax: CommonMark 0.31, and GitHub's tables.
 */
export function readMarkdown(markdown: string): StyledLine[] {
  const lines: StyledLine[] = [];
  let open = false;
  let fenced = false;
  for (const raw of markdown.replace(FRONT_MATTER, '').split(/\r\n|[\n\r]/)) {
    if (FENCE.test(raw)) {
      fenced = !fenced;
      open = false;
      continue;
    }
    const isMarked = BLOCK_MARK.test(raw) || /^\s*\|/.test(raw) || NOTE.test(raw);
    const before = lines.at(-1);
    if (UNDERLINE.test(raw) && open && before !== undefined)
      lines.splice(-1, 1, { ...before, style: 'heading' });
    const text = fenced ? raw.trim() : plainLine(raw);
    if (open && !isMarked && !fenced && text !== '') {
      lines.splice(-1, 1, { ...before, text: joinParts(before?.text ?? '', text) });
    } else if (text !== '') lines.push({ text, style: styleOf(raw) });
    const isHeading = /^\s*#/.test(raw);
    open = text !== '' && !fenced && !isHeading && !endsAsSentence(text) && !/(?: {2}|\\)$/.test(raw);
  }
  return lines;
}

function styleOf(raw: string): StyledLine['style'] {
  if (NOTE.test(raw)) return 'note';
  return /^\s*#\s/.test(raw) ? 'heading' : undefined;
}

/** One line without its markup; empty where it is nothing else. */
function plainLine(raw: string): string {
  if (RULE.test(raw) || REFERENCE.test(raw) || TABLE_RULE.test(raw)) return '';
  let line = raw;
  // A quotation may hold a list, and that a heading.
  for (let mark = BLOCK_MARK.exec(line); mark !== null; mark = BLOCK_MARK.exec(line))
    line = line.slice(mark[0].length);
  if (/^\s*\|/.test(line)) line = line.replace(/^\s*\||\|\s*$/g, '').replace(/\s*\|\s*/g, ' ');
  return plainInline(line).trim();
}

/** Removes inline markup. Lengths are bounded, so that markup without ends can't take time that grows with its square. */
function plainInline(line: string): string {
  return line
    .replace(/\s+#+\s*$|\\$/g, '')
    .replace(/!\[[^\]]{0,1000}\](?:\([^)]{0,2000}\)|\[[^\]]{0,1000}\])/g, '')
    .replace(/\[([^\]]{0,1000})\](?:\([^)]{0,2000}\)|\[[^\]]{0,1000}\])/g, '$1')
    .replace(/<(?:https?:\/\/[^<>]*|\/?[a-z][^<>]*|!--.{0,2000}?--)>/gi, '')
    .replace(/(?<!\\)(\*\*\*|\*\*|___|__|~~|\*|`+)(?=\S)(.{1,1000}?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}\\])_(?=\S)(.{1,1000}?)(?<=\S)_(?![\p{L}\p{N}])/gu, '$1')
    .replace(/\[\^[^\]]{1,100}\]:?/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
