import type { Span } from '../text/span';

/** Kind of occasion a document was made for; `other` where the title tells none. */
export type Occasion = 'speech' | 'study' | 'report' | 'other';

/** Level of government that a document speaks for; `unknown` where title and text tell none. */
export type Level = 'national' | 'province' | 'city' | 'district' | 'county' | 'unknown';

/** What the manifest says of a corpus document; the facts a reader sees. */
export interface DocumentInfo {
  /** Stable name made from the content: `doc-` and eight hex digits of `hash`. */
  readonly id: string;
  readonly title: string;
  readonly occasion: Occasion;
  readonly level: Level;
  /** Year the document speaks in, or null where it can't be told from the text. */
  readonly year: number | null;
  /** Name of the file it was cleaned from. */
  readonly source: string;
  /** SHA-256 of the cleaned file's UTF-8 bytes, in hex. */
  readonly hash: string;
  /** Han characters of title and body together. */
  readonly han: number;
}

/**
 * A section heading and the text under it. `start` is where its number stands. `end` is where the next of its run
 * (一是, 二是, …) begins; for the last, where what it stands in ends, or, in a run of single paragraphs or clauses, where
 * its paragraph ends.
 */
export interface Section extends Span {
  /** 1 for 一、, 2 for （一）, 3 for 一是, 一要 and 第一，. One of rank 3 may stand within another. */
  readonly rank: 1 | 2 | 3;
  /** Number and heading as they stand, for instance 一、深刻领会精神，凝聚共同意志; at most 40 UTF-16 units. */
  readonly heading: string;
}

/**
 * A cleaned document. `text` is its title line, a line end, then its paragraphs with a line end between each;
 * every span is of UTF-16 units in `text`.
 */
export interface CorpusDocument extends DocumentInfo {
  readonly text: string;
  /** 同志们： and the like, or null. */
  readonly salutation: Span | null;
  /** In order of `start`; empty where the document has no sections. */
  readonly sections: readonly Section[];
  /** Every line after the title, headings and salutation among them; empty where there is only a title. */
  readonly paragraphs: readonly Span[];
  /** Every sentence of every paragraph, in order. */
  readonly sentences: readonly Span[];
}

/** `public/corpus/manifest.json`. Each document's cleaned text is `<id>.txt` beside it. */
export interface CorpusManifest {
  readonly format: 1;
  /** SHA-256 over the documents' hashes in order, one a line, in hex: names the state of the corpus. */
  readonly version: string;
  readonly documents: readonly DocumentInfo[];
}

/** SHA-256 of a text's UTF-8 bytes, 64 hex digits. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Why a file can't become a document: it holds no text; its bytes are of no encoding that is read; there is nothing
 * in it; nothing but adverts is in it; there is no Chinese in it.
 */
type DocumentProblem = 'binary' | 'undecodable' | 'empty' | 'onlyAdverts' | 'noChinese';

const words: Record<DocumentProblem, string> = {
  binary: 'is not a text file',
  undecodable: 'is in no encoding that can be read (UTF-8, UTF-16 with a byte order mark, GB18030)',
  empty: 'is empty',
  onlyAdverts: 'has nothing left after cleaning',
  noChinese: 'has no Chinese text',
};

/** A file that can't become a document; `problem` says why, the message says it in English with the file's name. */
export class UnusableDocumentError extends Error {
  override readonly name = 'UnusableDocumentError';

  constructor(
    readonly problem: DocumentProblem,
    readonly source: string,
  ) {
    super(`${source} ${words[problem]}`);
  }
}
