import { countHan } from '../text/han';
import { oneLine, plainLines, type Reference, referencesOf, titleOf } from './references';
import type { Snippet } from './snippet';

/**
 * TeX's special characters in a form that Zotero, pandoc, citation-js, biber and LaTeX all read as text. A character that
 * some of them garble or drop, whatever its escape, gets its full-width form.
 */
const SIGNS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'&%#_{}'].map((sign) => [sign, `\\${sign}`])),
  ...{ '\\': '＼', '~': '～', '^': '＾' },
};

/** Separates paragraphs: these programs drop line ends, and no command for one is known to all of them. */
const PARAGRAPH = ' ¶ ';

/**
 * Snippets for LaTeX as BibTeX in UTF-8, an entry a page: `@online` for pages of the web, else `@misc`. Keys are of
 * ASCII letters, figures and hyphens, each once in the file. Wordings and notes are the annotation, under the name that
 * Zotero knows. Source: the manual of biblatex, 2.1 and 2.2.
 */
export function snippetsBibtex(snippets: readonly Snippet[]): string {
  const keys = new Set<string>();
  return referencesOf(snippets)
    .map((reference) => {
      const key = freeKey(reference, keys);
      keys.add(key);
      return entryOf(reference, key);
    })
    .join('\n');
}

function entryOf(reference: Reference, key: string): string {
  const { site, outlet, authors, url, date, accessed, tags, snippets } = reference;
  const title = titleOf(reference);
  // Styles lower the capitals of titles, but not of Chinese ones, nor within a second pair of braces.
  const isChinese = countHan(title) > 0;
  const fields: [string, string][] = [
    ['author', authors.map((name) => `{${escaped(name)}}`).join(' and ')],
    ['title', isChinese ? escaped(title) : `{${escaped(title)}}`],
    ['organization', escaped(outlet || site)],
    ['date', date ?? ''],
    ['url', url],
    ['urldate', url === '' ? '' : accessed],
    ['langid', isChinese ? 'chinese' : ''],
    // Zotero splits keywords at both characters, even in braces.
    ['keywords', tags.map((tag) => escaped(tag.replaceAll(',', '，').replaceAll(';', '；'))).join(', ')],
    ['annote', escaped(snippets.flatMap(paragraphsOf).join(PARAGRAPH))],
  ];
  const filled = fields.filter(([, text]) => text !== '').map(([name, text]) => `  ${name} = {${text}},\n`);
  return `@${url === '' ? 'misc' : 'online'}{${key},\n${filled.join('')}}\n`;
}

/**
 * The paragraphs of a wording, the whole in quotation marks, and those of its note. Not “these” marks: pandoc would
 * change all such marks within them.
 */
function paragraphsOf({ quote, note }: Snippet): string[] {
  return [...plainLines(`「${quote.exact}」`), ...plainLines(note)].map(oneLine);
}

function escaped(text: string): string {
  const paired = hasPairedBraces(text) ? text : text.replaceAll('{', '｛').replaceAll('}', '｝');
  // Zotero takes the text between two of them for a formula, even behind a backslash.
  const dollar = paired.split('$').length > 2 ? '＄' : '\\$';
  return (
    paired
      .replace(/[\\~^&%#_{}$]/g, (sign) => SIGNS[sign] ?? dollar)
      // Two of these would be drawn together to a dash or a quotation mark.
      .replace(/([-`'<>,])(?=\1)/g, '$1{}')
  );
}

/** BibTeX counts braces even behind a backslash. */
function hasPairedBraces(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '{') depth++;
    else if (sign === '}') depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}

function freeKey({ site, date, accessed }: Reference, taken: ReadonlySet<string>): string {
  const name = site.toLowerCase().replace(/[^a-z0-9]/g, '') || 'snippet';
  const key = `${name}${(date ?? accessed).slice(0, 4)}`;
  if (!taken.has(key)) return key;
  let number = 2;
  while (taken.has(`${key}-${number}`)) number++;
  return `${key}-${number}`;
}
