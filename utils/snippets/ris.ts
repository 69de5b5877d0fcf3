import { oneLine, plainLines, type Reference, referencesOf, titleOf } from './references';
import type { Snippet } from './snippet';

/**
 * An ampersand that begins an HTML entity. Some entities need no semicolon, so an address can hold one by chance
 * (`?a=1&para=2`). Source: the HTML standard, 13.5.
 */
const ENTITY =
  /&(?=#?\w+;|#x?\d|(?:amp|lt|gt|quot|nbsp|iexcl|cent|pound|curren|yen|brvbar|sect|uml|copy|ord[fm]|[lr]aquo|not|shy|reg|macr|deg|plusmn|sup[123]|acute|micro|para|middot|cedil|frac1[24]|frac34|iquest|times|divide|eth|thorn|szlig|aelig|[a-z](?:grave|acute|circ|tilde|uml|ring|cedil|slash)))/gi;

/**
 * Labels at the beginning of a note that Zotero takes for another field of the record, as those of ProCite. Source:
 * Zotero's RIS translator.
 */
const LABEL =
  /(?<![A-Za-z,\s])((?:Author|Artist|Series Editor|Editor\/Compiler|Cartographer|Composer|Producer|Director|Performer) Role|Author, (?:Subsidiary|Monographic)|Record (?:ID|Number)|Notes|Connective Phrase|Extent of Work|Packaging Method|Call Number|Edition|ISBN|Language|Publisher Name|Series Title|Proceedings Title|(?:Series )?Volume ID|Issue ID|Issue Identification|Scale|Place of Publication|Size)\s*:/g;

/**
 * Snippets for reference managers as RIS, a record a page: the wordings and notes are its notes, the tags its keywords.
 * Lines end in CRLF, each is `TY  - text` or goes on with the note above it. `<` and what looks like an entity are
 * written as HTML does, since Zotero reads every field as HTML. Source: RIS format specifications of Research
 * Information Systems; Zotero's RIS translator.
 */
export function snippetsRis(snippets: readonly Snippet[]): string {
  return referencesOf(snippets).map(recordOf).join('\r\n');
}

function recordOf(reference: Reference): string {
  const { site, outlet, authors, url, date, accessed, tags, snippets } = reference;
  const lines: [string, string][] = [
    // Zotero makes an article of a journal of what is of no type at all.
    ['TY', url === '' ? 'MANSCPT' : 'ELEC'],
    ...authors.map((name): [string, string] => ['AU', escaped(name)]),
    ['TI', escaped(titleOf(reference))],
    ['T2', escaped(outlet || site)],
    ['PY', date?.slice(0, 4) ?? ''],
    ['DA', date === null ? '' : risDate(date)],
    // Zotero takes PM: anywhere in an address for the number of a medical article.
    ['UR', url.replace(/PM:/g, 'PM%3A').replace(ENTITY, '&amp;')],
    ['Y2', url === '' ? '' : risDate(accessed)],
    ...snippets.map((snippet): [string, string] => ['N1', noteOf(snippet)]),
    // Zotero divides keywords at a semicolon.
    ...tags.map((tag): [string, string] => ['KW', escaped(tag.replaceAll(';', '；'))]),
  ];
  const filled = lines.filter(([, text]) => text !== '').map(([tag, text]) => `${tag}  - ${text}\r\n`);
  return `${filled.join('')}ER  - \r\n`;
}

/**
 * A wording in quotation marks and its note, paragraph by paragraph. An empty line between them, since Zotero joins
 * lines of some lengths; a space before each, so that none is taken for the next field.
 */
function noteOf({ quote, note }: Snippet): string {
  const paragraphs = [...plainLines(`「${quote.exact}」`), ...plainLines(note)];
  return paragraphs.map((line) => escaped(oneLine(line)).replace(LABEL, '$1：')).join('\r\n \r\n ');
}

function escaped(text: string): string {
  return text.replace(ENTITY, '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** `2020-11` as `2020/11//`: year, month, day and more, each with its slash. */
function risDate(date: string): string {
  const [year, month = '', day = ''] = date.split('-');
  return `${year}/${month}/${day}/`;
}
