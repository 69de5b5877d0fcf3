import { firstIndex } from '../binary-search';
import { countHan } from '../text/han';
import { normalise } from '../text/normalise';
import { COMMA, FIGURE, isBarrier, SLOT } from '../text/units';

/** The sentences of some documents, by which a page with the same text as one of them is recognised. */
export interface SentenceTable {
  /** Hashes of the sentences in ascending order, one for each document that has it. */
  readonly hashes: Uint32Array;
  /** Of each of them the number of the document. */
  readonly documents: Uint16Array;
  /** By number of the document the Han characters of its sentences; 0 for documents that were not looked at. */
  readonly han: Uint32Array;
}

/** Shorter sentences are headings and set phrases that many texts have, Han characters. */
const SENTENCE_HAN = 8;

/** Minimum of sentences, and of Han characters in them, that have to be in a document for it to have most of a page. */
const MIN_SENTENCES = 2;
const MIN_HAN = 30;

/**
 * WHOLE_SHARE of a document's sentences count as all of it: sites abridge a little. The document is then the page's
 * text if it is QUOTED_SHARE of the page or has WHOLE_HAN Han characters: comments and other articles may follow, but a
 * notice of two sentences may also be quoted.
 */
const WHOLE_SHARE = 0.8;
const QUOTED_SHARE = 0.2;
const WHOLE_HAN = 200;

const ENDERS = new Set('。！？；｡!?;…');

/** A sentence as texts are compared in it: without commas, all figures one. */
interface Sentence {
  readonly hash: number;
  readonly han: number;
  /** Whether the text ends it as sentences end; headlines and labels just stop. */
  readonly isEnded: boolean;
}

/** Puts together the sentences of some of the documents. @param numbers Which ones, by their places. */
export function buildSentenceTable(
  documents: readonly { readonly text: string }[],
  numbers: readonly number[],
): SentenceTable {
  const pairs: (readonly [hash: number, document: number])[] = [];
  const han = new Uint32Array(documents.length);
  for (const number of numbers) {
    const { text } = documents[number];
    const hashes = new Set<number>();
    for (const sentence of sentencesOf(text)) {
      if (!hashes.has(sentence.hash)) han[number] += sentence.han;
      hashes.add(sentence.hash);
    }
    // Files may break their lines anywhere, pages hardly do.
    for (const { hash } of sentencesOf(joinedLines(text))) hashes.add(hash);
    for (const hash of hashes) pairs.push([hash, number]);
  }
  pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return {
    hashes: Uint32Array.from(pairs, ([hash]) => hash),
    documents: Uint16Array.from(pairs, ([, document]) => document),
    han,
  };
}

/** What was read of a page's text so far, and with which documents it agrees. */
export class PageSentences {
  readonly #table: SentenceTable;
  readonly #seen = new Set<number>();
  /** Of each document that has a sentence of the page how many it has, and their Han characters. */
  readonly #found = new Map<number, { sentences: number; han: number }>();
  /** Han characters of the sentences that count for the page as a whole. */
  #han = 0;

  constructor(table: SentenceTable) {
    this.#table = table;
  }

  /** Reads a piece of the page's text; a sentence that was read before does not count again. */
  read(text: string): void {
    const { hashes, documents } = this.#table;
    for (const { hash, han, isEnded } of sentencesOf(text)) {
      if (this.#seen.has(hash)) continue;
      this.#seen.add(hash);
      let at = firstIndex(hashes.length, (index) => hashes[index] < hash);
      // Headlines of other articles are no text of this one; those that a document has are.
      if (isEnded || hashes[at] === hash) this.#han += han;
      for (; hashes[at] === hash; at++) {
        const found = this.#found.get(documents[at]) ?? { sentences: 0, han: 0 };
        this.#found.set(documents[at], { sentences: found.sentences + 1, han: found.han + han });
      }
    }
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

/** Numbers of the documents that are the same text as a whole one, ascending. */
export function documentsLike(table: SentenceTable, text: string): number[] {
  const sentences = new PageSentences(table);
  sentences.read(text);
  return sentences.sameText();
}

/** The sentences of a text that are long enough to be recognised by, one after the other. */
function* sentencesOf(source: string): Generator<Sentence> {
  const { text, starts } = normalise(source);
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const unit = text.charCodeAt(at);
    if (at < text.length && (!isBarrier(unit) || unit === SLOT || unit === FIGURE)) continue;
    const han = countHan(text, start, at);
    if (han >= SENTENCE_HAN)
      yield { hash: hashOf(text, start, at), han, isEnded: ENDERS.has(source[starts[at]] ?? '') };
    start = at + 1;
  }
}

/** Without the ends of lines at which no sentence ends. */
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
