import { type UserDocument, withBuiltIn } from '../../utils/collections/user-corpus';
import type { CorpusDocument } from '../../utils/corpus/document';
import { makeGeneration } from '../../utils/generation/make-generation';
import { readBundledManifest } from '../../utils/generation/package-files';
import {
  buildIndex,
  type CorpusIndex,
  decodeIndex,
  type EncodedIndex,
  encodeIndex,
} from '../../utils/index/corpus-index';
import { POPUP_LINES } from '../../utils/limits';
import { answerLookUp } from '../../utils/lookup/answer-look-up';
import { type Knowledge, knowledgeOf } from '../../utils/match/knowledge';
import { type KnownWords, knownWordsOf } from '../../utils/match/known-words';
import { buildLexicon, type Lexicon } from '../../utils/match/lexicon';
import { matchFlow } from '../../utils/match/match-page';
import { forEachPhrase, phraseTexts as textsOf } from '../../utils/match/matcher';
import { minePhrases } from '../../utils/phrases/mine';
import type { Phrase } from '../../utils/phrases/phrase';
import { knownEntries } from '../../utils/record/rarity';
import type { RecordTable } from '../../utils/record/table';
import { readRecordFile } from '../../utils/record/table-file';
import { indexSnippets, type SnippetIndex, searchSnippets } from '../../utils/snippets/search';
import type { Snippet } from '../../utils/snippets/snippet';
import type { Generation } from '../../utils/store/corpus';
import { normalise } from '../../utils/text/normalise';
import type { WordList } from '../../utils/words/word-list';
import { readWordListFile } from '../../utils/words/word-list-file';

export type { Knowledge, Phrase, RecordTable, Snippet, SnippetIndex as IndexedSnippets, WordList };

/** Everything that a background has in memory for a corpus. */
export interface Loaded {
  readonly knowledge: Knowledge;
  readonly documents: readonly CorpusDocument[];
  readonly record: RecordTable;
}

/** What the background stores of an installed corpus and needs to answer; structured clone takes it as it is. */
export interface Stored {
  readonly index: EncodedIndex;
  readonly lexicon: Lexicon;
  readonly words: WordList;
  readonly knownWords: KnownWords;
}

/** @param file Content of the package's record file. */
export function readRecord(file: Uint8Array<ArrayBuffer>): Promise<RecordTable> {
  return readRecordFile(file);
}

/** Builds the index of documents. */
export function indexOf(documents: readonly { readonly text: string }[]): CorpusIndex {
  return buildIndex(documents);
}

/** @param file Content of the package's word list. */
export function readWords(file: Uint8Array<ArrayBuffer>): Promise<WordList> {
  return readWordListFile(file);
}

/** Makes everything that is stored of a corpus of own documents beside the bundled ones. Files come through `fetch`. */
export async function generationOf(own: readonly CorpusDocument[]): Promise<Generation> {
  const texts = new Map(own.map(({ id, text }) => [id, text]));
  const documents = own.map(
    ({ id, title, occasion, level, year, source, hash, han, text }, at): UserDocument => ({
      ...{ id, title, occasion, level, year, source, hash, han, collection: 'mine', date: null, url: '' },
      ...{ outlet: '', author: '', addedAt: at, units: text.length },
    }),
  );
  const user = { documents, textless: [], collections: withBuiltIn([]), hidden: [] };
  return makeGeneration(await readBundledManifest(), user, async (ids) => ids.map((id) => texts.get(id)));
}

/** Mines the phrases of the documents of an index. */
export function mine(
  index: CorpusIndex,
  documents: readonly { readonly text: string }[],
  words: WordList,
): Phrase[] {
  return minePhrases(index, documents, words).phrases;
}

/** What is stored after an installation. */
export function storedForm(
  index: CorpusIndex,
  phrases: readonly Phrase[],
  record: RecordTable,
  words: WordList,
): Stored {
  const lexicon = buildLexicon(phrases, knownEntries(record));
  const knownWords = knownWordsOf(words, lexicon.frames, lexicon.wordFacts);
  return { index: encodeIndex(index), lexicon, words, knownWords };
}

/** What the background loads from the store when it starts. */
export function openStored({ index, lexicon, words, knownWords }: Stored): Knowledge {
  return knowledgeOf(decodeIndex(index), lexicon, words, knownWords);
}

/** All phrases that `findPhrases` looks for, normalised, each once. */
export function phraseTexts({ phrases }: Knowledge): string[] {
  return textsOf(phrases);
}

/** A text in the form in which phrases are looked for: normalised, without commas. */
export function searchedForm(source: string): string {
  return normalise(source).text.replaceAll(',', '');
}

/** Finds every place of every phrase. Returns how many there are. @param text In its `searchedForm`. */
export function findPhrases({ phrases }: Knowledge, text: string): number {
  let places = 0;
  let sum = 0;
  const anywhere = () => true;
  // The sum makes sure that every place is counted.
  forEachPhrase(phrases, text, anywhere, anywhere, (start, end, phrase) => {
    places++;
    sum = (sum + start + end + phrase) | 0;
  });
  return Number.isNaN(sum) ? 0 : places;
}

/** Matches paragraphs as the background does for a page with the default settings. Returns how many marks there are. */
export function matchParagraphs(knowledge: Knowledge, paragraphs: readonly string[]): number {
  let marks = 0;
  for (const paragraph of paragraphs)
    marks += matchFlow(knowledge, paragraph, { reuse: true, sensitivity: 'normal' }).matches.length;
  return marks;
}

/** Answers a look-up as for the popup. Returns how often the string occurs in the corpus. */
export function lookUpString(query: string, loaded: Loaded): number {
  return answerLookUp(query, POPUP_LINES, loaded).frequency;
}

/** Makes snippets searchable, as the library does when it has read them. */
export function indexOfSnippets(snippets: readonly Snippet[]): SnippetIndex {
  return indexSnippets(snippets);
}

/** Searches snippets as at each key typed, the counts of the choices included. Returns how many are found. */
export function searchedSnippets(index: SnippetIndex, text: string): number {
  const query = { text, tags: [], site: null, phrase: null, from: null, to: null };
  return searchSnippets(index, query).snippets.length;
}
