import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { CorpusIndex } from '../../../utils/index/corpus-index';
import { commonPrefixes, suffixArray } from '../../../utils/index/suffix-array';
import type { ArticleCollection, RecordReport } from '../../../utils/record/table';
import { BARRIER } from '../../../utils/text/units';
import type { WordList } from '../../../utils/words/word-list';
import { SourceFolderError } from '../source-folder';
import { countedLine, IN_COLUMN } from './counted-form';
import { type CountedText, listSources, type TextLine, textsOf } from './dated-texts';
import { NameFinder } from './person-names';

/** A text without its lines. */
export type TextName =
  | { readonly kind: 'report'; readonly report: RecordReport }
  | { readonly kind: 'day'; readonly date: string }
  | { readonly kind: 'article'; readonly collection: ArticleCollection };

/** All texts of all collections, indexed together. Takes some 12 bytes a unit. */
export interface AllTexts {
  /** In the order of the index: reports, days of news, articles. */
  readonly names: readonly TextName[];
  readonly index: CorpusIndex;
  /** The bits of `counted-form.ts` for each unit of the index. */
  readonly bits: Uint8Array;
  /** Number of the text for each unit of the index. */
  readonly numbers: Uint16Array;
  /** Names of persons of whom the news says what they did. */
  readonly persons: NameFinder;
}

/** A headline that has been used on this number of days is the name of a column. */
const COLUMN_DAYS = 10;
/** Columns are also named in brackets before a headline. */
const COLUMN = /^\s*【[^】]*】/;

/** Follows every text, as in every index. */
const SEPARATOR = 0;

/** All texts in one, before they are indexed. */
type CollectedTexts = Omit<AllTexts, 'index'> & Pick<CorpusIndex, 'text' | 'documentStarts'>;

/** `collectTexts` and `indexTexts`. */
export async function readAllTexts(
  folders: readonly string[],
  words: WordList,
  say: (what: string) => void,
): Promise<AllTexts> {
  return indexTexts(await collectTexts(folders, words, say), say);
}

/** Sorts the suffixes of collected texts. */
function indexTexts(
  { text, documentStarts, ...texts }: CollectedTexts,
  say: (what: string) => void,
): AllTexts {
  say(`sorting ${text.length} units`);
  const suffixes = suffixArray(text);
  say('comparing neighbours');
  const prefixes = commonPrefixes(text, suffixes);
  // Nothing here asks the filter.
  return { ...texts, index: { text, documentStarts, suffixes, prefixes, filter: new Uint32Array(0) } };
}

/**
 * Reads all texts below some folders, file by file.
 * @param say Called now and then with what is done.
 * @throws What `listSources` and `textsOf` throw.
 */
async function collectTexts(
  folders: readonly string[],
  words: WordList,
  say: (what: string) => void,
): Promise<CollectedTexts> {
  const { files, problems } = await listSources(folders);
  if (problems.length > 0) throw new SourceFolderError(problems);
  const columns = new Map<string, number>();
  const persons = new NameFinder();
  let bytes = 0;
  for (const file of files) {
    bytes += (await stat(path.join(file.folder, file.name))).size;
    if (file.kind !== 'news') continue;
    for (const { lines } of await textsOf(file))
      for (const { text, isHeadline } of lines) {
        if (isHeadline) columns.set(text, (columns.get(text) ?? 0) + 1);
        persons.add(text);
      }
  }
  const isColumn = (headline: string) => (columns.get(headline) ?? 0) >= COLUMN_DAYS;
  const store = new TextStore(bytes / 2);
  let done = 0;
  for (const file of files) {
    for (const text of await textsOf(file)) store.add(text, words, isColumn);
    if (++done % 40 === 0) say(`read ${done} of ${files.length} files, ${store.length} units`);
  }
  return { ...store.done(), persons };
}

class TextStore {
  readonly #names: TextName[] = [];
  readonly #starts = [0];
  #units: Uint16Array;
  #bits: Uint8Array;
  #numbers: Uint16Array;
  #length = 0;

  constructor(capacity: number) {
    const room = Math.ceil(capacity) + 1;
    this.#units = new Uint16Array(room);
    this.#bits = new Uint8Array(room);
    this.#numbers = new Uint16Array(room);
  }

  get length(): number {
    return this.#length;
  }

  add({ lines, ...name }: CountedText, words: WordList, isColumn: (headline: string) => boolean): void {
    for (const line of lines) {
      const { text, bits } = countedLine(line.text, words);
      const columnUnits = line.isHeadline ? columnEnd(line, isColumn, words) : 0;
      for (let i = 0; i < text.length; i++)
        this.#put(text.charCodeAt(i), bits[i] | (i < columnUnits ? IN_COLUMN : 0));
      this.#put(BARRIER, 0);
    }
    this.#put(SEPARATOR, 0);
    this.#names.push(name);
    this.#starts.push(this.#length);
  }

  #put(unit: number, bits: number): void {
    if (this.#length === this.#units.length) this.#grow();
    this.#units[this.#length] = unit;
    this.#bits[this.#length] = bits;
    this.#numbers[this.#length++] = this.#names.length;
  }

  #grow(): void {
    const room = Math.ceil(this.#units.length * 1.5) + 1024;
    const longer = <T extends Uint16Array | Uint8Array>(array: T, into: T): T => {
      into.set(array);
      return into;
    };
    this.#units = longer(this.#units, new Uint16Array(room));
    this.#bits = longer(this.#bits, new Uint8Array(room));
    this.#numbers = longer(this.#numbers, new Uint16Array(room));
  }

  done(): Omit<CollectedTexts, 'persons'> {
    return {
      names: this.#names,
      text: this.#units.subarray(0, this.#length),
      bits: this.#bits.subarray(0, this.#length),
      numbers: this.#numbers.subarray(0, this.#length),
      documentStarts: Int32Array.from(this.#starts),
    };
  }
}

/** How many units of a headline are the name of a column. */
function columnEnd({ text }: TextLine, isColumn: (headline: string) => boolean, words: WordList): number {
  if (isColumn(text)) return Infinity;
  const name = COLUMN.exec(text);
  return name === null ? 0 : countedLine(name[0], words).text.length;
}
