import { localDay, oneLine, plainLines, type Reference, referencesOf, titleOf } from './references';
import type { Snippet } from './snippet';

/** Words of the file in the user's language. */
export interface MarkdownWords {
  readonly heading: string;
  readonly tags: string;
  /** What is said of the day of saving, with the day in it. */
  saved(day: string): string;
}

/**
 * Snippets as Markdown (CommonMark): a heading a page, each wording as a block quote, then where it is from, the note
 * and the tags. Nothing of a page's text is markup.
 */
export function snippetsMarkdown(snippets: readonly Snippet[], words: MarkdownWords): string {
  const pages = referencesOf(snippets).map((reference) =>
    [
      `## ${inert(titleOf(reference))}`,
      ...reference.snippets.flatMap((each) => blocksOf(each, reference, words)),
    ].join('\n\n'),
  );
  return `${[`# ${inert(words.heading)}`, ...pages].join('\n\n')}\n`;
}

function blocksOf(
  { quote, note, tags, savedAt }: Snippet,
  { title, site, outlet, authors, url, date }: Reference,
  words: MarkdownWords,
): string[] {
  const from = [authors.join('、'), title, outlet, site, date ?? ''].filter((part) => part !== '').map(inert);
  const link = url === '' ? [] : [`<${url}>`];
  const cited = [...from, ...link, inert(words.saved(localDay(savedAt)))].join(', ');
  const shown = tags.map(oneLine).filter((tag) => tag !== '');
  return [
    plainLines(quote.exact)
      .map((line) => `> ${inert(line)}`)
      .join('\n>\n') || '>',
    `— ${cited}`,
    ...plainLines(note).map(inert),
    ...(shown.length > 0 ? [`${inert(words.tags)} ${shown.map(inert).join(', ')}`] : []),
  ];
}

/**
 * A line in which nothing is markup: signs that can mean something are behind a backslash (CommonMark 2.4), those that
 * mean something at a line's beginning alone only there. So is what makes a link of an address in running text.
 */
function inert(line: string): string {
  return line
    .replace(/[\\`*_[\]{}<>#|~$^&@]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/www(?=\.)/gi, '$&\\');
}
