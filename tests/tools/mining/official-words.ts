import { type CorpusIndex, documentAt } from '../../../utils/index/corpus-index';
import { WORD_BEGINS, WORD_ENDS } from '../../../utils/phrases/edges';
import { logRatio, sum } from '../../../utils/phrases/measures';
import { countHan } from '../../../utils/text/han';

/** What a list of general Chinese says about a word; tags as in ICTCLAS (n noun, v verb, vn verbal noun, i idiom …). */
export interface GeneralWord {
  readonly frequency: number;
  readonly tag: string;
}

export type GeneralWords = ReadonlyMap<string, GeneralWord>;

/** A word of official texts, in comparison with general Chinese. */
export interface OfficialWord {
  /** Occurrences in the texts. */
  readonly frequency: number;
  /** Documents that have it, by their numbers. */
  readonly documents: ReadonlyMap<number, number>;
  /** `logRatio` of its frequency here and in general Chinese: above 0 for words that officials use more. */
  readonly keyness: number;
  /** Part of speech in the general list; '' where the list doesn't have it. */
  readonly tag: string;
}

/** Every word of Han characters of the index's documents. `bits` are those of `edgeBits`. */
export function officialWords(
  index: CorpusIndex,
  bits: Uint8Array,
  general: GeneralWords,
): Map<string, OfficialWord> {
  const counts = new Map<string, Map<number, number>>();
  let total = 0;
  let start = 0;
  for (let at = 0; at < index.text.length; at++) {
    if (bits[at] & WORD_BEGINS) start = at;
    if ((bits[at] & WORD_ENDS) === 0) continue;
    const word = String.fromCharCode(...index.text.subarray(start, at + 1));
    if (countHan(word) < word.length) continue;
    total++;
    const document = documentAt(index, at);
    const documents = counts.get(word) ?? new Map<number, number>();
    documents.set(document, (documents.get(document) ?? 0) + 1);
    counts.set(word, documents);
  }
  let generalTotal = 0;
  for (const { frequency } of general.values()) generalTotal += frequency;
  const words = new Map<string, OfficialWord>();
  for (const [word, documents] of counts) {
    const frequency = sum(documents.values());
    const { frequency: there = 0, tag = '' } = general.get(word) ?? {};
    words.set(word, {
      frequency,
      documents,
      keyness: logRatio(frequency, total, there, generalTotal),
      tag,
    });
  }
  return words;
}

/** `logRatio` of every Han character, counted in the words of the official texts and of the general list. */
export function characterKeyness(
  words: ReadonlyMap<string, OfficialWord>,
  general: GeneralWords,
): Map<string, number> {
  const here = countCharacters(words);
  const there = countCharacters(general);
  const keyness = new Map<string, number>();
  for (const [character, count] of here.counts) {
    keyness.set(character, logRatio(count, here.total, there.counts.get(character) ?? 0, there.total));
  }
  return keyness;
}

function countCharacters(words: ReadonlyMap<string, { readonly frequency: number }>) {
  const counts = new Map<string, number>();
  let total = 0;
  for (const [word, { frequency }] of words) {
    for (const character of word) counts.set(character, (counts.get(character) ?? 0) + frequency);
    total += frequency * word.length;
  }
  return { counts, total };
}
