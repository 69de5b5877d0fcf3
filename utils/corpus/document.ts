import type { Span } from '../text/span';

/** Kind of occasion a document was made for; `other` where its title doesn't say. */
export type Occasion = 'speech' | 'study' | 'report' | 'other';

/** Level of government that a document speaks for; `unknown` where title and text don't say. */
export type Level = 'national' | 'province' | 'city' | 'district' | 'county' | 'unknown';

/** What the manifest says of a corpus document: the facts that users see. */
export interface DocumentInfo {
  /** Made from the content, so that it never changes: `doc-` and the first eight hex digits of `hash`. */
  readonly id: string;
  readonly title: string;
  readonly occasion: Occasion;
  readonly level: Level;
  /** Year the document speaks in; null where the text doesn't say. */
  readonly year: number | null;
  /** Name of its source file. */
  readonly source: string;
  /** SHA-256 of the cleaned file's UTF-8 bytes, in hex. */
  readonly hash: string;
  /** Han characters of title and body. */
  readonly han: number;
}

/**
 * A section heading and the text under it. It starts with its number. It ends where the next section of its run (一是,
 * 二是, …) begins; the last one ends with the enclosing section or, in a run of single paragraphs or clauses, with its
 * paragraph.
 */
export interface Section extends Span {
  /** 1 for 一、, 2 for （一）, 3 for 一是, 一要 and 第一，. Sections of rank 3 can be nested. */
  readonly rank: 1 | 2 | 3;
  /** Number and heading as written, such as 一、深刻领会精神，凝聚共同意志; at most 40 UTF-16 units. */
  readonly heading: string;
}

/**
 * A cleaned document. `text` is its title line, then its paragraphs, one a line. All spans are of UTF-16 units in
 * `text`.
 */
export interface CorpusDocument extends DocumentInfo {
  readonly text: string;
  /** 同志们： and the like, or null. */
  readonly salutation: Span | null;
  /** In order of `start`; empty where the document has no sections. */
  readonly sections: readonly Section[];
  /** Every line after the title, including headings and salutation. */
  readonly paragraphs: readonly Span[];
  /** Every sentence of every paragraph, in order. */
  readonly sentences: readonly Span[];
}

/** `public/corpus/manifest.json`. Each document's cleaned text is `<id>.txt` beside it. */
export interface CorpusManifest {
  readonly format: 1;
  /** SHA-256 of the documents' hashes in order, one a line, in hex: names the state of the corpus. */
  readonly version: string;
  readonly documents: readonly DocumentInfo[];
}

/** The id of the document whose cleaned text has this hash. */
export function documentId(hash: string): string {
  return `doc-${hash.slice(0, 8)}`;
}

/** SHA-256 of a text's UTF-8 bytes, 64 hex digits. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Why a file can't become a document: it isn't text; its encoding is unknown; it is empty; it has nothing but adverts;
 * it has no Chinese text.
 */
type DocumentProblem = 'binary' | 'undecodable' | 'empty' | 'onlyAdverts' | 'noChinese';

const MESSAGES: Readonly<Record<DocumentProblem, string>> = {
  binary: 'is not a text file',
  undecodable: 'is in no supported encoding (UTF-8, UTF-16 with a byte order mark, GB18030)',
  empty: 'is empty',
  onlyAdverts: 'has nothing left after cleaning',
  noChinese: 'has no Chinese text',
};

/** A file that can't become a document. `problem` says why; the message says so in English, with the file's name. */
export class UnusableDocumentError extends Error {
  override readonly name = 'UnusableDocumentError';

  constructor(
    readonly problem: DocumentProblem,
    readonly source: string,
  ) {
    super(`${source} ${MESSAGES[problem]}`);
  }
}
