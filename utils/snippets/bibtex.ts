import { type Reference, referencesOf, titleOf } from './reference';
import { noteOf } from './ris';
import type { Snippet } from './snippet';

/** Signs that mean something to TeX, and how they are written as text. Braces have names, since BibTeX counts all of them. */
const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '"': '\\textquotedbl{}',
  ...Object.fromEntries([...'$&%#_'].map((sign) => [sign, `\\${sign}`])),
};

/**
 * Snippets for LaTeX as BibTeX in UTF-8, an entry a page: `@online` for pages of the web, else `@misc`. Keys are of
 * ASCII letters, figures and hyphens, each once in the file. Source: the manual of biblatex, 2.1 and 2.2.
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
  const { site, url, date, accessed, tags, snippets } = reference;
  const fields: [string, string][] = [
    ['title', escaped(titleOf(reference))],
    ['organization', escaped(site)],
    ['date', date ?? ''],
    ['url', url],
    ['urldate', url === '' ? '' : accessed],
    // A comma in a keyword would cut it in two.
    ['keywords', tags.map((tag) => (tag.includes(',') ? `{${escaped(tag)}}` : escaped(tag))).join(', ')],
    ['annotation', snippets.map(({ quote, note }) => escaped(noteOf(quote.exact, note))).join(' / ')],
  ];
  const filled = fields.filter(([, text]) => text !== '').map(([name, text]) => `  ${name} = {${text}},\n`);
  return `@${url === '' ? 'misc' : 'online'}{${key},\n${filled.join('')}}\n`;
}

function escaped(text: string): string {
  return text.replace(/[\\{}~^"$&%#_]/g, (sign) => SPECIAL[sign]);
}

function freeKey({ site, date, accessed }: Reference, taken: ReadonlySet<string>): string {
  const name = site.toLowerCase().replace(/[^a-z0-9]/g, '') || 'snippet';
  const key = `${name}${(date ?? accessed).slice(0, 4)}`;
  if (!taken.has(key)) return key;
  let number = 2;
  while (taken.has(`${key}-${number}`)) number++;
  return `${key}-${number}`;
}
