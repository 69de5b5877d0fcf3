/** A boilerplate phrase of the corpus. */
export interface Phrase {
  /** Normalised text: the key by which pages are matched and the phrase is looked up. */
  readonly text: string;
  /** Occurrences in the corpus. */
  readonly frequency: number;
  /** Documents that have it. */
  readonly documentFrequency: number;
}
