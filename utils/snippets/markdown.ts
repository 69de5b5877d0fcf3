import { localDay, oneLine, plainLines, type Reference, referencesOf, titleOf } from './references';
import type { Snippet } from './snippet';

/** Texts of the file in the language of the interface. */
export interface MarkdownWords {
  readonly heading: string;
  readonly tags: string;
  /** Sentence on the day of saving. */
  saved(day: string): string;
}

/**
 * Snippets as Markdown (CommonMark): a heading for each page, each wording as a block quote, then its source, note and
 * tags. Nothing in a page's text becomes markup.
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
 * A line without markup: special characters are escaped (CommonMark 2.4), some of them only at the start of a line. So is
 * what would turn an address in running text into a link.
 */
function inert(line: string): string {
  return line
    .replace(/[\\`*_[\]{}<>#|~$^&@]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/www(?=\.)/gi, '$&\\');
}
