import type { CorpusDocument } from '../../utils/corpus/document';
import { buildIndex, type CorpusIndex } from '../../utils/index/build';
import { decodeIndex, type EncodedIndex, encodeIndex } from '../../utils/index/encode';
import { GRAM, gramHash } from '../../utils/index/gram-filter';
import { POPUP_LINES } from '../../utils/limits';
import { answerLookUp } from '../../utils/lookup/answer-look-up';
import { buildKnowledge } from '../../utils/match/build-knowledge';
import type { Knowledge } from '../../utils/match/knowledge';
import { matchText } from '../../utils/match/match-text';
import { longestPhraseAt } from '../../utils/match/matcher';
import { minePhrases } from '../../utils/phrases/mine';
import type { Phrase } from '../../utils/phrases/phrase';
import { knownPhrases } from '../../utils/record/find';
import { readRecordFile } from '../../utils/record/read-file';
import type { RecordTable } from '../../utils/record/table';
import { normalise } from '../../utils/text/normalise';

export type { Knowledge, Phrase, RecordTable };

/** Everything that a background has in memory for a corpus. */
export interface Loaded {
  readonly knowledge: Knowledge;
  readonly documents: readonly CorpusDocument[];
  readonly record: RecordTable;
}

/** What the background stores of an installed corpus and needs to answer; structured clone takes it as it is. */
export interface Stored {
  readonly index: EncodedIndex;
  readonly phrases: readonly Phrase[];
}

/** @param file Content of the package's record file. */
export function readRecord(file: Uint8Array<ArrayBuffer>): Promise<RecordTable> {
  return readRecordFile(file);
}

/** Builds the index of documents. */
export function indexOf(documents: readonly { readonly text: string }[]): CorpusIndex {
  return buildIndex(documents);
}

/** Mines the phrases of the documents of an index. */
export function mine(index: CorpusIndex, documents: readonly { readonly text: string }[]): Phrase[] {
  return minePhrases(index, documents);
}

/** What is stored after an installation. */
export function storedForm(index: CorpusIndex, phrases: readonly Phrase[]): Stored {
  return { index: encodeIndex(index), phrases };
}

/** What a starting background makes of what is stored. */
export function knowledgeOf({ index, phrases }: Stored, record: RecordTable): Knowledge {
  return buildKnowledge(decodeIndex(index), phrases, knownPhrases(record));
}

/** All phrases that `findPhrases` looks for, normalised, each once. */
export function phraseTexts({ phrases: { units, strengths, starts } }: Knowledge): string[] {
  return Array.from(strengths, (_, i) => String.fromCharCode(...units.subarray(starts[i], starts[i + 1])));
}

/** A text in the form in which phrases are looked for: normalised, without commas. */
export function searchedForm(source: string): string {
  return normalise(source).text.replaceAll(',', '');
}

/** Finds every place of every phrase. Returns how many there are. @param text In its `searchedForm`. */
export function findPhrases({ phrases }: Knowledge, text: string): number {
  const places: number[] = [];
  let [a, b, c] = [text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2)];
  for (let at = 0; at + GRAM <= text.length; at++) {
    const d = text.charCodeAt(at + GRAM - 1);
    let phrase = longestPhraseAt(phrases, text, at, gramHash(a, b, c, d));
    for (; phrase >= 0; phrase = phrases.shorter[phrase]) places.push(at, phrase);
    a = b;
    b = c;
    c = d;
  }
  return places.length / 2;
}

/** Matches paragraphs as the background does for a page with the settings that a reader has at first. Returns how many marks there are. */
export function matchParagraphs(knowledge: Knowledge, paragraphs: readonly string[]): number {
  let marks = 0;
  for (const paragraph of paragraphs)
    marks += matchText(knowledge, paragraph, { reuse: true, sensitivity: 'normal' }).length;
  return marks;
}

/** Answers a look-up as for the popup. Returns how often the string stands in the corpus. */
export function lookUpString(query: string, loaded: Loaded): number {
  return answerLookUp(query, POPUP_LINES, loaded).frequency;
}
