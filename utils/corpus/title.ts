import { endsAsSentence, isBody, looksLikeTitle } from './lines';

/** How far down a title is looked for: above it stand at most a site's name, a date, a label or two. */
const HEAD_LINES = 8;

/** Lines over which a title is spread at the most. */
const TITLE_LINES = 4;

/** A title and the lines of the text that it takes: from `start` up to, not with, `end`. */
interface Title {
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the title among the first lines of a cleaned text: the first short line that ends as titles do, else the
 * first short line that is no sentence. A line before it that begins with 在 or 关于 is its first half; a
 * line that begins with —— is the second half of the one before. Null where the text begins with its body.
 */
export function findTitle(lines: readonly string[]): Title | null {
  const bodyAt = lines.slice(0, HEAD_LINES).findIndex((line) => isBody(line));
  const head = lines.slice(0, bodyAt < 0 ? HEAD_LINES : bodyAt);
  const titled = head.findIndex((line) => looksLikeTitle(line));
  const at = titled >= 0 ? titled : head.findIndex((line) => !endsAsSentence(line));
  if (at < 0) return null;
  const before = head[at - 1] ?? '';
  const isSecondPart = isSubtitle(head[at])
    ? !endsAsSentence(before) && before !== ''
    : /^(?:在|关于)/.test(before);
  const start = isSecondPart ? at - 1 : at;
  const hasSubtitle = !looksLikeTitle(head[at]) && isSubtitle(head[at + 1] ?? '');
  const end = hasSubtitle ? at + 2 : at + 1;
  return { title: lines.slice(start, end).join(''), start, end };
}

/** A title that is known: with the lines at the head of a text that it stands in, or with none of them. */
export function locateTitle(lines: readonly string[], title: string): Title {
  const bare = withoutSpace(title);
  for (let start = 0; start < Math.min(HEAD_LINES, lines.length); start++) {
    for (let end = start + 1; end <= Math.min(start + TITLE_LINES, lines.length); end++) {
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
