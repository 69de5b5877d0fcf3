/** What surfaces show of an entry, in the interface's language; empty where there is nothing. */
export interface Meaning {
  /** Empty where it is the wording that is shown. */
  readonly headword: string;
  readonly pinyin: string;
  readonly english: string;
  /** Whose rendering it is. */
  readonly by: string;
  readonly explanation: string;
  /** What a numbered formulation counts, in one line. */
  readonly items: string;
  /** Where the items were found, if that isn't the entry itself. */
  readonly itemsFrom: string;
}
