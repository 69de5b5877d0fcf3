import { wordingOf } from './glossary';
import type { Term } from './own-entry';

/** A row of a term list, in text: what translators' tools and flash cards need of an entry. */
export interface GlossRow {
  readonly headword: string;
  readonly variants: readonly string[];
  readonly pinyin: string;
  readonly english: string;
  /** `official`, `reported`, `ours` or `own`. */
  readonly by: Term['english']['by'];
  /** Address of the rendering's page; empty without one. */
  readonly source: string;
  readonly zh: string;
  readonly en: string;
  readonly items: readonly string[];
}

/** The row of an entry. */
export function glossRow(term: Term): GlossRow {
  const { english, meaning } = term;
  return {
    headword: wordingOf(term.headword),
    variants: term.variants ?? [],
    pinyin: term.pinyin,
    english: english.text,
    by: english.by,
    source: 'source' in english ? english.source : '',
    zh: meaning?.zh ?? '',
    en: meaning?.en ?? '',
    items: term.items ?? [],
  };
}

/** Columns of a term list. */
const COLUMNS = [
  'headword',
  'pinyin',
  'english',
  'by',
  'source',
  'items',
  'meaning_zh',
  'meaning_en',
] as const;

/** A term list with tabs between the cells, for spreadsheets and the clipboard. */
export function glossTsv(rows: readonly GlossRow[]): string {
  const cells = rows.map((row) => [
    ...[row.headword, row.pinyin, row.english, row.by, row.source, row.items.join('、')],
    ...[row.zh, row.en],
  ]);
  return `${[COLUMNS, ...cells].map((line) => line.map(inCell).join('\t')).join('\n')}\n`;
}

/** A cell must hold neither tabs nor ends of lines. */
function inCell(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What Anki reads at the top of a file: the separator, fields that are HTML, and a tag for all notes. */
const ANKI_HEAD = ['#separator:Comma', '#html:true', '#tags:tifa-lens', '#columns:Front,Back'];

/**
 * A term list as notes for Anki, with headword and pinyin on the front; English, items and explanation on the back.
 * @param meaningOf Gives a row's explanation in the language of the user.
 */
export function glossAnki(rows: readonly GlossRow[], meaningOf: (row: GlossRow) => string): string {
  const notes = rows.map((row) => {
    const front = [row.headword, row.pinyin];
    const back = [row.english, row.items.join('、'), meaningOf(row)];
    return [front, back].map((lines) => quoted(lines.filter(Boolean).map(escaped).join('<br>'))).join(',');
  });
  return `${[...ANKI_HEAD, ...notes].join('\n')}\n`;
}

function quoted(field: string): string {
  return `"${field.replaceAll('"', '""')}"`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text for HTML or XML, without the characters that XML can't hold. */
export function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]);
}
