/** A line of what surfaces show of an entry. */
export interface MeaningLine {
  readonly name: 'headword' | 'pinyin' | 'english' | 'by' | 'items' | 'explanation';
  readonly text: string;
  /** Where it isn't that of the interface. */
  readonly lang?: string;
}

/** What surfaces show of an entry, in the interface's language, in the order of the lines. */
export type Meaning = readonly MeaningLine[];
