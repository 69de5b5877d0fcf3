import { firstIndex } from '../binary-search';
import { countHan } from '../text/han';
import { normalise } from '../text/normalise';
import { COMMA, FIGURE, isBarrier, SLOT } from '../text/units';

/** The sentences of some documents, by which a page with the same text as one of them is recognised. */
export interface SentenceTable {
  /** Hashes of the sentences, ascending; one entry for each document that has the sentence. */
  readonly hashes: Uint32Array;
  /** For each entry, the number of the document. */
  readonly documents: Uint16Array;
  /** For each document of the corpus, the Han characters of its sentences; 0 if it is not in the table. */
  readonly han: Uint32Array;
}

/** Minimum length of a sentence, Han characters; shorter ones are headings and set phrases that many texts share. */
const SENTENCE_HAN = 8;

/** Minimum number of shared sentences, and of Han characters in them, for a document to have most of a page. */
const MIN_SENTENCES = 2;
const MIN_HAN = 30;

/**
 * WHOLE_SHARE of a document's sentences count as all of it, since sites abridge a little. The document is then the
 * page's text if it makes up QUOTED_SHARE of the page or WHOLE_HAN Han characters: comments and other articles may
 * follow it, but a notice of two sentences may just be quoted.
 */
const WHOLE_SHARE = 0.8;
const QUOTED_SHARE = 0.2;
const WHOLE_HAN = 200;

const ENDERS = new Set('。！？；｡!?;…');

/**
 * Takes a sentence as it is compared: without commas, all figures alike.
 * @param isEnded Whether it ends with a sentence ender; headlines and labels don't.
 */
type VisitSentence = (hash: number, han: number, isEnded: boolean) => void;

/** Builds the table of some documents. @param numbers Their indices in `documents`. */
export function buildSentenceTable(
  documents: readonly { readonly text: string }[],
  numbers: readonly number[],
): SentenceTable {
  // One number for each sentence of a document, in the order of hash, then document.
  const entries: number[] = [];
  const han = new Uint32Array(documents.length);
  for (const number of numbers) {
    const { text } = documents[number];
    const hashes = new Set<number>();
    forEachSentence(text, (hash, size) => {
      if (!hashes.has(hash)) han[number] += size;
      hashes.add(hash);
    });
    // Files may break lines anywhere; pages rarely do.
    forEachSentence(joinedLines(text), (hash) => hashes.add(hash));
    for (const hash of hashes) entries.push(hash * MOST_DOCUMENTS + number);
  }
  const sorted = Float64Array.from(entries).sort();
  return {
    hashes: Uint32Array.from(sorted, (entry) => Math.floor(entry / MOST_DOCUMENTS)),
    documents: Uint16Array.from(sorted, (entry) => entry % MOST_DOCUMENTS),
    han,
  };
}

/** The numbers of documents are of 16 bits, hashes of 32: together they are less than a number can hold exactly. */
const MOST_DOCUMENTS = 0x10000;

/** The sentences of a page read so far, and the documents that share them. */
export class PageSentences {
  readonly #table: SentenceTable;
  readonly #seen = new Set<number>();
  /** For each document that shares a sentence with the page, how many it shares, and their Han characters. */
  readonly #found = new Map<number, { sentences: number; han: number }>();
  /** Han characters of the sentences that count for the page as a whole. */
  #han = 0;

  constructor(table: SentenceTable) {
    this.#table = table;
  }

  /** Reads a piece of the page's text; repeated sentences count once. */
  read(text: string): void {
    const { hashes, documents } = this.#table;
    forEachSentence(text, (hash, han, isEnded) => {
      if (this.#seen.has(hash)) return;
      this.#seen.add(hash);
      let at = firstIndex(hashes.length, (index) => hashes[index] < hash);
      // Headlines of other articles don't belong to this text; those that a document has do.
      if (isEnded || hashes[at] === hash) this.#han += han;
      for (; hashes[at] === hash; at++) {
        const found = this.#found.get(documents[at]) ?? { sentences: 0, han: 0 };
        this.#found.set(documents[at], { sentences: found.sentences + 1, han: found.han + han });
      }
    });
  }

  /** Whether any document has a sentence of the page. */
  get hasAny(): boolean {
    return this.#found.size > 0;
  }

  /** Numbers of the documents that are the same text as the page, ascending. */
  sameText(): number[] {
    return Array.from(this.#found)
      .filter(([document, { sentences, han }]) => {
        const share = han / this.#han;
        const isWhole = han >= WHOLE_SHARE * this.#table.han[document];
        const isSeveral = sentences >= MIN_SENTENCES;
        if (share > 0.5 && han >= MIN_HAN && (isSeveral || isWhole)) return true;
        return isWhole && isSeveral && (share >= QUOTED_SHARE || han >= WHOLE_HAN);
      })
      .map(([document]) => document)
      .sort((a, b) => a - b);
  }
}

/** Numbers of the documents that are the same text as the given one, ascending. */
export function documentsLike(table: SentenceTable, text: string): number[] {
  const sentences = new PageSentences(table);
  sentences.read(text);
  return sentences.sameText();
}

/** Calls back with each sentence of a text that has at least SENTENCE_HAN Han characters, in order. */
function forEachSentence(source: string, visit: VisitSentence): void {
  const { text, starts } = normalise(source);
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const unit = text.charCodeAt(at);
    if (at < text.length && (!isBarrier(unit) || unit === SLOT || unit === FIGURE)) continue;
    const han = countHan(text, start, at);
    if (han >= SENTENCE_HAN) visit(hashOf(text, start, at), han, ENDERS.has(source[starts[at]] ?? ''));
    start = at + 1;
  }
}

/** Removes line ends at which no sentence ends. */
function joinedLines(text: string): string {
  return text.replace(/([^\n])\n/g, (whole, last: string) => (ENDERS.has(last) ? whole : last));
}

/** FNV-1a over the units, commas left out, then mixed. Source: G. Fowler, L. C. Noll, K.-P. Vo, RFC 9923. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== COMMA) hash = Math.imul(hash ^ unit, 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}
