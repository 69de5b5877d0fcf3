import { oneLine } from './inert-text';
import { type Reference, referencesOf, titleOf } from './reference';
import type { Snippet } from './snippet';

/**
 * Snippets for reference managers as RIS, a record a page: the wordings and notes are its notes, the tags its keywords.
 * Lines end in CRLF, each is `TY  - text`. Source: RIS format specifications of Research Information Systems.
 */
export function snippetsRis(snippets: readonly Snippet[]): string {
  return referencesOf(snippets).map(recordOf).join('\r\n');
}

function recordOf(reference: Reference): string {
  const { site, url, date, accessed, tags, snippets } = reference;
  const lines: [string, string][] = [
    ['TY', url === '' ? 'GEN' : 'ELEC'],
    ['TI', titleOf(reference)],
    ['T2', site],
    ['PY', date?.slice(0, 4) ?? ''],
    ['DA', date === null ? '' : risDate(date)],
    ['UR', url],
    ['Y2', risDate(accessed)],
    ...snippets.map(({ quote, note }): [string, string] => ['N1', noteOf(quote.exact, note)]),
    ...tags.map((tag): [string, string] => ['KW', tag]),
  ];
  const filled = lines.filter(([, text]) => text !== '').map(([tag, text]) => `${tag}  - ${text}\r\n`);
  return `${filled.join('')}ER  - \r\n`;
}

/** A wording in quotation marks, and what the reader noted of it. */
export function noteOf(wording: string, note: string): string {
  return [`“${oneLine(wording)}”`, oneLine(note)].filter((part) => part !== '').join(' ');
}

/** `2020-11` as `2020/11//`: year, month, day and more, each with its slash. */
function risDate(date: string): string {
  const [year, month = '', day = ''] = date.split('-');
  return `${year}/${month}/${day}/`;
}
